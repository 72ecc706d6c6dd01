"""A band of colour with words, over the lower part of a picture: posters, covers, social sizes."""

from PIL import Image, ImageColor, ImageDraw

from cms.demo.drawing import letters

SIGNED = "Alcaldía del Distrito Central"
_WHITE, _PALE = (255, 255, 255), (235, 238, 245)
_MARGIN = 0.07  # of the width
_SHARE = 0.38  # of the height: the band's
_SLANT = 0.05  # of the width
_LARGEST, _SMALLEST = 0.13, 0.02  # of the shorter side: the letters'


def write(picture: Image.Image, *, words: str, below: str, color: str) -> None:
    """Put ``words``, and the line ``below`` them, on a band of ``color`` (``#rrggbb``)."""
    w, h = picture.size
    top = h * (1 - _SHARE)
    _band(picture, top, color)
    margin, room = w * _MARGIN, w * (1 - 2 * _MARGIN)
    small = max(16, round(min(w, h) * 0.036))
    foot = h - small * 1.9
    size, lines = _fitting(words, min(w, h), room=(room, foot - small * 2.2 - top - w * _SLANT))
    y = top + w * _SLANT + size * 0.3
    for line in lines:
        letters.write(picture, line, at=(margin, y), size=size, ink=_WHITE)
        y += size * letters.LEADING
    letters.write(picture, below, at=(margin, foot - small * 1.7), size=small, ink=_WHITE)
    letters.write(picture, SIGNED, at=(margin, foot), size=round(small * 0.72), ink=_PALE)


def _band(picture: Image.Image, top: float, color: str) -> None:
    w, h = picture.size
    mask = Image.new("L", picture.size)
    ImageDraw.Draw(mask).polygon([(0, top + w * _SLANT), (w, top), (w, h), (0, h)], fill=238)
    picture.paste(ImageColor.getrgb(color), (0, 0), mask)


def _fitting(words: str, shorter: int, *, room: tuple[float, float]) -> tuple[int, list[str]]:
    """The largest letters with which ``words`` fit into ``room`` (width, height), and the lines."""
    size, lines = round(shorter * _LARGEST), [words]
    while size > shorter * _SMALLEST:
        lines = letters.wrapped(words, size=size, within=room[0])
        fits = (len(lines) + 0.4) * size * letters.LEADING <= room[1]
        if fits and all(letters.width(each, size) <= room[0] for each in lines):
            break
        size -= 2
    return size, lines
