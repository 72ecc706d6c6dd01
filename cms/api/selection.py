"""Which pages a listing shows, and in which order: parameters become one SQL selection.

Everything is asked of the stored piece's row, never of the page's fields: a draft, or what a script
wrote into a page, can't be guessed at by filters. Only the shape of the tree is the pages'.
"""

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.db.models import DecimalField, F, Q
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.api.page_types import PageType, converted
from cms.api.parameters import (
    LISTING,
    Query,
    language,
    moment_of,
    names_in,
    question,
    whole_number,
    yes_or_no,
)
from cms.api.stored import readable
from cms.http.problems import wrong_parameter
from cms.publishing.digest import BAR
from cms.publishing.models.pieces import PieceQuerySet
from cms.publishing.search_text import matching

TREE = ("child_of", "descendant_of", "ancestor_of", "translation_of")
# Parameters that are columns of the piece's row, and those that are facets of every type.
_COLUMNS = {
    "id": "page_id",
    "title": "title",
    "slug": "slug",
    "first_published_at": "published_at",
}
_ORDERS = {**_COLUMNS, "locale": "language", "updated_at": "updated_at"}
_AMOUNT: Any = DecimalField(max_digits=20, decimal_places=4)
_FACETS = ("show_in_menus", "seo_title", "search_description", "numero")


def known_parameters(page_type: PageType) -> set[str]:
    """Every parameter that a listing of ``page_type`` understands."""
    return {*LISTING, *TREE, "type", "locale", *_COLUMNS, *_FACETS, *page_type.filters}


def select(query: Query, page_type: PageType) -> PieceQuerySet:
    """The pieces that ``query`` asks for, in its order.

    Raises:
        Problem: a value isn't of its parameter's kind, or names a page that may not be read.
    """
    pieces = readable()
    if query.get("type"):
        pieces = pieces.filter(page_type__in=page_type.labels)
    if (code := language(query)) is not None:
        pieces = pieces.filter(language=code)
    pieces = _in_tree(_by_value(pieces, query, page_type), query)
    return _ordered(pieces, query, page_type)


def _by_value(pieces: PieceQuerySet, query: Query, page_type: PageType) -> PieceQuerySet:
    if "id" in query:
        pieces = pieces.filter(page_id=whole_number(query, "id"))
    if "first_published_at" in query:
        pieces = pieces.filter(published_at=moment_of(query, "first_published_at"))
    for name in {"title", "slug"} & query.keys():
        pieces = pieces.filter(**{name: query[name]})
    for name in set(_FACETS) & query.keys():
        value = query[name]
        pieces = _by_facet(
            pieces, name, yes_or_no(name, value) if name == "show_in_menus" else value
        )
    for name in page_type.filters.keys() & query.keys():
        pieces = _by_facet(pieces, name, converted(page_type.filters[name], name, query[name]))
    return pieces


def _by_facet(pieces: PieceQuerySet, name: str, value: Any) -> PieceQuerySet:
    """``value``: what the facet equals; a list: entries that it has, all of them."""
    if isinstance(value, list):
        for slug in names_in(name, ",".join(value)):
            pieces = pieces.alias(**{f"facet_{name}": KeyTextTransform(name, "facets")}).filter(
                **{f"facet_{name}__contains": f"{BAR}{slug}{BAR}"}
            )
        return pieces
    if value == "":
        return pieces.exclude(facets__has_key=name)
    return pieces.filter(**{f"facets__{name}": value})


def _in_tree(pieces: PieceQuerySet, query: Query) -> PieceQuerySet:
    if "child_of" in query and "descendant_of" in query:
        raise wrong_parameter(
            "descendant_of", _("«child_of» y «descendant_of» no se combinan: deje uno.")
        )
    for name, narrow in _NARROW.items():
        if name in query:
            pieces = pieces.filter(narrow(_page(query, name)))
    return pieces


def _page(query: Query, name: str) -> dict[str, Any]:
    """The page that a parameter names, by id or as ``root``: the first language's front page."""
    at = (
        {"path": front_path(settings.LANGUAGE_CODE)}
        if query[name] == "root" and name != "ancestor_of"
        else {"page_id": whole_number(query, name)}
    )
    facts = ("page_id", "translation_key", "tree_path", "identity__uri")
    row = readable().filter(**at).values(*facts).first()
    if row is None:
        raise wrong_parameter(name, _("Esa página no existe o no es pública."))
    return row


def front_path(code: str) -> str:
    """The address of a language's front page, as pieces have it."""
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def places_above(tree_path: str) -> list[str]:
    """The places of all ancestors of a page at ``tree_path``, the highest first."""
    return [tree_path[:end] for end in range(Page.steplen, len(tree_path), Page.steplen)]


_NARROW: dict[str, Callable[[dict[str, Any]], Q]] = {
    "child_of": lambda row: Q(parent_uri=row["identity__uri"]),
    "descendant_of": lambda row: (
        Q(tree_path__startswith=row["tree_path"]) & ~Q(page_id=row["page_id"])
    ),
    "ancestor_of": lambda row: Q(tree_path__in=places_above(row["tree_path"])),
    "translation_of": lambda row: (
        Q(translation_key=row["translation_key"]) & ~Q(page_id=row["page_id"])
    ),
}


def _ordered(pieces: PieceQuerySet, query: Query, page_type: PageType) -> PieceQuerySet:
    text = question(query)
    if text is not None:
        any_word = query.get("search_operator") == "or"
        pieces = cast("PieceQuerySet", matching(pieces, text, any_word=any_word))
    asked = query.get("order", "")
    if not asked:
        # Ties by date, then by id: the same on every database.
        order = ("-relevance", "-published_at", "-page_id") if text is not None else ("tree_path",)
        return pieces.order_by(*order)
    names = names_in("order", asked)
    if "random" in names:
        if len(names) > 1 or "offset" in query:
            raise wrong_parameter(
                "order", _("El orden «random» va solo: sin otros campos y sin «offset».")
            )
        return pieces.order_by("?")
    return pieces.order_by(*(_term(name, page_type) for name in names), "page_id")


def _term(name: str, page_type: PageType) -> Any:
    plain = name.removeprefix("-")
    if plain in _ORDERS:
        value: Any = F(_ORDERS[plain])
    elif plain in page_type.amounts:
        value = Cast(KeyTextTransform(plain, "facets"), _AMOUNT)
    elif plain in _FACETS or plain in page_type.filters:
        value = KeyTransform(plain, "facets")
    else:
        raise wrong_parameter(
            "order", _("No se puede ordenar por «%(name)s».") % {"name": name[:80]}
        )
    return value.desc(nulls_last=True) if name != plain else value.asc(nulls_first=True)
