"""The demo's texts: whatever they refer to is there, and they tell nothing that nobody reads."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from cms.demo import content
from cms.demo.kinds import KINDS

pytestmark = pytest.mark.once

NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)
# What the office's way with a piece reads; all else is a field's.
OF_THE_WAY = {
    *("slug", "titular", "dias", "hora", "horas", "estado"),
    *("embargo_texto", "correccion", "retiro", "actos", "puestas_al_dia", "emergencia"),
}
STATES = {
    *("borrador", "en_revision", "programado", "embargado"),
    *("publicado", "corregido", "retirado"),
}
ENTRIES = [
    pytest.param(kind, entry, id=entry["slug"])
    for kind in KINDS
    for entry in content.entries(kind.texts, NOW)
]
SLUGS = {param.values[1]["slug"] for param in ENTRIES}
PIECES = {"relacionada", "campana", "alerta", "galeria_publicada"}  # blocks
LISTS = {"piezas", "contenidos", "relacionadas"}
PICTURES, RECORDINGS = set(content.pictures()), set(content.read("grabaciones"))
FILES = {
    "foto": PICTURES,
    "imagen": PICTURES,
    "documento": set(content.read("documentos")),
    "video": RECORDINGS,
    "audio": RECORDINGS,
}


def named(value: Any) -> Iterator[tuple[str, Any]]:
    """Every name in ``value``, however deep, with what it stands for; blocks by their type."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield name, each
            yield from named(each)
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], str):
            yield value[0], value[1]
        for each in value:
            yield from named(each)


def test_no_two_pieces_have_one_slug():
    assert len(SLUGS) == len(ENTRIES)


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_every_reference_of_the_texts_is_there(kind, entry):
    catalogues = content.read("catalogos")

    for name, value in named(entry):
        if name in FILES and isinstance(value, str):
            assert value in FILES[name]
        if name in LISTS:
            assert set(value) <= SLUGS
        if name in PIECES or name == "sustituye":
            assert value in SLUGS
        if name in ("voceros", "temas", "dependencias", "zonas"):
            assert set(value) <= set(catalogues[name])


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_every_name_in_an_entry_is_read(kind, entry):
    fields = {*kind.readers, *kind.streams}

    assert set(entry) <= OF_THE_WAY | fields
    assert entry["estado"] in STATES
    for change in entry.get("puestas_al_dia", ()):
        assert set(change) <= {"dias", "hora", "horas"} | fields
    for act in entry.get("actos", ()):
        assert act["acto"] in kind.acts
        assert act["motivo"]


@pytest.mark.parametrize(("kind", "entry"), ENTRIES)
def test_a_correction_finds_what_it_corrects(kind, entry):
    if note := entry.get("correccion"):
        assert note["buscar"] in str(entry[note["campo"]])
