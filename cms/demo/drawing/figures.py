"""What stands in the city's streets: people, cones, awnings, tents."""

from dataclasses import dataclass

from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.moods import Color, mix

SKINS: list[Color] = [(188, 132, 96), (160, 108, 76), (208, 158, 120), (134, 88, 62)]
SHIRTS: list[Color] = [
    (214, 86, 74), (66, 124, 178), (240, 190, 84), (92, 150, 106), (236, 236, 228),
    (150, 98, 160), (230, 138, 84), (70, 82, 110),
]  # fmt: skip
HAIR: list[Color] = [(42, 32, 30), (62, 44, 36), (96, 92, 92)]
ORANGE: Color = (240, 112, 40)
WHITE: Color = (246, 246, 242)
CONCRETE: Color = (186, 186, 180)
NAVY: Color = (30, 70, 128)


@dataclass(frozen=True)
class Outfit:
    """What a person wears; whatever is missing is drawn by chance."""

    shirt: Color | None = None
    vest: Color | None = None
    helmet: Color | None = None
    skirt: bool | None = None


def person(c: Canvas, x: float, y: float, h: float, wears: Outfit = Outfit()) -> None:
    """A person of height ``h`` whose feet stand at ``y``."""
    shirt = wears.shirt or c.chance.choice(SHIRTS)
    skin, hair = c.chance.choice(SKINS), c.chance.choice(HAIR)
    skirt = c.chance.random() < 0.4 if wears.skirt is None else wears.skirt  # noqa: PLR2004 - a share
    c.shadow(x, y, h * 0.18, h * 0.035)
    _legs(c, x, y, h, skirt=skirt)
    width = h * 0.25
    c.box(
        x - width * 0.72, y - h * 0.8, width * 0.26, h * 0.34, mix(shirt, (0, 0, 20), 0.15), h / 20
    )
    c.box(
        x + width * 0.46, y - h * 0.8, width * 0.26, h * 0.34, mix(shirt, (0, 0, 20), 0.2), h / 20
    )
    c.box(x - width / 2, y - h * 0.82, width, h * 0.4, shirt, h * 0.06)
    if wears.vest:
        c.box(x - width / 2, y - h * 0.8, width, h * 0.32, wears.vest, h * 0.04)
        c.box(x - width / 2, y - h * 0.65, width, h * 0.04, (250, 246, 190))
    c.box(x - h * 0.035, y - h * 0.86, h * 0.07, h * 0.07, skin)
    c.disc(x, y - h * 0.915, h * 0.085, hair if skirt else skin)
    c.disc(x, y - h * 0.9, h * 0.07, skin)
    top = wears.helmet or hair
    c.pen.pieslice(
        (x - h * 0.092, y - h * 1.01, x + h * 0.092, y - h * 0.83), 180, 360, fill=c.tone(top)
    )


def _legs(c: Canvas, x: float, y: float, h: float, *, skirt: bool) -> None:
    trousers = c.chance.choice([(52, 62, 88), (74, 66, 62), (92, 98, 112), (40, 44, 58)])
    for side in (-1, 1):
        c.box(x + side * h * 0.06 - h * 0.045, y - h * 0.46, h * 0.09, h * 0.46, trousers, h * 0.03)
    if skirt:
        color = c.chance.choice(SHIRTS)
        c.poly(
            [(x - h * 0.11, y - h * 0.46), (x + h * 0.11, y - h * 0.46),
             (x + h * 0.17, y - h * 0.16), (x - h * 0.17, y - h * 0.16)],
            color,
        )  # fmt: skip


def crowd(
    c: Canvas, count: int, *, left: float, right: float, y: float, h: float, depth: float = 0.04
) -> None:
    """People side by side between two shares of the width, the nearer ones in front and larger."""
    spots = sorted((c.chance.uniform(0, depth), i) for i in range(count))
    for down, i in spots:
        x = left + (right - left) * (i + c.chance.uniform(0.3, 0.7)) / count
        tall = h * c.u * (1 + down * 3) * c.chance.uniform(0.88, 1.06)
        person(c, x * c.w, (y + down) * c.h, tall)


def cone(c: Canvas, x: float, y: float, s: float) -> None:
    c.shadow(x, y, s * 0.5, s * 0.1)
    c.box(x - s * 0.42, y - s * 0.1, s * 0.84, s * 0.12, (196, 80, 26), s * 0.04)
    c.poly([(x - s * 0.3, y - s * 0.08), (x + s * 0.3, y - s * 0.08), (x, y - s * 1.05)], ORANGE)
    for low, high in ((0.26, 0.42), (0.56, 0.7)):
        a, b = 0.3 * (1 - low), 0.3 * (1 - high)
        c.poly(
            [(x - s * a, y - s * low), (x + s * a, y - s * low),
             (x + s * b, y - s * high), (x - s * b, y - s * high)],
            WHITE,
        )  # fmt: skip


def awning(c: Canvas, x: float, y: float, w: float, h: float, *, color: Color) -> None:
    """A striped awning with scallops, by its upper left corner."""
    stripes = 8
    step = w / stripes
    for i in range(stripes):
        shade = color if i % 2 == 0 else WHITE
        left, right = x + i * step, x + (i + 1) * step
        lean = w * 0.06
        top_left = x + lean + i * (w - 2 * lean) / stripes
        top_right = x + lean + (i + 1) * (w - 2 * lean) / stripes
        c.poly([(top_left, y), (top_right, y), (right, y + h), (left, y + h)], shade)
        c.disc((left + right) / 2, y + h, step / 2, mix(shade, (20, 20, 60), 0.14))
        c.poly([(left, y + h * 0.9), (right, y + h * 0.9), (right, y + h), (left, y + h)], shade)


def parasol(c: Canvas, x: float, y: float, s: float, color: Color) -> None:
    c.box(x - s * 0.02, y - s, s * 0.04, s, (120, 112, 104))
    c.pen.pieslice(
        (x - s * 0.6, y - s * 1.25, x + s * 0.6, y - s * 0.45), 180, 360, fill=c.tone(color)
    )
    for i in (-0.3, 0.0, 0.3):
        c.line([(x, y - s * 1.25), (x + i * s * 1.3, y - s * 0.85)], WHITE, s * 0.02, 150)


def tent(c: Canvas, x: float, y: float, w: float, h: float, *, color: Color) -> None:
    """A canopy on four poles, by the middle of its foot."""
    for side in (-0.47, -0.2, 0.2, 0.47):
        c.box(x + side * w - w * 0.006, y - h * 0.66, w * 0.012, h * 0.66, (150, 154, 160))
    c.poly([(x - w * 0.52, y - h * 0.62), (x + w * 0.52, y - h * 0.62), (x + w * 0.14, y - h),
            (x - w * 0.14, y - h)], color)  # fmt: skip
    c.poly([(x - w * 0.52, y - h * 0.62), (x - w * 0.2, y - h * 0.62), (x - w * 0.06, y - h),
            (x - w * 0.14, y - h)], mix(color, (30, 40, 70), 0.16))  # fmt: skip
    c.box(x - w * 0.52, y - h * 0.63, w * 1.04, h * 0.12, mix(color, (30, 40, 70), 0.08))
