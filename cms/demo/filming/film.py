"""A slow look over a drawn scene, with a line of words below."""

from collections.abc import Iterator

from PIL import Image

from cms.demo.drawing import letters
from cms.demo.filming import melodies
from cms.demo.filming.encoding import FRAMES, webm

SIZE = (640, 360)
_ZOOM = 0.62  # how much of the scene is left when one has come closest
_BAND, _LETTERS = 58, 26  # pixels
_DARK, _WHITE = (14, 22, 44), (255, 255, 255)

Box = tuple[float, float, float, float]


def film(scene: Image.Image, *, move: str, words: str, tune: str, seconds: float) -> bytes:
    """A WebM. ``move`` is ``paneo`` (from left to right) or ``acercamiento`` (closer)."""
    count = round(seconds * FRAMES)
    frames = _frames(scene, move, words, count)
    return webm(frames, melodies.played(tune, seconds), size=SIZE)


def _frames(scene: Image.Image, move: str, words: str, count: int) -> Iterator[Image.Image]:
    band = _band(words)
    for number in range(count):
        share = number / max(1, count - 1)
        eased = share * share * (3 - 2 * share)
        box = _MOVES[move](scene.size, eased)
        frame = scene.resize(SIZE, Image.Resampling.BILINEAR, box=box)
        frame.paste(band, (0, SIZE[1] - _BAND))
        yield frame


def _band(words: str) -> Image.Image:
    band = Image.new("RGB", (SIZE[0], _BAND), _DARK)
    x = (SIZE[0] - letters.width(words, _LETTERS)) / 2
    letters.write(band, words, at=(x, (_BAND - _LETTERS * 1.2) / 2), size=_LETTERS, ink=_WHITE)
    return band


def _widest(size: tuple[int, int]) -> tuple[float, float]:
    """The largest part of a scene that has the film's shape."""
    w, h = size
    shape = SIZE[0] / SIZE[1]
    return (h * shape, h) if w / h > shape else (w, w / shape)


def _across(size: tuple[int, int], share: float) -> Box:
    w, h = _widest(size)
    w, h = w * 0.8, h * 0.8
    left, top = (size[0] - w) * share, (size[1] - h) / 2
    return left, top, left + w, top + h


def _closer(size: tuple[int, int], share: float) -> Box:
    w, h = _widest(size)
    left = 1 - (1 - _ZOOM) * share
    x, y = (size[0] - w * left) / 2, (size[1] - h * left) / 2
    return x, y, x + w * left, y + h * left


_MOVES = {"paneo": _across, "acercamiento": _closer}
