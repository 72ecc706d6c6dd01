"""How a process that runs until it is told to stop hears that it is."""

import os
import select
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@contextmanager
def until_told() -> Iterator[Callable[[float], bool]]:
    """A ``wait(seconds)`` that SIGTERM, SIGINT (Ctrl-C) and SIGHUP cut short.

    It returns whether the process was told to stop, and from then on returns at once. The work in
    hand is finished first; being told twice (Ctrl-C reaches a whole group, and then the parent says
    it too) is no more than being told: once told, the process ignores what else it hears on its
    way out. Only in the main thread: elsewhere Python refuses handlers.
    """
    # A pipe and not an Event: a handler that takes a lock may find it held by the very thread
    # that it interrupted.
    reader, writer = os.pipe()

    def hear(*_: Any) -> None:
        os.write(writer, b".")

    def wait(seconds: float) -> bool:
        told, _, _ = select.select([reader], [], [], max(0.0, seconds))
        return bool(told)

    before = {each: signal.signal(each, hear) for each in SIGNALS}
    try:
        yield wait
    finally:
        told = wait(0)
        for each, handler in before.items():
            signal.signal(each, signal.SIG_IGN if told else handler)
        os.close(reader)
        os.close(writer)
