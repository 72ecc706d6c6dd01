"""Scenes of works: streets, bridges, water."""

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.figures import CONCRETE, NAVY, ORANGE, WHITE, Outfit, cone, crowd, person
from cms.demo.drawing.landscape import backdrop, grove, houses, street, tree
from cms.demo.drawing.moods import Color, mix
from cms.demo.drawing.vehicles import bus, wheel

YELLOW: Color = (244, 184, 48)
LEAF: Color = (84, 138, 86)


def bacheo(c: Canvas) -> None:
    """A road gang with cones and a roller around a fresh patch of asphalt."""
    street(c, 0.56)
    patch = [(0.3, 0.76), (0.68, 0.75), (0.78, 0.9), (0.22, 0.92)]
    c.poly([(x * c.w, y * c.h) for x, y in patch], (42, 43, 48))
    _roller(c, 0.5 * c.w, 0.81 * c.h, 30 * c.u)
    vest = Outfit(shirt=(70, 96, 140), vest=ORANGE, helmet=YELLOW, skirt=False)
    for x, y in ((0.27, 0.82), (0.4, 0.88), (0.86, 0.84)):
        px, py = (x + c.chance.uniform(-0.03, 0.03)) * c.w, y * c.h
        person(c, px, py, 25 * c.u, vest)
        c.line([(px + 2.4 * c.u, py - 13 * c.u), (px + 7 * c.u, py)], (130, 96, 60), c.u * 0.7)
        c.box(px + 5.6 * c.u, py - 1.6 * c.u, 3.4 * c.u, 2 * c.u, (88, 92, 100))
    for i in range(7):
        cone(c, (0.08 + i * 0.14) * c.w, (0.95 + 0.012 * (i % 2)) * c.h, 9 * c.u)
    for i in range(5):
        cone(c, (0.16 + i * 0.17) * c.w, 0.71 * c.h, 5 * c.u)


def _roller(c: Canvas, x: float, y: float, s: float) -> None:
    c.shadow(x + s * 0.4, y, s * 0.55, s * 0.05)
    c.box(x + s * 0.1, y - s * 0.42, s * 0.66, s * 0.24, YELLOW, s * 0.04)
    c.box(x + s * 0.34, y - s * 0.8, s * 0.03, s * 0.4, (70, 72, 78))
    c.box(x + s * 0.68, y - s * 0.8, s * 0.03, s * 0.4, (70, 72, 78))
    c.box(x + s * 0.28, y - s * 0.85, s * 0.5, s * 0.06, mix(YELLOW, WHITE, 0.3), s * 0.02)
    person(c, x + s * 0.54, y - s * 0.18, s * 0.6, Outfit(vest=ORANGE, helmet=WHITE, skirt=False))
    c.box(x + s * 0.36, y - s * 0.4, s * 0.4, s * 0.2, mix(YELLOW, (120, 70, 0), 0.15), s * 0.03)
    c.disc(x + s * 0.1, y - s * 0.17, s * 0.18, (130, 134, 142))
    c.disc(x + s * 0.1, y - s * 0.17, s * 0.12, (168, 172, 180))
    wheel(c, x + s * 0.72, y - s * 0.16, s * 0.17)


def _river(c: Canvas, y: float) -> None:
    c.ground(y, (130, 176, 178), (70, 122, 140))
    for _ in range(90):
        t = c.chance.random()
        x, line = c.chance.uniform(0, c.w), (y + (1 - y) * t) * c.h
        c.line(
            [(x, line), (x + (3 + 9 * t) * c.u, line)], (220, 238, 236), c.u * (0.15 + 0.3 * t), 130
        )


def _banks(c: Canvas, y: float) -> None:
    for left in (True, False):
        edge = 0 if left else c.w
        inner = c.w * (0.2 if left else 0.8)
        c.fill(
            [
                (edge, (y - 0.06) * c.h),
                (inner, (y + 0.02) * c.h),
                (edge + (inner - edge) * 0.4, c.h),
                (edge, c.h),
            ],
            c.tone((112, 152, 86)),
            c.tone((70, 108, 70)),
        )
        for i in range(5):
            x = edge + (inner - edge) * (0.1 + 0.16 * i)
            tree(c, x, (y + 0.01 + 0.05 * (4 - i)) * c.h, c.chance.uniform(12, 19) * c.u)


def puente(c: Canvas) -> None:
    """A bridge of arches over the river, people and a bus on it."""
    ridge = backdrop(c, 0.4)
    houses(c, ridge, rows=4, first=0.02, last=0.12, size=6)
    _river(c, 0.64)
    deck, thick = 0.52 * c.h, 3.2 * c.u
    crowd(c, max(4, c.w // 160), left=0.05, right=0.6, y=0.52, h=10, depth=0)
    bus(c, 0.66 * c.w, deck, min(38 * c.u, 0.3 * c.w), NAVY)
    spans = max(2, round(c.w / c.h * 2.2))
    span = c.w / spans
    c.box(0, deck, c.w, 0.27 * c.h, (200, 196, 186))
    for i in range(spans):
        x = i * span
        c.pen.ellipse((x + span * 0.09, deck + thick * 1.7, x + span * 0.91, deck + 0.56 * c.h),
                      fill=c.tone((132, 170, 172)))  # fmt: skip
    _under_arches(c, deck, span, spans)
    c.box(0, deck - c.u * 0.2, c.w, thick, (224, 220, 210))
    c.box(0, deck - 3.6 * c.u, c.w, c.u * 0.6, (238, 238, 232))
    for i in range(int(c.w / (3 * c.u)) + 1):
        c.box(i * 3 * c.u, deck - 3.4 * c.u, c.u * 0.35, 3.6 * c.u, (238, 238, 232))
    _banks(c, 0.72)


def _under_arches(c: Canvas, deck: float, span: float, spans: int) -> None:
    """The river again below the bridge's feet, which the box of the arches had covered."""
    foot = int(deck + 0.27 * c.h)
    shades = c.gradient(c.tone((120, 168, 174)), c.tone((64, 114, 134)), height=c.h - foot)
    c.image.paste(shades, (0, foot))
    for i in range(spans + 1):
        c.poly([(i * span - span * 0.1, foot), (i * span + span * 0.1, foot),
                (i * span + span * 0.07, foot + 6 * c.u), (i * span - span * 0.07, foot + 6 * c.u)],
               (60, 96, 112), 110)  # fmt: skip
    for _ in range(60):
        t = c.chance.random()
        x, y = c.chance.uniform(0, c.w), foot + (c.h - foot) * t
        c.line([(x, y), (x + (4 + 8 * t) * c.u, y)], (216, 236, 236), c.u * 0.3, 130)


def puente_obra(c: Canvas) -> None:
    """Piers of a bridge to be, a crane over them."""
    ridge = backdrop(c, 0.42)
    houses(c, ridge, rows=3, first=0.03, last=0.12, size=6)
    _river(c, 0.68)
    for i, x in enumerate((0.2, 0.42, 0.64, 0.86)):
        c.box((x - 0.02) * c.w, 0.46 * c.h, 0.04 * c.w, 0.42 * c.h, (196, 194, 186))
        c.box((x + 0.006) * c.w, 0.46 * c.h, 0.014 * c.w, 0.42 * c.h, (160, 160, 156))
        c.box((x - 0.05) * c.w, 0.44 * c.h, 0.1 * c.w, 0.035 * c.h, (208, 206, 198))
        if i < 2:  # noqa: PLR2004 - half of the deck is laid
            c.box((x - 0.05) * c.w, 0.405 * c.h, 0.27 * c.w, 0.04 * c.h, (222, 218, 208))
    _crane(c, 0.76 * c.w, 0.82 * c.h, 72 * c.u)
    _banks(c, 0.74)
    gang = Outfit(shirt=(70, 96, 140), vest=ORANGE, helmet=YELLOW, skirt=False)
    for x in (0.24, 0.31, 0.37):
        person(c, x * c.w, 0.405 * c.h, 9 * c.u, gang)
    for x in (0.12, 0.19):
        person(c, x * c.w, 0.93 * c.h, 19 * c.u, gang)


def _crane(c: Canvas, x: float, y: float, s: float) -> None:
    mast, jib = s * 0.05, y - s * 0.94
    c.box(x - mast / 2, y - s, mast, s, YELLOW)
    for i in range(18):
        a, b = y - s * i / 18, y - s * (i + 1) / 18
        c.line([(x - mast / 2, a), (x + mast / 2, b)], (150, 100, 20), c.u * 0.35)
    c.line([(x - s * 0.6, jib), (x + s * 0.24, jib)], YELLOW, c.u * 1.6)
    c.line([(x - s * 0.6, jib), (x, y - s * 1.04), (x + s * 0.24, jib)], (190, 140, 30), c.u * 0.5)
    c.box(x + s * 0.17, jib, s * 0.07, s * 0.07, CONCRETE)
    c.line([(x - s * 0.46, jib), (x - s * 0.46, jib + s * 0.3)], (60, 62, 70), c.u * 0.35)
    c.box(x - s * 0.58, jib + s * 0.3, s * 0.24, s * 0.035, (220, 216, 206))


def tanque(c: Canvas) -> None:
    """A water tank on a hill, its pipe and its valves."""
    ridge = backdrop(c, 0.5)
    houses(c, ridge, rows=4, first=0.05, last=0.16, size=6)
    hill = c.ridge(0.74, 0.03, waves=1)
    c.hill(hill, c.tone(LEAF), c.tone((62, 104, 72)))
    w, tall, foot = 52 * c.u, 34 * c.u, hill(c.w / 2) + 4 * c.u
    left = c.w / 2 - w / 2
    if c.h > c.w:  # there is height for a raised tank
        _stilts(c, left, foot, w)
        foot -= 20 * c.u
    _cylinder(c, left, foot, w, tall)
    c.line(
        [
            (left + w, foot - 3 * c.u),
            (left + w + 10 * c.u, foot - 3 * c.u),
            (left + w + 10 * c.u, c.h),
        ],
        NAVY,
        3.4 * c.u,
    )
    c.disc(left + w + 10 * c.u, foot + 9 * c.u, 3.6 * c.u, (206, 66, 56))
    grove(c, hill, 9, 0.1, 15)
    gang = Outfit(shirt=(46, 108, 168), helmet=WHITE, skirt=False)
    person(c, left - 9 * c.u, min(c.h * 0.95, foot + 14 * c.u), 22 * c.u, gang)


def _stilts(c: Canvas, left: float, foot: float, w: float) -> None:
    for i in range(5):
        top = (left + w * (0.1 + i * 0.2), foot - 20 * c.u)
        c.line([top, (left + w * (0.05 + i * 0.225), foot + 12 * c.u)], (120, 140, 156), 2 * c.u)


def _cylinder(c: Canvas, left: float, foot: float, w: float, tall: float) -> None:
    lid = w * 0.1
    slices = 40
    for i in range(slices):
        t = i / slices
        light = 1 - abs(t - 0.34) * 1.3
        color = mix((116, 146, 168), (240, 246, 246), max(0, light))
        curve = lid * (1 - (2 * t - 1) ** 2) ** 0.5
        c.box(left + w * t, foot - tall, w / slices + 1, tall + curve, color)
    c.pen.ellipse(
        (left, foot - tall - lid, left + w, foot - tall + lid), fill=c.tone((206, 222, 228))
    )
    c.box(left, foot - tall * 0.62, w, tall * 0.16, NAVY)
    c.line([(left + w * 0.8, foot - tall), (left + w * 0.8, foot)], (96, 112, 124), c.u * 0.6)
    c.line([(left + w * 0.86, foot - tall), (left + w * 0.86, foot)], (96, 112, 124), c.u * 0.6)
    for i in range(12):
        y = foot - tall * i / 12
        c.line([(left + w * 0.8, y), (left + w * 0.86, y)], (96, 112, 124), c.u * 0.4)
