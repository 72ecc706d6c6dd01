"""Short tunes as a marimba would play them, and a siren."""

from array import array
from dataclasses import dataclass
from functools import cache
from math import ceil, exp, pi, sin

RATE = 24_000  # samples a second, one channel
_LOUDEST = 32_000
_FADE = 0.4  # seconds, at the end

# Hertz.
_A3, _C4, _D4, _E4, _G4, _A4 = 220.0, 261.6, 293.7, 329.6, 392.0, 440.0
_C5, _D5, _E5, _G5, _A5 = 523.3, 587.3, 659.3, 784.0, 880.0
_SILENCE = 0.0


@dataclass(frozen=True, kw_only=True)
class Tune:
    """Notes, one after another; each begins a ``beat`` (seconds) after the one before and dies
    away within ``rings`` seconds. It begins anew when it ends."""

    notes: tuple[float, ...]
    beat: float
    rings: float = 0.7
    volume: float = 0.4


TUNES = {
    "cuna": Tune(
        beat=0.22,
        notes=(
            *(_C5, _E5, _G5, _E5, _A5, _G5, _E5, _SILENCE),
            *(_D5, _E5, _G5, _D5, _C5, _A4, _G4, _SILENCE),
        ),
    ),
    "paseo": Tune(beat=0.32, rings=1.1, volume=0.3, notes=(_C4, _G4, _E4, _C5, _A3, _E4, _C5, _G4)),
    "aviso": Tune(beat=0.5, rings=1.3, volume=0.3, notes=(_A4, _E4, _D4, _A3, _A4, _E4, _C4, _A3)),
    "toque": Tune(beat=2.0, rings=6.0, volume=0.45, notes=(_A5,)),
}


def played(name: str, seconds: float) -> "array[int]":
    """The samples (16 bits, ``RATE`` a second) of a tune that is played for so long."""
    tune, length = TUNES[name], round(seconds * RATE)
    mixed = [0.0] * length
    for number in range(ceil(seconds / tune.beat)):
        frequency = tune.notes[number % len(tune.notes)]
        start = round(number * tune.beat * RATE)
        _mix(mixed, start, _note(frequency, tune.rings, min(tune.rings, tune.beat * 2.5)))
    return array("h", (_level(tune, value, length - n) for n, value in enumerate(mixed)))


def _mix(mixed: list[float], start: int, note: "array[float]") -> None:
    for place, value in enumerate(note[: len(mixed) - start], start):
        mixed[place] += value


@cache
def _note(frequency: float, rings: float, seconds: float) -> "array[float]":
    """A bar of wood: the tone, and its fourth, which is gone sooner."""
    if not frequency:
        return array("d")
    turn = 2 * pi * frequency / RATE
    fade = -5 / (rings * RATE)
    attack = 0.004 * RATE
    return array(
        "d",
        (
            min(1, n / attack)
            * (exp(n * fade) * sin(turn * n) + 0.3 * exp(4 * n * fade) * sin(4 * turn * n))
            for n in range(round(seconds * RATE))
        ),
    )


def _level(tune: Tune, value: float, left: int) -> int:
    fading = min(1, left / (_FADE * RATE))
    return round(max(-1, min(1, value * tune.volume)) * fading * _LOUDEST)
