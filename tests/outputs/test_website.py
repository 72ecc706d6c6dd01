"""The website's JSON is a function of the piece and its context, held by golden files."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cms.outputs.website import available_in, card, choice_for, website
from cms.outputs.website_fields import WrongFields, choose, project
from cms.outputs.website_values import Context, Known, rendered, uris_in
from cms.piece import as_data, reference
from tests.outputs.website_sample import HIDDEN, PARENT, SHOWN, sample

CONTEXT = Context(
    public_url="https://pregon.example",
    site_url="https://www.amdc.example",
    media_url="https://pregon.example/archivos/",
    image_type="multimedia.Imagen",
    document_type="multimedia.Documento",
    recording_type="multimedia.Grabacion",
    moment=datetime(2026, 11, 22, 18, tzinfo=UTC),
    pieces={
        uri: Known(id=pk, uri=uri, type=kind, title=title, path=path)
        for pk, uri, kind, title, path in (
            (3, PARENT, "noticias.NoticiasIndexPage", "Noticias", "/noticias/"),
            (8, SHOWN, "noticias.NoticiaPage", "Obras en el bulevar", "/noticias/obras/"),
        )
    },
)


@pytest.fixture
def data():
    return as_data(sample())


def test_a_detail_is_its_golden_file(data, golden):
    golden("website/noticia.json", website(data, CONTEXT))


def test_a_card_is_its_golden_file(data, golden):
    golden("website/tarjeta.json", card(data, CONTEXT))


def test_structure_is_its_golden_file(golden):
    piece = replace(
        sample(),
        kind="estructura",
        page_type="home.PortadaPage",
        parent=None,
        path="/",
        fields={"lema": "Por la capital", "destacadas": [reference(HIDDEN), reference(SHOWN)]},
    )

    golden("website/portada.json", website(as_data(piece), CONTEXT))


def test_what_may_not_be_seen_leaves_no_trace(data):
    body = website(data, replace(CONTEXT, pieces={}))

    assert body["relacionadas"] == []
    assert body["meta"]["parent"] is None
    assert "urn:uuid:" not in str({**body, "meta": None})
    assert [each["type"] for each in body["cuerpo"]].count("relacionada") == 0


def test_a_block_whose_list_was_emptied_goes():
    blocks = [
        {"type": "relacionadas", "value": [reference(HIDDEN)], "id": "1"},
        {"type": "relacionadas", "value": [], "id": "2"},
    ]

    assert [each["id"] for each in rendered(blocks, CONTEXT)] == ["2"]


def test_every_reference_is_found(data):
    assert {PARENT, SHOWN, HIDDEN} <= uris_in(data)


def test_an_image_without_ready_sizes_still_has_its_words(data):
    image = rendered({**data["image"], "renditions": []}, CONTEXT)

    assert (image["src"], image["srcset"], image["sources"]) == (None, "", [])
    assert image["meta"]["download_url"] is None
    assert image["alt"]


def test_the_original_is_never_linked(data):
    assert "original" not in str(website(data, CONTEXT))


@pytest.mark.parametrize(
    ("config", "names"),
    [
        ([], ["id", "a", "b"]),
        ([("c", False, None)], ["id", "a", "b", "c"]),
        ([("a", True, None)], ["id", "b"]),
        ([("*", False, None)], ["id", "a", "b", "c"]),
        ([("*", False, None), ("a", True, None)], ["id", "b", "c"]),
        ([("_", False, None)], []),
        ([("_", False, None), ("c", False, None)], ["c"]),
    ],
)
def test_choosing(config, names):
    choice = choose(config, available=("id", "a", "b", "c"), default={"id", "a", "b"})

    assert list(choice.names) == names


@pytest.mark.parametrize(
    ("config", "shown"),
    [
        ([("a", False, None)], {"id", "meta", "a"}),
        ([("_", False, None), ("a", False, None)], {"a"}),
        ([("*", False, None)], {"id", "meta", "a", "b"}),
        ([("a", True, None)], {"id", "meta", "b"}),
    ],
)
def test_choosing_inside(config, shown):
    value = {"id": 1, "meta": {}, "a": 2, "b": 3}

    assert set(project(value, config, name="x")) == shown
    assert [set(each) for each in project([value, value], config, name="x")] == [shown, shown]
    assert project(None, config, name="x") is None


def test_what_isnt_there_cant_be_chosen(data):
    with pytest.raises(WrongFields):
        choice_for([("ausente", False, None)], data)
    inside = choice_for([("imagen", False, [("ausente", False, None)])], data)
    with pytest.raises(WrongFields):
        website(data, CONTEXT, choice=inside)
    with pytest.raises(WrongFields):
        project("texto", [("a", False, None)], name="x")


def test_structure_has_no_number(data):
    assert "numero" not in available_in({**data, "kind": "estructura"})
