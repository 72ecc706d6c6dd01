"""What devices hide in a video besides the picture: each box by itself, and hostile ones."""

import struct
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multimedia.recordings.boxes import Damaged
from multimedia.recordings.location import edits_of
from tests.factories import grabaciones


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", len(inside) + 8, name) + inside


def movie(*boxes: bytes, after: bytes = b"") -> bytes:
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"moov", box(b"mvhd", bytes(100)), *boxes) + after


@pytest.fixture
def blanked(tmp_path):
    def blank(data: bytes) -> bytes:
        path = tmp_path / "video"
        path.write_bytes(data)
        edited = bytearray(data)
        for at, what in edits_of(path):
            new = bytes(what) if isinstance(what, int) else what
            edited[at : at + len(new)] = new
        assert len(edited) == len(data)
        return bytes(edited)

    return blank


SECRET = b"+14.0818-087.2068/"


def keyed(key: bytes, value: bytes) -> bytes:
    """Apple's notes: a list of keys, and a list of values by the keys' numbers."""
    return box(
        b"meta",
        box(b"hdlr", bytes(8), b"mdta", bytes(13)),
        box(b"keys", bytes(4), struct.pack(">I", 1), box(b"mdta", key)),
        box(b"ilst", box(struct.pack(">I", 1), box(b"data", bytes(8), value))),
    )


@pytest.mark.parametrize(
    "note",
    [
        box(b"udta", box(b"\xa9xyz", struct.pack(">HH", 18, 0), SECRET)),
        box(b"udta", box(b"loci", SECRET)) + bytes(4),
        box(b"udta", box(b"GPMF", SECRET), bytes(4)),
        box(b"udta", box(b"\xa9cmt", SECRET)),
        box(b"udta", box(b"meta", bytes(4), box(b"hdlr", bytes(25)), box(b"xml ", SECRET))),
        box(
            b"udta",
            box(
                b"meta",
                bytes(4),
                box(b"hdlr", bytes(25)),
                box(b"ilst", box(b"\xa9xyz", box(b"data", bytes(8), SECRET))),
            ),
        ),
        keyed(b"com.apple.quicktime.location.ISO6709", SECRET),
        keyed(b"com.apple.quicktime.location.name", SECRET),
        keyed(b"com.maker.unknown", SECRET),
        box(b"uuid", bytes(16), SECRET),
        box(b"gps ", SECRET),
        box(b"free", SECRET),
        box(b"trak", box(b"tkhd", bytes(84)), box(b"udta", box(b"\xa9xyz", SECRET))),
        box(b"trak", box(b"tkhd", bytes(84)), box(b"uuid", SECRET)),
    ],
)
def test_no_note_tells_the_place(blanked, note):
    data = movie(note)

    assert SECRET in data
    assert SECRET not in blanked(data)


@pytest.mark.parametrize("name", [b"uuid", b"free", b"skip", b"meta", b"SEFT"])
def test_nor_does_a_note_beside_the_movie(blanked, name):
    content = box(b"hdlr", bytes(25)) + box(b"xml ", SECRET) if name == b"meta" else SECRET

    assert SECRET not in blanked(movie(after=box(name, bytes(4), content)))


@pytest.mark.parametrize(
    "note",
    [
        box(b"udta", box(b"\xa9nam", struct.pack(">HH", 7, 0), b"Bacheo!")),
        box(b"udta", box(b"cprt", b"\0\0\0\0Bacheo!")),
        keyed(b"com.apple.quicktime.author", b"Bacheo!"),
    ],
)
def test_title_author_and_rights_stay(blanked, note):
    assert b"Bacheo!" in blanked(movie(note))


def test_a_file_that_tells_nothing_is_not_touched(blanked):
    for extension in ("mp4", "mov", "webm", "mp3", "wav", "ogg"):
        data = grabaciones.encoded(extension)
        assert blanked(data) == data


def track(handler: bytes, offsets: list[int], sizes: list[int], *, wide: bool) -> bytes:
    """A track whose every chunk but the last holds two samples."""
    form, name = (">Q", b"co64") if wide else (">I", b"stco")
    table = box(
        b"stbl",
        box(
            b"stsz", bytes(8), struct.pack(">I", len(sizes)), struct.pack(f">{len(sizes)}I", *sizes)
        ),
        box(b"stsc", bytes(4), struct.pack(">7I", 2, 1, 2, 1, len(offsets), 1, 1)),
        box(
            name,
            bytes(4),
            struct.pack(">I", len(offsets)),
            *(struct.pack(form, n) for n in offsets),
        ),
    )
    head = box(b"hdlr", bytes(8), handler, bytes(13))
    return box(b"trak", box(b"tkhd", bytes(84)), box(b"mdia", head, box(b"minf", table)))


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("handler", [b"meta", b"sbtl", b"text", b"camm"])
def test_a_drones_track_of_coordinates_becomes_zeros(blanked, handler, wide):
    # In the file: picture, notes (2 + 3 bytes), picture, notes (4 bytes), picture.
    parts = [b"PIXELS", b"aabbb", b"PIXELS", b"cccc", b"PIXELS"]
    data = box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", *parts)
    first = len(data) - sum(map(len, parts))
    starts = [first, *(first + n for n in accumulate(map(len, parts)))]
    data += box(
        b"moov",
        track(b"vide", [starts[0]], [6], wide=wide),
        track(handler, [starts[1], starts[3]], [2, 3, 4], wide=wide),
    )

    assert b"PIXELS" + bytes(5) + b"PIXELS" + bytes(4) + b"PIXELS" in blanked(data)


@pytest.mark.parametrize(
    "note",
    [
        struct.pack(">I4s", 4, b"udta"),  # shorter than its own head
        struct.pack(">I4s", 2**31, b"udta"),
        box(b"cmov", bytes(40)),  # packed
        box(b"meta", box(b"hdlr", bytes(24)), box(b"keys", bytes(4), struct.pack(">II", 9, 900))),
        track(b"meta", [0], [], wide=False)[:-30] + bytes(30),
    ],
)
def test_what_cannot_be_followed_is_refused(blanked, note):
    with pytest.raises(Damaged):
        blanked(movie(note))


def test_a_head_beyond_all_measure_is_refused(blanked, monkeypatch):
    monkeypatch.setattr("multimedia.recordings.location.MOST_HEAD", 100)

    with pytest.raises(Damaged):
        blanked(movie())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=24))
def test_any_damage_is_either_followed_or_refused(tmp_path_factory, at, noise):
    whole = movie(keyed(b"com.maker.x", SECRET), track(b"meta", [600, 610], [2, 2, 2], wide=False))
    path = tmp_path_factory.mktemp("hostile") / "video"
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])

    try:
        edits = edits_of(path)
    except Damaged:
        return

    assert all(at >= 0 for at, _what in edits)
