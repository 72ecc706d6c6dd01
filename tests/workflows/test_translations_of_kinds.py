"""Every kind is translated: its words are asked for once, its facts never."""

import json

import pytest
from django.db import models
from wagtail.models import Page

from cms.base.checks import kinds
from cms.base.translatable import chosen_facts
from cms.outputs.resolve import references
from cms.piece import as_data
from cms.publishing.models import PieceIdentity
from cms.users.roles import Role
from cms.workflows.translating.obstacles import facts_that_differ
from cms.workflows.translating.words import SAME_ANYWHERE
from tests.factories import pages, people
from tests.factories.kinds import KINDS
from tests.workflows.translating import begin, press, renew, texts

WORDS = "EN"
PARAGRAPH = '<p>Uno <b>dos</b> <a href="https://a.example">tres</a></p>'
ITS_TRANSLATION = 'One <b>two</b> <a id="a1">three</a>'
EVERY = pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)


@pytest.fixture
def traductora(db):
    return people.person("tita", Role.TRANSLATORS)


def put_out(page, head):
    for uri in references(as_data(page.to_piece().fields)):
        other = Page.objects.get(pk=PieceIdentity.objects.get(uri=uri).page_id).specific
        if not other.live:
            pages.accept(other, head).publish()
    pages.accept(page, head).publish()
    page.refresh_from_db()
    return page


@EVERY
def test_a_kind_is_translated_whole(model, client, redactora, jefa, traductora):
    original = put_out(KINDS[model].full(redactora), jefa)
    english = begin(traductora, original)
    words = {path: _in_english(text) for path, text in texts(english).items()}

    press(traductora, english, "guardar", words)
    press(traductora, english, "enviar")
    press(jefa, english, "approve")

    english.refresh_from_db()
    assert english.live
    _facts_are_the_originals(original, english)
    if original.audiencia == "publico":
        shown = client.get(f"/api/v2/pages/{english.pk}/").json()
        original_shown = client.get(f"/api/v2/pages/{original.pk}/").json()
        assert _shape(shown) == _shape(original_shown)
        assert _left_in_spanish(shown) == []


def _in_english(text):
    """Each text with a mark, its own marks kept; a short one fits where the original did."""
    if text.rich:
        return f"{WORDS} {text.original}"
    return f"{WORDS} {text.original}"[: text.longest]


def _facts_are_the_originals(original, english):
    assert facts_that_differ(english, original) == []
    for name in chosen_facts(type(original)):
        assert set(getattr(english, name).all()) == set(getattr(original, name).all()), name


def _shape(value):
    """The names and lengths of an answer, without what it says."""
    if isinstance(value, dict):
        return {name: _shape(each) for name, each in value.items() if name != "meta"}
    if isinstance(value, list):
        return [_shape(each) for each in value]
    return type(value).__name__ if value is not None else None


# Of blocks: what an editor typed. The rest are files' and catalogues' own words, which are one.
_TYPED = {"texto", "titulo", "nota", "que", "horario", "etiqueta", "valor", "cargo", "pie"}


def _left_in_spanish(value, path=""):
    """Where typed words of a body came through without being translated."""
    if isinstance(value, dict):
        if "detail_url" in value or "renditions" in value:
            return []
        return [
            wrong
            for name, each in value.items()
            for wrong in (
                _left_in_spanish(each, f"{path}.{name}")
                if not (name in _TYPED and isinstance(each, str))
                else _wrong(each, f"{path}.{name}")
            )
        ]
    if isinstance(value, list):
        return [
            wrong for n, each in enumerate(value) for wrong in _left_in_spanish(each, f"{path}{n}")
        ]
    return []


def _wrong(text, path):
    captions = path.endswith("pie")  # an empty one falls back on the file's own
    fine = not text or text.startswith(WORDS) or not any(map(str.isalpha, text)) or captions
    return [] if fine else [f"{path}: {text}"]


@EVERY
def test_an_updated_translation_keeps_what_still_holds(model, redactora, jefa, traductora):
    original = put_out(KINDS[model].draft(redactora), jefa)
    english = begin(traductora, original)
    press(traductora, english, "guardar", {"title": "In English"})
    draft = type(original).objects.get(pk=original.pk).get_latest_revision_as_object()
    draft.search_description = "Nuevo para buscadores"
    draft.save_revision(user=redactora)
    pages.accept(draft, jefa).publish()

    renew(traductora, english)

    english.refresh_from_db()
    assert english.title == "In English"
    assert texts(english)["search_description"].is_missing


@EVERY
def test_every_text_field_is_words_or_a_named_fact(model):
    """A new field of text is asked of the translator unless its kind says that it is a fact."""
    names = {each.field_name for each in model.translatable_fields}
    typed = {
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, (models.CharField, models.TextField)) and field.editable
    }
    own = {"slug", "correccion_decia", "correccion_correcto", "draft_title", "url_path", "path"}
    assert typed - own - names == set()
    assert model.facts | model.good_as_they_are <= names
    assert not SAME_ANYWHERE & names


def test_a_table_and_a_list_are_translated_cell_by_cell(redactora, jefa, traductora):
    table = {
        "data": [["Calle", "Motivo"], ["Vado", "Lodo"]],
        "first_row_is_table_header": True,
        "table_caption": "Calles cerradas",
    }
    fact = {"type": "item", "value": {"etiqueta": "Lluvia", "valor": "52 mm"}, "id": "d2"}
    facts = {"titulo": "Datos", "datos": [fact]}
    body = [
        {"type": "tabla", "value": table, "id": "t1"},
        {"type": "datos", "value": facts, "id": "d1"},
        {"type": "parrafo", "value": PARAGRAPH, "id": "p1"},
    ]
    english = begin(traductora, pages.published(redactora, jefa, cuerpo=body))
    words = {"Motivo": "Reason", "Lodo": "Mud", "Lluvia": "Rain"}
    words["Calles cerradas"] = "Closed streets"
    rich = next(each for each in texts(english).values() if each.rich)

    press(traductora, english, "guardar", words | {rich.path: ITS_TRANSLATION})

    said = json.dumps(english.get_latest_revision_as_object().cuerpo.get_prep_value())
    assert all(each in said for each in ("Reason", "Mud", "Closed streets", "Rain", "Vado"))
    assert '<a href=\\"https://a.example\\">three</a>' in said


STRANGE = ("<script>x</script>", '<a id="a9">x</a>', '<b class="x">y</b>', "<p>x</p>")


@pytest.mark.parametrize("typed", STRANGE)
def test_strange_marks_are_refused(noticia, traductora, typed):
    english = begin(traductora, noticia)
    rich = next(each for each in texts(english).values() if each.rich)

    response = press(traductora, english, "guardar", {rich.path: typed})

    assert "deje las marcas como están" in response.content.decode()
