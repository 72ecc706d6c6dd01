"""Blanking where a video was recorded, and what else a device notes of its owner.

Phones write coordinates into MP4 and MOV (``©xyz``, ``loci``, Apple's keys), drones and action
cameras into tracks of their own, others into boxes that only they know. So what stays is what is
known to be harmless: the picture, the sound, the tables that lead to them, and words such as title,
author, rights, date and device. All other notes become zeros where they stand; the file keeps its
length, and every byte of picture and sound.

Not reached: notes inside a picture's or a sound's own samples, tracks of notes in fragmented files,
and other containers than MP4 and MOV, in which phones note no place.
"""

from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from struct import error as StructError
from struct import unpack_from

from multimedia.recordings.boxes import Box, Damaged, Data, boxes, outer_boxes
from multimedia.recordings.samples import chunks

MOST_HEAD = 64 * 1024 * 1024  # bytes of ``moov``; three hours take about fifteen millions

Edit = tuple[int, bytes | int]  # where; what to write there, or how many zeros

_OUTER = frozenset(
    {b"ftyp", b"mdat", b"moof", b"mfra", b"sidx", b"ssix", b"styp", b"emsg", b"prft", b"pdin"}
)
_FIRST = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})  # old MOVs have no ftyp
_IN_MOVIE = frozenset({b"mvhd", b"mvex", b"iods", b"pssh"})
_IN_TRACK = frozenset({b"tkhd", b"mdia", b"edts", b"tref", b"tapt", b"load", b"clip", b"trgr"})
_PLAYED = frozenset({b"vide", b"soun", b"tmcd", b"clcp"})  # kinds of tracks
_WORDS = frozenset(
    {b"\xa9" + name for name in (b"nam", b"ART", b"aut", b"cpy", b"day", b"too", b"swr", b"mak")}
    | {b"\xa9" + name for name in (b"mod", b"enc", b"dir", b"prd", b"wrt", b"alb", b"gen")}
    | {b"cprt", b"titl", b"auth", b"perf", b"name", b"kind", b"aART", b"trkn", b"covr"}
)
_APPLE = "com.apple.quicktime."
_KEYS = frozenset(
    {f"{_APPLE}{name}" for name in ("title", "displayname", "author", "artist", "copyright")}
    | {f"{_APPLE}{name}" for name in ("creationdate", "make", "model", "software", "director")}
    | {"com.android.version", "com.android.capture.fps", "encoder", "title", "artist", "copyright"}
    | {"major_brand", "minor_version", "compatible_brands"}
)
_MOST_KEYS, _KEY_HEAD = 1024, 8


def edits_of(path: Path) -> list[Edit]:
    """What to write over the file at ``path`` so that it tells no place. Other containers: nothing.

    Raises:
        Damaged: its boxes can't be followed, so that nobody knows what it tells.
    """
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        if data[4:8] not in _FIRST:
            return []
        try:
            return list(_file(data))
        except (StructError, IndexError) as error:
            raise Damaged("A box that is too short.") from error


def _file(data: Data) -> Iterator[Edit]:
    for box in outer_boxes(data):
        if box.name == b"moov":
            if box.end - box.start > MOST_HEAD:
                raise Damaged("Its head is too large.")
            yield from _movie(data, box)
        else:
            yield from _note(data, box, kept=_OUTER)


def _movie(data: Data, movie: Box) -> Iterator[Edit]:
    for box in boxes(data, movie.inside, movie.end):
        if box.name == b"cmov":
            raise Damaged("A packed head can't be seen through.")
        if box.name == b"trak":
            yield from _track(data, box)
        else:
            yield from _note(data, box, kept=_IN_MOVIE)


def _track(data: Data, track: Box) -> Iterator[Edit]:
    for box in boxes(data, track.inside, track.end):
        yield from _note(data, box, kept=_IN_TRACK)
        if box.name == b"mdia":
            yield from _samples(data, box)


def _note(data: Data, box: Box, *, kept: frozenset[bytes]) -> Iterator[Edit]:
    if box.name == b"udta":
        yield from _words(data, box)
    elif box.name == b"meta":
        yield from _meta(data, box)
    elif box.name not in kept:
        yield from _blank(box)


def _words(data: Data, notes: Box) -> Iterator[Edit]:
    for box in boxes(data, notes.inside, notes.end):
        yield from _note(data, box, kept=_WORDS)


def _meta(data: Data, meta: Box) -> Iterator[Edit]:
    """Notes under keys (Apple, Android) or under types of four letters (iTunes)."""
    # MP4 has four bytes of version before the first box, MOV hasn't.
    start = meta.inside if data[meta.inside + 4 : meta.inside + 8] == b"hdlr" else meta.inside + 4
    found = list(boxes(data, start, meta.end))
    keys = next((_keys(data, box) for box in found if box.name == b"keys"), None)
    for box in found:
        if box.name == b"ilst":
            for item in boxes(data, box.inside, box.end):
                yield from _item(item, keys)
        elif box.name not in (b"hdlr", b"keys"):
            yield from _blank(box)


def _item(item: Box, keys: list[str] | None) -> Iterator[Edit]:
    if keys is None:
        if item.name not in _WORDS:
            yield from _blank(item)
        return
    number = int.from_bytes(item.name, "big")
    if not 0 < number <= len(keys) or keys[number - 1] not in _KEYS:
        # Its name is the key's number, and stays; of what it holds, the head of its one box.
        yield item.inside + 16, max(item.end - item.inside - 16, 0)


def _keys(data: Data, box: Box) -> list[str]:
    """The keys' names, in order. Each has a length, a space of names, and the name."""
    (count,) = unpack_from(">I", data, box.inside + 4)
    at, names = box.inside + 8, []
    for _ in range(min(count, _MOST_KEYS)):
        (size,) = unpack_from(">I", data, at)
        if size < _KEY_HEAD or at + size > box.end:
            raise Damaged("A key that is too long.")
        names.append(data[at + _KEY_HEAD : at + size].decode(errors="replace"))
        at += size
    return names


def _samples(data: Data, media: Box) -> Iterator[Edit]:
    """The samples of a track that is neither seen nor heard: coordinates by the second, say."""
    handler = _down(data, media, b"hdlr")
    if handler is None or data[handler.inside + 8 : handler.inside + 12] in _PLAYED:
        return
    information = _down(data, media, b"minf")
    table = _down(data, information, b"stbl") if information else None
    if table is None:
        return
    tables = {box.name: box for box in boxes(data, table.inside, table.end)}
    for start, end in chunks(data, tables):
        yield start, end - start


def _down(data: Data, box: Box, name: bytes) -> Box | None:
    found = (each for each in boxes(data, box.inside, box.end) if each.name == name)
    return next(found, None)


def _blank(box: Box) -> Iterator[Edit]:
    """The whole box becomes one that every reader passes over."""
    if box.end > box.inside:
        yield box.start + 4, b"free"
        yield box.inside, box.end - box.inside
