"""Stored pieces as readers get them: what may be read, read at once, and what it refers to."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

import orjson
from django.conf import settings
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageViewRestriction
from wagtailmedia.models import get_media_model

from cms.http.compiled import Compiled
from cms.outputs.website_values import Context, Known, uris_in
from cms.piece import timestamp
from cms.publishing.in_force import superseded
from cms.publishing.models import PublishedPiece
from cms.publishing.models.pieces import PieceQuerySet

# The names that a piece's content has for what the row's columns hold too.
COLUMNS = {
    "page_id": "page_id",
    "page_type": "page_type",
    "language": "language",
    "slug": "slug",
    "path": "path",
    "title": "title",
    "first_published_at": "published_at",
}


def readable() -> PieceQuerySet:
    """The pieces that anybody may read: public ones whose page is live, itself and unrestricted.

    The page is asked as well, so that what a script took down or closed behind the press's back is
    closed at once, and not after the nightly comparison.
    """
    return _readable().all()


@lru_cache(maxsize=1)
def _readable() -> PieceQuerySet:
    """Built once; never evaluated itself."""
    place = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.alias(below=place)
    restricted = restrictions.filter(below__startswith=F("page__path"))
    pages = Page.objects.filter(live=True, alias_of=None).exclude(Exists(restricted))
    found = PublishedPiece.objects.public().filter(page_id__in=pages.order_by().values("pk"))
    return cast("PieceQuerySet", found)


def content_of(page_id: int) -> dict[str, Any] | None:
    """The content of the page's piece, if anybody may read it."""
    rows = _CONTENT.rows([page_id])
    content: dict[str, Any] | None = orjson.loads(rows[0][0]) if rows else None
    return content


def by_json(ids: Sequence[int], column: str) -> list[dict[str, Any]]:
    """The JSON ``column`` of the pieces with these ids, in the ids' order, by one query."""
    texts: dict[int, str] = dict(_BY_JSON[column].rows(ids)) if ids else {}
    return [orjson.loads(texts[each]) for each in ids if each in texts]


def by_columns(ids: Sequence[int]) -> list[dict[str, Any]]:
    """What listings show by default of the pieces with these ids, without reading any JSON."""
    found = PublishedPiece.objects.filter(pk__in=ids).values_list("pk", *COLUMNS.values())
    rows = {row[0]: dict(zip(COLUMNS, row[1:], strict=True)) for row in found}
    for data in rows.values():
        moment = data["first_published_at"]
        data["first_published_at"] = moment and timestamp(moment)
    return [rows[each] for each in ids if each in rows]


def context_for(
    values: Any = None,
    *,
    pieces: Iterable[Mapping[str, Any]] = (),
    in_languages: Iterable[int] = (),
) -> Context:
    """The context in which ``values`` (stored JSON) are shown: one query for all they refer to.

    One more if any of ``pieces`` (the data of which it will be said whether they are in force) has
    a time at all; one for the other languages of the pages with the ids ``in_languages``.
    """
    translated = sorted(in_languages)
    timed = [data["uri"] for data in pieces if data.get("in_force_until")]
    ended = superseded(timed, among=readable()) if timed else {}
    uris = (uris_in(values) if values else set()) | {by for by, _since in ended.values()}
    return Context(
        public_url=settings.PREGON_PUBLIC_URL,
        site_url=settings.PREGON_SITE_URL,
        media_url=settings.PREGON_PUBLIC_URL + settings.MEDIA_URL,
        image_type=get_image_model()._meta.label,
        document_type=get_document_model()._meta.label,
        recording_type=get_media_model()._meta.label,
        moment=timezone.now(),
        pieces=known_pieces(uris) if uris else {},
        superseded=ended,
        languages=pieces_in_languages(translated) if translated else {},
    )


def known_pieces(uris: Iterable[str]) -> Mapping[str, Known]:
    """Those of ``uris`` that may be read now."""
    rows = _KNOWN.rows(sorted(uris))
    return {
        row[1]: Known(id=row[0], uri=row[1], type=row[2], title=row[3], path=row[4]) for row in rows
    }


def pieces_in_languages(ids: Sequence[int]) -> Mapping[str, tuple[Known, ...]]:
    """Of the pages with these ids, by translation key: the piece in each language in which it may
    be read now."""
    found: dict[str, tuple[Known, ...]] = {}
    for key, language, *rest in _LANGUAGES.rows(ids):
        known = dict(zip(("id", "uri", "type", "title", "path"), rest, strict=True))
        found[str(key)] = (*found.get(str(key), ()), Known(language=language, **known))
    return found


def _json_of(column: str) -> Compiled:
    text = Cast(column, TextField())
    return Compiled(lambda ids: PublishedPiece.objects.filter(pk__in=ids).values_list("pk", text))


_CONTENT = Compiled(
    lambda ids: readable().filter(page_id__in=ids).values_list(Cast("content", TextField()))
)
_BY_JSON = {column: _json_of(column) for column in ("brief", "content")}
_KNOWN = Compiled(
    lambda uris: (
        readable()
        .filter(identity__uri__in=uris)
        .values_list("page_id", "identity__uri", "page_type", "title", "path")
    )
)


def _same_in_all_languages(ids: Sequence[int]) -> Any:
    """The pages table has an index for it; that of the pieces hasn't."""
    keys = Page.objects.filter(pk__in=ids).order_by().values("translation_key")
    return Page.objects.filter(translation_key__in=keys).order_by().values("pk")


_LANGUAGES = Compiled(
    lambda ids: (
        readable()
        .filter(page_id__in=_same_in_all_languages(ids))
        .values_list(
            "translation_key",
            "language",
            "page_id",
            "identity__uri",
            "page_type",
            "title",
            "path",
        )
    )
)
