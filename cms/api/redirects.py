"""``redirects/``: addresses of once and where they lead now."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from wagtail.contrib.redirects.models import Redirect

from cms.api import lists
from cms.api.parameters import address_of, checked
from cms.api.stored import context_for
from cms.api.whereabouts import Move, all_moves
from cms.http.answers import public_read
from cms.http.problems import not_found
from cms.outputs.website_values import Context, html_url

_NAMES = ("id", "type", "detail_url", "old_path", "location")


@public_read
def listing(request: HttpRequest) -> dict[str, Any]:
    moves = {each.id: each for each in all_moves()}
    context = context_for()

    def bodies(ids: Sequence[int]) -> list[dict[str, Any]]:
        return [_body(moves[each], context) for each in ids]

    return lists.listing(
        list(moves),
        checked(request, lists.KNOWN),
        bodies=bodies,
        names=_NAMES,
        default=frozenset(_NAMES),
        searched=("old_path",),
    )


@public_read
def detail(request: HttpRequest, redirect_id: int) -> dict[str, Any]:
    query = checked(request, ("fields",))
    context = context_for()
    return lists.detail(
        [_body(each, context) for each in all_moves() if each.id == redirect_id], query
    )


@public_read
def find(request: HttpRequest) -> HttpResponseRedirect:
    """302 to the redirect that stands at an old address (``html_path``)."""
    query = checked(request, ("html_path", "fields"))
    old_path = Redirect.normalise_path(address_of(query))
    for move in all_moves():
        if move.old_path == old_path:
            return HttpResponseRedirect(_detail_url(move))
    raise not_found()


def _detail_url(move: Move) -> str:
    return f"{settings.PREGON_PUBLIC_URL}/api/v2/redirects/{move.id}/"


def _body(move: Move, context: Context) -> dict[str, Any]:
    return {
        "id": move.id,
        "meta": {"type": Redirect._meta.label, "detail_url": _detail_url(move)},
        "old_path": move.old_path,
        "location": move.link or html_url(move.path, context),
    }
