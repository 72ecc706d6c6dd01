"""What a piece points to, as one reader may see it."""

from cms.outputs.resolve import Sight, references
from cms.piece import reference

OUT = "urn:uuid:0a"
SECRET = "urn:uuid:0b"
TEXT = f'<p><a href="{OUT}">una</a> y <a href="{SECRET}">otra</a></p>'


def seen(value):
    sight = Sight(
        refs={OUT: {"titulo": "Una"}},
        links={OUT: "https://sitio.example/una/?a=1&b=2"},
        media_url=lambda name: f"/archivos/{name}",
    )
    return sight.resolve(value)


def test_all_uris_are_found_wherever_they_stand():
    value = {"relacionadas": [reference(OUT)], "cuerpo": [{"value": TEXT}], "nada": None}

    assert set(references(value)) == {OUT, SECRET}


def test_what_the_reader_may_not_see_leaves_the_list():
    assert seen([reference(OUT), reference(SECRET)]) == [{"titulo": "Una"}]


def test_as_a_value_it_becomes_nothing():
    assert seen({"pieza": reference(SECRET)}) == {"pieza": None}
    assert seen(reference(SECRET)) is None


def test_a_block_that_was_such_a_reference_leaves_the_body():
    body = [
        {"type": "relacionada", "value": reference(SECRET), "id": "1"},
        {"type": "subtitulo", "value": "Queda", "id": "2"},
    ]

    assert [each["id"] for each in seen(body)] == ["2"]


def test_links_get_their_address_or_become_text():
    assert seen(TEXT) == ('<p><a href="https://sitio.example/una/?a=1&amp;b=2">una</a> y otra</p>')


def test_files_get_their_address_in_url_and_in_text():
    assert seen({"url": "media:original/a.jpg"}) == {"url": "/archivos/original/a.jpg"}
    assert seen('<a href="media:d/a.pdf">acta</a>') == '<a href="/archivos/d/a.pdf">acta</a>'


def test_words_that_look_like_an_address_stay_words():
    assert seen({"titulo": "media: conferencia"}) == {"titulo": "media: conferencia"}
