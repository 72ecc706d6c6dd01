"""Scenes of what moves in the city: lorries, buses, the cable car."""

from math import sin

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import NAVY, WHITE, Outfit, crowd, person
from cms.demo.drawing.landscape import WALLS, backdrop, houses, street
from cms.demo.drawing.vehicles import bus, truck

LEAF = (84, 138, 86)


def cisterna(c: Canvas) -> None:
    street(c, 0.58)
    truck(c, 0.32 * c.w, 0.85 * c.h, 0.56 * c.w, (40, 110, 180), tank=True)
    for i in range(6):
        x, y = (0.05 + i * 0.047) * c.w, (0.88 + 0.012 * (i % 2)) * c.h
        person(c, x, y, 24 * c.u)
        c.box(x + 2.6 * c.u, y - 5 * c.u, 4 * c.u, 5 * c.u, c.chance.choice(WALLS), c.u * 0.6)


def camion(c: Canvas) -> None:
    street(c, 0.58)
    truck(c, 0.24 * c.w, 0.86 * c.h, 0.6 * c.w, (54, 136, 92), tank=False)
    crew = Outfit(shirt=(54, 136, 92), vest=(250, 214, 60), skirt=False)
    person(c, 0.14 * c.w, 0.9 * c.h, 25 * c.u, crew)
    person(c, 0.2 * c.w, 0.86 * c.h, 24 * c.u, crew)
    for x in (0.07, 0.1, 0.9, 0.93):
        c.disc(x * c.w, 0.9 * c.h, 2.6 * c.u, (46, 48, 54))
        c.disc((x + 0.004) * c.w, 0.878 * c.h, 1 * c.u, (46, 48, 54))


def autobus(c: Canvas) -> None:
    """A bus at its stop; on the pavement people wait, one of them in a wheelchair."""
    street(c, 0.56)
    bus(
        c,
        0.26 * c.w,
        0.83 * c.h,
        0.62 * c.w,
        c.chance.choice([NAVY, (38, 128, 116), (200, 66, 58)]),
    )
    c.ground(0.88, (206, 200, 190), (176, 170, 162))
    c.box(0, 0.875 * c.h, c.w, 1.2 * c.u, (240, 206, 80))
    c.box(0.03 * c.w, 0.5 * c.h, 0.006 * c.w, 0.45 * c.h, (90, 98, 110))
    c.box(0.2 * c.w, 0.5 * c.h, 0.006 * c.w, 0.45 * c.h, (90, 98, 110))
    c.box(0.01 * c.w, 0.47 * c.h, 0.22 * c.w, 0.04 * c.h, NAVY, c.u)
    crowd(c, 4, left=0.03, right=0.22, y=0.95, h=25, depth=0.01)
    _wheelchair(c, 0.84 * c.w, 0.97 * c.h, 21 * c.u)
    person(c, 0.93 * c.w, 0.97 * c.h, 27 * c.u)


def _wheelchair(c: Canvas, x: float, y: float, s: float) -> None:
    """Somebody in a wheelchair who faces right; ``s`` is the height of the head."""
    seat, dark = y - s * 0.42, (50, 54, 64)
    c.shadow(x, y, s * 0.4, s * 0.04)
    c.line(
        [(x - s * 0.24, y - s * 0.78), (x - s * 0.2, seat), (x + s * 0.16, seat)], dark, s * 0.05
    )
    c.box(x - s * 0.17, y - s * 0.8, s * 0.27, s * 0.4, (240, 190, 84), radius=s * 0.07)
    c.line([(x, y - s * 0.66), (x + s * 0.2, y - s * 0.52)], (214, 160, 60), s * 0.08)
    c.line(
        [(x - s * 0.06, seat - s * 0.03), (x + s * 0.24, seat - s * 0.03)], (52, 62, 88), s * 0.12
    )
    c.line([(x + s * 0.24, seat - s * 0.03), (x + s * 0.3, y - s * 0.1)], (52, 62, 88), s * 0.09)
    c.disc(x - s * 0.03, y - s * 0.9, s * 0.1, (160, 108, 76))
    c.pen.pieslice(
        (x - s * 0.14, y - s * 1.02, x + s * 0.08, y - s * 0.8), 170, 350, fill=(42, 32, 30)
    )
    ring = (x - s * 0.33, y - s * 0.5, x + s * 0.17, y)
    c.pen.ellipse(ring, outline=c.tone(dark), width=max(2, round(s * 0.045)))
    c.disc(x - s * 0.08, y - s * 0.25, s * 0.04, dark)
    c.disc(x + s * 0.28, y - s * 0.07, s * 0.07, dark)


def cable(c: Canvas) -> None:
    """Cabins on a cable over the slopes, hung from a tower."""
    ridge = backdrop(c, 0.46)
    houses(c, ridge, rows=4, first=0.02, last=0.12, size=5.5)
    slope = c.ridge(0.72, 0.04)
    c.hill(slope, c.tone(LEAF), c.tone((62, 104, 72)))
    houses(c, slope, rows=4, first=0.02, last=0.2, size=10)
    tower, top = 0.62 * c.w, 0.2 * c.h
    half = 5 * c.u
    for side in (-1, 1):
        c.line(
            [(tower + side * half, 0.86 * c.h), (tower + side * c.u, top)],
            (214, 220, 226),
            1.3 * c.u,
        )
    for i in range(9):
        y = top + (0.86 * c.h - top) * i / 9
        reach = c.u + half * i / 9
        c.line([(tower - reach, y), (tower + reach, y + 4 * c.u)], (190, 198, 206), c.u * 0.6)
    c.box(tower - 7 * c.u, top - c.u, 14 * c.u, 2.4 * c.u, (214, 220, 226), c.u)
    for offset in (-0.004, 0.012):
        curve = [(x * c.w / 60, _sag(c, x / 60, top) + offset * c.h) for x in range(61)]
        c.line(curve, (58, 62, 74), c.u * 0.3)
    for place in (0.08, 0.27, 0.44, 0.8, 0.94):
        _cabin(c, place * c.w, _sag(c, place, top), (8 + 5 * place) * c.u)


def _sag(c: Canvas, share: float, top: float) -> float:
    """Where the cable hangs; it touches the tower's head at 62 hundredths of the width."""
    if share <= 0.62:  # noqa: PLR2004 - where the tower stands
        return top + (0.62 - share) * 0.36 * c.h + sin(share / 0.62 * 3.1416) * 3 * c.u
    return top + (share - 0.62) * 0.2 * c.h + sin((share - 0.62) / 0.38 * 3.1416) * 2 * c.u


def _cabin(c: Canvas, x: float, y: float, s: float) -> None:
    red = (210, 62, 54)
    c.line([(x, y), (x, y + s * 0.5)], (58, 62, 74), s * 0.05)
    c.box(x - s * 0.5, y + s * 0.45, s, s * 0.95, red, s * 0.2)
    c.box(x - s * 0.42, y + s * 0.58, s * 0.38, s * 0.4, (150, 196, 214), s * 0.06)
    c.box(x + s * 0.04, y + s * 0.58, s * 0.38, s * 0.4, (150, 196, 214), s * 0.06)
    c.box(x - s * 0.5, y + s * 1.08, s, s * 0.1, WHITE)
