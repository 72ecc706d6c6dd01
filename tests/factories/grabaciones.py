"""Tiny real recordings: a second of moving colours, a second of a tone.

Other tests use ``video()`` and ``audio()``: recordings in the archive that browsers play.
"""

import io
from array import array
from fractions import Fraction
from functools import cache
from math import pi, sin
from typing import Any

import av
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from multimedia.models import Grabacion

WIDTH, HEIGHT, RATE, TONE = 160, 90, 10, 48_000

# By extension: PyAV's container, and the encoders of picture and sound.
CONTAINERS = {
    "mp4": ("mp4", "libx264", "aac"),
    "m4v": ("mp4", "libx264", "aac"),
    "mov": ("mov", "libx264", "aac"),
    "webm": ("webm", "libvpx", "libopus"),
    "m4a": ("mp4", None, "aac"),
    "mp3": ("mp3", None, "libmp3lame"),
    "ogg": ("ogg", None, "libopus"),
    "oga": ("ogg", None, "libopus"),
    "opus": ("ogg", None, "libopus"),
    "wav": ("wav", None, "pcm_s16le"),
}

VTT = "WEBVTT\n\n00:00.000 --> 00:00.400\nBuenos días.\n\n00:00.500 --> 00:00.900\nGracias.\n"


@cache
def encoded(
    extension: str = "mp4",
    *,
    seconds: float = 1,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    sound: bool = True,
    picture: bool = True,
    codec: str = "",
    turned: int = 0,
    place: str = "",
    keyed: bool = False,
) -> bytes:
    """The file, whole. ``turned``: degrees in the display mark (MP4 and MOV).

    ``place``: ISO 6709, as phones write it: ``loci`` in MP4, ``©xyz`` in MOV; ``keyed``: by Apple's
    names, as iPhones do.
    """
    container, encoder, voice = CONTAINERS[extension]
    output = io.BytesIO()
    options = {"movflags": "use_metadata_tags"} if keyed else {}
    with av.open(output, "w", format=container, options=options) as file:
        if place:
            file.metadata["com.apple.quicktime.location.ISO6709" if keyed else "location"] = place
        shown = _video_stream(file, codec or encoder, size, turned) if encoder and picture else None
        heard = file.add_stream(voice, rate=TONE) if sound else None
        if shown is not None:
            _show(file, shown, seconds)
        if heard is not None:
            _sound(file, heard, seconds)
    return output.getvalue()


def _video_stream(file: Any, codec: str, size: tuple[int, int], turned: int) -> Any:
    stream = file.add_stream(codec, rate=RATE)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.thread_count = 1
    if turned:
        stream.set_display_rotation(turned)
    return stream


def _show(file: Any, stream: Any, seconds: float) -> None:
    count = max(1, round(seconds * RATE))
    for number in range(count):
        shade = 40 + 180 * number // count
        image = Pillow.new("RGB", (stream.width, stream.height), (shade, 120, 255 - shade))
        frame = av.VideoFrame.from_image(image)
        frame.pts, frame.time_base = number, Fraction(1, RATE)
        file.mux(stream.encode(frame))
    file.mux(stream.encode(None))


def _sound(file: Any, stream: Any, seconds: float) -> None:
    wave = array("h", (round(8000 * sin(2 * pi * 440 * n / TONE)) for n in range(TONE)))
    resampler = av.AudioResampler(format=stream.format, layout=stream.layout, rate=TONE)
    block = 960
    for start in range(0, round(seconds * TONE), block):
        frame = av.AudioFrame(format="s16", layout="mono", samples=block)
        frame.planes[0].update(bytes(wave[start % TONE : start % TONE + block]))
        frame.sample_rate, frame.pts, frame.time_base = TONE, start, Fraction(1, TONE)
        for resampled in resampler.resample(frame):
            file.mux(stream.encode(resampled))
    file.mux(stream.encode(None))


def upload(name: str = "video.mp4", content: bytes | None = None) -> SimpleUploadedFile:
    """What a browser sends; by default a recording that its name tells the truth of."""
    data = encoded(name.rpartition(".")[2]) if content is None else content
    return SimpleUploadedFile(name, data)


def captions(text: str = VTT, name: str = "subtitulos.vtt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def video(*, content: bytes | None = None, name: str = "video.mp4", **values: Any) -> Grabacion:
    """A video in the archive, of one second. ``subtitulos`` and ``poster`` as you give them."""
    data = encoded("mp4") if content is None else content
    return _recording("video", ContentFile(data, name=name), {"title": "Un video", **values})


def audio(*, content: bytes | None = None, name: str = "audio.mp3", **values: Any) -> Grabacion:
    """An audio in the archive, of one second."""
    data = encoded("mp3") if content is None else content
    return _recording("audio", ContentFile(data, name=name), {"title": "Un audio", **values})


def _recording(kind: str, file: ContentFile, values: dict[str, Any]) -> Grabacion:
    return Grabacion.objects.create(type=kind, file=file, **values)


def place_told(data: bytes) -> str:
    """Where the file says that it was recorded."""
    with av.open(io.BytesIO(data)) as file:
        names = ("location", "com.apple.quicktime.location.ISO6709")
        return "".join(file.metadata.get(name, "") for name in names)


def packets(data: bytes) -> list[bytes]:
    """Every coded picture and stretch of sound."""
    with av.open(io.BytesIO(data)) as file:
        return [bytes(packet) for packet in file.demux()]
