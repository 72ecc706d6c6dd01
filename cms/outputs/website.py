"""The website's JSON of a piece, in the shape of Wagtail's API v2.

A body is what ``GET /api/v2/pages/<id>/`` answers::

    {"id": 7,
     "meta": {"type": "noticias.NoticiaPage", "detail_url": "…", "html_url": "…", "slug": "lluvias",
              "show_in_menus": false, "seo_title": "", "search_description": "",
              "first_published_at": "2026-11-22T18:00:00Z", "alias_of": null, "parent": {…},
              "locale": "es-hn",
              "translations": [{"id", "locale", "title", "detail_url", "html_url"}],
              "uri": "urn:uuid:…", "kind": "noticia", "version": 1,
              "updated_at": "2026-11-22T18:00:00Z"},
     "title": "…", "numero": "045-2026", "correcciones": [], "vigencia": null,
     …the type's own fields…}

``vigencia`` is of pieces with an end (an alert): ``{"desde", "hasta", "vigente": bool,
"sustituida_por": {…} | null}``, true for the context's moment.

Everything comes from the piece's data (``cms.piece.as_data``) and the context: the addresses of
this installation, and which of the other pieces may be seen now.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cms.outputs.website_fields import ALL, Choice, Config, choose
from cms.outputs.website_values import (
    Context,
    html_url,
    iso,
    linked,
    page_url,
    rendered,
)
from cms.piece import timestamp

META_FIELDS = (
    "type",
    "detail_url",
    "html_url",
    "slug",
    "show_in_menus",
    "seo_title",
    "search_description",
    "first_published_at",
    "alias_of",
    "parent",
    "locale",
    "translations",
    "uri",
    "kind",
    "version",
    "updated_at",
)
# What a listing shows unless asked otherwise; stock v2's own list.
LISTED = frozenset(
    {"id", "type", "detail_url", "html_url", "slug", "first_published_at", "locale", "title"}
)
# What can be written without reading the piece's content: a row's own columns have it.
FROM_COLUMNS = LISTED
DETAIL_ONLY = frozenset({"parent", "translations"})
OWN_FIELDS = ("numero", "correcciones", "vigencia")  # of every piece that isn't structure


def _in_other_languages(data: Mapping[str, Any], context: Context) -> list[dict[str, Any]]:
    """The same piece in the other languages in which it is out, by language."""
    same = context.languages.get(data["translation_key"], ())
    return [
        {
            "id": each.id,
            "locale": each.language,
            "title": each.title,
            "detail_url": page_url(each.id, context),
            "html_url": html_url(each.path, context),
        }
        for each in sorted(same, key=lambda each: each.language)
        if each.uri != data["uri"]
    ]


_META: Mapping[str, Callable[[Mapping[str, Any], Context], Any]] = {
    "type": lambda data, context: data["page_type"],
    "detail_url": lambda data, context: page_url(data["page_id"], context),
    "html_url": lambda data, context: html_url(data["path"], context),
    "slug": lambda data, context: data["slug"],
    "show_in_menus": lambda data, context: data["in_menus"],
    "seo_title": lambda data, context: data["seo_title"],
    "search_description": lambda data, context: data["summary"],
    "first_published_at": lambda data, context: iso(data["first_published_at"]),
    "alias_of": lambda data, context: None,  # an alias is never a piece
    "parent": lambda data, context: _parent(data["parent"], context),
    "locale": lambda data, context: data["language"],
    "translations": _in_other_languages,
    "uri": lambda data, context: data["uri"],
    "kind": lambda data, context: data["kind"],
    "version": lambda data, context: data["version"],
    "updated_at": lambda data, context: iso(data["updated_at"]),
}


def website(
    data: Mapping[str, Any], context: Context, *, choice: Choice | None = None
) -> dict[str, Any]:
    """The body of ``data``, a piece as data; all of it, or what ``choice`` names.

    Raises:
        WrongFields: ``choice`` asks for something inside a value that has nothing of the kind.
    """
    if choice is None:
        choice = choose((), available=available_in(data), default=ALL)
    body: dict[str, Any] = {}
    if "id" in choice.names:
        body["id"] = data["page_id"]
    meta = {name: _META[name](data, context) for name in META_FIELDS if name in choice.names}
    if meta:
        body["meta"] = meta
    for name in choice.names:
        if name != "id" and name not in _META:
            body[name] = choice.within(name, _own(name, data, context))
    return body


def available_in(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of all that the body of ``data`` can show, in order."""
    return available(data["fields"], structural=data["kind"] == "estructura")


def available(fields: Iterable[str], *, structural: bool) -> tuple[str, ...]:
    """The names of all that bodies of a type with these ``fields`` can show, in order."""
    own = () if structural else OWN_FIELDS
    return tuple(dict.fromkeys(("id", *META_FIELDS, "title", *own, *fields)))


def chosen_values(data: Mapping[str, Any], choice: Choice) -> list[Any]:
    """The stored values that ``choice`` will show: where to look for references to resolve."""
    fields = data.get("fields", {})
    parent = [data.get("parent")] if "parent" in choice.names else []
    return [fields[name] for name in choice.names if name in fields] + parent


def card(data: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """A piece as front pages announce it, whatever its type: a listing's item and its lead."""
    listed = choose((), available=available_in(data), default=LISTED)
    return {
        **website(data, context, choice=listed),
        "numero": data["number"],
        "volanta": data["kicker"],
        "bajada": data["lead"],
        "fecha": data["dateline"],
        "urgencia": data["urgency"],
        "imagen": rendered(data["image"], context),
        "vigencia": _in_force(data, context),
    }


def choice_for(config: Config, data: Mapping[str, Any]) -> Choice:
    """What ``?fields=`` chooses of one piece's own body.

    Raises:
        WrongFields: it names something that the body doesn't have.
    """
    return choose(config, available=available_in(data), default=ALL)


def _own(name: str, data: Mapping[str, Any], context: Context) -> Any:
    if name == "title":
        return data["title"]
    if name == "numero":
        return data["number"]
    if name == "vigencia":
        return _in_force(data, context)
    if name == "correcciones":
        return [
            {"decia": each["wrong"], "correcto": each["right"], "fecha": iso(each["at"])}
            for each in data["corrections"]
        ]
    return rendered(data["fields"].get(name), context)


def _in_force(data: Mapping[str, Any], context: Context) -> dict[str, Any] | None:
    start, end = data["in_force_from"], data["in_force_until"]
    if not (start and end):
        return None
    by, since = context.superseded.get(data["uri"], (None, None))
    now = timestamp(context.moment)  # the stored form: text order is time order
    successor = context.pieces.get(by) if by else None
    return {
        "desde": iso(start),
        "hasta": iso(end),
        "vigente": start <= now < end and not (since and since <= context.moment),
        "sustituida_por": linked(successor, context) if successor else None,
    }


def _parent(uri: str | None, context: Context) -> dict[str, Any] | None:
    known = context.pieces.get(uri) if uri else None
    if known is None:
        return None
    link = linked(known, context)
    meta = {name: link[name] for name in ("type", "detail_url", "html_url")}
    return {"id": known.id, "meta": meta, "title": known.title}
