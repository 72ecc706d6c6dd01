"""The city's land: sky, ranges of hills, the houses that climb them, trees and rain."""

from PIL import Image, ImageDraw

from cms.demo.drawing.canvas import Canvas, Ridge
from cms.demo.drawing.moods import Color, mix

WALLS: list[Color] = [
    (236, 214, 178), (222, 150, 116), (146, 184, 196), (238, 196, 98), (206, 118, 110),
    (240, 238, 228), (150, 188, 142), (228, 164, 172), (120, 150, 190),
]  # fmt: skip
ROOFS: list[Color] = [
    (164, 78, 56),
    (142, 66, 52),
    (130, 134, 140),
    (176, 104, 74),
    (104, 112, 122),
]
LEAVES: list[Color] = [(62, 124, 70), (84, 146, 76), (48, 106, 78), (112, 156, 72)]
LAMP: Color = (255, 214, 120)
ASPHALT: Color = (92, 94, 100)


def sky(c: Canvas, horizon: float = 0.6) -> None:
    tall = int(c.h * horizon)
    c.image.paste(c.gradient(*c.mood.sky, height=tall), (0, 0))
    c.image.paste(c.mood.sky[2], (0, tall, c.w, c.h))
    if c.mood.disc:
        x, y = c.chance.uniform(0.58, 0.8) * c.w, (horizon - 0.3) * c.h
        c.glow(x, y, 46 * c.u, c.mood.disc, 0.75)
        c.pen.ellipse((x - 5 * c.u, y - 5 * c.u, x + 5 * c.u, y + 5 * c.u), fill=c.mood.disc)


def stars(c: Canvas, count: int = 140) -> None:
    for _ in range(count):
        x, y = c.chance.uniform(0, c.w), c.chance.uniform(0, c.h * 0.4)
        r = c.chance.uniform(0.08, 0.26) * c.u
        c.pen.ellipse((x - r, y - r, x + r, y + r), fill=(255, 255, 240, c.chance.randint(70, 230)))


def clouds(c: Canvas, count: int, color: Color = (255, 255, 255), alpha: int = 110) -> None:
    color = mix(color, c.mood.sky[1], min(1, c.mood.strength * 1.6))
    for _ in range(count):
        x, y = c.chance.uniform(-0.1, 1) * c.w, c.chance.uniform(0.05, 0.3) * c.h
        size = c.chance.uniform(4, 9) * c.u
        mask = Image.new("L", (round(size * 6), round(size * 1.6)))
        pen = ImageDraw.Draw(mask)
        for i in range(6):
            puff = size * (0.42 + 0.5 * (1 - abs(i - 2.5) / 3)) * c.chance.uniform(0.85, 1.1)
            left, top = i * size * 0.78, size * 1.5 - puff * 1.15
            pen.ellipse((left, top, left + puff * 2, top + puff * 2), fill=alpha)
        pen.rectangle((0, size * 1.34, mask.width, mask.height), fill=0)
        c.image.paste(color, (round(x), round(y)), mask)


def backdrop(c: Canvas, horizon: float = 0.52, ranges: int = 3, swell: float = 0.05) -> Ridge:
    """Sky and ranges of hills, paler the farther. Returns the outline of the nearest."""
    sky(c, horizon + 0.1)
    if c.mood.lit > 0.6:  # noqa: PLR2004 - only a night has so many windows lit
        stars(c)
    else:
        clouds(c, 4)
    ridge = c.ridge(horizon, swell)
    for i in range(ranges):
        near = i / max(1, ranges - 1)
        ridge = c.ridge(horizon - 0.1 + 0.11 * near, swell * (0.7 + near * 0.5))
        color = mix(c.mood.far, c.mood.near, near * 0.75)
        c.hill(ridge, color, mix(color, c.mood.sky[2], 0.3))
    return ridge


def house(c: Canvas, x: float, y: float, s: float) -> None:
    """A house of width ``s`` whose floor stands at ``y``."""
    wall, roof = c.jitter(c.chance.choice(WALLS)), c.chance.choice(ROOFS)
    tall = s * c.chance.choice([0.62, 0.7, 1.1])
    c.box(x, y - tall, s, tall + s * 0.3, wall)
    c.box(x + s * 0.68, y - tall, s * 0.32, tall + s * 0.3, mix(wall, (30, 30, 60), 0.25))
    rise = s * c.chance.uniform(0.14, 0.28)
    eave = s * 0.09
    c.poly(
        [(x - eave, y - tall), (x + s * 0.2, y - tall - rise),
         (x + s * 0.86, y - tall - rise), (x + s + eave, y - tall)],
        roof,
    )  # fmt: skip
    for row in range(2 if tall > s else 1):
        for place in (0.14, 0.42, 0.76):
            window(c, x + s * place, y - tall + s * (0.16 + 0.46 * row), s * 0.15)


def window(c: Canvas, x: float, y: float, s: float) -> None:
    if c.chance.random() < c.mood.lit:
        c.pen.rectangle((x, y, x + s, y + s * 1.25), fill=LAMP)
    else:
        c.box(x, y, s, s * 1.25, (70, 84, 104))


def houses(
    c: Canvas, ridge: Ridge, *, rows: int, first: float, last: float, size: float, gap: float = 1.2
) -> None:
    """Rows of houses down a slope, from ``first`` to ``last`` under the ridge, in heights.

    Farther rows are smaller and hazier; between the houses a tree now and then.
    """
    for row in range(rows):
        near = row / max(1, rows - 1)
        s = size * c.u * (0.45 + 0.55 * near)
        x = -s * c.chance.random()
        while x < c.w:
            y = ridge(x) + (first + (last - first) * near) * c.h + c.chance.uniform(-0.3, 0.3) * s
            if c.chance.random() < 0.16:  # noqa: PLR2004 - one plot in six is a garden
                tree(c, x + s * 0.5, y + s * 0.2, s * 0.9)
            else:
                house(c, x, y, s * c.chance.uniform(0.8, 1.15))
            x += s * gap * c.chance.uniform(0.85, 1.35)


def tree(c: Canvas, x: float, y: float, s: float, leaf: Color | None = None) -> None:
    """A round tree of height ``s`` whose foot stands at ``y``."""
    leaf = leaf or c.chance.choice(LEAVES)
    c.box(x - s * 0.05, y - s * 0.5, s * 0.1, s * 0.5, (98, 72, 54))
    puffs = ((-0.22, 0.56, 0.24), (0.22, 0.58, 0.24), (0, 0.76, 0.27), (0, 0.52, 0.25))
    for dx, dy, r in puffs:
        c.disc(x + dx * s, y - dy * s, r * s, mix(leaf, (10, 30, 40), 0.22))
    for dx, dy, r in puffs:
        c.disc(x + (dx - 0.04) * s, y - (dy + 0.04) * s, r * s * 0.78, leaf)
    c.disc(x - 0.1 * s, y - 0.84 * s, 0.1 * s, mix(leaf, (255, 250, 190), 0.28))


def pine(c: Canvas, x: float, y: float, s: float) -> None:
    c.box(x - s * 0.03, y - s * 0.3, s * 0.06, s * 0.3, (92, 66, 50))
    for i in range(4):
        top, half = y - s * (1 - i * 0.19), s * (0.1 + i * 0.065)
        shade = mix((38, 92, 70), (92, 148, 92), (3 - i) / 4)
        c.poly([(x, top), (x + half, top + s * 0.3), (x - half, top + s * 0.3)], shade)


def grove(c: Canvas, ridge: Ridge, count: int, drop: float, size: float) -> None:
    """Pines scattered under a ridge, the higher ones first so that the nearer cover them."""
    spots = sorted((c.chance.uniform(0, drop), c.chance.uniform(0, c.w)) for _ in range(count))
    for down, x in spots:
        pine(c, x, ridge(x) + down * c.h, size * c.u * (0.7 + down * 2))


def rain(c: Canvas, drops: int = 520, slant: float = 0.22) -> None:
    for _ in range(drops):
        x, y = c.chance.uniform(-0.1, 1.1) * c.w, c.chance.uniform(-0.05, 1) * c.h
        long = c.chance.uniform(2.5, 7) * c.u
        ink = (222, 232, 242, c.chance.randint(36, 110))
        c.pen.line((x, y, x - long * slant, y + long), fill=ink, width=max(1, round(c.u * 0.16)))


def street(c: Canvas, y: float, size: float = 17) -> None:
    """A row of houses of every colour along a pavement, and the road under it."""
    ridge = backdrop(c, y - 0.24)
    houses(c, ridge, rows=4, first=0.03, last=0.15, size=6)
    x = -4 * c.u
    while x < c.w:
        s = size * c.u * c.chance.uniform(0.85, 1.25)
        house(c, x, y * c.h, s)
        if c.chance.random() < 0.3:  # noqa: PLR2004 - a share
            tree(c, x + s * 1.05, (y + 0.03) * c.h, s * 0.85)
        x += s * 1.08
    c.ground(y + 0.02, (198, 192, 182), (180, 176, 168))
    c.ground(y + 0.06, ASPHALT, (64, 66, 74))
    dash = c.w / 11
    for i in range(12):
        c.box(i * dash - dash / 4, (y + 0.2) * c.h, dash * 0.55, c.u * 1.1, (238, 208, 110))
