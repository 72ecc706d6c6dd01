"""IPTC-IIM: the caption that photographers and agencies write, inside Photoshop's resources."""

from collections.abc import Iterator

from multimedia.metadata.tiff import decoded

_MARK = 0x1C  # begins each dataset
_CHARSET, _APPLICATION = (1, 90), 2
_UTF8 = b"\x1b%G"  # what dataset 1:90 says if the words are UTF-8


def datasets(block: bytes) -> dict[int, list[str]]:
    """The words of the application record (2:xxx) by dataset number, in the order of the file."""
    found: dict[int, list[str]] = {}
    utf8 = False
    for record, number, raw in _records(_resource(block)):
        if (record, number) == _CHARSET:
            utf8 = raw == _UTF8
        elif record == _APPLICATION:
            text = raw.decode("utf-8", errors="replace") if utf8 else decoded(raw)
            found.setdefault(number, []).append(text.strip("\0 \r\n\t"))
    return found


def _resource(block: bytes) -> bytes:
    """The IPTC resource (0404) among Photoshop's: type, id, padded name, length, padded content."""
    at = 0
    while block[at : at + 4] == b"8BIM" and at + 12 <= len(block):
        name_length = 1 + block[at + 6]
        size_at = at + 6 + name_length + name_length % 2
        size = int.from_bytes(block[size_at : size_at + 4], "big")
        start = size_at + 4
        if block[at + 4 : at + 6] == b"\x04\x04":
            return block[start : start + size]
        at = start + size + size % 2
    return b""


def _records(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 5 <= len(data) and data[at] == _MARK:
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        if size & 0x8000:  # a length of lengths: for contents of over 32 KB, which no word needs
            return
        yield data[at + 1], data[at + 2], data[at + 5 : at + 5 + size]
        at += 5 + size
