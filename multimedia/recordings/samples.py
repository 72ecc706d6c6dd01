"""Where in the file the samples of one track stand (``stco``, ``stsc``, ``stsz``)."""

from collections.abc import Iterator
from struct import unpack_from

from multimedia.recordings.boxes import Box, Damaged, Data

_MOST = 4_000_000  # entries of one table

Tables = dict[bytes, Box]


def chunks(data: Data, tables: Tables) -> Iterator[tuple[int, int]]:
    """First and past-the-last byte of each stretch of samples; ``tables``: the boxes of ``stbl``.

    Raises:
        Damaged: a table is missing, or says more than it holds.
    """
    try:
        offsets = _offsets(data, tables)
        sizes = _sizes(data, tables[b"stsz"])
        runs = _runs(data, tables[b"stsc"])
    except KeyError as error:
        raise Damaged("A track without its tables.") from error
    sample = 0
    for number, offset in enumerate(offsets, start=1):
        while len(runs) > 1 and runs[1][0] <= number:
            del runs[0]
        count = runs[0][1] if runs else 0
        length = sum(sizes[sample : sample + count])
        sample += count
        if length:
            yield offset, offset + length


def _offsets(data: Data, tables: Tables) -> tuple[int, ...]:
    wide = b"co64" in tables
    return _numbers(data, tables[b"co64" if wide else b"stco"], 4, "Q" if wide else "I")


def _sizes(data: Data, box: Box) -> tuple[int, ...]:
    same, count = unpack_from(">II", data, box.inside + 4)
    if count > _MOST:
        raise Damaged("Too many samples.")
    return (same,) * count if same else _numbers(data, box, 8, "I")


def _runs(data: Data, box: Box) -> list[tuple[int, int]]:
    """From which chunk on, how many samples a chunk."""
    (count,) = unpack_from(">I", data, box.inside + 4)
    numbers = _numbers(data, box, 4, "I", each=3)
    return [(numbers[at * 3], numbers[at * 3 + 1]) for at in range(count)]


def _numbers(data: Data, box: Box, at: int, code: str, each: int = 1) -> tuple[int, ...]:
    """A table's numbers, whose count stands ``at`` bytes into the box."""
    (count,) = unpack_from(">I", data, box.inside + at)
    start, width = box.inside + at + 4, 8 if code == "Q" else 4
    if count * each > _MOST or start + count * each * width > box.end:
        raise Damaged("A table that is too long.")
    return unpack_from(f">{count * each}{code}", data, start)
