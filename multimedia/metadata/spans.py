"""Where in a picture's file its metadata stand.

JPEG, PNG, WebP and the family of HEIC and AVIF each keep EXIF, XMP and IPTC in their own way; the
rest of the package sees only spans of bytes, which it reads, or blanks in place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from multimedia.metadata.boxes import heif_spans

Kind = Literal["exif", "xmp", "iptc", "opaque"]


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes ``start`` to ``end`` of the file. ``exif`` begins with its TIFF header.

    ``opaque``: packed metadata that can't be edited in place, only blanked as a whole.
    """

    kind: Kind
    start: int
    end: int


EXIF_HEAD = b"Exif\0\0"
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"
XMP_MORE_HEAD = b"http://ns.adobe.com/xmp/extension/\0"
_XMP_MORE_EXTRA = 40  # a digest in 32 characters, whole length and offset in 4 bytes each
PHOTOSHOP_HEAD = b"Photoshop 3.0\0"
PNG_HEAD = b"\x89PNG\r\n\x1a\n"


def spans(data: bytes) -> list[Span]:
    """Every stretch of metadata in ``data``, in the order of the file. Unknown formats: none."""
    if data[:2] == b"\xff\xd8":
        return list(_jpeg(data))
    if data[:8] == PNG_HEAD:
        return list(_png(data))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return list(_webp(data))
    if data[4:8] == b"ftyp":
        return [Span(kind, start, end) for kind, start, end in heif_spans(data)]
    return []


# JPEG ---------------------------------------------------------------------------------------------

_FILL, _SCAN, _END, _APP1, _APP13 = 0xFF, 0xDA, 0xD9, 0xE1, 0xED  # marks, after an FF
# After a scan's header come coded pixels, in which FF is followed by 00 or a restart mark.
_NEXT_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_NEXT_PICTURE = re.compile(rb"\xff\xd8\xff")  # phones append a second one behind the first


def _jpeg(data: bytes) -> Iterator[Span]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != _FILL:
            return
        mark = data[at + 1]
        if mark == _FILL:
            at += 1
            continue
        if mark == _END:
            following = _NEXT_PICTURE.search(data, at + 2)
            if following is None:
                return
            at = following.start() + 2
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        yield from _jpeg_segment(data, mark, at + 4, min(end, len(data)))
        at = _after_scan(data, end) if mark == _SCAN else max(end, at + 4)


def _after_scan(data: bytes, start: int) -> int:
    following = _NEXT_MARK.search(data, start)
    return following.start() if following else len(data)


def _jpeg_segment(data: bytes, mark: int, start: int, end: int) -> Iterator[Span]:
    if mark == _APP13 and data.startswith(PHOTOSHOP_HEAD, start):
        yield Span("iptc", start + len(PHOTOSHOP_HEAD), end)
    if mark != _APP1:
        return
    if data.startswith(EXIF_HEAD, start):
        yield Span("exif", start + len(EXIF_HEAD), end)
    elif data.startswith(XMP_HEAD, start):
        yield Span("xmp", start + len(XMP_HEAD), end)
    elif data.startswith(XMP_MORE_HEAD, start):
        yield Span("xmp", start + len(XMP_MORE_HEAD) + _XMP_MORE_EXTRA, end)


# PNG ----------------------------------------------------------------------------------------------


def png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Each chunk's type, and where its data begin and end (its checksum follows)."""
    at = len(PNG_HEAD)
    while at + 12 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4], "big")
        if end + 4 > len(data):
            return
        yield data[at + 4 : at + 8], at + 8, end
        at = end + 4


def _png(data: bytes) -> Iterator[Span]:
    for name, start, end in png_chunks(data):
        if name == b"eXIf":
            yield Span("exif", start, end)
        elif name == b"iTXt" and data.startswith(b"XML:com.adobe.xmp\0", start):
            yield _png_xmp(data, start, end)
        elif name in (b"tEXt", b"zTXt", b"iTXt") and data.startswith(b"Raw profile type", start):
            yield Span("opaque", start, end)


def _png_xmp(data: bytes, start: int, end: int) -> Span:
    flags = start + len(b"XML:com.adobe.xmp\0")
    if data[flags : flags + 1] != b"\0":
        return Span("opaque", start, end)
    # Two flags, then a language and a translated keyword, each ended by a zero.
    language_end = data.find(b"\0", flags + 2, end)
    text = data.find(b"\0", language_end + 1, end) + 1 if language_end >= 0 else 0
    return Span("xmp", text, end) if text > 0 else Span("opaque", start, end)


# WebP ---------------------------------------------------------------------------------------------


def _webp(data: bytes) -> Iterator[Span]:
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        start, end = at + 8, min(at + 8 + size, len(data))
        if name == b"EXIF":
            head = len(EXIF_HEAD) if data.startswith(EXIF_HEAD, start) else 0
            yield Span("exif", start + head, end)
        elif name == b"XMP ":
            yield Span("xmp", start, end)
        at = end + size % 2
