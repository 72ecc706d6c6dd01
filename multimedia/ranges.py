"""Parts of a file, as players and interrupted downloads ask for them (RFC 9110, 14)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

_RANGE = re.compile(r"^bytes=([0-9]{0,18})-([0-9]{0,18})$")
_BLOCK = 64 * 1024


class Unsatisfiable(Exception):
    """The part asked for lies behind the end of the file."""


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """First byte and one past the last, of a file of ``size`` bytes.

    ``None`` for what need not be obeyed (several parts, another unit, nonsense): give it whole.

    Raises:
        Unsatisfiable: answer 416.
    """
    match = _RANGE.match(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        start, end = max(size - int(last), 0), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size or start >= end:
        raise Unsatisfiable(header)
    return start, end


def part_of(opened: Callable[[], Any], start: int, end: int) -> Iterator[bytes]:
    """The bytes from ``start`` to ``end`` of what ``opened()`` gives, in blocks.

    It is opened at the first block: who never reads the answer leaves no file open.
    """
    with opened() as file:
        file.seek(start)
        left = end - start
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            left -= len(block)
            yield block
