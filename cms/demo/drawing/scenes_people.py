"""Scenes of people together in the open: the market, the brigade, the drill, the square."""

from math import sin

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import SHIRTS, WHITE, Outfit, awning, crowd, parasol, person, tent
from cms.demo.drawing.landscape import LAMP, backdrop, houses, tree
from cms.demo.drawing.moods import Color, mix

FRUIT: list[Color] = [
    (220, 70, 52), (250, 176, 50), (108, 168, 68), (246, 214, 80), (150, 62, 110), (234, 120, 46),
]  # fmt: skip
WOOD: Color = (164, 116, 74)
STALL_COLORS: list[Color] = [
    (206, 62, 58),
    (46, 126, 118),
    (232, 160, 52),
    (60, 98, 168),
    (132, 84, 150),
]


def mercado(c: Canvas) -> None:
    """Stalls under striped awnings, heaps of fruit, sellers and buyers."""
    ridge = backdrop(c, 0.22)
    houses(c, ridge, rows=3, first=0.03, last=0.12, size=7)
    c.ground(0.42, (150, 128, 112), (104, 90, 84))
    c.box(0, 0.8 * c.h, c.w, 0.2 * c.h, (206, 190, 168))
    for i in range(14):
        c.line(
            [(i * c.w / 13, 0.8 * c.h), ((i - 6.5) * c.w / 9 + c.w / 2, c.h)],
            (180, 164, 144),
            c.u * 0.3,
        )
    count = max(2, round(c.w / (46 * c.u)))
    each = c.w / count
    for i in range(count):
        _stall(
            c, i * each + each * 0.04, each * 0.92, STALL_COLORS[(i + c.chance.randint(0, 1)) % 5]
        )
    crowd(c, count * 2, left=0.02, right=0.98, y=0.95, h=28, depth=0.03)


def _stall(c: Canvas, x: float, w: float, color: Color) -> None:
    top, board = 0.3 * c.h, 0.66 * c.h
    for side in (0.02, 0.95):
        c.box(x + w * side, top, w * 0.025, 0.5 * c.h, (120, 88, 60))
    for place in (0.3, 0.68):
        person(c, x + w * place, 0.75 * c.h, 27 * c.u, Outfit(skirt=False))
    for row in range(2):
        y = board + row * 0.075 * c.h
        c.box(x, y, w, 0.085 * c.h, mix(WOOD, (60, 36, 24), 0.2 * row))
        crates = 4
        for i in range(crates):
            _heap(c, x + w * (i + 0.5) / crates, y + c.u, w / crates * 0.46)
        c.box(x, y + 0.012 * c.h, w, 0.03 * c.h, mix(WOOD, WHITE, 0.12 - 0.1 * row))
    awning(c, x - w * 0.03, top - 0.02 * c.h, w * 1.06, 0.12 * c.h, color=color)


def _heap(c: Canvas, x: float, y: float, half: float) -> None:
    color, r = c.chance.choice(FRUIT), half / 3.4
    for row, many in enumerate((4, 3, 2)):
        for i in range(many):
            place = x + (i - (many - 1) / 2) * r * 1.75
            c.disc(place, y - row * r * 1.4, r, c.jitter(color, 12))
            c.disc(place - r * 0.3, y - row * r * 1.4 - r * 0.3, r * 0.3, mix(color, WHITE, 0.5))


def brigada(c: Canvas) -> None:
    """A health brigade's tent: tables, white coats, people in turn."""
    _field(c)
    x, foot = c.w / 2, 0.8 * c.h
    tent(c, x, foot, min(0.74 * c.w, 120 * c.u), 54 * c.u, color=(244, 246, 246))
    _cross(c, x, foot - 45 * c.u, 4.6 * c.u, (40, 148, 104))
    coat = Outfit(shirt=WHITE)
    for i in range(3):
        tx = x + (i - 1) * 26 * c.u
        person(c, tx - 5 * c.u, foot, 25 * c.u, coat)
        c.box(tx - 9 * c.u, foot - 9 * c.u, 18 * c.u, 1.6 * c.u, (90, 140, 176))
        c.box(tx - 9 * c.u, foot - 8 * c.u, 18 * c.u, 7 * c.u, (118, 166, 196))
        c.box(tx + 2 * c.u, foot - 13 * c.u, 5 * c.u, 4 * c.u, (214, 70, 62), c.u * 0.5)
    crowd(c, max(5, round(c.w / (14 * c.u))), left=0.03, right=0.97, y=0.93, h=26, depth=0.03)


def simulacro(c: Canvas) -> None:
    """An emergency drill: tents, volunteers in vests, families who arrive."""
    _field(c)
    for x, color in ((0.27, (236, 130, 44)), (0.72, (44, 104, 172))):
        tent(c, x * c.w, 0.76 * c.h, 0.42 * c.w, 46 * c.u, color=color)
    c.box(0.485 * c.w, 0.3 * c.h, 0.012 * c.w, 0.5 * c.h, (110, 116, 122))
    c.box(0.43 * c.w, 0.28 * c.h, 0.122 * c.w, 0.15 * c.h, (40, 148, 104), c.u)
    _arrows(c, 0.491 * c.w, 0.355 * c.h, 7 * c.u)
    crowd(c, 9, left=0.03, right=0.97, y=0.82, h=22, depth=0.03)
    team = Outfit(vest=(236, 130, 44), helmet=(250, 214, 60), skirt=False)
    for x in (0.18, 0.5, 0.82):
        person(c, x * c.w, 0.95 * c.h, 29 * c.u, team)


def _field(c: Canvas) -> None:
    ridge = backdrop(c, 0.36)
    houses(c, ridge, rows=5, first=0.02, last=0.2, size=8)
    c.ground(0.66, (176, 186, 128), (136, 152, 98))
    for x in (0.04, 0.96):
        tree(c, x * c.w, 0.72 * c.h, 30 * c.u)


def _cross(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    c.box(x - s * 0.34, y - s, s * 0.68, s * 2, color)
    c.box(x - s, y - s * 0.34, s * 2, s * 0.68, color)


def _arrows(c: Canvas, x: float, y: float, s: float) -> None:
    """Four arrows towards a middle: the sign of a meeting point."""
    for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        start, end = (x + dx * s * 0.85, y + dy * s * 0.75), (x + dx * s * 0.3, y + dy * s * 0.26)
        c.line([start, end], WHITE, s * 0.13)
        c.poly([end, (end[0] + dx * s * 0.34, end[1]), (end[0], end[1] + dy * s * 0.34)], WHITE)
    c.disc(x, y, s * 0.17, WHITE)


def plaza(c: Canvas) -> None:
    """The square: a white church, paper bunting, stalls; at night its lamps."""
    ridge = backdrop(c, 0.36)
    houses(c, ridge, rows=4, first=0.02, last=0.16, size=7)
    c.ground(0.66, (216, 196, 168), (176, 150, 126))
    for i in range(7):
        y = (0.67 + 0.048 * i * (1 + i * 0.06)) * c.h
        c.line([(0, y), (c.w, y)], (196, 172, 144), c.u * 0.3)
    _church(c, c.w / 2, 0.68 * c.h, 62 * c.u)
    for x in (0.06, 0.2, 0.8, 0.94):
        tree(c, x * c.w, 0.72 * c.h, 30 * c.u)
    for i, x in enumerate((0.1, 0.25, 0.75, 0.9)):
        parasol(c, x * c.w, 0.86 * c.h, 22 * c.u, STALL_COLORS[i])
        c.box(x * c.w - 8 * c.u, 0.82 * c.h, 16 * c.u, 6 * c.u, WOOD, c.u * 0.5)
    for x in (0.34, 0.66):
        _lamp(c, x * c.w, 0.85 * c.h, 34 * c.u)
    crowd(c, 14, left=0.02, right=0.98, y=0.9, h=22, depth=0.05)
    for i in range(3):
        _bunting(c, (0.06 + 0.07 * i) * c.h, i)


def _church(c: Canvas, x: float, y: float, s: float) -> None:
    stone, edge = (246, 240, 226), (214, 196, 164)
    c.box(x - s * 0.3, y - s * 0.62, s * 0.6, s * 0.62, stone)
    c.poly([(x - s * 0.3, y - s * 0.62), (x + s * 0.3, y - s * 0.62), (x, y - s * 0.84)], stone)
    for side in (-1, 1):
        left = x + side * s * 0.4 - s * 0.13
        c.box(left, y - s * 0.86, s * 0.26, s * 0.86, mix(stone, edge, 0.25))
        c.pen.pieslice(
            (left, y - s * 1.02, left + s * 0.26, y - s * 0.72),
            180,
            360,
            fill=c.tone((196, 96, 70)),
        )
        for high in (0.76, 0.48):
            c.box(left + s * 0.08, y - s * high, s * 0.1, s * 0.16, (92, 96, 116), s * 0.05)
        c.box(left - s * 0.01, y - s * 0.56, s * 0.28, s * 0.03, edge)
    c.box(x - s * 0.3, y - s * 0.63, s * 0.6, s * 0.03, edge)
    c.disc(x, y - s * 0.5, s * 0.07, (92, 128, 160))
    c.box(x - s * 0.09, y - s * 0.28, s * 0.18, s * 0.32, (110, 70, 50), s * 0.08)
    c.box(x - s * 0.09, y - s * 0.06, s * 0.18, s * 0.06, (110, 70, 50))
    c.line([(x, y - s * 0.84), (x, y - s * 0.96)], edge, s * 0.02)
    c.line([(x - s * 0.04, y - s * 0.92), (x + s * 0.04, y - s * 0.92)], edge, s * 0.02)


def _lamp(c: Canvas, x: float, y: float, s: float) -> None:
    c.box(x - s * 0.015, y - s * 0.85, s * 0.03, s * 0.85, (44, 52, 60))
    c.box(x - s * 0.05, y - s * 0.98, s * 0.1, s * 0.14, (250, 240, 210), s * 0.02)
    if c.mood.lit > 0.3:  # noqa: PLR2004 - the lamps are lit at dusk
        c.glow(x, y - s * 0.9, s * 0.75, LAMP, 0.75)


def _bunting(c: Canvas, y: float, shift: int) -> None:
    flags = 26
    for i in range(flags):
        x, step = i * c.w / flags, c.w / flags
        drop = y + sin((i + 0.5) / flags * 3.1416) * 7 * c.u
        color = SHIRTS[(i + shift) % 6]
        c.poly(
            [
                (x + step * 0.1, drop),
                (x + step * 0.9, drop),
                (x + step * 0.9, drop + 5 * c.u),
                (x + step * 0.5, drop + 3.6 * c.u),
                (x + step * 0.1, drop + 5 * c.u),
            ],
            color,
        )
    curve = [(i * c.w / 40, y + sin(i / 40 * 3.1416) * 7 * c.u) for i in range(41)]
    c.line(curve, (90, 90, 100), c.u * 0.25)
