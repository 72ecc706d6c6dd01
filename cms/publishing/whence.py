"""From where something is being done: a browser, the console, the process of the releases.

A context variable, because what is written down at the bottom of an act knows no request.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Place(TextChoices):
    DESK = "web", _("navegador")
    CONSOLE = "consola", _("consola")
    RELEASES = "salidas", _("proceso de salidas")


@dataclass(frozen=True, slots=True, kw_only=True)
class Whence:
    """``address`` is the client's IP, ``agent`` what its browser calls itself. ``person()`` gives
    who is signed in, asked late: a request begins before anybody knows. ``afterwards`` holds what
    must be done after the request's transaction, whether or not that was rolled back."""

    place: Place
    address: str = ""
    agent: str = ""
    person: Callable[[], Any] = lambda: None
    afterwards: list[Callable[[], object]] = field(default_factory=list)


_current: ContextVar[Whence | None] = ContextVar("whence", default=None)


def whence() -> Whence:
    """Where the act in progress comes from; the console, if nobody said anything else."""
    return _current.get() or Whence(place=Place.CONSOLE)


@contextmanager
def coming_from(origin: Whence) -> Iterator[None]:
    """What is written down inside came from ``origin``."""
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)
