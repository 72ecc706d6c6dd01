"""Drafts for the API: another room keeps them, and says by which token one is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.http.problems import Problem, not_found


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft's piece as data, and ``file_address``: from a file's storage name to an address,
    below the host, that opens it to the reader for a while."""

    data: Mapping[str, Any]
    file_address: Callable[[str], str]


DraftProvider = Callable[[str], Draft]

_provider: list[DraftProvider] = []


def register_drafts(provider: DraftProvider) -> None:
    """``provider(token)`` gives the draft, or raises ``Problem``. The last one counts."""
    _provider[:] = [provider]


def draft_for(token: str) -> Draft:
    """The draft that ``token`` opens.

    Raises:
        Problem: none, or no longer.
    """
    if not _provider:
        raise not_found()
    return _provider[0](token)


def closed() -> Problem:
    """What the token opened is over: in time, or because the page was withdrawn or deleted."""
    return Problem(
        "vista-previa-cerrada",
        status=410,
        title=_("La vista previa terminó"),
        detail=_("Vuelva a abrirla desde el editor."),
    )
