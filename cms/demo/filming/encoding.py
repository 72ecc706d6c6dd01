"""Pictures and samples as files that browsers play: WebM (VP8, Opus) and MP3."""

import io
from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import av
from PIL import Image

from cms.demo.filming.melodies import RATE

if TYPE_CHECKING:
    from array import array

FRAMES = 12  # a second
_BLOCK = 1152  # samples encoded at once
_OPUS_RATE = 48_000
# No times or chance in the file: the same bytes each time.
_REPEATABLE = {"fflags": "+bitexact"}
_QUICK = {"deadline": "realtime", "cpu-used": "8", "crf": "24"}


def webm(frames: Iterable[Image.Image], sound: "array[int]", *, size: tuple[int, int]) -> bytes:
    """A video of ``frames``, ``FRAMES`` a second, with its sound."""
    output = io.BytesIO()
    with av.open(output, "w", format="webm", options=_REPEATABLE) as file:
        shown: Any = file.add_stream("libvpx", rate=FRAMES, options=_QUICK)
        shown.width, shown.height, shown.pix_fmt = *size, "yuv420p"
        shown.bit_rate, shown.thread_count = 700_000, 1
        heard = _sound_stream(file, "libopus", _OPUS_RATE)
        for number, image in enumerate(frames):
            frame = av.VideoFrame.from_image(image)
            frame.pts, frame.time_base = number, Fraction(1, FRAMES)
            file.mux(shown.encode(frame))
        file.mux(shown.encode(None))
        _sound(file, heard, sound)
    return output.getvalue()


def mp3(sound: "array[int]") -> bytes:
    output = io.BytesIO()
    with av.open(output, "w", format="mp3", options=_REPEATABLE) as file:
        _sound(file, _sound_stream(file, "libmp3lame", RATE), sound)
    return output.getvalue()


def _sound_stream(file: Any, codec: str, rate: int) -> Any:
    stream = file.add_stream(codec, rate=rate)
    stream.bit_rate, stream.layout = 64_000, "mono"
    return stream


def _sound(file: Any, stream: Any, samples: "array[int]") -> None:
    resampler = av.AudioResampler(format=stream.format, layout="mono", rate=stream.rate)
    for start in range(0, len(samples) - _BLOCK, _BLOCK):
        frame = av.AudioFrame(format="s16", layout="mono", samples=_BLOCK)
        frame.planes[0].update(samples[start : start + _BLOCK].tobytes())
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        for resampled in resampler.resample(frame):
            file.mux(stream.encode(resampled))
    file.mux(stream.encode(None))
