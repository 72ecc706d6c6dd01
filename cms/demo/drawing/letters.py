"""Capitals on pictures. The letters that come with Pillow know no accents: those are drawn here."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw, ImageFont

Ink = tuple[int, int, int]

_ACUTE, _TILDE, _DIAERESIS = "\u0301", "\u0303", "\u0308"
LEADING = 1.32  # of the size: room for an accent above


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.load_default(size)
    assert isinstance(found, ImageFont.FreeTypeFont)  # noqa: S101 - for the type checker
    return found


def width(text: str, size: int) -> float:
    """In pixels, of ``text`` in capitals."""
    return float(_font(size).getlength(_bare(text)))


def write(image: Image.Image, text: str, *, at: tuple[float, float], size: int, ink: Ink) -> None:
    """Write a line in capitals; ``at`` is the upper left corner of its letters without accents."""
    x, y = at
    pen = ImageDraw.Draw(image)
    pen.text((x, y), _bare(text), font=_font(size), fill=ink, stroke_width=size // 36)
    for start, letter, marks in _accented(text, size):
        middle = x + start + _font(size).getlength(letter) / 2
        _mark(pen, marks, middle=middle, top=y + size * 0.2, size=size, ink=ink)


def wrapped(text: str, *, size: int, within: float) -> list[str]:
    """The lines of ``text`` that are no wider than ``within`` pixels, unless one word is."""
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and width(longer, size) > within:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.upper())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _accented(text: str, size: int) -> Iterator[tuple[float, str, str]]:
    """Each letter with marks: where it begins, the letter, its marks."""
    before = ""
    for letter in unicodedata.normalize("NFC", text.upper()):
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        if marks:
            yield float(_font(size).getlength(before)), base, marks
        before += base


def _mark(
    pen: ImageDraw.ImageDraw, marks: str, *, middle: float, top: float, size: int, ink: Ink
) -> None:
    thick = max(2, size // 11)
    if _ACUTE in marks:
        ends = (middle - size * 0.04, top - size * 0.02, middle + size * 0.1, top - size * 0.16)
        pen.line(ends, fill=ink, width=thick)
    if _TILDE in marks:
        wave = [(-0.15, -0.06), (-0.07, -0.12), (0.05, -0.06), (0.13, -0.12)]
        points = [(middle + dx * size, top + dy * size) for dx, dy in wave]
        pen.line(points, fill=ink, width=max(2, thick * 3 // 4), joint="curve")
    if _DIAERESIS in marks:
        for side in (-0.1, 0.1):
            x, y, r = middle + side * size, top - size * 0.1, thick * 0.6
            pen.ellipse((x - r, y - r, x + r, y + r), fill=ink)
