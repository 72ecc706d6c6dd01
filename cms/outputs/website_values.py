"""Values of a stored piece as the website's JSON shows them: references, images, files, times."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote

import orjson

from cms.outputs.pictures import picture
from cms.outputs.resolve import Sight
from cms.piece import MEDIA_SCHEME, DocumentPart, ImagePart, RecordingPart

_quoted = lru_cache(maxsize=20_000)(quote)  # the same few thousand names, many times an answer
IMAGE_KEYS = frozenset(each.name for each in fields(ImagePart))
DOCUMENT_KEYS = frozenset(each.name for each in fields(DocumentPart))
RECORDING_KEYS = frozenset(each.name for each in fields(RecordingPart))
_URI = re.compile(rb"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_STORED_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_STORED_LENGTH = len("2026-11-22T18:00:00.000000Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A piece that the reader may see, as others refer to it."""

    id: int
    uri: str
    type: str
    title: str
    path: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Context:
    """This installation's addresses, and what the reader may see of what is referred to."""

    public_url: str  # of this API, without a slash at its end
    site_url: str  # of the website, likewise
    media_url: str  # of the files, with a slash at its end
    image_type: str
    document_type: str
    recording_type: str
    moment: datetime  # for which it is said what is in force
    pieces: Mapping[str, Known] = field(default_factory=dict)  # by uri
    # By uri: by what a piece is superseded, and since when.
    superseded: Mapping[str, tuple[str, datetime]] = field(default_factory=dict)
    # By translation key: the same piece in all languages in which it is out.
    languages: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    def media(self, name: str) -> str:
        """The public address of a stored file."""
        return self.media_url + _quoted(name)

    @cached_property
    def sight(self) -> "WebsiteSight":
        return WebsiteSight(
            refs={uri: linked(known, self) for uri, known in self.pieces.items()},
            links={uri: html_url(known.path, self) for uri, known in self.pieces.items()},
            media_url=self.media,
            context=self,
        )


@dataclass(frozen=True, kw_only=True)
class WebsiteSight(Sight):
    """Also gives images, documents and recordings their form, and times theirs."""

    context: Context

    def _mapping(self, value: Mapping[str, Any]) -> Any:
        names = value.keys()
        if names == IMAGE_KEYS:
            return image(value, self.context)
        if names == DOCUMENT_KEYS:
            return document(value, self.context)
        if names == RECORDING_KEYS:
            return recording(value, self.context)
        return super()._mapping(value)

    def _text(self, text: str) -> str:
        if len(text) == _STORED_LENGTH and _STORED_TIME.fullmatch(text):
            return iso(text) or text
        return super()._text(text)


def rendered(value: Any, context: Context) -> Any:
    """``value`` in its public form; ``None`` if nothing of it may be seen."""
    return context.sight.resolve(value)


def uris_in(values: Any) -> set[str]:
    """Every uri of a piece in ``values`` (JSON), perhaps more: found in the text, at no cost."""
    return {each.decode() for each in _URI.findall(orjson.dumps(values))}


def iso(stored: str | None) -> str | None:
    """A stored time without its fraction, which some readers refuse: ``2026-11-22T18:00:00Z``."""
    return f"{stored[:19]}Z" if stored else None


def page_url(page_id: int, context: Context) -> str:
    return f"{context.public_url}/api/v2/pages/{page_id}/"


def html_url(path: str, context: Context) -> str:
    return f"{context.site_url}{_quoted(path)}"


def linked(known: Known, context: Context) -> dict[str, Any]:
    """Another piece, as a value refers to it."""
    return {
        "id": known.id,
        "uri": known.uri,
        "type": known.type,
        "title": known.title,
        "detail_url": page_url(known.id, context),
        "html_url": html_url(known.path, context),
    }


def image(part: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """An image with its words and its ready-made sizes, never the original.

    ``srcset`` holds the sizes that show the whole image in the format that every browser reads;
    ``sources`` the newer formats, for ``<source type srcset>``. Crops are only in ``renditions``.
    """
    shown = picture(part, media_url=context.media)
    sizes = {each["name"]: _rendition(each, context) for each in part["renditions"]}
    largest = max(sizes.values(), key=lambda each: int(each["width"]), default=None)
    point = part["focal_point"]
    return {
        "id": part["id"],
        "meta": {
            "type": context.image_type,
            "detail_url": f"{context.public_url}/api/v2/images/{part['id']}/",
            "download_url": largest["url"] if largest else None,
        },
        "title": part["alt"],
        "alt": part["alt"],
        "caption": part["caption"],
        "credit": part["credit"],
        "width": part["width"],
        "height": part["height"],
        "focal_point": {"x": point[0], "y": point[1]} if point else None,
        "renditions": sizes,
        "src": shown.src if shown else None,
        "srcset": shown.srcset if shown else "",
        "sources": [{"type": mime, "srcset": srcset} for mime, srcset in shown.sources]
        if shown
        else [],
    }


def _rendition(each: Mapping[str, Any], context: Context) -> dict[str, Any]:
    return {
        "url": context.media(each["url"].removeprefix(MEDIA_SCHEME)),
        "width": each["width"],
        "height": each["height"],
        "mime": each["mime"],
    }


def document(part: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """A file to download; ``size`` in bytes."""
    return {
        "id": part["id"],
        "meta": {
            "type": context.document_type,
            "detail_url": f"{context.public_url}/api/v2/documents/{part['id']}/",
            "download_url": context.media(part["url"].removeprefix(MEDIA_SCHEME)),
        },
        "title": part["title"],
        "filename": part["filename"],
        "mime": part["mime"],
        "size": part["size"],
    }


def recording(part: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """A video or an audio; ``duration`` in seconds, ``size`` in bytes, captions in WebVTT."""
    captions = part["captions"]
    return {
        "id": part["id"],
        "meta": {
            "type": context.recording_type,
            "detail_url": f"{context.public_url}/api/v2/media/{part['id']}/",
            "download_url": context.media(part["url"].removeprefix(MEDIA_SCHEME)),
        },
        "title": part["title"],
        "media_type": part["type"],
        "caption": part["caption"],
        "credit": part["credit"],
        "transcript": part["transcript"],
        "filename": part["filename"],
        "mime": part["mime"],
        "size": part["size"],
        "duration": part["duration"],
        "width": part["width"],
        "height": part["height"],
        "poster": image(part["poster"], context) if part["poster"] else None,
        "captions": {
            "url": context.media(captions["url"].removeprefix(MEDIA_SCHEME)),
            "language": captions["language"],
        }
        if captions
        else None,
    }
