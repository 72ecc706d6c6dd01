"""Who opens a link: people are counted, programs that fetch previews see nothing of the draft."""

import re

from django.core.cache import cache
from django.http import HttpRequest

from cms.http.client import client_address

MISSES = 20  # of wrong tokens from one address
WHILE = 600  # seconds

# What chat programs, search engines and mail filters call themselves.
# A telephone is called Cubot; the browsers inside Telegram and Pinterest are people's.
_PROGRAM = re.compile(
    r"(?<!cu)bot\b|crawl|spider|preview|facebookexternalhit|whatsapp|embedly|safelinks",
    re.IGNORECASE,
)
_PREFETCH = ("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")


def is_program(request: HttpRequest) -> bool:
    """Whether a program asks, for a card or an index, as far as it says so."""
    return bool(_PROGRAM.search(request.headers.get("User-Agent", "")))


def is_counted(request: HttpRequest) -> bool:
    """Whether somebody looks: a GET that a browser doesn't make just in case."""
    told = " ".join(request.headers.get(name, "") for name in _PREFETCH).lower()
    early = "prefetch" in told or "preview" in told or "prerender" in told
    return request.method == "GET" and not early


def is_guessing(request: HttpRequest) -> bool:
    """Whether too many wrong tokens came from there lately."""
    return int(cache.get(_key(request), 0)) >= MISSES


def note_miss(request: HttpRequest) -> None:
    key = _key(request)
    cache.add(key, 0, WHILE)
    try:
        cache.incr(key)
    except ValueError:  # it ran out between the two
        cache.set(key, 1, WHILE)


def _key(request: HttpRequest) -> str:
    return f"enlaces:{client_address(request)}"
