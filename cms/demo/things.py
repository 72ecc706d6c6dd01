"""What the texts of the demo refer to, and how what they say becomes the value of a field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from cms.base.places import Place, read_place
from cms.demo.content import Entry, day, instant


@dataclass(frozen=True, kw_only=True)
class Things:
    """By the demo's keys: catalogues' entries, files, and the primary keys of pages.

    ``now`` is the moment of loading, from which the texts count.
    """

    catalogues: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    images: Mapping[str, Any] = field(default_factory=dict)
    documents: Mapping[str, Any] = field(default_factory=dict)
    recordings: Mapping[str, Any] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    now: datetime


Reader = Callable[[Any, Things], Any]


def plain(value: Any, things: Things) -> Any:
    return value


def a_day(value: Entry | None, things: Things) -> date | None:
    return day(value, things.now) if value else None


def an_instant(value: Entry | None, things: Things) -> datetime | None:
    return instant(value, things.now) if value else None


def an_image(value: str | None, things: Things) -> Any:
    return things.images.get(value or "")


def a_document(value: str | None, things: Things) -> Any:
    return things.documents.get(value or "")


def a_place(value: str | None, things: Things) -> Place | None:
    return read_place(value) if value else None


def of_catalogue(name: str) -> Reader:
    """Entries of the catalogue ``name``."""
    return lambda value, things: [things.catalogues[name][key] for key in value]


def rows_of(model: Any) -> Reader:
    """Rows that belong to the page, from their values."""
    return lambda value, things: [model(**each) for each in value]


def pieces_in(model: Any) -> Reader:
    """Rows that name other pieces. What has not even been begun yet is left out."""

    def read(value: list[str], things: Things) -> list[Any]:
        return [model(pieza_id=things.pages[slug]) for slug in value if slug in things.pages]

    return read


def named(*names: str, by: Reader = plain) -> dict[str, Reader]:
    return dict.fromkeys(names, by)


# What a page is about: the same in all kinds.
ABOUT: Mapping[str, Reader] = {
    name: of_catalogue(name) for name in ("temas", "dependencias", "zonas")
}


def reasons_of(entry: Entry, page: Any) -> dict[str, str]:
    """The public reason of an act upon ``page``, by language: ``motivo``, ``motivo_en``."""
    others = {
        name.removeprefix("motivo_"): reason
        for name, reason in entry.items()
        if name.startswith("motivo_")
    }
    return {page.locale.language_code: entry["motivo"], **others}
