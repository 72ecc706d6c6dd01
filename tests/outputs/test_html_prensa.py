"""The page of an invitation in each of its states, in both languages."""

import pytest

from cms.outputs.html import to_html
from tests.outputs.samples import context, piece
from tests.outputs.test_html import text_of

FACTS = {
    "tipo": "recorrido",
    "inicio": "2026-12-03T15:00:00.000000Z",
    "fin": "2026-12-03T17:00:00.000000Z",
    "lugar": "Salón <de> sesiones",
    "direccion": "Frente al parque",
    "ubicacion": {"lat": 14.1057, "lon": -87.2046},
    "estado": "programada",
    "motivo": "",
    "inicio_anterior": None,
    "lugar_anterior": "",
    "acreditacion_hasta": "2026-12-02T23:00:00.000000Z",
    "cupo": 40,
}


def page(language="es-hn", **facts):
    told = piece(kind="convocatoria", language=language, body=(), fields={**FACTS, **facts})
    return to_html(told, context())


def said(language="es-hn", **facts):
    return text_of(page(language, **facts)).replace("\N{NO-BREAK SPACE}", " ")


def test_its_facts():
    text = said()

    for words in (
        "Qué Recorrido",
        "Cuándo jueves 3 de diciembre de 2026, 9:00 a. m. \N{EN DASH} 11:00 a. m.",
        "Dónde Salón <de> sesionesFrente al parque",
        "Ver en el mapa",
        "Acreditación hasta el miércoles 2 de diciembre de 2026, 5:00 p. m.",
        "Cupo 40 personas",
        "Contactos de prensa",
    ):
        assert words in text
    assert 'id="cambio"' not in page()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (
            {"estado": "pospuesta", "inicio_anterior": "2026-12-01T15:00:00.000000Z"},
            "Pospuesta Estaba para martes 1 de diciembre de 2026, 9:00 a. m. Nueva fecha jueves 3",
        ),
        (
            {
                "estado": "pospuesta",
                "inicio": None,
                "fin": None,
                "inicio_anterior": "2026-12-01T15:00:00.000000Z",
            },
            "Nueva fecha Hasta nuevo aviso",
        ),
        (
            {"estado": "trasladada", "lugar_anterior": "Palacio", "motivo": "Obras."},
            "Trasladada Iba a ser en Palacio Nuevo lugar Salón <de> sesiones "
            "Motivo del cambio Obras.",
        ),
        ({"estado": "cancelada", "motivo": "Llueve."}, "Cancelada Motivo del cambio Llueve."),
        ({"motivo": "Ya no llueve."}, "Se mantiene Motivo del cambio Ya no llueve."),
    ],
    ids=["postponed", "until further notice", "moved", "cancelled", "resumed"],
)
def test_what_an_act_changed_stands_before_the_facts(facts, words):
    text = said(**facts)

    assert words in text
    assert text.index(words) < text.index("Qué Recorrido")


def test_what_is_cancelled_sends_nobody_there():
    html = page(estado="cancelada", motivo="Llueve.")

    assert html.count('class="anulado"') == 2
    assert "openstreetmap" not in html
    assert "Acreditación" not in html


def test_a_cancelled_one_without_a_date():
    assert "Cuándo Cancelada" in said(estado="cancelada", inicio=None, fin=None)


def test_in_english():
    text = said("en", estado="pospuesta", inicio_anterior="2026-12-01T15:00:00.000000Z")

    for words in ("Postponed It was set for Tuesday, December 1", "When Thursday", "Press tour"):
        assert words in text
