"""The blocks of a body, made ready for a template: one reader's view of each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from markupsafe import Markup

from cms.outputs.pictures import Picture, picture
from cms.outputs.richtext import clean, resolve_links
from cms.outputs.weblinks import web_address
from cms.piece import MEDIA_SCHEME, REF, Block

_KILO = 1000


class Target(NamedTuple):
    """Another piece as the reader may see it. Without a url it is known, but not out."""

    title: str
    url: str


class Shown(NamedTuple):
    """A block as its template gets it. ``level`` is that of a heading inside it: one below the
    page's title, or below the last subtitle if there was one, so that no level is skipped."""

    type: str
    value: Any
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Turns the values of blocks into what one reader sees. In a draft nothing is left out: what is
    missing is ``None`` or empty, and its template says so."""

    refs: Mapping[str, Target]
    media_url: Callable[[str], str]
    words: Mapping[str, str]  # ``cms.outputs.phrases``
    draft: bool

    def blocks(self, body: Iterable[Block | Mapping[str, Any]]) -> list[Shown]:
        """Those that have something to show, in order. A field holds them as plain data."""
        shown, level = [], 2
        for each in body:
            block = each if isinstance(each, Block) else Block(**each)
            value = self._value(block)
            if value or self.draft:
                shown.append(Shown(block.type, value, level))
            if block.type == "subtitulo" and block.value:
                level = 3
        return shown

    def picture(self, image: Mapping[str, Any] | None) -> Picture | None:
        return picture(image, media_url=self.media_url) if image else None

    def targets(self, uris: Iterable[str]) -> list[Target]:
        """The pieces among ``uris`` that this reader may see, each once, in order."""
        found = (self._target(uri) for uri in dict.fromkeys(uris))
        return [each for each in found if each is not None]

    def target(self, ref: Mapping[str, str] | None) -> Target | None:
        """The piece that a field or a block refers to, if this reader may see it."""
        return self._target(ref[REF]) if ref else None

    def _target(self, uri: str) -> Target | None:
        target = self.refs.get(uri)
        return target if target and (target.url or self.draft) else None

    def _value(self, block: Block) -> Any:
        make = _MAKERS.get(block.type)
        return make(self, block.value) if make else block.value

    def rich(self, value: str | None) -> Markup:
        """Rich text, safe and with its links."""
        links = {uri: each.url for uri, each in self.refs.items() if each.url}
        html = resolve_links(
            clean(value or ""), links=links, media_url=self.media_url, unlinked=self._unlinked
        )
        return Markup(html)  # noqa: S704 - cleaned one line above

    def _unlinked(self, uri: str, text: str) -> str:
        if not self.draft:
            return text
        return f'{text} <small class="nota">({escape(self.words["not_out"])})</small>'

    def _image(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        shown = self.picture(value["imagen"])
        if shown is None and not self.draft:
            return None
        return {"picture": shown, "caption": value["pie"], "chosen": value["imagen"] is not None}

    def _gallery(self, value: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        return [each for each in map(self._image, value) if each is not None]

    def _document(self, value: Mapping[str, Any]) -> dict[str, str] | None:
        document = value["documento"]
        if document is None:
            return None
        return {
            "title": value["titulo"] or document["filename"],
            "url": self._file(document["url"]),
            "format": PurePosixPath(document["filename"]).suffix.lstrip(".").upper(),
            "size": size_in_words(document["size"]),
            "mime": document["mime"],
        }

    def _recording(self, name: str, value: Mapping[str, Any]) -> dict[str, Any] | None:
        recording = value[name]
        if recording is None:
            return None
        captions = recording["captions"]
        return {
            **recording,
            "url": self._file(recording["url"]),
            "captions": {**captions, "url": self._file(captions["url"])} if captions else None,
            "poster": self.picture(recording["poster"]),
            "caption": value["pie"],
        }

    def _material(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        """What is handed out: a picture, a file, a recording, each with a title and a note."""
        image, document = value.get("imagen"), value.get("documento")
        shown = {
            **value,
            "picture": self.picture(image),
            "chosen": image is not None,
            "file": self._document({"documento": document, "titulo": ""}) if document else None,
        }
        return shown if shown["picture"] or shown["file"] or self.draft else None

    def _spot(self, name: str, value: Mapping[str, Any]) -> dict[str, Any] | None:
        recording = self._recording(name, {**value, "pie": ""})
        if recording is None and not self.draft:
            return None
        return {**value, "recording": recording}

    def _radio_spot(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        return self._spot("audio", value)

    def _tv_spot(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        return self._spot("video", value)

    def _milestone(self, value: Mapping[str, Any]) -> dict[str, Any]:
        return {**value, "photos": self._gallery(value["fotos"])}

    def _video(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        return self._recording("video", value)

    def _audio(self, value: Mapping[str, Any]) -> dict[str, Any] | None:
        return self._recording("audio", value)

    def _file(self, address: str) -> str:
        return self.media_url(address.removeprefix(MEDIA_SCHEME))

    def _embed(self, value: Mapping[str, Any]) -> dict[str, str] | None:
        url = web_address(value["url"] or "")
        return {**value, "url": url} if url else None


def size_in_words(size: int) -> str:
    """``size`` in bytes as «850 kB», «1.2 MB»."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _KILO / _KILO:.1f} MB"


_MAKERS: Mapping[str, Callable[[Sheet, Any], Any]] = {
    "parrafo": Sheet.rich,
    "imagen": Sheet._image,
    "galeria": Sheet._gallery,
    "video": Sheet._video,
    "audio": Sheet._audio,
    "documento": Sheet._document,
    "incrustado": Sheet._embed,
    "relacionada": Sheet.target,
    "galeria_publicada": Sheet.target,
    "campana": Sheet.target,
    "alerta": Sheet.target,
    "afiche": Sheet._material,
    "redes": Sheet._material,
    "otro": Sheet._material,
    "spot_radio": Sheet._radio_spot,
    "spot_tv": Sheet._tv_spot,
    "hito": Sheet._milestone,
}
