"""Spanish search: the same pieces in the same order on every database."""

import pytest

from cms.publishing import acts
from cms.publishing.models import SearchWord
from cms.publishing.search_text import folded, keys_of, words_of


def paragraph(text):
    return [{"type": "parrafo", "value": f"<p>{text}</p>", "id": "p"}]


@pytest.fixture
def corpus(publish):
    publish(title="Inundación en el bulevar", slug="a", bajada="El agua subió.")
    publish(title="Jornada de vacunación", slug="b", bajada="Hay inundaciones en dos barrios.")
    publish(title="Obras en Comayagüela", slug="c", cuerpo=paragraph("Ayer se inundó la calle."))
    publish(title="Año nuevo", slug="d", bajada="Llovió toda la noche.")


def slugs(get, question, **more):
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    response = get(f"pages/?search={question}{extra}")
    assert response.status_code == 200
    return [each["meta"]["slug"] for each in response.json()["items"]]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("inundación", ["a", "b", "c"]),
        ("INUNDACION", ["a", "b", "c"]),
        ("inundaciones", ["a", "b", "c"]),
        ("llover", ["d"]),
        ("llovio", ["d"]),
        ("llovió", ["d"]),
        ("ano", ["d"]),
        ("comayaguela", ["c"]),
        ("la inundación en el bulevar", ["a"]),
        ("inundación vacuna", ["b"]),
        ("inundación volcán", []),
        ("jornadas vacunación", ["b"]),
        ("de la", []),
        ("", []),
        ("' OR 1=1 --%25", []),
    ],
)
def test_what_a_question_finds(get, corpus, question, expected):
    assert slugs(get, question) == expected


def test_any_word_is_enough_if_asked(get, corpus):
    assert slugs(get, "bulevar noche", search_operator="or") == ["a", "d"]
    assert slugs(get, "bulevar noche", search_operator="and") == []


def test_the_title_weighs_more_than_the_lead_and_the_lead_more_than_the_body(get, publish):
    publish(title="Uno", slug="cuerpo", cuerpo=paragraph("El puente."))
    publish(title="El puente", slug="titular")
    publish(title="Dos", slug="bajada", bajada="Un puente.")

    assert slugs(get, "puentes") == ["titular", "bajada", "cuerpo"]


def test_ties_go_by_date(get, publish):
    for slug in ("primera", "segunda", "tercera"):
        publish(title="Puente", slug=slug)

    assert slugs(get, "puente") == ["tercera", "segunda", "primera"]
    assert slugs(get, "puente", limit=1, offset=1) == ["segunda"]


def test_an_asked_for_order_overrules_relevance(get, corpus):
    assert slugs(get, "inundación", order="-title") == ["c", "b", "a"]


def test_a_search_combines_with_filters(get, corpus):
    assert slugs(get, "inundación", type="noticias.NoticiaPage", slug="b") == ["b"]
    assert slugs(get, "inundación", locale="en") == []


def test_a_bulletin_is_found_by_its_number(get, noticia):
    assert slugs(get, "001") == [noticia.slug]


def test_only_what_is_out_is_found_in_its_newest_words(get, noticia, redactora, jefa):
    noticia.title = "Volcán"
    noticia.save_revision(user=redactora)
    assert slugs(get, "volcan") == []

    acts.withdraw(noticia, actor=jefa, text="Error.")

    assert slugs(get, "titular") == []
    assert not SearchWord.objects.filter(piece__page_id=noticia.pk).exists()


def test_folding_and_keys():
    assert folded("Ñandú Ü") == "nandu u"
    assert keys_of("llovió") == {"llov", "llovi"}
    assert keys_of("los") == frozenset()
    assert words_of("<p>Tegucigalpa &amp; <b>Comayagüela</b></p>") == ["Tegucigalpa", "Comayagüela"]
