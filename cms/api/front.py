"""``portada/``, ``menu/`` and ``instituto/``: what a website's frame needs, each in one request."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest

from cms.api.alerts import in_force
from cms.api.parameters import checked, language
from cms.api.selection import front_path
from cms.api.stored import by_json, context_for, readable
from cms.http.answers import public_read
from cms.http.problems import not_found
from cms.outputs.website import card
from cms.outputs.website_values import html_url, page_url, rendered
from cms.piece import as_data
from cms.publishing import providers

NEWEST = 6  # pieces of each section
URGENT = 5

STRUCTURE = "estructura"


@public_read
def portada(request: HttpRequest) -> dict[str, Any]:
    """What a home page needs, in one language.

    ``{"meta": {"locale"}, "titulo", "alertas": [card of what is in force], "destacadas": [card],
    "urgentes": [card],
    "secciones": [{"id", "title", "html_url", "detail_url", "piezas": [card]}], "menu",
    "instituto"}``.
    A number of queries that depends neither on the pieces nor on the sections.
    """
    code = language(checked(request, ("locale",))) or settings.LANGUAGE_CODE
    front = readable().filter(path=front_path(code)).values("brief", "identity__uri").first()
    if front is None:
        raise not_found()
    featured = _featured(front["brief"]["related"])
    urgent = _urgent(code)
    alerts = in_force(code)
    sections = _sections(front["identity__uri"])
    newest = _newest([section["uri"] for section in sections])
    cards = _cards({*featured, *urgent, *alerts, *(pk for pk, _uri in newest)})
    return {
        "meta": {"locale": code},
        "titulo": front["brief"]["title"],
        "alertas": [cards[pk] for pk in alerts],
        "destacadas": [cards[pk] for pk in featured],
        "urgentes": [cards[pk] for pk in urgent],
        "secciones": [
            {
                **_link(section),
                "piezas": [cards[pk] for pk, parent in newest if parent == section["uri"]],
            }
            for section in sections
        ],
        "menu": _menu(code),
        "instituto": _institution(),
    }


@public_read
def menu(request: HttpRequest) -> dict[str, Any]:
    """``{"meta": {"locale"}, "items": [{"id", "title", "html_url", "detail_url", "children"}]}``.

    What is in no menu has its children shown in its place.
    """
    code = language(checked(request, ("locale",))) or settings.LANGUAGE_CODE
    return {"meta": {"locale": code}, "items": _menu(code)}


@public_read
def institution(request: HttpRequest) -> dict[str, Any]:
    """The institution's published settings, as its room offers them."""
    checked(request)
    return _institution()


def _institution() -> dict[str, Any]:
    shown: dict[str, Any] = rendered(as_data(providers.institution()), context_for())
    return shown


def _featured(uris: list[str]) -> list[int]:
    """What the front page puts first, in its order, of what may be read."""
    found = dict(readable().filter(identity__uri__in=uris).values_list("identity__uri", "pk"))
    return [found[uri] for uri in dict.fromkeys(uris) if uri in found]


def _urgent(code: str) -> list[int]:
    """Urgent news. What has an end is among the alerts, as long as it is in force."""
    urgent = readable().filter(language=code, facets__urgency="urgente", in_force_until=None)
    return list(urgent.order_by("-published_at", "-pk").values_list("pk", flat=True)[:URGENT])


def _sections(front_uri: str) -> list[dict[str, Any]]:
    """What stands right below the front page, in the tree's order."""
    below = readable().filter(parent_uri=front_uri, kind=STRUCTURE).order_by("tree_path")
    return [dict(row) for row in below.values("page_id", "title", "path", uri=F("identity__uri"))]


def _newest(section_uris: list[str]) -> list[tuple[int, str]]:
    """(row, section) of the newest pieces of every section, the newest first."""
    ranked = (
        readable()
        .filter(parent_uri__in=section_uris)
        .exclude(kind=STRUCTURE)
        .annotate(
            rank=Window(
                RowNumber(),
                partition_by="parent_uri",
                order_by=[F("published_at").desc(), F("pk").desc()],
            )
        )
        .filter(rank__lte=NEWEST)
        .order_by("-published_at", "-pk")
    )
    return list(ranked.values_list("pk", "parent_uri"))


def _cards(ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    wanted = sorted(ids)
    rows = by_json(wanted, "brief")
    context = context_for(pieces=rows)
    return {pk: card(data, context) for pk, data in zip(wanted, rows, strict=True)}


def _menu(code: str) -> list[dict[str, Any]]:
    """The tree of pages that are shown in menus; each below its nearest ancestor that is."""
    pages = readable().filter(language=code, facets__show_in_menus=True).order_by("tree_path")
    top: list[dict[str, Any]] = []
    open_branches: list[tuple[str, list[dict[str, Any]]]] = [("", top)]
    for page in pages.values("page_id", "title", "path", "tree_path"):
        while not page["tree_path"].startswith(open_branches[-1][0]):
            open_branches.pop()
        item = {**_link(page), "children": []}
        open_branches[-1][1].append(item)
        open_branches.append((page["tree_path"], item["children"]))
    return top


def _link(page: Mapping[str, Any]) -> dict[str, Any]:
    context = context_for()
    return {
        "id": page["page_id"],
        "title": page["title"],
        "html_url": html_url(page["path"], context),
        "detail_url": page_url(page["page_id"], context),
    }
