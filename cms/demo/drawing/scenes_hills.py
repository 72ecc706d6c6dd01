"""Scenes of the slopes: the city from afar, and what water, fire and quarries do to its hills."""

from math import sin

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import CONCRETE, ORANGE, WHITE
from cms.demo.drawing.landscape import (
    LAMP,
    backdrop,
    clouds,
    grove,
    house,
    houses,
    pine,
    rain,
    street,
    tree,
)
from cms.demo.drawing.moods import Color, mix

EARTH = (156, 98, 62)
MUD = (134, 92, 60)
GRASS = (110, 154, 84)
LEAF = (66, 112, 78)


def ciudad(c: Canvas) -> None:
    """The city on its hills: three slopes full of houses under a wide sky."""
    far = backdrop(c, 0.4, ranges=3)
    houses(c, far, rows=4, first=0.02, last=0.1, size=4.2)
    middle = c.ridge(0.6, 0.05)
    c.hill(middle, c.tone(LEAF), c.tone((52, 84, 70)))
    houses(c, middle, rows=5, first=0.02, last=0.16, size=7)
    near = c.ridge(0.84, 0.04)
    c.hill(near, c.tone((58, 98, 66)), c.tone((30, 54, 50)))
    houses(c, near, rows=3, first=0.03, last=0.13, size=11)
    grove(c, near, 12, 0.05, 9)


def lluvia(c: Canvas) -> None:
    """Rain over the slopes and a wet street that shines."""
    far = backdrop(c, 0.42)
    clouds(c, 9, (70, 82, 96), 120)
    houses(c, far, rows=3, first=0.02, last=0.09, size=5)
    slope = c.ridge(0.64, 0.04)
    c.hill(slope, c.tone((74, 112, 82)), c.tone((48, 76, 66)))
    houses(c, slope, rows=4, first=0.01, last=0.15, size=9)
    c.ground(0.88, (92, 98, 106), (60, 66, 76))
    for _ in range(46):
        x, y = c.chance.uniform(0, c.w), c.chance.uniform(0.89, 1) * c.h
        w = c.chance.uniform(2, 9) * c.u
        c.line([(x, y), (x + w, y)], (206, 214, 220), c.u * 0.3, 90)
    rain(c)


def calle(c: Canvas) -> None:
    """A street under the rain, its lamps reflected on the asphalt."""
    street(c, 0.56)
    for x in (0.14, 0.5, 0.86):
        px, foot, tall = x * c.w, 0.62 * c.h, 40 * c.u
        c.box(px, foot - tall, c.u, tall, (52, 58, 68))
        c.box(px - 3 * c.u, foot - tall - c.u, 7 * c.u, 2 * c.u, (255, 226, 150), c.u)
        c.glow(px, foot - tall, 26 * c.u, LAMP, 0.7)
        for i in range(18):
            w = c.chance.uniform(1, 5) * c.u
            y = foot + 3 * c.u + i * 1.9 * c.u
            c.pen.line((px - w, y, px + w, y), fill=(*LAMP, 120 - 5 * i), width=round(c.u * 0.7))
    rain(c, 600)


def quebrada(c: Canvas) -> None:
    """A ravine between two slopes: in flood and brown if it rains, clear if it does not."""
    wet = c.mood.strength > 0.2  # noqa: PLR2004 - the moods above it are the dark ones
    far = backdrop(c, 0.36)
    houses(c, far, rows=3, first=0.02, last=0.1, size=6)
    c.hill(c.ridge(0.54, 0.02), c.tone(LEAF), c.tone((56, 92, 66)))
    water = (146, 102, 66) if wet else (104, 164, 186)
    half = 0.34 if wet else 0.24
    _stream(c, water, half)
    _banks(c)
    if wet:
        rain(c, 620)


def _stream(c: Canvas, water: Color, half: float) -> None:
    steps = 40
    left, right = [], []
    for i in range(steps + 1):
        t = i / steps
        y = (0.5 + 0.52 * t) * c.h
        middle = 0.5 + 0.05 * sin(t * 9) * (0.4 + 0.6 * t)
        reach = 0.012 + half * t * t
        left.append(((middle - reach) * c.w, y))
        right.append(((middle + reach) * c.w, y))
    shore = [(x - (1 + 3 * k / steps) * c.u, y) for k, (x, y) in enumerate(left)]
    other = [(x + (1 + 3 * k / steps) * c.u, y) for k, (x, y) in enumerate(right)]
    c.fill([*shore, *reversed(other)], c.tone((170, 150, 118)), c.tone((142, 122, 98)))
    c.fill([*left, *reversed(right)], c.tone(mix(water, WHITE, 0.25)), c.tone(water))
    for _ in range(60):
        t = c.chance.random()
        y, reach = (0.52 + 0.48 * t) * c.h, (0.02 + half * t * t) * c.w
        x = (0.5 + 0.05 * sin((y / c.h - 0.5) / 0.52 * 9)) * c.w + c.chance.uniform(
            -0.8, 0.6
        ) * reach
        c.line([(x, y), (x + reach * 0.2, y)], mix(water, WHITE, 0.55), c.u * (0.2 + 0.5 * t), 150)


def _banks(c: Canvas) -> None:
    """Houses and trees along a ravine, closer to its edge the farther they are."""
    for i in range(6):
        y, s = (0.58 + i * 0.08) * c.h, (7 + i * 2.4) * c.u
        for side in (-1, 1):
            near = 0.5 + side * (0.13 + 0.05 * i)
            for k in range(4):
                x = near * c.w + side * k * s * 1.45
                if (i + k) % 3 == 1:
                    tree(c, x, y + s * 0.3, s * 1.15)
                else:
                    house(c, x - s / 2, y, s * c.chance.uniform(0.85, 1.1))


def deslizamiento(c: Canvas) -> None:
    """A scar of bare earth down a slope, houses at its edge, machines below."""
    backdrop(c, 0.34)
    slope = c.ridge(0.4, 0.05, waves=1.2)
    c.hill(slope, c.tone(GRASS), c.tone((70, 112, 70)))
    houses(c, slope, rows=3, first=0.05, last=0.34, size=9, gap=1.9)
    scar = [(0.4, 0.44), (0.53, 0.42), (0.58, 0.55), (0.66, 0.7), (0.78, 0.88), (0.7, 0.95),
            (0.3, 0.95), (0.2, 0.86), (0.33, 0.68), (0.37, 0.55)]  # fmt: skip
    c.fill([(x * c.w, y * c.h) for x, y in scar], c.tone((184, 122, 78)), c.tone((122, 76, 50)))
    for _ in range(120):
        x, y = c.chance.uniform(0.3, 0.68) * c.w, c.chance.uniform(0.62, 0.95) * c.h
        c.disc(x, y, c.chance.uniform(0.3, 1.4) * c.u, c.jitter((138, 92, 62), 26))
    for x, y in ((0.27, 0.55), (0.6, 0.5)):
        house(c, x * c.w, y * c.h, 11 * c.u)
    c.ground(0.94, (106, 106, 104), (80, 80, 84))
    _excavator(c, 0.72 * c.w, 0.95 * c.h, 22 * c.u)
    if c.mood.strength > 0.2:  # noqa: PLR2004 - the moods above it are the dark ones
        rain(c, 260)


def _excavator(c: Canvas, x: float, y: float, s: float) -> None:
    yellow = (244, 184, 48)
    c.shadow(x + s * 0.4, y, s * 0.5, s * 0.05)
    c.box(x, y - s * 0.2, s * 0.8, s * 0.2, (48, 50, 56), s * 0.1)
    c.box(x + s * 0.08, y - s * 0.46, s * 0.62, s * 0.27, yellow, s * 0.04)
    c.box(x + s * 0.1, y - s * 0.74, s * 0.3, s * 0.32, yellow, s * 0.04)
    c.box(x + s * 0.14, y - s * 0.7, s * 0.2, s * 0.2, (90, 126, 150), s * 0.02)
    arm = [(x + 0.12 * s, y - 0.5 * s), (x - 0.3 * s, y - 0.95 * s), (x - 0.66 * s, y - 0.36 * s)]
    c.line(arm, mix(yellow, (90, 60, 10), 0.2), s * 0.09)
    c.poly([(x - s * 0.8, y - s * 0.36), (x - s * 0.54, y - s * 0.38), (x - s * 0.56, y - s * 0.14),
            (x - s * 0.76, y - s * 0.1)], (70, 72, 80))  # fmt: skip


def muro(c: Canvas) -> None:
    """An anchored retaining wall under a slope of houses."""
    slope = backdrop(c, 0.36)
    c.hill(slope, c.tone(GRASS), c.tone((78, 120, 74)))
    houses(c, slope, rows=4, first=0.06, last=0.2, size=9)
    top, foot = 0.6 * c.h, 0.86 * c.h
    c.fill(
        [(0, top), (c.w, top * 0.96), (c.w, foot), (0, foot)],
        c.tone((206, 206, 198)),
        c.tone((160, 160, 156)),
    )
    for i in range(14):
        x = (i + 0.5) * c.w / 14
        c.line([(x - c.w / 28, top), (x - c.w / 28, foot)], (146, 146, 142), c.u * 0.4)
        for row in (0.3, 0.68):
            y = top + (foot - top) * row
            c.box(x - 1.8 * c.u, y - 1.8 * c.u, 3.6 * c.u, 3.6 * c.u, (128, 132, 136), c.u * 0.4)
            c.disc(x, y, c.u * 0.8, (80, 84, 92))
            c.disc(x + c.w / 56, y + 5 * c.u, c.u * 0.6, (96, 110, 120))
    c.ground(0.86, (112, 114, 116), (84, 86, 92))
    for i in range(9):
        tree(c, (i + c.chance.random()) * c.w / 9, top * 0.99, 9 * c.u)


def incendio(c: Canvas) -> None:
    """Smoke over a dry hill, embers on its back."""
    ridge = backdrop(c, 0.5)
    c.hill(ridge, c.tone((192, 156, 92)), c.tone((126, 98, 62)))
    x0, y0 = 0.42 * c.w, ridge(0.42 * c.w)
    for i in range(70):
        t = i / 70
        x = x0 + (t * t * 0.34 + c.chance.uniform(-0.03, 0.05) * (0.4 + t)) * c.w
        r = (2 + 11 * t) * c.u
        c.disc(x, y0 - t * y0 * 0.98, r, c.jitter((128, 118, 118), 20), 54)
    for i in range(26):
        x = x0 + (i - 13 + c.chance.uniform(-1.5, 1.5)) * 0.009 * c.w
        tall = c.chance.uniform(0.6, 4.2) * c.u
        c.glow(x, ridge(x), tall * 1.6, ORANGE, 0.5)
        for scale, color in ((1, (236, 84, 36)), (0.6, (255, 190, 70))):
            c.pen.polygon([(x - tall * 0.3 * scale, ridge(x) + c.u), (x, ridge(x) - tall * scale),
                           (x + tall * 0.3 * scale, ridge(x) + c.u)], fill=color)  # fmt: skip
    near = c.ridge(0.82, 0.04)
    c.hill(near, c.tone((122, 104, 62)), c.tone((58, 60, 48)))
    grove(c, near, 26, 0.08, 13)


def cantera(c: Canvas) -> None:
    """A hill cut in steps, an excavator that stands still."""
    backdrop(c, 0.36)
    hill = c.ridge(0.34, 0.05, waves=1)
    c.hill(hill, c.tone(GRASS), c.tone((84, 124, 76)))
    _terraces(c)
    c.ground(0.89, (196, 164, 124), (146, 112, 80))
    for i in range(5):
        house(c, (0.05 + i * 0.045) * c.w, (0.42 + 0.04 * i) * c.h, 7 * c.u)
        pine(c, (0.84 + i * 0.04) * c.w, (0.5 + 0.06 * i) * c.h, 15 * c.u)
    _excavator(c, 0.6 * c.w, 0.92 * c.h, 22 * c.u)


def _terraces(c: Canvas) -> None:
    for i in range(5):
        y, left = (0.4 + i * 0.1) * c.h, (0.3 - i * 0.05) * c.w
        right = (0.74 + i * 0.06) * c.w
        face = mix((222, 194, 152), EARTH, i / 6)
        c.fill(
            [
                (left, y),
                (right, y),
                (right + 3 * c.u, y + 0.085 * c.h),
                (left - 3 * c.u, y + 0.085 * c.h),
            ],
            c.tone(face),
            c.tone(mix(face, (90, 60, 40), 0.4)),
        )
        c.box(
            left - 3 * c.u,
            y + 0.085 * c.h,
            right - left + 6 * c.u,
            0.016 * c.h,
            mix(face, WHITE, 0.35),
        )


def gradas(c: Canvas) -> None:
    """Steep public steps between houses of every colour."""
    backdrop(c, 0.2)
    c.ground(0.3, (120, 126, 112), (92, 96, 92))
    steps = 22
    for row in range(9):
        y, s = (0.32 + row * 0.085) * c.h, (13 + row * 3.2) * c.u
        reach = (0.09 + row * 0.022) * c.w
        house(c, c.w / 2 - reach - s * 1.05, y, s)
        house(c, c.w / 2 + reach, y, s)
        house(c, c.w / 2 - reach - s * 2.2, y - s * 0.2, s)
        house(c, c.w / 2 + reach + s * 1.15, y - s * 0.2, s)
    for i in range(steps):
        t = i / steps
        y, half = (0.3 + 0.72 * t * (0.55 + 0.45 * t)) * c.h, (0.06 + 0.24 * t) * c.w
        tall = (0.012 + 0.042 * t) * c.h
        c.box(c.w / 2 - half, y, half * 2, tall * 1.5, mix(CONCRETE, (90, 90, 96), 0.35))
        c.box(c.w / 2 - half, y, half * 2, tall * 0.55, mix(CONCRETE, WHITE, 0.35))
    for side in (-1, 1):
        rail = [
            (c.w / 2 + side * 0.058 * c.w, 0.26 * c.h),
            (c.w / 2 + side * 0.31 * c.w, 0.86 * c.h),
        ]
        c.line(rail, (216, 92, 62), c.u * 1.3)
