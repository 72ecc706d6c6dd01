"""Work that comes round: reminders, alarms, what must not be forgotten at night.

The release process (``cms.publishing.watch``) does it beside its ticks. Rooms above register what
they have in ``AppConfig.ready()``. Several processes may run at once: a chore takes its own locks,
and finds nothing to do where another has been.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from cms.publishing.whence import Place, Whence, coming_from

logger = logging.getLogger("pregon.chores")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """``run()`` looks and acts, in transactions of its own; about ``every`` so often.

    It is done beside the releases, in a thread of its own, since it may wait for others (a mail
    server); with ``beside=False`` between two of them, and then it must be short.
    """

    name: str
    every: timedelta
    run: Callable[[], object]
    beside: bool = True


_chores: dict[str, Chore] = {}


def register_chore(chore: Chore) -> None:
    """Have ``chore`` done from now on; one of the same name is replaced."""
    _chores[chore.name] = chore


class Rounds:
    """When each chore was last done by this process."""

    def __init__(self) -> None:
        self._done: dict[str, float] = {}

    def go(self, *, beside: bool | None = None) -> None:
        """Do what is due: all, or only those that are (not) done ``beside`` the releases.

        One that fails is logged, and tried again after its time.
        """
        for chore in list(_chores.values()):
            if beside is not None and chore.beside != beside:
                continue
            last = self._done.get(chore.name)
            now = time.monotonic()
            if last is not None and now - last < chore.every.total_seconds():
                continue
            self._done[chore.name] = now
            try:
                with coming_from(Whence(place=Place.RELEASES)):
                    chore.run()
            except Exception:
                logger.exception("The chore «%s» failed.", chore.name)


def do_chores() -> None:
    """Do every chore once, whenever it was last done."""
    Rounds().go()
