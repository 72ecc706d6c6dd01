"""Captions: WebVTT as it is given out, and SubRip (.srt) turned into it.

What is checked is what makes players drop captions without a word: the head, the encoding, the
cues' times and their order. See https://www.w3.org/TR/webvtt1/.
"""

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 2 * 1024 * 1024
MIME_END = ".vtt"

NOT_CAPTIONS = _("Los subtítulos van en un archivo WebVTT (.vtt) o SubRip (.srt).")
TOO_LARGE = _("El archivo de subtítulos es demasiado grande: se admiten hasta 2 MB.")
NOT_UTF8 = _("La línea %(linea)s no está en UTF-8. Guarde los subtítulos con esa codificación.")
NO_HEAD = _("La línea 1 debe empezar con «WEBVTT».")
WRONG_TIME = _(
    "La línea %(linea)s no es un tiempo de subtítulo. Se escribe así: "
    "«00:01:05.000 --> 00:01:08.500»."
)
NO_TIME = _("Al subtítulo de la línea %(linea)s le falta su tiempo.")
ENDS_BEFORE = _("En la línea %(linea)s, el subtítulo termina antes de empezar.")
NOT_IN_ORDER = _("En la línea %(linea)s, el subtítulo empieza antes que el anterior.")
NO_CUES = _("El archivo no tiene ningún subtítulo.")

_ARROW = "-->"
_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMES = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+\S.*)?$")
_SRT_TIME = r"(\d{1,4}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})"
_SRT_TIMES = re.compile(rf"^\s*{_SRT_TIME}\s*-->\s*{_SRT_TIME}\b.*$")
_SRT_MARKS = re.compile(r"</?font[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_KEPT_TAG = re.compile(r"&lt;(/?[biu])&gt;", re.IGNORECASE)
_BLOCKS = ("NOTE", "STYLE", "REGION")  # which are no cues

Line = tuple[int, str]  # its number, from 1


def captions_from(upload: Any) -> ContentFile:
    """The upload as a WebVTT file in UTF-8, named ``.vtt``.

    Raises:
        ValidationError: it isn't valid; the sentence names the line that is wrong.
    """
    path = PurePath(upload.name or "")
    extension = path.suffix.lower()
    if extension not in (".vtt", ".srt"):
        raise ValidationError(NOT_CAPTIONS, code="extension")
    if upload.size > MOST_BYTES:
        raise ValidationError(TOO_LARGE, code="size")
    upload.seek(0)
    raw = upload.read()
    text = from_srt(_decoded_srt(raw)) if extension == ".srt" else _decoded(raw)
    check(text)
    return ContentFile(text.encode(), name=f"{path.stem}{MIME_END}")


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise ValidationError(NOT_UTF8, code="encoding", params={"linea": line}) from error


def _decoded_srt(raw: bytes) -> str:
    """SubRip names no encoding: UTF-8, UTF-16 with its mark, or what Windows writes."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


# WebVTT -------------------------------------------------------------------------------------------


def check(text: str) -> None:
    """Go through the whole file.

    Raises:
        ValidationError: at the first line that is wrong.
    """
    lines = _lines(text)
    if not re.match(r"^WEBVTT(?:[ \t].*)?$", lines[0]):
        raise ValidationError(NO_HEAD, code="head")
    last, found = 0, False
    for block in list(_blocks(lines))[1:]:
        times = _times_of(block)
        if times is None:
            continue
        number, start, end = times
        if end <= start:
            raise ValidationError(ENDS_BEFORE, code="times", params={"linea": number})
        if start < last:
            raise ValidationError(NOT_IN_ORDER, code="order", params={"linea": number})
        last, found = start, True
    if not found:
        raise ValidationError(NO_CUES, code="empty")


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _blocks(lines: list[str]) -> Iterator[list[Line]]:
    """Lines that stand together, between empty ones."""
    block: list[Line] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []


def _times_of(block: list[Line]) -> tuple[int, int, int] | None:
    """The line of a cue's times, and both in milliseconds; ``None``: a block of another kind."""
    number, line = block[0]
    if _ARROW not in line:
        if line.split(maxsplit=1)[0] in _BLOCKS:
            return None
        if len(block) == 1 or _ARROW not in block[1][1]:
            raise ValidationError(NO_TIME, code="cue", params={"linea": number})
        number, line = block[1]  # the first was the cue's name
    match = _TIMES.match(line.strip())
    if match is None:
        raise ValidationError(WRONG_TIME, code="times", params={"linea": number})
    parts = match.groups()
    return number, _milliseconds(parts[:4]), _milliseconds(parts[4:])


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


# SubRip -------------------------------------------------------------------------------------------


def from_srt(text: str) -> str:
    """The same captions as WebVTT. Cues keep their order, their words, and ``<b> <i> <u>``.

    Raises:
        ValidationError: a cue has no times; the line is the SubRip file's.
    """
    cues = [_cue(block) for block in _blocks(_lines(text))]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _cue(block: list[Line]) -> str:
    number, line = block[0]
    rest = block[1:]
    if _ARROW not in line and line.strip().isdigit() and rest:
        (number, line), rest = rest[0], rest[1:]
    match = _SRT_TIMES.match(line)
    if match is None:
        raise ValidationError(WRONG_TIME, code="times", params={"linea": number})
    parts = match.groups()
    words = [_words(each) for _number, each in rest]
    return "\n".join([f"{_time(parts[:4])} {_ARROW} {_time(parts[4:])}", *words])


def _time(parts: tuple[str, ...]) -> str:
    hours, minutes, seconds = (int(part) for part in parts[:3])
    return f"{hours:02}:{minutes:02}:{seconds:02}.{parts[3].ljust(3, '0')}"


def _words(line: str) -> str:
    """A line of a cue in which nothing is a mark but ``<b> <i> <u>``."""
    bare = _SRT_MARKS.sub("", line)
    escaped = bare.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _KEPT_TAG.sub(lambda match: f"<{match[1].lower()}>", escaped)
