"""HEIC and AVIF: finding the items that hold EXIF and XMP (ISO/IEC 23008-12, 14496-12).

A box is a length, a type of four letters and content. ``meta`` holds ``iinf``, which says what each
item is, and ``iloc``, which says where its bytes are.
"""

from collections.abc import Iterator
from typing import Literal

# The versions of ``infe`` and ``iloc`` from which on their fields are as read here, or wider.
_TYPED, _WIDE_ITEM, _WIDE_LOCATION = 2, 3, 2

Found = tuple[Literal["exif", "xmp"], int, int]


def heif_spans(data: bytes) -> list[Found]:
    """The metadata items' places in the file, in the order of the file."""
    meta = next((box for box in _boxes(data, 0, len(data)) if box[0] == b"meta"), None)
    if meta is None:
        return []
    inside = {name: (start, end) for name, start, end in _boxes(data, meta[1] + 4, meta[2])}
    if b"iinf" not in inside or b"iloc" not in inside:
        return []
    kinds = _item_kinds(data, *inside[b"iinf"])
    inner = inside.get(b"idat", (0, 0))[0]
    found: list[Found] = []
    for item, start, end in _Locations(data, *inside[b"iloc"], inner=inner):
        if item in kinds and end <= len(data):
            found.append((kinds[item], _content(data, kinds[item], start), end))
    return sorted(found, key=lambda each: each[1])


def _content(data: bytes, kind: str, start: int) -> int:
    """EXIF begins with four bytes that say how much to skip to the TIFF header."""
    return start + 4 + int.from_bytes(data[start : start + 4], "big") if kind == "exif" else start


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, and where the content begins and ends, of each box in a row."""
    while start + 8 <= end:
        size, head = int.from_bytes(data[start : start + 4], "big"), 8
        name = data[start + 4 : start + 8]
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            return
        yield name, start + head, start + size
        start += size


def _item_kinds(data: bytes, start: int, end: int) -> dict[int, Literal["exif", "xmp"]]:
    """Which items are EXIF or XMP, by their ids."""
    kinds: dict[int, Literal["exif", "xmp"]] = {}
    first = start + (6 if data[start] == 0 else 8)
    for name, at, box_end in _boxes(data, first, end):
        if name != b"infe" or data[at] < _TYPED:
            continue
        wide = 4 if data[at] == _WIDE_ITEM else 2
        item = int.from_bytes(data[at + 4 : at + 4 + wide], "big")
        kind_at = at + 4 + wide + 2
        if data[kind_at : kind_at + 4] == b"Exif":
            kinds[item] = "exif"
        elif b"application/rdf+xml\0" in data[kind_at:box_end]:
            kinds[item] = "xmp"
    return kinds


class _Locations:
    """Reads ``iloc``: iterating gives item id, start and end of each extent in the file."""

    def __init__(self, data: bytes, start: int, end: int, *, inner: int) -> None:
        self._data, self._at, self._end, self._inner = data, start, end, inner

    def _take(self, size: int) -> int:
        self._at += size
        return int.from_bytes(self._data[self._at - size : self._at], "big")

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        version = self._take(4) >> 24
        sizes = self._take(2)
        offset_size, length_size = sizes >> 12 & 15, sizes >> 8 & 15
        base_size, index_size = sizes >> 4 & 15, (sizes & 15 if version else 0)
        wide = 4 if version == _WIDE_LOCATION else 2
        for _ in range(self._take(wide)):
            if self._at >= self._end:  # fewer items than it says
                return
            item = self._take(wide)
            method = self._take(2) & 15 if version else 0
            self._take(2)  # which file; always this one
            base = self._take(base_size) + (self._inner if method == 1 else 0)
            for _ in range(self._take(2)):
                self._take(index_size)
                start = base + self._take(offset_size)
                end = start + self._take(length_size)
                if self._at > self._end:
                    return
                yield item, start, end
