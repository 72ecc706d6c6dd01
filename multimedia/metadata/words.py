"""A photo's words, from whichever of the three standards holds them.

Each field is taken from the first that has it: IPTC-IIM, then XMP, then EXIF. Agencies and photo
desks write IPTC, by hand, about this picture; XMP is mostly its copy, sometimes with more (the
alternative text); EXIF is what the camera filled in by itself, the same for all pictures, except
for the date. Fields are independent: a title from XMP may stand beside a date from EXIF.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from multimedia.metadata import iptc, xmp
from multimedia.metadata.spans import spans
from multimedia.metadata.tiff import Entry, Tiff


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a file says about its picture. Empty where it says nothing."""

    title: str = ""
    alt: str = ""
    caption: str = ""
    author: str = ""
    credit: str = ""
    place: str = ""
    rights: str = ""
    taken: date | None = None


def read_words(data: bytes) -> Words:
    """The words of the picture whose whole file is ``data``."""
    places = spans(data)
    by_kind = {kind: [each for each in places if each.kind == kind] for kind in ("exif", "xmp")}
    sources = [
        *(_from_iptc(iptc.datasets(data[s.start : s.end])) for s in places if s.kind == "iptc"),
        *(_from_xmp(xmp.properties(data[s.start : s.end])) for s in by_kind["xmp"][:1]),
        *(_from_exif(Tiff(data, s.start, s.end)) for s in by_kind["exif"][:1]),
    ]
    found: dict[str, Any] = {
        field.name: _first(getattr(source, field.name) for source in sources) or field.default
        for field in fields(Words)
    }
    return Words(**found)


def _first(values: Iterable):
    return next((value for value in values if value), None)


def _joined(known: Mapping, *keys) -> str:
    """A place from its parts, the nearest first, each once: «El Picacho, Tegucigalpa»."""
    parts = [text for key in keys for text in known.get(key, [])[:1] if text]
    return ", ".join(dict.fromkeys(parts))


def _one(known: Mapping, *keys) -> str:
    return _first(text for key in keys for text in known.get(key, [])) or ""


def _from_iptc(known: Mapping[int, list[str]]) -> Words:
    return Words(
        title=_one(known, 5, 105),
        caption=_one(known, 120),
        author=", ".join(text for text in known.get(80, []) if text),
        credit=_one(known, 110),
        place=_joined(known, 92, 90),
        rights=_one(known, 116),
        taken=_date(_one(known, 55)),
    )


_DC = "{http://purl.org/dc/elements/1.1/}"
_PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
_CORE = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
_EXIF = "{http://ns.adobe.com/exif/1.0/}"
_XAP = "{http://ns.adobe.com/xap/1.0/}"


def _from_xmp(known: Mapping[str, list[str]]) -> Words:
    return Words(
        title=_one(known, f"{_DC}title", f"{_PHOTOSHOP}Headline"),
        alt=_one(known, f"{_CORE}AltTextAccessibility"),
        caption=_one(known, f"{_DC}description"),
        author=", ".join(known.get(f"{_DC}creator", [])),
        credit=_one(known, f"{_PHOTOSHOP}Credit"),
        place=_joined(known, f"{_CORE}Location", f"{_PHOTOSHOP}City"),
        rights=_one(known, f"{_DC}rights"),
        taken=_date(
            _one(known, f"{_PHOTOSHOP}DateCreated", f"{_EXIF}DateTimeOriginal", f"{_XAP}CreateDate")
        ),
    )


# What cameras put where a caption belongs.
_NOT_A_CAPTION = re.compile(
    r"^(olympus digital camera|sony dsc|dcim|dsc|digital camera|exif_jpeg.*|.*_jpeg_picture"
    r"|samsung|kodak digital.*|minolta digital.*|default|untitled)?$",
    re.IGNORECASE,
)


def _from_exif(tiff: Tiff) -> Words:
    first = {each.tag: each for each in tiff.directory()}
    camera = {each.tag: each for each in tiff.directory(Tiff.EXIF)}

    def text(entries: Mapping[int, Entry], tag: int) -> str:
        return tiff.text(entries[tag]) if tag in entries else ""

    def wide(tag: int) -> str:
        return tiff.wide_text(first[tag]) if tag in first else ""

    caption = text(first, 0x010E)
    return Words(
        title=wide(0x9C9B),
        caption="" if _NOT_A_CAPTION.match(caption) else caption,
        author=text(first, 0x013B) or wide(0x9C9D),
        rights=text(first, 0x8298),
        taken=_date(text(camera, 0x9003)),
    )


_DATE = re.compile(r"^(\d{4})[-:]?(\d{2})[-:]?(\d{2})(?!\d)")


def _date(text: str) -> date | None:
    """The day in ``20261122``, ``2026:11:22 10:00:00`` or ``2026-11-22T…``, by its own clock."""
    match = _DATE.match(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
