"""Scenes under a roof: the press, the counters, the classroom, the library."""

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import NAVY, SHIRTS, WHITE, Outfit, crowd, person
from cms.demo.drawing.moods import Color, mix

SPINES: list[Color] = [*SHIRTS, (178, 60, 70), (44, 92, 92), (208, 168, 96), (112, 74, 64)]


def atril(c: Canvas) -> None:
    """A press conference: lectern, microphones, flags, cameras."""
    c.image.paste(c.gradient((34, 72, 128), (24, 52, 100), (18, 38, 76)), (0, 0))
    _curtain(c)
    for x, color in (
        (0.16, (60, 140, 210)),
        (0.24, (46, 140, 110)),
        (0.76, (46, 140, 110)),
        (0.84, (60, 140, 210)),
    ):
        _flag(c, x * c.w, 0.76 * c.h, 56 * c.u, color)
    c.ground(0.74, (120, 86, 62), (84, 60, 46))
    person(c, c.w / 2, 0.84 * c.h, 54 * c.u, Outfit(shirt=(224, 226, 230), skirt=True))
    _lectern(c, c.w / 2, 0.86 * c.h, 32 * c.u)
    for i in range(9):
        x = (0.04 + i * 0.115) * c.w
        head = (0.94 + 0.02 * (i % 2)) * c.h
        c.disc(x, head, 4.4 * c.u, (24, 22, 26))
        c.box(x - 6.4 * c.u, head + 3.6 * c.u, 12.8 * c.u, 20 * c.u, (36, 40, 52), 4 * c.u)
    for x in (0.14, 0.86):
        _camera(c, x * c.w, 0.84 * c.h, 13 * c.u)


def _curtain(c: Canvas) -> None:
    for i in range(15):
        x = i * c.w / 14
        c.poly(
            [(x, 0), (x + 2.2 * c.u, 0), (x + 1.6 * c.u, 0.7 * c.h), (x - c.u, 0.7 * c.h)],
            (70, 116, 176),
            50,
        )
    c.glow(c.w / 2, 0.34 * c.h, 62 * c.u, (160, 200, 240), 0.5)
    c.disc(c.w / 2, 0.22 * c.h, 12 * c.u, WHITE, 40)
    c.disc(c.w / 2, 0.22 * c.h, 10 * c.u, (34, 82, 146), 150)


def _lectern(c: Canvas, x: float, y: float, s: float) -> None:
    c.poly(
        [
            (x - s * 0.42, y - s * 0.9),
            (x + s * 0.42, y - s * 0.9),
            (x + s * 0.34, y),
            (x - s * 0.34, y),
        ],
        (142, 96, 62),
    )
    c.box(x - s * 0.48, y - s * 0.98, s * 0.96, s * 0.11, (168, 120, 80), s * 0.02)
    c.disc(x, y - s * 0.5, s * 0.17, WHITE)
    c.disc(x, y - s * 0.5, s * 0.13, NAVY)
    for i in range(5):
        mx = x + (i - 2) * s * 0.15
        c.line([(x + (i - 2) * s * 0.1, y - s * 0.96), (mx, y - s * 1.16)], (30, 32, 38), s * 0.035)
        c.disc(mx, y - s * 1.19, s * 0.055, (30, 32, 38))
        c.box(mx - s * 0.06, y - s * 1.12, s * 0.12, s * 0.085, SHIRTS[i], s * 0.015)


def _flag(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    c.box(x - s * 0.01, y - s, s * 0.02, s, (206, 172, 96))
    for i, shade in enumerate((color, WHITE, color)):
        left = x + s * (0.02 + 0.055 * i)
        c.poly(
            [
                (left, y - s * 0.95),
                (left + s * 0.06, y - s * (0.93 - 0.02 * i)),
                (left + s * 0.04, y - s * 0.26),
                (left - s * 0.01, y - s * 0.28),
            ],
            shade,
        )


def _camera(c: Canvas, x: float, y: float, s: float) -> None:
    for side in (-0.6, 0, 0.6):
        c.line([(x, y), (x + side * s, y + s * 2.4)], (26, 28, 34), s * 0.1)
    c.box(x - s * 0.7, y - s * 0.7, s * 1.4, s * 0.8, (30, 32, 40), s * 0.12)
    c.box(x - s * 0.3, y - s, s * 0.7, s * 0.3, (44, 48, 58), s * 0.1)
    c.disc(x + s * 0.62, y - s * 0.32, s * 0.1, (224, 60, 50))


def ventanilla(c: Canvas) -> None:
    """A hall of numbered counters with people in line."""
    c.image.paste(c.gradient((226, 232, 234), (206, 214, 216), (186, 190, 190)), (0, 0))
    c.box(0, 0, c.w, 0.1 * c.h, (60, 98, 150))
    c.box(0, 0.1 * c.h, c.w, 0.012 * c.h, (240, 196, 84))
    count = max(3, round(c.w / (38 * c.u)))
    each = c.w / count
    for i in range(count):
        _counter(c, each, i)
    c.box(0, 0.58 * c.h, c.w, 0.03 * c.h, (178, 132, 88))
    c.box(0, 0.61 * c.h, c.w, 0.17 * c.h, (228, 224, 214))
    c.ground(0.78, (190, 184, 176), (150, 146, 142))
    crowd(c, count * 3, left=0.04, right=0.96, y=0.92, h=32, depth=0.05)


def _counter(c: Canvas, each: float, i: int) -> None:
    x = i * each
    c.box(x + each * 0.1, 0.24 * c.h, each * 0.8, 0.34 * c.h, (112, 152, 176), c.u)
    person(c, x + each / 2, 0.74 * c.h, 40 * c.u, Outfit(shirt=(238, 238, 240)))
    c.poly(
        [
            (x + each * 0.2, 0.56 * c.h),
            (x + each * 0.5, 0.25 * c.h),
            (x + each * 0.6, 0.25 * c.h),
            (x + each * 0.3, 0.56 * c.h),
        ],
        WHITE,
        70,
    )
    c.box(x + each * 0.36, 0.14 * c.h, each * 0.28, 0.075 * c.h, NAVY, c.u)
    _digit(c, x + each / 2, 0.178 * c.h, 5 * c.u, i)


def _digit(c: Canvas, x: float, y: float, s: float, number: int) -> None:
    """As many strokes as the counter's number, like a tally: no font is needed."""
    for i in range(number + 1):
        left = x + (i - number / 2) * s * 0.34
        c.box(left - s * 0.07, y - s * 0.4, s * 0.14, s * 0.8, (255, 220, 120))


def aula(c: Canvas) -> None:
    """A classroom: a green board, drawings, desks, a window on the hills."""
    c.image.paste(c.gradient((250, 232, 196), (244, 220, 178)), (0, 0))
    c.box(0, 0.42 * c.h, c.w, 0.26 * c.h, (140, 190, 190))
    c.box(0.3 * c.w, 0.12 * c.h, 0.4 * c.w, 0.34 * c.h, (150, 106, 68), c.u)
    c.box(0.31 * c.w, 0.14 * c.h, 0.38 * c.w, 0.3 * c.h, (46, 104, 84), c.u * 0.5)
    for i in range(5):
        y = (0.2 + 0.045 * i) * c.h
        c.line(
            [(0.34 * c.w, y), ((0.46 + 0.16 * c.chance.random()) * c.w, y)], WHITE, c.u * 0.5, 200
        )
    _windows(c)
    for i in range(10):
        x = (0.03 + i * 0.1) * c.w
        c.box(x, 0.48 * c.h, 0.05 * c.w, 0.075 * c.h, c.chance.choice(SPINES), c.u * 0.4)
        c.disc(x + 0.025 * c.w, 0.515 * c.h, 1.8 * c.u, c.chance.choice(SPINES))
    c.ground(0.66, (206, 164, 116), (164, 122, 84))
    for row in range(3):
        for i in range(5):
            spread, s = 0.15 + 0.03 * row, (13 + 4 * row) * c.u
            _desk(c, (0.5 + (i - 2) * spread) * c.w, (0.76 + 0.115 * row) * c.h, s)


def _windows(c: Canvas) -> None:
    """Two windows that look on a hill."""
    for x in (0.04, 0.78):
        c.box(x * c.w, 0.12 * c.h, 0.18 * c.w, 0.28 * c.h, (246, 246, 240), c.u * 0.5)
        c.box((x + 0.01) * c.w, 0.135 * c.h, 0.16 * c.w, 0.25 * c.h, (170, 214, 236))
        c.poly(
            [
                ((x + 0.01) * c.w, 0.385 * c.h),
                ((x + 0.06) * c.w, 0.26 * c.h),
                ((x + 0.11) * c.w, 0.33 * c.h),
                ((x + 0.15) * c.w, 0.27 * c.h),
                ((x + 0.17) * c.w, 0.385 * c.h),
            ],
            (96, 150, 100),
        )


def _desk(c: Canvas, x: float, y: float, s: float) -> None:
    for side in (-0.4, 0.34):
        c.box(x + side * s, y - s * 0.5, s * 0.06, s * 0.5, (80, 88, 100))
    c.box(x - s * 0.3, y - s * 0.78, s * 0.6, s * 0.34, c.chance.choice(SHIRTS), s * 0.08)
    c.box(x - s * 0.5, y - s * 0.52, s, s * 0.1, (214, 172, 116), s * 0.03)
    c.box(x - s * 0.16, y - s * 0.57, s * 0.32, s * 0.05, WHITE)


def biblioteca(c: Canvas) -> None:
    """Shelves to the ceiling, a tall window, readers at a table."""
    c.image.paste(c.gradient((250, 236, 206), (236, 214, 176)), (0, 0))
    shelves = max(2, round(c.w / (52 * c.u)))
    each = c.w / shelves
    for i in range(shelves):
        if i == shelves // 2:
            _tall_window(c, i * each, each)
        else:
            _shelf(c, i * each + each * 0.03, each * 0.94)
    c.ground(0.74, (196, 150, 104), (150, 108, 72))
    for i in range(2):
        x, w = (0.27 + 0.46 * i) * c.w, 0.34 * c.w
        for k in range(3):
            person(c, x + (k - 1) * w * 0.3, 0.88 * c.h, 27 * c.u, Outfit(skirt=False))
        c.box(x - w / 2, 0.8 * c.h, w, 2.4 * c.u, (142, 96, 60), c.u * 0.6)
        c.box(x - w / 2 + 2 * c.u, 0.82 * c.h, w - 4 * c.u, 0.08 * c.h, (120, 80, 50))
        for k in range(3):
            _open_book(c, x + (k - 1) * w * 0.3, 0.8 * c.h, 5 * c.u)


def _shelf(c: Canvas, x: float, w: float) -> None:
    top, foot, boards = 0.06 * c.h, 0.76 * c.h, 6
    c.box(x, top, w, foot - top, (112, 74, 48))
    tall = (foot - top) / boards
    for row in range(boards):
        floor = top + (row + 1) * tall - 1.6 * c.u
        c.box(x + w * 0.03, top + row * tall + 1.2 * c.u, w * 0.94, tall - 2 * c.u, (78, 50, 36))
        left = x + w * 0.04
        while left < x + w * 0.93:
            thick = c.chance.uniform(1, 2.6) * c.u
            high = tall * c.chance.uniform(0.55, 0.8)
            color = c.jitter(c.chance.choice(SPINES))
            c.box(left, floor - high, thick, high, color)
            c.box(left, floor - high * 0.8, thick, high * 0.08, mix(color, WHITE, 0.5))
            left += thick + c.u * (0.15 if c.chance.random() < 0.9 else 3)  # noqa: PLR2004 - few gaps
        c.box(x, floor, w, 1.6 * c.u, (150, 104, 66))


def _tall_window(c: Canvas, x: float, w: float) -> None:
    left, right, top, foot = x + w * 0.2, x + w * 0.8, 0.1 * c.h, 0.64 * c.h
    c.box(left - c.u, top - c.u, right - left + 2 * c.u, foot - top + 2 * c.u, WHITE, 3 * c.u)
    c.fill(
        [(left, top), (right, top), (right, foot), (left, foot)], (126, 190, 226), (232, 240, 228)
    )
    c.poly(
        [
            (left, foot),
            (left, foot - 14 * c.u),
            ((left + right) / 2, foot - 22 * c.u),
            (right, foot - 10 * c.u),
            (right, foot),
        ],
        (110, 160, 112),
    )
    c.box((left + right) / 2 - c.u * 0.5, top, c.u, foot - top, WHITE)
    c.box(left, (top + foot) / 2, right - left, c.u, WHITE)
    c.glow((left + right) / 2, (top + foot) / 2, 40 * c.u, (255, 250, 220), 0.45)


def _open_book(c: Canvas, x: float, y: float, s: float) -> None:
    for side in (-1, 1):
        c.poly(
            [(x, y), (x + side * s, y - s * 0.24), (x + side * s, y - s * 0.9), (x, y - s * 0.62)],
            mix(WHITE, (150, 140, 120), 0.1 if side < 0 else 0.22),
        )
