"""The release process: a tick each second, for as long as it is let."""

import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Thread

from django.db import Error, close_old_connections, connection
from django.utils import timezone

from cms.publishing.chores import Rounds
from cms.publishing.missed import note_failures
from cms.publishing.release import Release, release_due

logger = logging.getLogger("pregon.release")

TICK = 1.0  # seconds
FIRST_PAUSE = timedelta(seconds=5)
LONGEST_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pause:
    length: timedelta
    until: datetime


class Pauses:
    """Which pages failed lately, and until when each is left alone: twice as long each time."""

    def __init__(self) -> None:
        self._of: dict[int, _Pause] = {}

    def resting(self, now: datetime) -> frozenset[int]:
        """Ids of the pages not to be tried at ``now``."""
        return frozenset(pk for pk, pause in self._of.items() if pause.until > now)

    def note(self, tried: Iterable[Release], *, rested: frozenset[int], now: datetime) -> None:
        """After a tick that left ``rested`` alone: who failed rests; who didn't is forgotten."""
        failed = {each.page_id for each in tried if each.error}
        kept = {pk: self._of[pk] for pk in rested}
        self._of = kept | {pk: self._longer(pk, now) for pk in failed}

    def _longer(self, pk: int, now: datetime) -> _Pause:
        last = self._of.get(pk)
        length = min(last.length * 2, LONGEST_PAUSE) if last else FIRST_PAUSE
        return _Pause(length=length, until=now + length)


def watch(wait: Callable[[float], bool]) -> None:
    """Let out what is due, each second, and do the chores beside it, until ``wait(seconds)`` says
    that it is time to end.

    A database that is away is tried again at the next tick: said once when it goes, once when it is
    back.
    """
    rounds = Rounds()
    beside = Thread(target=_chores_beside, args=(rounds, over := Event()), name="chores")
    beside.start()
    try:
        _watch(wait, rounds)
    finally:
        over.set()
        beside.join()


def _chores_beside(rounds: Rounds, over: Event) -> None:
    """Do the chores that may take long, each second, until ``over``."""
    while not over.wait(TICK):
        close_old_connections()
        rounds.go(beside=True)
    connection.close()


def _watch(wait: Callable[[float], bool], rounds: Rounds) -> None:
    pauses = Pauses()
    away = False
    while True:
        started = time.monotonic()
        try:
            _tick(pauses)
            rounds.go(beside=False)
        except Error as error:
            if not away:
                logger.warning("The database does not answer; trying on each second: %s", error)
            away = True
        else:
            if away:
                logger.warning("The database answers again.")
            away = False
        if wait(TICK - (time.monotonic() - started)):
            return


def _tick(pauses: Pauses) -> None:
    if not connection.in_atomic_block:  # a test's; the process is in none between its ticks
        close_old_connections()
    rested = pauses.resting(timezone.now())
    tried = release_due(skip=rested)
    note_failures(tried)
    pauses.note(tried, rested=rested, now=timezone.now())
