"""An alert as a page: how grave, whether it holds, until when, what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cms.outputs.html import to_html
from cms.piece import reference, timestamp
from tests.outputs.samples import HIDDEN, OUT, context, piece
from tests.outputs.test_html import text_of

START = datetime(2026, 11, 22, 18, tzinfo=UTC)
END = START + timedelta(hours=6)
FIELDS = {
    "nivel": "roja",
    "amenaza": "deslizamiento",
    "emisor": "nacional",
    "organismo": "Organismo de Contingencias",
    "instrucciones": "<ul><li>Salga ya.</li></ul>",
    "area": "Colonia El Edén",
    "zonas_excluidas": [{"name": "El Bosque"}],
    "desde": timestamp(START),
    "hasta": timestamp(END),
    "levantada_en": None,
    "motivo": "",
    "sustituye": None,
}


def alert(**fields):
    return replace(
        piece(),
        kind="alerta",
        body=(),
        in_force_from=START,
        in_force_until=END,
        fields={**FIELDS, **fields},
    )


def shown(at=None, **fields):
    return text_of(to_html(alert(**fields), replace(context(), at=at)))


@pytest.mark.parametrize(
    ("at", "word"),
    [
        (START - timedelta(seconds=1), "Aún no rige"),
        (START, "Vigente"),
        (END - timedelta(seconds=1), "Vigente"),
        (END, "Terminada"),
    ],
)
def test_it_says_whether_it_holds(at, word):
    assert f"Alerta roja · Deslizamiento · {word}" in shown(at)


def test_without_a_clock_it_says_only_the_hours():
    text = shown()

    assert "Vigente" not in text
    assert "Desde 22 de noviembre de 2026, 12:00 p. m." in text


def test_one_that_was_lifted_says_so_and_why():
    text = shown(END, levantada_en=timestamp(END), motivo="El talud quedó firme.")

    assert "Alerta roja · Deslizamiento · Levantada" in text
    assert "Motivo del cambio El talud quedó firme." in text


def test_all_that_a_neighbour_needs_is_there():
    text = shown(START)

    for words in (
        "Área Colonia El Edén",
        "No incluye El Bosque",
        "La emite Organismo de Contingencias",
        "Qué hacer Salga ya.",
    ):
        assert words in text


def test_what_it_supersedes_is_named_if_it_may_be_seen():
    assert "Sustituye a La crecida de abril" in shown(START, sustituye=reference(OUT))
    assert "Sustituye a" not in shown(START, sustituye=reference(HIDDEN))


def test_a_draft_names_what_it_lacks():
    draft = replace(alert(nivel="", hasta=None, instrucciones=""), in_force_until=None)

    text = text_of(to_html(draft, replace(context(), draft=True, lacking=("Escoja el nivel.",))))

    for words in ("Escoja el nivel.", "falta el nivel", "falta hasta cuándo", "falta el texto"):
        assert words in text
