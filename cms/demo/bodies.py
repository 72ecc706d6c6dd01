"""From the demo's plain blocks to what a StreamField stores."""

import uuid
from collections.abc import Callable
from typing import Any

from cms.demo.things import Things, a_day

NAMESPACE = uuid.UUID("6f1b2f0e-9d1c-4a5e-8f57-5b8f6f2f1a11")


def body(place: str, blocks: list[list[Any]], things: Things) -> list[dict[str, Any]]:
    """The stored form. Block ids depend on where they stand alone: the demo is deterministic.

    ``place`` names the field of a page. A block about something that the demo doesn't have is left
    out.
    """
    made = []
    for number, (kind, value) in enumerate(blocks):
        stored = _BLOCKS.get(kind, _same)(value, things)
        if stored is not None:
            made.append({"type": kind, "value": stored, "id": _id(place, number)})
    return made


def _id(*parts: object) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(map(str, parts))))


def _same(value: Any, things: Things) -> Any:
    return value


def _key(found: Any) -> int | None:
    return found.pk if found else None


def _list(values: list[Any]) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": _id("item", place)}
        for place, value in enumerate(values)
    ]


def _image(value: dict[str, Any], things: Things) -> dict[str, Any] | None:
    key = _key(things.images.get(value["foto"]))
    return {"imagen": key, "pie": value.get("pie", "")} if key else None


def _gallery(value: list[dict[str, Any]], things: Things) -> list[dict[str, Any]] | None:
    images = [image for each in value if (image := _image(each, things))]
    return _list(images) if images else None


def _recording(name: str) -> Callable[[Any, Things], dict[str, Any] | None]:
    def stored(value: dict[str, Any], things: Things) -> dict[str, Any] | None:
        key = _key(things.recordings.get(value[name]))
        return {name: key, "pie": value.get("pie", "")} if key else None

    return stored


def _document(value: dict[str, Any], things: Things) -> dict[str, Any] | None:
    key = _key(things.documents.get(value["documento"]))
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


def _material(value: dict[str, Any], things: Things) -> dict[str, Any]:
    """What a campaign hands out: its files by key, all else as it is."""
    files = {
        "imagen": things.images,
        "documento": things.documents,
        "audio": things.recordings,
        "video": things.recordings,
    }
    return {
        name: _key(files[name].get(each)) if name in files else each for name, each in value.items()
    }


def _milestone(value: dict[str, Any], things: Things) -> dict[str, Any]:
    return {
        **value,
        "fecha": _written(value["fecha"], things),
        "fotos": _gallery(value["fotos"], things) or [],
    }


def _activity(value: dict[str, Any], things: Things) -> dict[str, Any]:
    return {**value, **{name: _written(value[name], things) for name in ("desde", "hasta")}}


def _written(mark: dict[str, Any] | None, things: Things) -> str | None:
    found = a_day(mark, things)
    return found.isoformat() if found else None


_BLOCKS: dict[str, Callable[[Any, Things], Any]] = {
    "imagen": _image,
    "galeria": _gallery,
    "video": _recording("video"),
    "audio": _recording("audio"),
    "documento": _document,
    "datos": _facts,
    "tabla": _table,
    **dict.fromkeys(("relacionada", "campana", "alerta", "galeria_publicada"), _related),
    **dict.fromkeys(("afiche", "redes", "spot_radio", "spot_tv", "otro"), _material),
    "hito": _milestone,
    "actividad": _activity,
}
