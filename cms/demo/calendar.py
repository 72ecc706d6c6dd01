"""What is still to happen, in the order of the clock."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from django.db import transaction

from cms.demo import clock

Act = Callable[[], None]


@dataclass
class Calendar:
    """Acts by their moment. Those of one moment happen in the order in which they were noted."""

    _acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    _serial: Iterator[int] = field(default_factory=count)

    def note(self, when: datetime, act: Act) -> None:
        heapq.heappush(self._acts, (when, next(self._serial), act))

    def happen(self) -> Iterator[int]:
        """Do everything, one act a transaction, and yield how many acts are left after each."""
        while self._acts:
            when, _serial, act = heapq.heappop(self._acts)
            with clock.set_to(when), transaction.atomic():
                act()
            yield len(self._acts)
