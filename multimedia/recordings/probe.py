"""Asking a separate process what a recording is (``multimedia.recordings.reading``)."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from django.db.models.fields.files import FieldFile

logger = logging.getLogger("pregon.multimedia")

_PROGRAM = Path(__file__).with_name("reading.py")
_TIMEOUT = 15  # seconds by the clock; the program itself gives up a processor sooner
_POSTER_AT = 0.1  # of the whole: what comes first is often black


class Unreadable(Exception):
    """FFmpeg can't read it, or not within its time and memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a recording is.

    ``container`` is FFmpeg's name of it, as ``mov,mp4,m4a,3gp,3g2,mj2``; ``picture`` and ``sound``
    its names of codecs. ``duration`` in seconds, to a hundredth. A picture's size is as it is seen.
    """

    container: str
    picture: str | None
    sound: str | None
    duration: float
    width: int | None
    height: int | None


@contextmanager
def on_disk(file: Any) -> Iterator[Path]:
    """A path at which the bytes of ``file`` (Django's, open or not) can be read for now."""
    known = _path_of(file)
    if known is not None:
        yield known
        return
    was_closed = file.closed
    file.open("rb")
    with NamedTemporaryFile(prefix="pregon-") as copy:
        file.seek(0)
        for block in file.chunks():
            copy.write(block)
        copy.flush()
        file.close() if was_closed else file.seek(0)
        yield Path(copy.name)


def _path_of(file: Any) -> Path | None:
    if hasattr(file, "temporary_file_path"):
        return Path(file.temporary_file_path())
    if isinstance(file, FieldFile):
        with suppress(NotImplementedError):  # a store elsewhere than on disk
            return Path(file.path)
        return None
    name = getattr(getattr(file, "file", None), "name", None)  # of the file behind Django's
    return Path(name) if isinstance(name, str) and Path(name).is_file() else None


def facts_of(path: Path) -> Facts:
    """What the recording at ``path`` is; some tenths of a second.

    Raises:
        Unreadable: it is no recording, or a broken one.
    """
    told: dict[str, Any] = json.loads(_run("facts", str(path)))
    return Facts(**{**told, "duration": round(told["duration"], 2)})


def frame_of(path: Path) -> bytes:
    """A picture of the video at ``path``, as a JPEG, upright, at most 1920 pixels on a side.

    Raises:
        Unreadable: there is none.
    """
    with TemporaryDirectory(prefix="pregon-") as folder:
        picture = Path(folder) / "picture.jpg"
        _run("frame", str(path), str(_POSTER_AT), str(picture))
        return picture.read_bytes()


def _run(*arguments: str) -> bytes:
    # Isolated (-I): neither the surroundings nor the folder decide what it imports.
    command = [sys.executable, "-I", str(_PROGRAM), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the path is a value, never a command
            command, capture_output=True, timeout=_TIMEOUT, check=True, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("It takes too long.") from error
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode(errors="replace").strip().splitlines()[-1:]
        logger.info("A recording was refused: %s %s", error.returncode, reason)
        raise Unreadable(f"{error.returncode}") from error
    return done.stdout
