"""``/compartido/<token>/``: what somebody without an account sees."""

import logging

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.outputs.html import closed_html
from cms.publishing import providers
from cms.sharing.links import count_opening, find
from cms.sharing.readers import WHILE, is_counted, is_guessing, is_program, note_miss
from cms.sharing.showing import Closed, shown

logger = logging.getLogger("pregon.sharing")

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # The page has no script, fetches its own files alone, and is nobody's frame.
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


@require_safe
@transaction.non_atomic_requests
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """The draft; 410 for a link that is over, 404 for one that never was, both saying the same."""
    if is_guessing(request):
        return _closed(get_language(), status=429, **{"Retry-After": str(WHILE)})
    link = find(token)
    if link is None:
        note_miss(request)
        return _closed(get_language(), status=404)
    try:
        html = shown(link)
    except Closed:
        return _closed(link.language, status=410)
    except Exception:
        # A draft may be anywhere between nothing and a whole text.
        logger.exception("Page %s can't be shown by its link %s.", link.page_id, link.pk)
        return _closed(link.language, status=500)
    if is_program(request):  # a card in a chat would tell what the draft says, and keep it
        return _closed(link.language, status=403)
    if is_counted(request):
        count_opening(link)
    return HttpResponse(html, headers=HEADERS)


def _closed(language: str | None, *, status: int, **headers: str) -> HttpResponse:
    html = closed_html(language or "es-hn", providers.institution())
    return HttpResponse(html, status=status, headers={**HEADERS, **headers})
