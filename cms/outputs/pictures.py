"""From an image's ready-made sizes to what ``<picture>`` needs."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cms.piece import MEDIA_SCHEME

# Newest first. What comes last is what every browser reads, and goes into <img>.
_FORMATS = ("image/avif", "image/webp", "image/png", "image/jpeg")
_SAME_SHAPE = 0.02  # renditions are whole pixels: their shape differs a little from the original's
_MIDDLE = 800  # pixels; what a browser without srcset gets

_CARD = (1200, 630)  # what Open Graph's readers ask for


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """``sources`` are (MIME type, srcset); ``src`` and ``srcset`` are the ``<img>``'s own."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    sources: tuple[tuple[str, str], ...]


def picture(image: Mapping[str, Any], *, media_url: Callable[[str], str]) -> Picture | None:
    """``image`` (an ``ImagePart`` as data) to be shown whole; ``None`` if no size of it is ready.

    Crops are left out: in one ``srcset`` all sizes must show the same.
    """
    whole = [each for each in image["renditions"] if _shows_all(each, image)]
    if not whole:
        return None
    by_format = {mime: _srcset(whole, mime, media_url) for mime in _formats(whole)}
    *newer, last = by_format
    shown = min(_of(whole, last), key=lambda each: abs(each["width"] - _MIDDLE))
    return Picture(
        src=_address(shown, media_url),
        srcset=by_format[last],
        width=shown["width"],
        height=shown["height"],
        alt=image["alt"],
        caption=image["caption"],
        credit=image["credit"],
        sources=tuple((mime, by_format[mime]) for mime in newer),
    )


def card_address(image: Mapping[str, Any] | None, *, media_url: Callable[[str], str]) -> str:
    """Where the size that social networks show is; empty if there is none."""
    for each in image["renditions"] if image else ():
        if (each["width"], each["height"]) == _CARD:
            return _address(each, media_url)
    return ""


def _shows_all(rendition: Mapping[str, Any], image: Mapping[str, Any]) -> bool:
    if not (image["width"] and image["height"] and rendition["height"]):
        return False
    shape = image["width"] / image["height"]
    return abs(rendition["width"] / rendition["height"] / shape - 1) <= _SAME_SHAPE


def _formats(renditions: Iterable[Mapping[str, Any]]) -> list[str]:
    found = {each["mime"] for each in renditions}
    return [
        *(each for each in sorted(found) if each not in _FORMATS),
        *(each for each in _FORMATS if each in found),
    ]


def _of(renditions: Iterable[Mapping[str, Any]], mime: str) -> list[Mapping[str, Any]]:
    return sorted((each for each in renditions if each["mime"] == mime), key=lambda e: e["width"])


def _srcset(
    renditions: Iterable[Mapping[str, Any]], mime: str, media_url: Callable[[str], str]
) -> str:
    return ", ".join(
        f"{_address(each, media_url)} {each['width']}w" for each in _of(renditions, mime)
    )


def _address(rendition: Mapping[str, Any], media_url: Callable[[str], str]) -> str:
    return media_url(rendition["url"].removeprefix(MEDIA_SCHEME))
