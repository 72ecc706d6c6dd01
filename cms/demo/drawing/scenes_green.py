"""Scenes on grass: the park, the nursery, the stadium, the kites."""

from math import cos, sin

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import SHIRTS, WHITE, Outfit, crowd, person
from cms.demo.drawing.landscape import LEAVES, backdrop, grove, houses, tree
from cms.demo.drawing.moods import Color, mix

LAWN: Color = (134, 180, 96)
WOOD: Color = (150, 104, 66)


def _lawn(c: Canvas, y: float) -> None:
    c.ground(y, LAWN, (92, 146, 78))
    for _ in range(150):
        t = c.chance.random()
        x, line = c.chance.uniform(0, c.w), (y + (1 - y) * t) * c.h
        c.line(
            [(x, line), (x + c.u * 0.3, line - (0.6 + 1.6 * t) * c.u)],
            (88, 140, 72),
            c.u * 0.25,
            150,
        )


def _path(c: Canvas, y: float) -> None:
    points = [(0.46, y), (0.52, y), (0.6, 0.78), (0.78, 1), (0.3, 1), (0.42, 0.8)]
    c.fill(
        [(x * c.w, v * c.h) for x, v in points], c.tone((236, 220, 186)), c.tone((214, 190, 152))
    )


def parque(c: Canvas) -> None:
    """A shady path, benches, people who walk."""
    ridge = backdrop(c, 0.36)
    houses(c, ridge, rows=3, first=0.03, last=0.12, size=6)
    _lawn(c, 0.58)
    for i in range(11):
        tree(
            c,
            (i + c.chance.uniform(0.2, 0.8)) * c.w / 11,
            0.61 * c.h,
            c.chance.uniform(22, 32) * c.u,
        )
    _path(c, 0.58)
    for x, y, s in ((0.2, 0.74, 46), (0.82, 0.74, 48), (0.06, 0.92, 66), (0.96, 0.94, 70)):
        c.shadow(x * c.w, y * c.h, s * 0.42 * c.u, s * 0.06 * c.u)
        tree(c, x * c.w, y * c.h, s * c.u)
    for x, y in ((0.32, 0.8), (0.68, 0.82)):
        _bench(c, x * c.w, y * c.h, 17 * c.u)
    crowd(c, 5, left=0.42, right=0.62, y=0.8, h=19, depth=0.1)


def _bench(c: Canvas, x: float, y: float, s: float) -> None:
    c.shadow(x, y, s * 0.6, s * 0.07)
    for side in (-0.42, 0.36):
        c.box(x + side * s, y - s * 0.3, s * 0.06, s * 0.3, (58, 64, 70))
    for i in range(3):
        c.box(
            x - s * 0.5,
            y - s * (0.32 + 0.13 * i),
            s,
            s * 0.09,
            mix(WOOD, WHITE, 0.08 * i),
            s * 0.02,
        )


def juegos(c: Canvas) -> None:
    """Swings and a slide on a soft floor, children about."""
    ridge = backdrop(c, 0.4)
    houses(c, ridge, rows=4, first=0.02, last=0.14, size=6)
    _lawn(c, 0.62)
    for i in range(9):
        tree(c, (i + c.chance.random()) * c.w / 9, 0.64 * c.h, c.chance.uniform(20, 28) * c.u)
    c.pen.ellipse((0.04 * c.w, 0.7 * c.h, 0.96 * c.w, 1.06 * c.h), fill=c.tone((222, 134, 96)))
    c.pen.ellipse((0.1 * c.w, 0.75 * c.h, 0.6 * c.w, 0.98 * c.h), fill=c.tone((92, 150, 186)))
    _swings(c, 0.28 * c.w, 0.86 * c.h, 40 * c.u)
    _slide(c, 0.66 * c.w, 0.86 * c.h, 40 * c.u)
    for x, y in ((0.5, 0.9), (0.56, 0.94), (0.86, 0.92), (0.12, 0.93), (0.4, 0.95)):
        person(c, x * c.w, y * c.h, c.chance.uniform(13, 17) * c.u)


def _swings(c: Canvas, x: float, y: float, s: float) -> None:
    steel = (206, 70, 62)
    for side in (-1, 1):
        c.line([(x + side * s * 0.6, y), (x + side * s * 0.5, y - s)], steel, s * 0.05)
        c.line([(x + side * s * 0.4, y), (x + side * s * 0.5, y - s)], steel, s * 0.05)
    c.line([(x - s * 0.5, y - s), (x + s * 0.5, y - s)], steel, s * 0.06)
    for place, swing in ((-0.22, 0.16), (0.2, -0.1)):
        seat = (x + (place + swing) * s, y - s * 0.3)
        person(c, seat[0], y - s * 0.16, s * 0.42)
        for rope in (-0.07, 0.07):
            c.line(
                [(x + (place + rope) * s, y - s), (seat[0] + rope * s, seat[1])],
                (90, 94, 104),
                s * 0.014,
            )
        c.box(seat[0] - s * 0.1, seat[1], s * 0.2, s * 0.04, (60, 64, 74))


def _slide(c: Canvas, x: float, y: float, s: float) -> None:
    for place in (0, 0.3):
        c.box(x + place * s, y - s * 0.92, s * 0.04, s * 0.92, (60, 110, 170))
    c.poly(
        [(x - s * 0.06, y - s * 0.92), (x + s * 0.4, y - s * 0.92), (x + s * 0.17, y - s * 1.16)],
        (246, 190, 70),
    )
    for i in range(6):
        c.box(x, y - s * (0.12 + i * 0.09), s * 0.3, s * 0.025, (60, 110, 170))
    c.poly([(x + s * 0.28, y - s * 0.62), (x + s * 0.4, y - s * 0.62), (x + s * 0.98, y - s * 0.04),
            (x + s * 1.06, y), (x + s * 0.84, y)], (80, 170, 120))  # fmt: skip
    c.box(x - s * 0.02, y - s * 0.64, s * 0.36, s * 0.05, (60, 110, 170))


def vivero(c: Canvas) -> None:
    """Rows of seedlings under a shade net, people who tend them."""
    ridge = backdrop(c, 0.34)
    grove(c, ridge, 22, 0.06, 9)
    c.ground(0.5, (176, 140, 104), (130, 98, 72))
    rows = 7
    for row in range(rows):
        t = row / (rows - 1)
        y, s = (0.54 + 0.42 * t) * c.h, (3 + 7 * t) * c.u
        c.poly([(0, y), (c.w, y), (c.w, y + s * 0.5), (0, y + s * 0.5)], (118, 86, 62), 120)
        x = -s * c.chance.random()
        while x < c.w:
            _seedling(c, x, y, s)
            x += s * 0.85
        if row in {2, 4}:
            for place in (0.24, 0.7):
                worker = Outfit(shirt=(92, 150, 106), helmet=(226, 200, 140))
                person(c, (place + 0.06 * row / 4) * c.w, y + s, (19 + 3 * row) * c.u, worker)
    c.poly([(0, 0.2 * c.h), (c.w, 0.2 * c.h), (c.w, 0), (0, 0)], (30, 60, 44), 150)
    for i in range(24):
        c.line([(i * c.w / 23, 0), (i * c.w / 23, 0.2 * c.h)], (160, 190, 160), c.u * 0.2, 90)
    for i in range(6):
        c.box(i * c.w / 5 - c.u, 0.2 * c.h, 1.4 * c.u, 0.36 * c.h, (176, 180, 176))


def _seedling(c: Canvas, x: float, y: float, s: float) -> None:
    c.box(x, y - s * 0.28, s * 0.5, s * 0.5, (44, 44, 48), s * 0.08)
    leaf = c.jitter(c.chance.choice(LEAVES), 12)
    for dx, dy in ((-0.16, 0.5), (0.2, 0.56), (0.02, 0.78)):
        c.pen.ellipse(
            (
                x + s * (0.25 + dx - 0.2),
                y - s * (dy + 0.14),
                x + s * (0.25 + dx + 0.2),
                y - s * (dy - 0.14),
            ),
            fill=c.tone(leaf),
        )


def siembra(c: Canvas) -> None:
    """People who plant young trees on a green slope."""
    ridge = backdrop(c, 0.4)
    houses(c, ridge, rows=2, first=0.03, last=0.09, size=5)
    _lawn(c, 0.54)
    for i in range(4):
        y = (0.64 + 0.1 * i) * c.h
        for k in range(4):
            x, s = (0.1 + 0.27 * k + 0.08 * (i % 2)) * c.w, (8 + 3.4 * i) * c.u
            c.pen.ellipse(
                (x - s * 0.5, y - s * 0.12, x + s * 0.5, y + s * 0.16), fill=c.tone((130, 92, 64))
            )
            c.line([(x, y), (x, y - s)], (110, 80, 56), s * 0.06)
            c.disc(x, y - s, s * 0.32, c.chance.choice(LEAVES))
            c.disc(x - s * 0.1, y - s * 1.1, s * 0.16, (214, 150, 180))
            if (i + k) % 2:
                person(c, x + s * 0.95, y + s * 0.15, (16 + 4.4 * i) * c.u)


def estadio(c: Canvas) -> None:
    """A ground with full stands and floodlights, players on the grass."""
    ridge = backdrop(c, 0.24)
    houses(c, ridge, rows=2, first=0.02, last=0.08, size=5)
    _stand(c)
    c.box(0, 0.59 * c.h, c.w, 0.035 * c.h, (44, 92, 160))
    _pitch(c)
    if c.mood.lit > 0.6:  # noqa: PLR2004 - at night the floodlights light the pitch
        c.glow(c.w / 2, 0.8 * c.h, 0.5 * c.w, (226, 244, 226), 0.36)
    for i, x in enumerate((0.1, 0.24, 0.4, 0.56, 0.7, 0.88)):
        y = (0.74 + 0.17 * c.chance.random()) * c.h
        person(c, x * c.w, y, 20 * c.u, Outfit(shirt=SHIRTS[i % 2], skirt=False))
    c.disc(0.48 * c.w, 0.87 * c.h, 1.4 * c.u, WHITE)
    for x in (0.06, 0.94):
        _floodlight(c, x * c.w, 0.4 * c.h, 34 * c.u)


def _pitch(c: Canvas) -> None:
    """Mown stripes in perspective, the track behind them, the lines."""
    for i in range(8):
        shade = LAWN if i % 2 else mix(LAWN, (40, 90, 50), 0.22)
        near, far = ((i - 4) * 0.3 + 0.5, (i - 4) * 0.14 + 0.5)
        c.poly(
            [
                (far * c.w, 0.62 * c.h),
                ((far + 0.14) * c.w, 0.62 * c.h),
                ((near + 0.3) * c.w, c.h),
                (near * c.w, c.h),
            ],
            shade,
        )
    c.poly(
        [(0, 0.62 * c.h), (c.w, 0.62 * c.h), (c.w, 0.645 * c.h), (0, 0.645 * c.h)], (196, 110, 80)
    )
    c.pen.ellipse(
        (0.34 * c.w, 0.74 * c.h, 0.66 * c.w, 0.94 * c.h),
        outline=c.tone(WHITE),
        width=round(c.u * 0.7),
    )
    c.line([(0.5 * c.w, 0.645 * c.h), (0.5 * c.w, c.h)], WHITE, c.u * 0.7)


def _stand(c: Canvas) -> None:
    c.box(0, 0.34 * c.h, c.w, 0.26 * c.h, (150, 154, 164))
    for row in range(9):
        y = (0.355 + row * 0.027) * c.h
        c.box(0, y + 1.4 * c.u, c.w, c.u * 0.6, (120, 124, 136))
        for i in range(int(c.w / (2.6 * c.u)) + 1):
            if c.chance.random() < 0.82:  # noqa: PLR2004 - how full the stand is
                c.disc((i * 2.6 + row % 2) * c.u, y + c.u, 0.85 * c.u, c.chance.choice(SHIRTS))


def _floodlight(c: Canvas, x: float, y: float, s: float) -> None:
    c.box(x - s * 0.02, y - s, s * 0.04, s, (110, 116, 126))
    c.box(x - s * 0.18, y - s * 1.16, s * 0.36, s * 0.2, (70, 76, 88), s * 0.02)
    for i in range(8):
        left, top = x + (i % 4 - 1.5) * s * 0.085, y - s * (1.11 - 0.09 * (i // 4))
        c.pen.ellipse(
            (left - s * 0.03, top - s * 0.03, left + s * 0.03, top + s * 0.03), fill=(255, 250, 220)
        )
    if c.mood.lit > 0.6:  # noqa: PLR2004 - at night
        c.glow(x, y - s * 1.06, s * 1.5, (240, 244, 255), 0.7)


def cometas(c: Canvas) -> None:
    """Kites over a green field, the people who fly them."""
    ridge = backdrop(c, 0.56)
    grove(c, ridge, 16, 0.03, 9)
    _lawn(c, 0.72)
    for i in range(13):
        x, y = (0.05 + 0.075 * i) * c.w, c.chance.uniform(0.06, 0.46) * c.h
        hand = (x + c.chance.uniform(-0.06, 0.02) * c.w, c.chance.uniform(0.78, 0.9) * c.h)
        string = [(x + (hand[0] - x) * t / 8, y + (hand[1] - y) * (t / 8) ** 1.4) for t in range(9)]
        c.line(string, (244, 246, 250), c.u * 0.16, 170)
        person(c, hand[0], hand[1] + 9 * c.u, c.chance.uniform(15, 21) * c.u)
        _kite(c, x, y, c.chance.uniform(5, 10) * c.u)


def _kite(c: Canvas, x: float, y: float, s: float) -> None:
    one, other = c.chance.sample(SHIRTS, 2)
    lean, sides = c.chance.uniform(-0.5, 0.5), c.chance.choice([4, 6])
    corners = [
        (x + s * cos(lean + 6.2832 * k / sides), y + s * sin(lean + 6.2832 * k / sides))
        for k in range(sides)
    ]
    for k in range(sides):
        c.poly([(x, y), corners[k], corners[(k + 1) % sides]], one if k % 2 else other)
    tail = [(x + s * (0.2 * sin(t * 1.3)), y + s * (0.8 + 0.32 * t)) for t in range(8)]
    c.line(tail, one, s * 0.05)
    for spot in tail[1::2]:
        c.disc(*spot, s * 0.1, other)
