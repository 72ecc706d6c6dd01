"""From the demo's plain blocks to what a StreamField stores."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

NAMESPACE = uuid.UUID("6f1b2f0e-9d1c-4a5e-8f57-5b8f6f2f1a11")


@dataclass(frozen=True, kw_only=True)
class Things:
    """What blocks refer to, by the demo's keys; values are primary keys."""

    images: Mapping[str, int]
    documents: Mapping[str, int]
    pages: Mapping[str, int]


def body(slug: str, blocks: list[list[Any]], things: Things) -> list[dict[str, Any]]:
    """The stored form. Block ids depend on the slug and the place alone: the demo is deterministic.

    A block about something that the demo doesn't have is left out.
    """
    made = []
    for place, (kind, value) in enumerate(blocks):
        stored = _BLOCKS.get(kind, _same)(value, things)
        if stored is not None:
            made.append({"type": kind, "value": stored, "id": _id(slug, place)})
    return made


def _id(*parts: object) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def _same(value: Any, things: Things) -> Any:
    return value


def _list(values: list[Any]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": _id("item", place)}
        for place, value in enumerate(values)
    ]


def _image(value: dict[str, Any], things: Things) -> dict[str, Any] | None:
    key = things.images.get(value["foto"])
    return {"imagen": key, "pie": value.get("pie", "")} if key else None


def _gallery(value: list[dict[str, Any]], things: Things) -> list[dict[str, Any]] | None:
    images = [image for each in value if (image := _image(each, things))]
    return _list(images) if images else None


def _document(value: dict[str, Any], things: Things) -> dict[str, Any] | None:
    key = things.documents.get(value["documento"])
    return {"documento": key, "titulo": value.get("titulo", "")} if key else None


def _facts(value: dict[str, Any], things: Things) -> dict[str, Any]:
    return {"titulo": value.get("titulo", ""), "datos": _list(value["datos"])}


def _table(value: dict[str, Any], things: Things) -> dict[str, Any]:
    return {
        "data": value["filas"],
        "cell": [],
        "mergeCells": [],
        "table_caption": value.get("titulo", ""),
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
    }


def _related(value: str, things: Things) -> int | None:
    return things.pages.get(value)


_BLOCKS: dict[str, Callable[[Any, Things], Any]] = {
    "imagen": _image,
    "galeria": _gallery,
    "documento": _document,
    "datos": _facts,
    "tabla": _table,
    "relacionada": _related,
}
