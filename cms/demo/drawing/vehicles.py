"""What rolls through the city's streets."""

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import WHITE
from cms.demo.drawing.moods import Color, mix


def wheel(c: Canvas, x: float, y: float, r: float) -> None:
    c.disc(x, y, r, (34, 36, 42))
    c.disc(x, y, r * 0.55, (168, 172, 178))
    c.disc(x, y, r * 0.2, (70, 74, 82))


def bus(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    """A bus ``s`` long, its wheels on ``y``."""
    h = s * 0.36
    c.shadow(x + s / 2, y, s * 0.54, s * 0.03)
    c.box(x, y - h, s, h * 0.88, color, s * 0.035)
    c.box(x, y - h * 0.4, s, h * 0.13, WHITE)
    c.box(
        x + s * 0.02, y - h * 0.97, s * 0.96, h * 0.07, mix(color, (255, 255, 255), 0.4), s * 0.02
    )
    for i in range(6):
        _pane(c, x + s * (0.05 + i * 0.125), y - h * 0.85, s)
    c.box(x + s * 0.82, y - h * 0.85, s * 0.15, h * 0.72, (52, 72, 96), s * 0.012)
    c.box(x + s * 0.893, y - h * 0.85, s * 0.006, h * 0.72, mix(color, (255, 255, 255), 0.3))
    c.pen.rectangle((x + s * 0.4, y - h * 0.955, x + s * 0.62, y - h * 0.875), fill=(30, 30, 34))
    c.pen.rectangle((x + s * 0.42, y - h * 0.935, x + s * 0.6, y - h * 0.895), fill=(255, 190, 70))
    for place in (0.2, 0.72):
        wheel(c, x + s * place, y - s * 0.01, s * 0.055)


def _pane(c: Canvas, x: float, y: float, s: float) -> None:
    """A window of a bus ``s`` long, with the sky reflected across it."""
    tall = s * 0.13
    c.box(x, y, s * 0.105, tall, (70, 104, 132), s * 0.01)
    low, high = y + tall * 0.84, y + tall * 0.06
    shine = [(x + s * 0.01, low), (x + s * 0.05, high), (x + s * 0.075, high), (x + s * 0.035, low)]
    c.poly(shine, (190, 216, 230), 120)


def truck(c: Canvas, x: float, y: float, s: float, color: Color, *, tank: bool) -> None:
    """A lorry ``s`` long facing right: a water tank, or a box that presses rubbish."""
    h = s * 0.36
    c.shadow(x + s / 2, y, s * 0.54, s * 0.03)
    c.box(x, y - h * 0.3, s * 0.95, h * 0.14, (58, 62, 70))
    load = _tank if tank else _hopper
    load(c, x, y, s, color)
    _cab(c, x + s * 0.7, y, s, WHITE if tank else mix(color, WHITE, 0.75))
    for place in (0.14, 0.3, 0.84):
        wheel(c, x + s * place, y - s * 0.01, s * 0.06)


def _tank(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    h = s * 0.36
    c.box(x, y - h * 0.98, s * 0.68, h * 0.7, mix(color, WHITE, 0.25), h * 0.34)
    c.box(x, y - h * 0.74, s * 0.68, h * 0.16, WHITE)
    for place in (0.14, 0.34, 0.54):
        c.box(x + s * place, y - h * 0.98, s * 0.012, h * 0.7, mix(color, (10, 20, 50), 0.3))


def _hopper(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    h, right = s * 0.36, x + s * 0.68
    foot, top = y - h * 0.2, y - h * 1.05
    c.poly([(x - s * 0.02, foot), (x + s * 0.1, top), (right, top), (right, foot)], color)
    for i in range(4):
        shade = mix(color, (10, 30, 20), 0.22)
        c.box(x + s * (0.2 + i * 0.12), y - h * 0.98, s * 0.02, h * 0.72, shade)
    c.box(x + s * 0.14, y - h * 0.66, s * 0.5, h * 0.1, WHITE)


def _cab(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    h = s * 0.36
    c.box(x, y - h * 0.92, s * 0.26, h * 0.76, color, s * 0.03)
    c.box(x + s * 0.1, y - h * 0.84, s * 0.14, h * 0.3, (70, 104, 132), s * 0.015)
    c.box(x + s * 0.235, y - h * 0.34, s * 0.03, h * 0.1, (255, 226, 140), s * 0.01)
