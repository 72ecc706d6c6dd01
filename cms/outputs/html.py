"""A piece as a complete HTML page: for phones first, readable by all, printable, without scripts.

The page asks nobody for anything but its pictures: its style is in it, and what lives elsewhere
(a video, a post) is a link that the reader may follow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cms.outputs.bodies import Sheet, Target
from cms.outputs.dates import (
    as_day,
    as_moment,
    day_in_words,
    moment_in_words,
    month_in_words,
    occasion_in_words,
)
from cms.outputs.numbers import grouped, map_address
from cms.outputs.phrases import phrases
from cms.outputs.pictures import Picture, card_address
from cms.outputs.weblinks import telephone, web_address
from cms.piece import Contact, Institution, Piece, Term, as_data

__all__ = ["HtmlContext", "Target", "closed_html", "language_tag", "to_html"]

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "plantillas"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_templates.filters.update(
    grouped=grouped, map_address=map_address, telephone=telephone, web_address=web_address
)


_OWN_NAMES = {"es": "Español", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlContext:
    """What a page shows that is not in its piece, and the marks that it bears."""

    institution: Institution
    media_url: Callable[[str], str]  # from a file's storage name to its address
    # The pieces that this reader may see, by uri. One without an address is known but not out: a
    # draft names it, with a mark; otherwise it is left out like one that isn't here.
    refs: Mapping[str, Target] = field(default_factory=dict)
    site_url: str = ""  # without a slash at its end
    # The addresses at which the same piece is out, by language.
    languages: Mapping[str, str] = field(default_factory=dict)
    zone: str = "America/Tegucigalpa"
    draft: bool = False  # marked as such, and what is missing is named in its place
    lacking: tuple[str, ...] = ()  # of a draft: what stands in the way of publishing, in sentences
    embargoed_until: datetime | None = None
    # Of a draft that somebody outside reads: until when. Nothing of it is for search engines, nor
    # for the cards of chat programs.
    shared_until: datetime | None = None
    at: datetime | None = None  # for which it is said whether a piece with an end is in force


class _Alternate(NamedTuple):
    """The same piece in one of its languages; ``name`` is the language's own, empty for the one at
    hand."""

    tag: str
    address: str
    name: str


class _Group(NamedTuple):
    """Catalogue entries under their heading."""

    topic: str
    terms: tuple[Term, ...]


def to_html(piece: Piece, context: HtmlContext) -> str:
    """``piece`` as a page; a withdrawn one as its tombstone. No queries, no clock, no settings."""
    name = "retirada.html" if piece.withdrawal else "pieza.html"
    return _templates.get_template(name).render(_values(piece, context))


def closed_html(language: str, institution: Institution) -> str:
    """The page of a link that leads nowhere any more; it says nothing of what there was."""
    context = HtmlContext(institution=replace(institution, seal=None), media_url=str)
    return _templates.get_template("cerrada.html").render(
        context=context,
        institution=context.institution,
        seal=None,
        words=phrases(language.lower()),
        language=language_tag(language),
        alternates=(),
    )


def _values(piece: Piece, context: HtmlContext) -> dict[str, Any]:
    language = piece.language.lower()
    words = phrases(language)
    sheet = Sheet(refs=context.refs, media_url=context.media_url, words=words, draft=context.draft)
    return {
        "piece": piece,
        "context": context,
        "institution": context.institution,
        "seal": _picture(sheet, context.institution.seal),
        "words": words,
        "language": language_tag(piece.language),
        **_clocks(language, context.zone),
        "fields": piece.fields,  # the kind's own, for its template in ``clases/``
        "sheet": sheet,
        "image": _picture(sheet, piece.image),
        "opens_body": _opens_body(piece),
        "card": card_address(as_data(piece.image), media_url=context.media_url),
        "body": sheet.blocks(piece.body),
        "related": sheet.targets(piece.related),
        "groups": _groups(piece),
        "contacts": _contacts(piece, context.institution),
        "address": context.site_url + piece.path if context.site_url else "",
        "changed": _changed(piece),
        "alternates": _alternates(piece, context),
        "standing": _standing(piece, context.at),
    }


def _standing(piece: Piece, at: datetime | None) -> str:
    """Whether a piece with a beginning and an end is in force at ``at``, as a topic of ``phrases``;
    empty if that can't be said."""
    start, end = piece.in_force_from, piece.in_force_until
    if at is None or start is None or end is None:
        return ""
    if at < start:
        return "not_yet"
    return "in_force" if at < end else "ended"


def _clocks(language: str, zone: str) -> dict[str, Callable[..., str]]:
    """Ways to say a day or a time, also of one in its stored form."""
    return {
        "day": lambda day: day_in_words(as_day(day), language),
        "month": lambda day: month_in_words(as_day(day), language),
        "moment": lambda moment: moment_in_words(as_moment(moment), language, zone=zone),
        "occasion": lambda start, end=None: occasion_in_words(
            as_moment(start), as_moment(end) if end else None, language, zone=zone
        ),
    }


def _changed(piece: Piece) -> bool:
    """Whether it has been changed since the public first saw it."""
    first, last = piece.first_published_at, piece.updated_at
    return first is not None and last is not None and last > first


def _alternates(piece: Piece, context: HtmlContext) -> list[_Alternate]:
    """All languages of a piece that is out in another one than its own."""
    if not context.languages.keys() - {piece.language}:
        return []
    return [
        _Alternate(
            language_tag(code),
            address,
            "" if code == piece.language else _OWN_NAMES.get(code.partition("-")[0], code),
        )
        for code, address in sorted(context.languages.items())
    ]


def _opens_body(piece: Piece) -> bool:
    """Whether the main image is the body's first block too: it isn't shown twice in a row."""
    first = piece.body[0] if piece.body else None
    if first is None or first.type != "imagen" or piece.image is None:
        return False
    shown = first.value["imagen"]
    return shown is not None and shown["id"] == piece.image.id


def _picture(sheet: Sheet, image: Any) -> Picture | None:
    return sheet.picture(as_data(image)) if image else None


def _groups(piece: Piece) -> list[_Group]:
    groups = (
        _Group("spokespeople", piece.spokespeople),
        _Group("units", piece.units),
        _Group("zones", piece.zones),
        _Group("subjects", piece.subjects),
    )
    return [each for each in groups if each.terms]


def _contacts(piece: Piece, institution: Institution) -> tuple[Contact, ...]:
    """Those of the piece; the institution's, for a piece of news that names nobody."""
    if piece.contacts or piece.kind == "estructura":
        return piece.contacts
    return institution.contacts


def language_tag(code: str) -> str:
    """BCP 47: ``es-HN``."""
    language, _, region = code.partition("-")
    return f"{language.lower()}-{region.upper()}" if region else language.lower()
