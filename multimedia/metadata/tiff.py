"""EXIF: the TIFF structure that cameras write. Reads values, and knows where each one stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\0": "little", b"MM\0*": "big"}
_UNIT = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 13: 4}
_INLINE = 4  # bytes; a longer value stands elsewhere
_MOST_ENTRIES = 500  # more than any camera writes: the structure is damaged


@dataclass(frozen=True, slots=True)
class Entry:
    """One tag: its value is the bytes ``start`` to ``end`` of the whole data."""

    tag: int
    at: int  # of the entry's own 12 bytes
    start: int
    end: int


class Tiff:
    """The directory tree in ``data[start:end]``, which begins with ``II*`` or ``MM*``.

    Offsets inside count from ``start``; anything that points outside is passed over.
    """

    EXIF = 0x8769
    GPS = 0x8825

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self._start, self._end = data, start, min(end, len(data))
        head = data[start : start + 4]
        self._known = head in _ORDERS
        self._order = _ORDERS.get(head, "big")

    def directory(self, pointer: int | None = None) -> list[Entry]:
        """The entries of the first directory, or of the one that tag ``pointer`` there names."""
        if not self._known:
            return []
        first = list(self._entries(self._number(self._start + 4, 4)))
        if pointer is None:
            return first
        found = next((each for each in first if each.tag == pointer), None)
        return list(self._entries(self._number(found.start, 4))) if found else []

    def place_of(self, pointer: int) -> tuple[int, int] | None:
        """Where the directory that tag ``pointer`` names begins and ends, or ``None``."""
        entries = self.directory(pointer)
        return (entries[0].at - 2, entries[-1].at + 12) if entries else None

    def text(self, entry: Entry) -> str:
        """An ASCII value, which is UTF-8 in practice, without what fills it up."""
        raw = self._data[entry.start : entry.end].split(b"\0")[0]
        return decoded(raw).strip()

    def wide_text(self, entry: Entry) -> str:
        """One of Windows' own tags: UTF-16."""
        raw = self._data[entry.start : entry.end]
        return raw.decode("utf-16-le", errors="ignore").split("\0")[0].strip()

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._data[at : at + size], self._order)

    def _entries(self, offset: int) -> Iterator[Entry]:
        at = self._start + offset
        if at + 2 > self._end:
            return
        count = self._number(at, 2)
        if count > _MOST_ENTRIES:
            return
        for place in range(at + 2, at + 2 + 12 * count, 12):
            if place + 12 > self._end:
                return
            entry = self._entry(place)
            if entry is not None:
                yield entry

    def _entry(self, place: int) -> Entry | None:
        size = _UNIT.get(self._number(place + 2, 2), 0) * self._number(place + 4, 4)
        start = place + 8 if size <= _INLINE else self._start + self._number(place + 8, 4)
        if size == 0 or start < self._start or start + size > self._end:
            return None
        return Entry(self._number(place, 2), place, start, start + size)


def decoded(raw: bytes) -> str:
    """UTF-8 if it is, else the Latin alphabet of old tools."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
