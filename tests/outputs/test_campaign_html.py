"""The pages of campaigns: their facts are there, in both languages, as valid HTML."""

import pytest

from cms.outputs.html import to_html
from cms.outputs.numbers import grouped, map_address
from cms.outputs.phrases import phrases
from tests.outputs.campaign_samples import sparse, whole
from tests.outputs.samples import context
from tests.outputs.test_html import elements, text_of

SAID = {
    "prevencion": [
        "Del 1 de mayo de 2026 al 30 de noviembre de 2026",
        "Amenaza Inundación Temporada Lluviosa",
        "Qué hacer antes Limpie su techo.",
        "Qué hacer durante Suba a un lugar alto.",
        "Qué hacer después Hierva el agua.",
        "Teléfonos de emergencia Bomberos: 198 Las 24 horas",
    ],
    "infraestructura": [
        "Avance de la obra: 100 %",
        "Bulevar Centroamérica · Ver en el mapa",
        "Inicio 1 de febrero de 2026",
        "Fin real 15 de julio de 2026",
        "Presupuesto L 12,500,000.00",
        "Contratista Constructora del Valle",
        "20 de marzo de 2026 Primera viga Pesa doce toneladas. La viga",
    ],
    "social": [
        "A quién va dirigido Niñas y niños.",
        "4,200 niñas y niños",
        "Requisitos Partida de nacimiento.",
        "Cómo aplicar Avise en su escuela.",
        "Del 12 de enero de 2026 al 30 de enero de 2026: A",
        "2 de febrero de 2026: Inicio",
        "Centro comunal Villa Nueva · Ver en el mapa Lunes a viernes",
    ],
}
MATERIALS = [
    "Material afiche Úsese libremente",
    "Descargar: afiche.pdf (PDF, 480 kB)",
    "Material redes Para redes, vertical",
    "Material spot_radio",
    "Material spot_tv",
    "Material otro",
]


@pytest.mark.parametrize("kind", SAID)
def test_the_page_says_the_facts_of_its_campaign(kind):
    text = text_of(to_html(whole()[kind], context()))

    for words in SAID[kind] + MATERIALS:
        assert words in text


@pytest.mark.parametrize("kind", SAID)
def test_english_pages_have_english_words(kind):
    text = text_of(to_html(whole(language="en")[kind], context()))

    assert "Materials to hand out" in text
    assert "From May 1, 2026 to November 30, 2026" in text
    spanish, english = phrases("es"), phrases("en")
    own = [name for name, words in spanish.items() if words in text and words != english[name]]
    assert [name for name in own if len(spanish[name]) > 8] == []


@pytest.mark.parametrize("kind", SAID)
def test_a_draft_names_what_is_missing_in_its_place(kind):
    html = to_html(sparse()[kind], context(draft=True))

    text = text_of(html)
    for words in ("el documento", "el audio", "el video", "la imagen", "el título"):
        assert f"(falta {words})" in text
    assert f"(falta {'la fecha' if kind != 'prevencion' else 'el teléfono'})" in text


@pytest.mark.parametrize("kind", SAID)
def test_what_is_out_leaves_no_empty_sections(kind):
    html = to_html(sparse()[kind], context())

    assert "falta" not in text_of(html)
    assert "Materiales" not in text_of(html)


def test_progress_is_told_to_all():
    [bar] = elements(to_html(whole()["infraestructura"], context()), "progress")

    assert (bar.get("value"), bar.get("max"), bar.text) == ("100", "100", "100 %")
    assert bar.get("aria-labelledby") == "avance"


@pytest.mark.parametrize(
    ("number", "words"),
    [("12500000.00", "12,500,000.00"), (4200, "4,200"), ("0.50", "0.50"), (999, "999")],
)
def test_numbers_are_grouped(number, words):
    assert grouped(number) == words


def test_a_place_is_a_link_and_loads_nothing():
    assert map_address({"lat": 14.1, "lon": -87.2}) == (
        "https://www.openstreetmap.org/?mlat=14.1&mlon=-87.2#map=17/14.1/-87.2"
    )
