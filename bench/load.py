"""A bounded load: some connections that ask one after the other, for some seconds.

Plain sockets, for the client shares the machine with what it measures.
"""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles
from threading import Thread
from time import perf_counter

_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """``times`` are seconds per answer; ``size`` the bytes of one body."""

    times: tuple[float, ...]
    seconds: float
    size: int

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds

    def percentile(self, percent: int) -> float:
        """In milliseconds."""
        return quantiles(self.times, n=100)[percent - 1] * 1000


class Failed(Exception):
    """An answer that wasn't 200: what was measured is nothing."""


def measure(port: int, paths: Sequence[str], *, seconds: float, connections: int = 4) -> Outcome:
    """Ask for ``paths`` in turn on each connection.

    Raises:
        Failed: any answer was not a 200.
    """
    times: list[float] = []
    sizes: list[int] = []
    failures: list[BaseException] = []
    started = perf_counter()

    def ask_on(first: int) -> None:
        try:
            _ask_until(started + seconds, port, [*paths[first:], *paths[:first]], times, sizes)
        except BaseException as failure:  # noqa: BLE001 - raised again by the main thread
            failures.append(failure)

    threads = [
        Thread(target=ask_on, args=(number * len(paths) // connections,))
        for number in range(connections)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Outcome(times=tuple(times), seconds=perf_counter() - started, size=max(sizes))


def _ask_until(
    end: float, port: int, paths: Sequence[str], times: list[float], sizes: list[int]
) -> None:
    requests = [
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n\r\n".encode()
        for path in paths
    ]
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        number = 0
        while perf_counter() < end:
            begun = perf_counter()
            connection.sendall(requests[number % len(requests)])
            sizes.append(_read_answer(connection))
            times.append(perf_counter() - begun)
            number += 1


def _read_answer(connection: socket.socket) -> int:
    """Read one answer to its end; the length of its body."""
    data = bytearray()
    while _END not in data:
        data += connection.recv(65536)
    head, _, body = bytes(data).partition(_END)
    if not head.startswith(b"HTTP/1.1 200"):
        raise Failed(head.decode(errors="replace"))
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    received = len(body)
    while received < length:
        received += len(connection.recv(65536))
    return length
