"""The demo's videos and audios, in the archive as if they had been uploaded."""

from collections.abc import Iterator, Mapping

from django.core.files.base import ContentFile
from django.utils import timezone

from cms.demo.accounts import people
from cms.demo.content import Entry, pictures, read
from cms.demo.drawing.pictures import Foto, escena
from cms.demo.filming import melodies
from cms.demo.filming.captions import webvtt
from cms.demo.filming.encoding import mp3
from cms.demo.filming.film import film
from cms.demo.pictures import collection
from multimedia.models import Grabacion, Imagen

RIGHTS = "© Alcaldía Municipal del Distrito Central"


def make_recordings(images: Mapping[str, Imagen]) -> Iterator[tuple[str, Grabacion]]:
    """Make each and take it in, with the drawing that it shows as its poster; by the demo's key."""
    for key, entry in read("grabaciones").items():
        recording = Grabacion(
            type=entry["tipo"],
            title=entry["titulo"],
            file=_file(key, entry),
            derechos=RIGHTS,
            poster=images[entry["foto"]],
            collection=collection(),
            uploaded_by_user=people("fotografia")[0],
            **{name: entry[name] for name in ("pie", "autor", "credito", "transcripcion")},
        )
        if cues := entry.get("subtitulos"):
            recording.subtitulos = ContentFile(webvtt(cues), name=f"{key}.vtt")
        recording.save()
        yield key, recording


def _file(key: str, entry: Entry) -> ContentFile[bytes]:
    if entry["tipo"] == "audio":
        return ContentFile(mp3(melodies.played(entry["melodia"], entry["segundos"])), f"{key}.mp3")
    shown = Foto.from_json(pictures()[entry["foto"]], timezone.localdate())
    content = film(
        escena(entry["foto"], shown),
        move=entry["movimiento"],
        words=entry["franja"],
        tune=entry["melodia"],
        seconds=entry["segundos"],
    )
    return ContentFile(content, f"{key}.webm")
