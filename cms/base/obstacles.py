"""Why a thing that a page uses may not be given out; the same reason for many things is said once.

A gallery of forty photos without alternative text has one thing to do, not forty lines to read.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

NAMED = 3  # things that a sentence names; of more it tells how many


class Obstacle(str):
    """The sentence about one thing, as text.

    ``one`` has ``%(titulo)s``; ``many``, of several things, ``%(cuantas)d`` and ``%(cuales)s``.
    """

    __slots__ = ("many", "titulo")
    many: str
    titulo: str

    def __new__(cls, one: Any, many: Any, titulo: str) -> "Obstacle":
        self = super().__new__(cls, str(one) % {"titulo": titulo})
        self.many, self.titulo = str(many), titulo
        return self


def summed(obstacles: Iterable[Obstacle]) -> list[str]:
    """The sentences in order; more than ``NAMED`` of the same reason become one."""
    reasons: dict[str, list[Obstacle]] = {}
    for each in obstacles:
        reasons.setdefault(each.many, []).append(each)
    sentences: list[str] = []
    for many, group in reasons.items():
        if len(group) <= NAMED:
            sentences += map(str, group)
        else:
            sentences.append(many % {"cuantas": len(group), "cuales": _names(group)})
    return sentences


def _names(group: list[Obstacle]) -> str:
    named = ", ".join(f"«{each.titulo}»" for each in group[:NAMED])
    return _("%(named)s y %(more)d más") % {"named": named, "more": len(group) - NAMED}
