"""Reads one recording and ends: run by ``multimedia.recordings.probe`` in a process of its own.

``reading.py facts FILE`` prints JSON; ``reading.py frame FILE SHARE JPEG`` draws the picture at
that share of the whole (0.1: a tenth in). What is wrong with the file is an exit other than zero.
No Django here, and no import of ours: it starts in a moment and knows no secret.
"""

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import av
from PIL import Image

# What we accept, by FFmpeg's names. A playlist, which could make it fetch other files or addresses,
# is none of these.
DEMUXERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,mp3,ogg,wav"
OPTIONS = {
    "format_whitelist": DEMUXERS,
    "protocol_whitelist": "file",
    "probesize": "8000000",  # bytes
    "analyzeduration": "8000000",  # microseconds of playing time
}
SECONDS, MEMORY = 12, 3 * 1024**3  # of a processor; of addresses, most of which are never used
MOST_PACKETS, MOST_FRAMES = 2_000, 90  # looked at before a first frame; decoded for a picture
MOST_PACKETS_FOR_LENGTH = 2_000_000  # passed over, not decoded: of a recording that says no length
MOST_PIXELS = 40_000_000
WIDEST = 1920


def main(arguments: list[str]) -> None:
    command, path, *rest = arguments
    limit_myself()
    with av.open(f"file:{path}", options=OPTIONS) as container:
        if command == "facts":
            json.dump(facts(container), sys.stdout)
        else:
            share, output = rest
            draw(container, float(share)).save(output, "JPEG", quality=90)


def limit_myself() -> None:
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS knows no limit of addresses
            resource.setrlimit(what, (most, most))


def facts(container: Any) -> dict[str, Any]:
    """``picture`` and ``sound`` are the names of codecs, or null; sizes as they are seen."""
    picture, sound = picture_of(container), next(iter(container.streams.audio), None)
    found: dict[str, Any] = {
        "container": container.format.name,
        "picture": picture.codec_context.name if picture else None,
        "sound": sound.codec_context.name if sound else None,
        "width": None,
        "height": None,
    }
    if picture:
        found["width"], found["height"] = seen_size(first_frame(container, picture), picture)
    elif sound:
        first_frame(container, sound)
    return {**found, "duration": seconds(container)}


def picture_of(container: Any) -> Any:
    """The moving picture: the cover of an album is none."""
    attached = av.stream.Disposition.attached_pic
    for stream in container.streams.video:
        if not stream.disposition & attached:
            if stream.width * stream.height > MOST_PIXELS:
                raise ValueError("The picture is too large.")
            stream.codec_context.thread_count = 1
            return stream
    return None


def first_frame(container: Any, stream: Any) -> Any:
    for number, packet in enumerate(container.demux(stream)):
        if number > MOST_PACKETS:
            break
        for frame in packet.decode():
            return frame
    raise ValueError("Nothing in it can be decoded.")


def seen_size(frame: Any, stream: Any) -> tuple[int, int]:
    """Width and height in square pixels, turned by the mark that phones write."""
    aspect = stream.sample_aspect_ratio
    width = round(frame.width * aspect) if aspect else frame.width
    upright = frame.rotation % 180 == 0
    return (width, frame.height) if upright else (frame.height, width)


def seconds(container: Any) -> float:
    if container.duration:
        return float(container.duration / av.time_base)
    return float(max(_ends(container), default=0))


def _ends(container: Any) -> Iterator[float]:
    """Where each part ends: browsers record WebM whose head doesn't say how long it will be."""
    for number, packet in enumerate(container.demux()):
        if number > MOST_PACKETS_FOR_LENGTH:
            return
        if packet.pts is not None and packet.time_base:
            yield float((packet.pts + (packet.duration or 0)) * packet.time_base)


def draw(container: Any, share: float) -> Image.Image:
    """The picture at ``share`` of the whole, upright, in square pixels."""
    stream = picture_of(container)
    frame = frame_at(container, stream, share * seconds_said(container))
    image = frame.to_image()
    aspect = stream.sample_aspect_ratio
    if aspect and aspect != 1:
        image = image.resize((round(image.width * aspect), image.height))
    if frame.rotation:
        image = image.rotate(frame.rotation, expand=True)
    image.thumbnail((WIDEST, WIDEST))
    return image


def seconds_said(container: Any) -> float:
    return float(container.duration / av.time_base) if container.duration else 0


def frame_at(container: Any, stream: Any, at: float) -> Any:
    """The first frame from ``at`` seconds on, or the last of those that may be decoded."""
    start = float((stream.start_time or 0) * stream.time_base)
    with suppress(av.FFmpegError):  # some can only be read from the start
        container.seek(int((start + at) / stream.time_base), stream=stream)
    found = None
    for number, frame in enumerate(container.decode(stream)):
        found = frame
        if frame.time is None or frame.time >= start + at or number >= MOST_FRAMES:
            break
    if found is None:
        raise ValueError("Nothing in it can be decoded.")
    return found


if __name__ == "__main__":
    main(sys.argv[1:])
