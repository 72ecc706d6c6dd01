"""More bulletins than there is time to publish: copies of published ones, row by row in SQL.

A copy is what publishing would have left, with an identity, an address and a place in the tree of
its own. Only for measuring, and only on PostgreSQL.
"""

from django.db import connection, transaction

_RELATIONS = ("temas", "dependencias", "zonas", "voceros")
# One row a copy: from which page and piece, to which ids, uri, slug and path.
_PLAN = """
CREATE TEMPORARY TABLE plan ON COMMIT DROP AS
SELECT page.id AS page, piece.id AS piece, identity.uri AS uri, page.slug AS slug,
       (SELECT max(id) FROM wagtailcore_page) + n AS new_page,
       (SELECT max(id) FROM cms_publishing_publishedpiece) + n AS new_piece,
       'urn:uuid:' || gen_random_uuid() AS new_uri, 'copia-' || n AS new_slug,
       left(page.path, -4) || lpad(upper(to_hex(36864 + n)), 4, '0') AS new_path,
       n
FROM (SELECT *, row_number() OVER (ORDER BY id) - 1 AS rank FROM cms_publishing_publishedpiece
      WHERE is_current AND page_type = 'noticias.NoticiaPage') piece
JOIN wagtailcore_page page ON page.id = piece.page_id
JOIN cms_publishing_pieceidentity identity ON identity.page_id = page.id
JOIN generate_series(1, %s) n ON n %% %s = piece.rank
"""


def multiply(wanted: int, published: int) -> None:
    """Copy the ``published`` bulletins in turn until there are ``wanted``."""
    if wanted <= published:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_PLAN, [wanted - published, published])
        for table, changes in _CHANGES.items():
            cursor.execute(_copy(table, changes))
        cursor.execute(
            "UPDATE wagtailcore_page SET numchild = %s WHERE path = "
            "(SELECT left(min(new_path), -4) FROM plan)",
            [wanted],
        )


def _copy(table: str, changes: dict[str, str]) -> str:
    """The statement that copies the rows of ``table`` that belong to a planned page or piece."""
    belongs = changes.pop("")
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
    columns = [each.name for each in described if changes.get(each.name) != "default"]
    values = [changes.get(name, f'old."{name}"') for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    return (
        f'INSERT INTO "{table}" ({names}) SELECT {", ".join(values)} '  # noqa: S608 - our own words
        f'FROM "{table}" old JOIN plan ON {belongs}'
    )


_RENAMED = (
    "replace(replace(replace(old.{0}::text, plan.uri, plan.new_uri), "
    "'\"page_id\": ' || plan.page || ',', '\"page_id\": ' || plan.new_page || ','), "
    "plan.slug || '\"', plan.new_slug || '\"')::jsonb"
)
_CHANGES: dict[str, dict[str, str]] = {
    "wagtailcore_page": {
        "": "old.id = plan.page",
        "id": "plan.new_page",
        "path": "plan.new_path",
        "slug": "plan.new_slug",
        "url_path": "left(old.url_path, -length(plan.slug) - 1) || plan.new_slug || '/'",
        "translation_key": "gen_random_uuid()",
        "live_revision_id": "NULL",
        "latest_revision_id": "NULL",
    },
    "noticias_noticiapage": {"": "old.page_ptr_id = plan.page", "page_ptr_id": "plan.new_page"},
    **{
        f"noticias_noticiapage_{name}": {
            "": "old.noticiapage_id = plan.page",
            "id": "default",
            "noticiapage_id": "plan.new_page",
        }
        for name in _RELATIONS
    },
    "cms_publishing_pieceidentity": {
        "": "old.page_id = plan.page",
        "page_id": "plan.new_page",
        "uri": "plan.new_uri",
        "number": "10000 + plan.n",
    },
    "cms_publishing_publishedpiece": {
        "": "old.id = plan.piece",
        "id": "plan.new_piece",
        "identity_id": "plan.new_page",
        "page_id": "plan.new_page",
        "slug": "plan.new_slug",
        "path": "'/noticias/' || plan.new_slug || '/'",
        "tree_path": "plan.new_path",
        "translation_key": "gen_random_uuid()::text",
        "published_at": "old.published_at + plan.n * interval '1 minute'",
        "content": _RENAMED.format("content"),
        "brief": _RENAMED.format("brief"),
    },
    "cms_publishing_pieceuse": {
        "": "old.piece_id = plan.piece",
        "id": "default",
        "piece_id": "plan.new_piece",
    },
    "cms_publishing_searchword": {
        "": "old.piece_id = plan.piece",
        "id": "default",
        "piece_id": "plan.new_piece",
    },
}
