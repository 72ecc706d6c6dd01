"""The piece: what a newsroom sends out of one page, as plain immutable values.

A piece is built once, by ``page.to_piece()``, in the transaction that published the page. Every
output (the website's JSON, HTML, feeds, ninjs) is a pure function of it. Three conventions let it
stay true after it was written down:

* A reference to another piece is its uri alone: in ``fields`` and block values ``{"ref": uri}``, in
  rich text ``<a href="urn:uuid:…">``. The reader of the piece resolves it to what *that* reader may
  see, drops it otherwise, and turns such a link into plain text.
* A file's address is ``media:`` and its storage name, so that moving the files to another store or
  host rewrites no piece.
* Times are aware datetimes in UTC; in the stored form they are ``2026-11-22T18:00:00.000000Z``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Literal

REF = "ref"
URI_SCHEME = "urn:uuid:"
MEDIA_SCHEME = "media:"

Audience = Literal["publico", "medios", "interno"]
Urgency = Literal["rutina", "importante", "urgente"]


def reference(uri: str) -> dict[str, str]:
    """How ``fields`` and block values point to another piece."""
    return {REF: uri}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One ready-made size of an image. ``url`` is ``media:`` and a storage name."""

    name: str
    url: str
    width: int
    height: int
    mime: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagePart:
    """An image as it is given out: never the original, always with its words."""

    id: int
    alt: str
    caption: str
    credit: str
    width: int
    height: int
    focal_point: tuple[float, float] | None  # fractions of width and height, from the top left
    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPart:
    """A file to download. ``size`` in bytes."""

    id: int
    title: str
    url: str
    filename: str
    mime: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionsPart:
    """The captions of a recording, in WebVTT."""

    url: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingPart:
    """A video or an audio. ``duration`` in seconds, ``size`` in bytes; an audio has no width."""

    id: int
    type: Literal["video", "audio"]
    title: str
    caption: str
    credit: str
    transcript: str
    url: str
    filename: str
    mime: str
    size: int
    duration: float
    width: int | None
    height: int | None
    poster: ImagePart | None
    captions: CaptionsPart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One block of a body: the same ``type`` and ``value`` that the website's JSON shows."""

    type: str
    value: Any
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of a catalogue (a subject, a unit, a zone, a spokesperson)."""

    name: str
    slug: str
    code: str | None = None  # IPTC Media Topic for subjects, e.g. ``medtop:03000000``
    kind: str | None = None  # colonia, barrio, aldea; an office for spokespeople
    coordinates: tuple[float, float] | None = None  # latitude, longitude (WGS 84)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom a journalist calls about this piece."""

    name: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published correction (fe de erratas): what was wrong, what is right, since when."""

    wrong: str
    right: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Why a piece is no longer out. ``reason`` is ``retirada``, ``caducada``, ``borrada`` or
    ``sin motivo``; ``text`` is what the public is told."""

    reason: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What leaves the building of one page.

    The page gives all but what only the press knows: ``version``, ``number``, the times and the
    corrections are set when the piece is recorded.
    """

    uri: str
    kind: str  # noticia, …; ``estructura`` for pages that only hold others
    page_id: int
    page_type: str  # Wagtail's API type, e.g. ``noticias.NoticiaPage``
    language: str
    translation_key: str
    audience: Audience
    title: str
    slug: str
    path: str  # below the site's address, e.g. ``/noticias/lluvias/``
    parent: str | None = None  # uri
    lead: str = ""
    kicker: str = ""
    place: str = ""
    dateline: date | None = None
    urgency: Urgency = "rutina"
    seo_title: str = ""  # for search engines, where it differs from the title
    summary: str = ""  # for search engines and previews
    in_menus: bool = False
    image: ImagePart | None = None
    body: tuple[Block, ...] = ()
    images: tuple[ImagePart, ...] = ()  # every image used, the main one first
    documents: tuple[DocumentPart, ...] = ()
    recordings: tuple[RecordingPart, ...] = ()
    subjects: tuple[Term, ...] = ()
    units: tuple[Term, ...] = ()
    zones: tuple[Term, ...] = ()
    spokespeople: tuple[Term, ...] = ()
    contacts: tuple[Contact, ...] = ()
    related: tuple[str, ...] = ()  # uris
    # What else of the database it shows, as (model label, primary key): files, catalogue entries.
    uses: tuple[tuple[str, int], ...] = ()
    embargo_terms: str = ""
    embargo_until: datetime | None = None
    in_force_from: datetime | None = None
    in_force_until: datetime | None = None
    supersedes: str | None = None  # uri of what ceases to be in force when this begins
    new_correction: tuple[str, str] | None = None  # (wrong, right), as approved with the text
    # The type's own API fields, in final form but for the three conventions above.
    fields: Mapping[str, Any] = field(default_factory=dict)
    # Set by the press:
    version: int = 0
    number: str | None = None  # ``045-2026``
    first_published_at: datetime | None = None
    updated_at: datetime | None = None
    corrections: tuple[Correction, ...] = ()
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of the institution elsewhere."""

    network: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """Who speaks in every piece: the settings of the institution, as plain values."""

    name: str
    about: str = ""  # the paragraph at the end of every bulletin
    seal: ImagePart | None = None
    address: str = ""
    phone: str = ""
    email: str = ""
    site: str = ""
    contacts: tuple[Contact, ...] = ()  # for the press, where a piece names nobody of its own
    accounts: tuple[Account, ...] = ()


def timestamp(moment: datetime) -> str:
    """The stored form of a time: UTC, six digits, so that text order is time order."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _text_of(value: date | Decimal) -> str:
    if isinstance(value, datetime):
        return timestamp(value)
    # Money too: a float would lose cents.
    return value.isoformat() if isinstance(value, date) else str(value)


def as_data(value: Any) -> Any:
    """``value`` (a piece or a part of one) as what JSON can hold."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (date, Decimal)):
        return _text_of(value)
    if isinstance(value, Mapping):
        return {str(key): as_data(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_data(item) for item in value]
    return value


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _image(data: Mapping[str, Any]) -> ImagePart:
    point = data["focal_point"]
    return ImagePart(
        **{
            **data,
            "focal_point": (point[0], point[1]) if point else None,
            "renditions": tuple(Rendition(**each) for each in data["renditions"]),
        }
    )


def _recording(data: Mapping[str, Any]) -> RecordingPart:
    poster, captions = data["poster"], data["captions"]
    return RecordingPart(
        **{
            **data,
            "poster": _image(poster) if poster else None,
            "captions": CaptionsPart(**captions) if captions else None,
        }
    )


def _term(data: Mapping[str, Any]) -> Term:
    place = data["coordinates"]
    return Term(**{**data, "coordinates": (place[0], place[1]) if place else None})


_MOMENTS = (
    "embargo_until",
    "in_force_from",
    "in_force_until",
    "first_published_at",
    "updated_at",
)


def piece_from_data(data: Mapping[str, Any]) -> Piece:
    """The piece that ``as_data`` wrote."""
    note, gone = data["new_correction"], data["withdrawal"]
    parts: dict[str, Any] = {
        "dateline": date.fromisoformat(data["dateline"]) if data["dateline"] else None,
        "image": _image(data["image"]) if data["image"] else None,
        "body": tuple(Block(**each) for each in data["body"]),
        "images": tuple(_image(each) for each in data["images"]),
        "documents": tuple(DocumentPart(**each) for each in data["documents"]),
        # What left before recordings were known has none.
        "recordings": tuple(_recording(each) for each in data.get("recordings", ())),
        "contacts": tuple(Contact(**each) for each in data["contacts"]),
        "related": tuple(data["related"]),
        "uses": tuple((label, key) for label, key in data["uses"]),
        "new_correction": (note[0], note[1]) if note else None,
        "corrections": tuple(
            Correction(**{**each, "at": datetime.fromisoformat(each["at"])})
            for each in data["corrections"]
        ),
        "withdrawal": (
            Withdrawal(**{**gone, "at": datetime.fromisoformat(gone["at"])}) if gone else None
        ),
    }
    terms = {
        name: tuple(_term(each) for each in data[name])
        for name in ("subjects", "units", "zones", "spokespeople")
    }
    moments = {name: _moment(data[name]) for name in _MOMENTS}
    return Piece(**{**data, **parts, **terms, **moments})
