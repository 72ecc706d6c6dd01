"""The light of a picture: every colour of a scene passes through it."""

from dataclasses import dataclass

Color = tuple[int, int, int]


def mix(one: Color, other: Color, share: float) -> Color:
    """``share`` of ``other`` in ``one``, from 0 to 1."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


@dataclass(frozen=True)
class Mood:
    sky: tuple[Color, Color, Color]  # zenith, middle, horizon
    far: Color
    near: Color
    tint: Color
    strength: float  # how much of ``tint`` lies over every painted thing
    lit: float  # share of windows with a light on
    disc: Color | None = None  # the sun or the moon


MOODS = {
    "dia": Mood(
        sky=((66, 142, 205), (132, 190, 226), (222, 236, 236)),
        far=(150, 182, 190),
        near=(84, 134, 84),
        tint=(255, 246, 220),
        strength=0.06,
        lit=0.05,
    ),
    "alba": Mood(
        sky=((92, 116, 178), (236, 170, 160), (255, 222, 170)),
        far=(190, 158, 178),
        near=(92, 96, 104),
        tint=(255, 190, 160),
        strength=0.22,
        lit=0.3,
        disc=(255, 240, 205),
    ),
    "ocaso": Mood(
        sky=((58, 52, 112), (206, 92, 102), (255, 186, 98)),
        far=(162, 92, 116),
        near=(60, 52, 84),
        tint=(120, 60, 96),
        strength=0.34,
        lit=0.45,
        disc=(255, 226, 160),
    ),
    "noche": Mood(
        sky=((10, 14, 40), (22, 30, 72), (52, 58, 108)),
        far=(40, 48, 90),
        near=(16, 22, 44),
        tint=(14, 20, 56),
        strength=0.62,
        lit=0.72,
        disc=(236, 238, 250),
    ),
    "tormenta": Mood(
        sky=((16, 22, 40), (30, 40, 62), (66, 76, 96)),
        far=(46, 58, 78),
        near=(26, 36, 50),
        tint=(18, 26, 52),
        strength=0.5,
        lit=0.55,
    ),
    "lluvia": Mood(
        sky=((74, 88, 104), (112, 126, 138), (168, 176, 180)),
        far=(128, 142, 150),
        near=(66, 92, 84),
        tint=(84, 98, 112),
        strength=0.36,
        lit=0.35,
    ),
}
