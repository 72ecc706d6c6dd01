"""What happens to each new file of a recording before it is stored, whoever saves it."""

from collections.abc import Iterator
from io import SEEK_SET
from pathlib import Path, PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import TemporaryUploadedFile

from multimedia.recordings.boxes import Damaged
from multimedia.recordings.checks import UNREADABLE, checked
from multimedia.recordings.location import Edit, edits_of
from multimedia.recordings.probe import on_disk

_BLOCK = 1024 * 1024


def take_in(recording: Any) -> None:
    """Read what the new file is, note it in the row, and free the file of where it was made.

    ``recording`` is about to be saved with it.

    Raises:
        ValidationError: it is nothing that its ``type`` names.
    """
    file = recording.file.file
    facts = checked(file, recording.type)
    recording.duration, recording.width, recording.height = (
        facts.duration,
        facts.width,
        facts.height,
    )
    recording.peso = file.size
    blanked = without_location(file)
    if blanked is not file:
        recording.file = blanked


def without_location(file: Any) -> Any:
    """The same file, which tells no place: changed where it lies, if it is an upload's own, or
    while it is read.

    Raises:
        ValidationError: nobody can tell what it tells.
    """
    with on_disk(file) as path:
        try:
            edits = edits_of(path)
        except Damaged as error:
            raise ValidationError(UNREADABLE, code="unreadable") from error
    if not edits:
        return file
    if isinstance(file, TemporaryUploadedFile):
        _write(Path(file.temporary_file_path()), edits)
        return file
    return Edited(file, edits)


def _write(path: Path, edits: list[Edit]) -> None:
    with path.open("r+b") as file:
        for at, what in edits:
            file.seek(at)
            for block in _bytes_of(what):
                file.write(block)


def _bytes_of(what: bytes | int) -> Iterator[bytes]:
    if isinstance(what, bytes):
        yield what
        return
    while what > 0:
        yield bytes(min(what, _BLOCK))
        what -= _BLOCK


class Edited(File):
    """Another file as it reads after ``edits``. The other, which may be anybody's, stays."""

    def __init__(self, file: Any, edits: list[Edit]) -> None:
        super().__init__(file, name=PurePath(file.name).name)
        self._other: Any = file
        self._edits = edits

    @property
    def size(self) -> int:
        size: int = self._other.size
        return size

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> "Edited":
        self._other.open(mode, *args, **kwargs)
        return self

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        self._other.open()
        self._other.seek(0, SEEK_SET)
        at = 0
        for block in self._other.chunks(chunk_size):
            yield self._edited(block, at)
            at += len(block)

    def read(self, size: int = -1) -> bytes:
        at = self._other.tell()
        return self._edited(self._other.read(size), at)

    def _edited(self, block: bytes, start: int) -> bytes:
        """``block``, which stands at ``start``, with what of the edits falls into it."""
        edited = bytearray(block)
        for at, what in self._edits:
            length = what if isinstance(what, int) else len(what)
            first, last = max(at, start), min(at + length, start + len(block))
            if first < last:
                new = bytes(last - first) if isinstance(what, int) else what[first - at : last - at]
                edited[first - start : last - start] = new
        return bytes(edited)
