"""A minor edit disturbs nobody, passes the gate like everything, and changes no fact."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.piece import Piece
from cms.publishing.kinds import Change
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece, next_version
from cms.publishing.weighty import differences
from tests.factories import imagenes, pages
from tests.workflows.desk import act, act_url, desk_of, edit_url, save, step, submit, waits_at

HOUR = timedelta(hours=1)


def last_entry():
    return ChangeEntry.objects.latest("position")


@pytest.fixture
def later(noticia, time_machine):
    """An hour after it came out."""
    time_machine.move_to(timezone.now() + HOUR)
    return noticia


def test_a_minor_edit_leaves_the_hour_that_readers_see(later, redactora, jefa):
    before = current_piece(later.pk).as_piece()

    submit(redactora, later, bajada="Lo esencial, aquí.", cambio="menor")
    assert waits_at(later) == "Edición"
    step(jefa, later, cambio="menor")

    piece = current_piece(later.pk)
    assert piece.as_piece().lead == "Lo esencial, aquí."
    assert piece.as_piece().updated_at == before.updated_at
    assert piece.version == before.version + 1
    assert (last_entry().kind, last_entry().minor) == (Change.UPDATED, True)
    assert piece.updated_at == before.updated_at


def test_an_update_moves_it(later, redactora, jefa):
    submit(redactora, later, bajada="Lo esencial, aquí.", cambio="actualizacion")
    step(jefa, later)

    assert current_piece(later.pk).as_piece().updated_at > later.first_published_at + HOUR / 2
    assert not last_entry().minor


def test_nothing_said_is_an_update(later, redactora, jefa):
    submit(redactora, later, bajada="Lo esencial, aquí.")
    step(jefa, later)

    assert not last_entry().minor


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>Texto de 3 lempiras.</p>", "3"),
        ("<p>Texto del martes.</p>", "martes"),
        ("<p>Texto de dos.</p>", "dos"),
    ],
)
def test_a_fact_is_no_minor_edit(later, redactora, text, said):
    response = submit(redactora, later, texto=text, cambio="menor")

    shown = response.content.decode()
    assert "Una edición menor no cambia números" in shown
    assert said in shown
    assert waits_at(later) == ""


def test_another_urgency_is_no_minor_edit(later, redactora):
    response = submit(redactora, later, urgencia="urgente", cambio="menor")

    assert "Una edición menor no cambia" in response.content.decode()


def test_a_note_is_no_minor_edit(later, redactora):
    response = submit(
        redactora, later, correccion_decia="a", correccion_correcto="b", cambio="menor"
    )

    assert "Una edición menor no cambia" in response.content.decode()


def test_a_correction_brings_its_note(later, redactora):
    response = submit(redactora, later, bajada="Otra cosa.", cambio="correccion")

    assert "escriba abajo qué decía mal" in response.content.decode()


def test_a_name_is_pointed_out_to_whoever_approves(later, redactora, jefa):
    submit(redactora, later, texto="<p>Texto de Marta.</p>", cambio="menor")

    editor = desk_of(jefa).get(edit_url(later)).content.decode()

    assert "Se envía como edición menor" in editor
    assert "Marta" in editor.split("Se envía como edición menor")[1][:200]


def test_whoever_approves_may_say_that_it_is_none(later, redactora, jefa):
    submit(redactora, later, bajada="Lo esencial, aquí.", cambio="menor")

    step(jefa, later, cambio="actualizacion")

    assert not last_entry().minor


def test_a_mended_comma_in_review_stays_minor(later, redactora, jefa):
    submit(redactora, later, bajada="Lo esencial, aquí.", cambio="menor")
    step(jefa, later, bajada="Lo esencial: aquí.")
    assert "edición menor" in desk_of(redactora).get(act_url(later, "dar-visto")).content.decode()
    act(redactora, later, "dar-visto")

    assert last_entry().minor


def test_a_fact_that_slipped_in_is_no_minor_edit(later, redactora, jefa):
    submit(redactora, later, bajada="Lo esencial, aquí.", cambio="menor")
    save(jefa, later, bajada="Lo esencial: 40.")  # nothing is said, so it is still said to be minor
    assert "cambia datos" in desk_of(jefa).get(edit_url(later)).content.decode()

    step(jefa, later)
    act(redactora, later, "dar-visto")

    assert current_piece(later.pk).as_piece().lead == "Lo esencial: 40."
    assert not last_entry().minor


def test_what_is_not_out_is_not_asked(borrador, redactora, noticia):
    assert 'name="cambio"' not in desk_of(redactora).get(edit_url(borrador)).content.decode()
    assert 'name="cambio"' in desk_of(redactora).get(edit_url(noticia)).content.decode()


# Word by word -------------------------------------------------------------------------------------

BASE = Piece(
    uri="urn:uuid:1",
    kind="noticia",
    page_id=1,
    page_type="x.X",
    language="es-hn",
    translation_key="k",
    audience="publico",
    title="Cierran la calle por obras",
    slug="x",
    path="/x/",
    fields={"nivel": "roja", "desde": "2026-11-22T18:00:00Z", "texto": "<p>Una línea.</p>"},
)


@pytest.mark.parametrize(
    ("changes", "weighty"),
    [
        ({"title": "Cierran la calle por las obras"}, []),
        ({"title": "Cierran la cale por obras"}, []),
        ({"title": "Cierran la calle por 2 obras"}, [True]),
        ({"title": "Cierran la calle por Obras"}, [False]),
        ({"urgency": "urgente"}, [True]),
        ({"version": 7, "updated_at": timezone.now()}, []),
    ],
)
def test_what_matters_in_a_change(changes, weighty):
    assert [each.weighty for each in differences(BASE, replace(BASE, **changes))] == weighty


@pytest.mark.parametrize(
    ("name", "value", "weighty"),
    [
        ("nivel", "amarilla", [True]),
        ("desde", "2026-11-22T19:00:00Z", [True]),
        ("texto", "<p>Una linea.</p>", []),
        ("texto", '<p>Una <a href="/y/">línea</a>.</p>', [True]),
        ("nuevo", True, [True]),
    ],
)
def test_what_matters_in_a_kinds_own_fields(name, value, weighty):
    changed = replace(BASE, fields={**BASE.fields, name: value})

    assert [each.weighty for each in differences(BASE, changed)] == weighty


def test_another_picture_is_a_fact_whatever_is_said_of_it(redactora, jefa):
    page = pages.published(redactora, jefa, imagen=imagenes.imagen(title="Una"))
    draft = page.get_latest_revision_as_object()
    draft.imagen = imagenes.imagen(title="Otra")

    (found,) = differences(current_piece(page.pk).as_piece(), next_version(draft))

    assert found.weighty
    assert str(found).startswith("«archivo n.º ")


def test_another_address_of_a_video_is_a_fact(redactora, jefa):
    def video(url):
        return [{"type": "incrustado", "value": {"url": url, "titulo": "El acto"}, "id": "v1"}]

    page = pages.published(redactora, jefa, cuerpo=video("https://www.youtube.com/watch?v=1"))
    draft = page.get_latest_revision_as_object()
    draft.cuerpo = video("https://www.youtube.com/watch?v=2")

    found = differences(current_piece(page.pk).as_piece(), next_version(draft))

    assert [each.weighty for each in found] == [True]
