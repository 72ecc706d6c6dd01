"""The boxes of MP4 and MOV (ISO/IEC 14496-12): where each begins and ends, read with bounds.

A box is a length, a type of four letters and content, which may be boxes again.
"""

from collections.abc import Iterator
from mmap import mmap
from typing import NamedTuple

Data = bytes | mmap  # of the whole file: every place is counted from its start

_MOST_BOXES = 200_000  # in a row: a recording in fragments has two a second
_WIDE_HEAD = 16


class Damaged(Exception):
    """A box that is longer than what holds it, or more boxes than any recording has."""


class Box(NamedTuple):
    """``start``: where its length stands; its content from ``inside`` to ``end``."""

    name: bytes
    start: int
    inside: int
    end: int


def boxes(data: Data, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, one after the other. What follows the last, fewer than eight
    bytes, is no box (QuickTime ends some lists by four zeros).

    Raises:
        Damaged
    """
    at, count = start, 0
    while at + 8 <= end:
        box = _box(data, at, end)
        yield box
        at, count = box.end, count + 1
        if count > _MOST_BOXES:
            raise Damaged("Too many boxes.")


def outer_boxes(data: Data) -> Iterator[Box]:
    """The outermost boxes. A last one that is cut short ends with the file: so players read it.

    Raises:
        Damaged
    """
    at = 0
    try:
        for box in boxes(data, 0, len(data)):
            yield box
            at = box.end
    except Damaged:
        if at + _WIDE_HEAD > len(data) or data[at + 4 : at + 8] != b"mdat":
            raise
        yield Box(b"mdat", at, at + 8, len(data))


def _box(data: Data, at: int, end: int) -> Box:
    size, length = int.from_bytes(data[at : at + 4], "big"), 8
    if size == 1:
        size, length = int.from_bytes(data[at + 8 : at + 16], "big"), _WIDE_HEAD
    elif size == 0:  # to the end
        size = end - at
    if size < length or at + size > end:
        raise Damaged(f"A box at {at} of {size} bytes.")
    return Box(data[at + 4 : at + 8], at, at + length, at + size)
