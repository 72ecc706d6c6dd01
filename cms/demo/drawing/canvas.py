"""A canvas with light: gradients, glows and hills that the scenes are made of."""

from collections.abc import Callable
from math import sin
from random import Random

from PIL import Image, ImageDraw

from cms.demo.drawing.moods import Color, Mood, mix

Ridge = Callable[[float], float]


class Canvas:
    """Pixels, a seeded chance and a mood. ``u`` is a hundredth of the shorter side."""

    def __init__(self, size: tuple[int, int], mood: Mood, seed: str) -> None:
        self.w, self.h = size
        self.u = min(size) / 100
        self.mood = mood
        self.chance = Random(seed)  # noqa: S311 - for pictures that never change, not for secrets
        self.image = Image.new("RGB", size)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def tone(self, color: Color) -> Color:
        """``color`` as this mood's light shows it."""
        return mix(color, self.mood.tint, self.mood.strength)

    def jitter(self, color: Color, by: int = 14) -> Color:
        change = self.chance.randint(-by, by)
        return tuple(max(0, min(255, part + change)) for part in color)  # type: ignore[return-value]

    def gradient(self, *stops: Color, height: int | None = None) -> Image.Image:
        """A vertical gradient as wide as the canvas, its stops evenly apart."""
        strip = Image.new("RGB", (1, len(stops)))
        strip.putdata(stops)
        tall = strip.resize(
            (1, height or self.h), Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(stops) - 0.5)
        )
        return tall.resize((self.w, tall.height), Image.Resampling.NEAREST)

    def fill(self, points: list[tuple[float, float]], top: Color, bottom: Color) -> None:
        """Fill a polygon with a gradient from its own top to its own bottom."""
        start = max(0, int(min(y for _, y in points)))
        end = min(self.h, int(max(y for _, y in points)) + 1)
        if end <= start:
            return
        mask = Image.new("L", (self.w, end - start))
        ImageDraw.Draw(mask).polygon([(x, y - start) for x, y in points], fill=255)
        self.image.paste(self.gradient(top, bottom, height=end - start), (0, start), mask)

    def ground(self, y: float, top: Color, bottom: Color) -> None:
        """Everything under ``y`` (a share of the height)."""
        edge = int(y * self.h)
        shades = self.gradient(self.tone(top), self.tone(bottom), height=self.h - edge)
        self.image.paste(shades, (0, edge))

    def glow(self, x: float, y: float, radius: float, color: Color, strength: float) -> None:
        size = max(2, int(radius * 2))
        light = Image.radial_gradient("L").resize((size, size))
        mask = light.point([round(max(0, 1 - v / 180) ** 1.6 * 255 * strength) for v in range(256)])
        self.image.paste(color, (int(x - radius), int(y - radius)), mask)

    def box(  # noqa: PLR0917 - four numbers of a rectangle are read in their order
        self, x: float, y: float, w: float, h: float, color: Color, radius: float = 0
    ) -> None:
        """A rectangle by its upper left corner, in pixels, in the mood's light."""
        place = (x, y, x + max(1, w), y + max(1, h))
        if radius:
            self.pen.rounded_rectangle(place, radius, fill=self.tone(color))
        else:
            self.pen.rectangle(place, fill=self.tone(color))

    def disc(self, x: float, y: float, r: float, color: Color, alpha: int = 255) -> None:
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill=(*self.tone(color), alpha))

    def poly(self, points: list[tuple[float, float]], color: Color, alpha: int = 255) -> None:
        self.pen.polygon(points, fill=(*self.tone(color), alpha))

    def line(
        self, points: list[tuple[float, float]], color: Color, width: float, alpha: int = 255
    ) -> None:
        ink = (*self.tone(color), alpha)
        self.pen.line(points, fill=ink, width=max(1, round(width)), joint="curve")

    def shadow(self, x: float, y: float, w: float, h: float) -> None:
        self.pen.ellipse((x - w, y - h, x + w, y + h), fill=(10, 14, 30, 60))

    def ridge(self, y: float, swell: float, waves: float = 2.4) -> Ridge:
        """The outline of a range around ``y``, both in shares of the height."""
        phases = [self.chance.uniform(0, 6.28) for _ in range(3)]

        def height(x: float) -> float:
            t = x / self.w * waves
            shape = 0.6 * sin(t * 2.1 + phases[0]) + 0.3 * sin(t * 4.7 + phases[1])
            return (y + swell * (shape + 0.1 * sin(t * 13 + phases[2]))) * self.h

        return height

    def hill(self, ridge: Ridge, top: Color, bottom: Color) -> None:
        step = self.w / 160
        points = [(i * step, ridge(i * step)) for i in range(162)]
        self.fill([*points, (self.w, self.h), (0, self.h)], top, bottom)

    def vignette(self, strength: float = 0.15) -> None:
        light = Image.radial_gradient("L").resize((self.w, self.h))
        mask = light.point([round(max(0, v - 120) / 135 * 255 * strength) for v in range(256)])
        self.image.paste((8, 10, 26), (0, 0), mask)
