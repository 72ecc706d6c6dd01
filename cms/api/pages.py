"""``pages/``: the pieces that are out, one by one and in lists."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Window
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _

from cms.api.departed import why_not
from cms.api.page_types import PageType, page_types
from cms.api.parameters import (
    MOST_ID,
    address_of,
    checked,
    chosen,
    fields_config,
    whole_number,
    window,
    wrong_fields,
)
from cms.api.selection import known_parameters, select
from cms.api.stored import by_columns, by_json, content_of, context_for, readable
from cms.api.whereabouts import page_at
from cms.http.answers import public_read
from cms.http.problems import not_found, wrong_parameter
from cms.outputs.website import (
    DETAIL_ONLY,
    FROM_COLUMNS,
    LISTED,
    choice_for,
    chosen_values,
    website,
)
from cms.outputs.website_fields import Choice, WrongFields
from cms.outputs.website_values import page_url
from cms.publishing.models.pieces import PieceQuerySet

FIND = ("id", "html_path")


@public_read
def listing(request: HttpRequest) -> dict[str, Any]:
    """``{"meta": {"total_count": int}, "items": [...]}``."""
    page_type = _page_type(request.GET.get("type", ""))
    query = checked(request, known_parameters(page_type))
    offset, limit = window(query)
    names = [each for each in page_type.available if each not in DETAIL_ONLY]
    choice = chosen(query, available=names, default=LISTED)
    pieces = select(query, page_type)
    ids, total = _window(pieces, offset=offset, limit=limit)
    return {"meta": {"total_count": total}, "items": _items(ids, choice, page_type)}


@public_read
def detail(request: HttpRequest, page_id: int) -> dict[str, Any]:
    """One piece; 410 if it was public and no longer is, 404 if it never was."""
    query = checked(request, ("fields",))
    config = fields_config(query)
    if page_id > MOST_ID:
        raise not_found()
    data = content_of(page_id)
    if data is None:
        raise why_not(page_id)
    try:
        choice = choice_for(config, data)
        context = context_for(
            chosen_values(data, choice),
            pieces=[data],
            in_languages=[page_id] if "translations" in choice.names else (),
        )
        return website(data, context, choice=choice)
    except WrongFields as error:
        raise wrong_fields(error) from error


@public_read
def find(request: HttpRequest) -> HttpResponseRedirect:
    """302 to the detail of the page with this ``id`` or at this ``html_path``, now or once."""
    query = request.GET.dict()
    if "html_path" in query:
        page_id = page_at(address_of(query))
    elif "id" in query:
        page_id = whole_number(query, "id")
        if not readable().filter(page_id=page_id).exists():
            raise why_not(page_id)
    else:
        raise wrong_parameter("html_path", _("Diga «html_path» o «id»."))
    rest = {name: value for name, value in query.items() if name not in FIND}
    address = page_url(page_id, context_for())
    return HttpResponseRedirect(f"{address}?{urlencode(rest)}" if rest else address)


def _page_type(text: str) -> PageType:
    try:
        return page_types(text[:500])
    except LookupError as error:
        raise wrong_parameter("type", _("No existe ese tipo de página.")) from error


def _window(pieces: PieceQuerySet, *, offset: int, limit: int) -> tuple[list[int], int]:
    """The ids of one window, and how many pieces there are in all; one query does for both."""
    counted = pieces.annotate(total=Window(Count("*"))).values_list("pk", "total")
    rows = list(counted[offset : offset + limit])
    if rows:
        return [pk for pk, _total in rows], rows[0][1]
    return [], pieces.order_by().count()


def _items(ids: list[int], choice: Choice, page_type: PageType) -> list[dict[str, Any]]:
    """The pieces with these ids, in this order: one query for all, one more for references."""
    names = set(choice.names)
    if names <= FROM_COLUMNS:
        rows = by_columns(ids)
    else:
        rows = by_json(ids, "content" if names & page_type.bodies else "brief")
    context = context_for([chosen_values(data, choice) for data in rows], pieces=rows)
    try:
        return [website(data, context, choice=choice) for data in rows]
    except WrongFields as error:
        raise wrong_fields(error) from error
