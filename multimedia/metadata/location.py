"""Taking out where a photo was shot, and nothing else.

The original is what a newsroom prints: it is never encoded again. The coordinates are overwritten
with zeros and blanks where they stand, so the file keeps its length and every pixel. What a maker
hides in its own private notes is left as it is.
"""

import re
import zlib

from multimedia.metadata.spans import PNG_HEAD, Span, png_chunks, spans
from multimedia.metadata.tiff import Tiff

_XMP_ATTRIBUTE = re.compile(rb"""\b[\w.-]+:GPS\w+\s*=\s*("[^"]*"|'[^']*')""")
_XMP_ELEMENT = re.compile(rb"<([\w.-]+:GPS\w+)\b[^>]*?(?:/>|>.*?</\1\s*>)", re.DOTALL)


def without_location(data: bytes) -> bytes:
    """The same file, of the same length, whose EXIF and XMP tell no coordinates."""
    edited = bytearray(data)
    for span in spans(data):
        _BLANKERS.get(span.kind, _keep)(edited, data, span)
    if data[:8] == PNG_HEAD:
        _mend_checksums(edited, data)
    return bytes(edited)


def _keep(edited: bytearray, data: bytes, span: Span) -> None:
    """IPTC-IIM has names of places, which are the caption's, and no coordinates."""


def _blank_exif(edited: bytearray, data: bytes, span: Span) -> None:
    tiff = Tiff(data, span.start, span.end)
    place = tiff.place_of(Tiff.GPS)
    if place is None:
        return
    for entry in tiff.directory(Tiff.GPS):
        edited[entry.start : entry.end] = bytes(entry.end - entry.start)
    # An empty directory is what is left: its count of entries, first, is zero.
    edited[place[0] : place[1]] = bytes(place[1] - place[0])


def _blank_xmp(edited: bytearray, data: bytes, span: Span) -> None:
    for pattern in (_XMP_ATTRIBUTE, _XMP_ELEMENT):
        for match in pattern.finditer(data, span.start, span.end):
            edited[match.start() : match.end()] = b" " * (match.end() - match.start())


def _blank_all(edited: bytearray, data: bytes, span: Span) -> None:
    """A packed chunk of a PNG: it becomes one of zeros that no reader knows."""
    edited[span.start - 4 : span.start] = b"blNk"
    edited[span.start : span.end] = bytes(span.end - span.start)


_BLANKERS = {"exif": _blank_exif, "xmp": _blank_xmp, "opaque": _blank_all}


def _mend_checksums(edited: bytearray, data: bytes) -> None:
    for _name, start, end in png_chunks(data):
        if edited[start - 4 : end] != data[start - 4 : end]:
            checksum = zlib.crc32(bytes(edited[start - 4 : end]))
            edited[end : end + 4] = checksum.to_bytes(4, "big")
