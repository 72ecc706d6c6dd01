"""Is this upload a recording that can be used? Answers in words for the person at the desk."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from multimedia.recordings.probe import Facts, Unreadable, facts_of, on_disk

# By what the file is, not by what its name says: FFmpeg's container, and the names that go with it.
_NAMES = {
    "mov,mp4,m4a,3gp,3g2,mj2": ("MP4 o MOV", {"mp4", "m4v", "mov", "m4a"}),
    "matroska,webm": ("WebM", {"webm", "weba"}),
    "mp3": ("MP3", {"mp3"}),
    "ogg": ("Ogg", {"ogg", "oga", "opus"}),
    "wav": ("WAV", {"wav"}),
}
# What browsers play by themselves: H.265 not all of them, but it is what phones record.
_PICTURES = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "libdav1d", "libvpx-vp9"})
_SOUNDS = frozenset(
    {"aac", "mp3", "mp3float", "opus", "libopus", "vorbis", "flac", "alac"}
    | {"pcm_s16le", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_u8"}
)

TOO_LARGE = _("El archivo pesa %(tiene)s y se admiten hasta %(tope)s. Expórtelo más liviano.")
WRONG_NAME = _("Ese formato no se admite aquí. Sirven: %(sirven)s.")
UNREADABLE = _(
    "Ese archivo no se puede reproducir: no es una grabación, o está dañado o incompleto. "
    "Vuelva a copiarlo de la cámara, la grabadora o el teléfono."
)
MISNAMED = _("El archivo es %(es)s, pero su nombre termina en «.%(dice)s». Cámbiele el nombre.")
NO_PICTURE = _("Ese archivo solo tiene sonido. Súbalo como audio.")
NO_SOUND = _("Ese archivo no tiene sonido.")
HAS_PICTURE = _("Ese archivo es un video. Súbalo como video.")
CODEC = _(
    "Está comprimido con «%(tiene)s», que los navegadores no reproducen. Expórtelo como %(mejor)s."
)


def most_bytes() -> int:
    most: int = settings.PREGON_RECORDING_MAX_SIZE
    return most


def extensions(kind: str) -> list[str]:
    """The ends of the names that a ``kind`` (video, audio) may have."""
    return list(settings.WAGTAILMEDIA[f"{kind.upper()}_EXTENSIONS"])


def checked(file: Any, kind: str) -> Facts:
    """What the recording ``file`` is. It is read once, however often this is asked.

    Raises:
        ValidationError: it is no ``kind`` that can be used; with a code (``size``, ``extension``,
            ``unreadable``, ``misnamed``, ``video``, ``audio``, ``silent``, ``codec``) and a
            sentence.
    """
    known: Facts | None = getattr(file, "recording_facts", None)
    if known is None:
        _require_size(file)
        extension = PurePath(file.name or "").suffix.lower().lstrip(".")
        if extension not in extensions(kind):
            shown = ", ".join(extensions(kind)).upper()
            raise ValidationError(WRONG_NAME, code="extension", params={"sirven": shown})
        known = file.recording_facts = _read(file)
        _require_name(known, extension)
    _require_kind(known, kind)
    return known


def _require_size(file: Any) -> None:
    if file.size > most_bytes():
        sizes = {"tiene": filesizeformat(file.size), "tope": filesizeformat(most_bytes())}
        raise ValidationError(TOO_LARGE, code="size", params=sizes)


def _read(file: Any) -> Facts:
    with on_disk(file) as path:
        try:
            return facts_of(path)
        except Unreadable as error:
            raise ValidationError(UNREADABLE, code="unreadable") from error


def _require_name(facts: Facts, extension: str) -> None:
    named, ends = _NAMES[facts.container]
    if extension not in ends:
        raise ValidationError(MISNAMED, code="misnamed", params={"es": named, "dice": extension})


def _require_kind(facts: Facts, kind: str) -> None:
    if kind == "video":
        if facts.picture is None:
            raise ValidationError(NO_PICTURE, code="audio")
        _require_codec(facts.picture, _PICTURES, _("MP4 (H.264)"))
        return
    if facts.picture is not None:
        raise ValidationError(HAS_PICTURE, code="video")
    if facts.sound is None:
        raise ValidationError(NO_SOUND, code="silent")
    _require_codec(facts.sound, _SOUNDS, _("MP3 o M4A"))


def _require_codec(codec: str, played: frozenset[str], better: Any) -> None:
    if codec not in played:
        raise ValidationError(CODEC, code="codec", params={"tiene": codec, "mejor": better})
