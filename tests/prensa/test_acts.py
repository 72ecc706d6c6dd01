"""What becomes of an event that was announced, as each person may or may not say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.base.places import Place
from cms.base.preview import draft_html
from cms.publishing.kinds import Audience, Change, Stage
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from cms.users.roles import Role
from prensa.views import ACTS
from tests.factories import pages, people, prensa
from tests.factories.forms import edit_form_data
from tests.factories.prensa import at
from tests.workflows.desk import act, act_url, desk_of, edit_url, local, said

NAMES = [each.name for each in ACTS]
WHY = "Llueve demasiado."
CANCEL = {"motivo": WHY}
MOVE = {"lugar": "Casa Presidencial", "direccion": "Bulevar", "motivo": WHY}


def later(**shift):
    return {"inicio": local(at() + timedelta(**shift)), "motivo": WHY}


def last_entry():
    return ChangeEntry.objects.latest("position")


def out(page):
    """What is said of the event to everybody now."""
    return current_piece(page.pk).as_piece().fields


def shown(user, page, name):
    return desk_of(user).get(act_url(page, name)).content.decode()


def offered(user, page):
    html = desk_of(user).get(edit_url(page)).content.decode()
    return [name for name in NAMES if act_url(page, name) in html]


def text_of(page):
    return draft_html(type(page).objects.get(pk=page.pk))


# Who, and when --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("roles", [(Role.WRITERS,), (Role.TRANSLATORS,), ()], ids=str)
def test_only_heads_act(convocatoria, name, roles):
    person = people.person("otra", *roles, superuser=not roles)
    before = last_entry().position

    act(person, convocatoria, name, {**MOVE, **later(days=1)})

    assert last_entry().position == before


@pytest.mark.parametrize("head", ["jefa", "gerente"])
def test_they_are_offered_to_heads_where_they_apply(convocatoria, request, head):
    person = request.getfixturevalue(head)

    assert offered(person, convocatoria) == ["posponer", "trasladar", "cancelar-convocatoria"]


def test_after_a_cancellation_there_is_only_to_resume(convocatoria, jefa):
    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    assert offered(jefa, convocatoria) == ["reanudar"]


def test_what_has_begun_is_not_moved_but_may_have_been_postponed(convocatoria, jefa, time_machine):
    time_machine.move_to(convocatoria.inicio + timedelta(hours=1))

    assert offered(jefa, convocatoria) == ["posponer", "cancelar-convocatoria"]
    assert "Ya empezó o ya pasó." in shown(jefa, convocatoria, "posponer")


def test_nothing_is_offered_for_a_draft(redactora, jefa):
    assert offered(jefa, prensa.convocatoria(redactora)) == []


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        (Audience.PUBLIC, "el sitio web y los medios"),
        (Audience.MEDIA, "los medios acreditados"),
        (Audience.STAFF, "el personal de la alcaldía"),
    ],
)
def test_it_says_to_whom(redactora, jefa, audience, who):
    page = prensa.published(redactora, jefa, audiencia=audience)

    assert f"En este momento {who} la ven" in shown(jefa, page, "cancelar-convocatoria")


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_reason_is_asked(convocatoria, jefa, name):
    response = act(jefa, convocatoria, name, {**MOVE, **later(days=1), "motivo": " "})

    assert response.status_code == 200
    assert out(convocatoria)["estado"] == "programada"


# Cancel ---------------------------------------------------------------------------------------


def test_a_cancelled_event_stays_out_and_says_so(convocatoria, jefa, get):
    response = act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    body = get(f"pages/{convocatoria.pk}/")
    assert (body["estado"], body["motivo"]) == ("cancelada", WHY)
    assert body["inicio"] is not None
    assert "cancelado" in said(response)
    entry = last_entry()
    assert (entry.kind, entry.note, entry.actor_id) == (Change.UPDATED, WHY, jefa.pk)
    assert current_piece(convocatoria.pk).stage == Stage.OUT


def test_a_cancelled_event_may_be_said_to_have_been_when_it_has_passed(
    convocatoria, jefa, time_machine
):
    time_machine.move_to(convocatoria.inicio + timedelta(days=1))

    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    assert out(convocatoria)["estado"] == "cancelada"


# Postpone -------------------------------------------------------------------------------------


def test_a_new_date_and_the_one_before_it(convocatoria, jefa):
    before = convocatoria.inicio

    response = act(jefa, convocatoria, "posponer", later(days=2))

    fields = out(convocatoria)
    assert convocatoria.inicio == before + timedelta(days=2)
    assert convocatoria.inicio_anterior == before
    assert (fields["estado"], fields["motivo"], fields["lugar_anterior"]) == ("pospuesta", WHY, "")
    assert "pospuesta para el" in said(response)


def test_until_further_notice(redactora, jefa):
    page = prensa.published(redactora, jefa, fin=at(hour=11), acreditacion_hasta=at(days=6))
    before = page.inicio

    act(jefa, page, "posponer", {"sin_fecha": "on", "motivo": WHY})

    assert (page.inicio, page.fin, page.acreditacion_hasta) == (None, None, None)
    assert page.inicio_anterior == before
    assert "Hasta nuevo aviso" in text_of(page)


def test_twice_in_a_row(convocatoria, jefa):
    first = convocatoria.inicio
    act(jefa, convocatoria, "posponer", later(days=2))

    act(jefa, convocatoria, "posponer", later(days=3) | {"motivo": "Sigue lloviendo."})

    assert convocatoria.inicio == first + timedelta(days=3)
    assert convocatoria.inicio_anterior == first + timedelta(days=2)
    assert convocatoria.motivo == "Sigue lloviendo."


def test_a_date_after_none_still_tells_the_one_before(convocatoria, jefa):
    first = convocatoria.inicio
    act(jefa, convocatoria, "posponer", {"sin_fecha": "on", "motivo": WHY})

    act(jefa, convocatoria, "posponer", later(days=3))

    assert convocatoria.inicio_anterior == first


def test_none_after_none_is_nothing_new(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", {"sin_fecha": "on", "motivo": WHY})
    before = last_entry().position

    response = act(jefa, convocatoria, "posponer", {"sin_fecha": "on", "motivo": "Otra vez"})

    assert "no hay nada que cambiar" in response.content.decode()
    assert last_entry().position == before


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Escriba la nueva fecha"),
        ({"inicio": "2020-01-01 10:00"}, "ya pasó"),
        ({"inicio": "2090-01-01 10:00", "sin_fecha": "on"}, "no ambas"),
        ({"inicio": "2090-01-01 10:00", "fin": "2090-01-01 09:00"}, "El fin es anterior"),
        (
            {"inicio": "2090-01-01 10:00", "acreditacion_hasta": "2090-01-01 10:00"},
            "La acreditación se cierra antes",
        ),
        ({"inicio": local(at(days=1))}, "eso no es posponer"),
        ({"inicio": local(at())}, "Es la fecha que ya tiene"),
    ],
    ids=str,
)
def test_dates_that_make_no_sense(convocatoria, jefa, data, sentence):
    response = act(jefa, convocatoria, "posponer", {**data, "motivo": WHY})

    assert sentence in response.content.decode()
    assert out(convocatoria)["estado"] == "programada"


def test_what_was_postponed_too_far_may_come_nearer(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", later(days=9))

    act(jefa, convocatoria, "posponer", later(days=3))

    assert convocatoria.inicio == at() + timedelta(days=3)


def test_the_page_of_what_was_postponed(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", later(days=2))

    html = text_of(convocatoria)
    assert '<h2 id="cambio">Pospuesta</h2>' in html
    assert html.index("Pospuesta") < html.index("Cuándo")
    assert WHY in html


# Move -----------------------------------------------------------------------------------------


def test_a_new_place_and_the_one_before_it(redactora, jefa):
    page = prensa.published(redactora, jefa, ubicacion=Place(14.1, -87.2), direccion="Aquí")

    response = act(jefa, page, "trasladar", MOVE)

    fields = out(page)
    assert (fields["estado"], fields["lugar"]) == ("trasladada", "Casa Presidencial")
    assert fields["lugar_anterior"] == "Salón de sesiones"
    assert (fields["direccion"], fields["ubicacion"]) == ("Bulevar", None)
    assert current_piece(page.pk).as_piece().place == "Casa Presidencial"
    assert "Casa Presidencial" in said(response)
    html = text_of(page)
    assert '<dd class="anulado">Salón de sesiones</dd>' in html


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"lugar": "Salón de sesiones", "direccion": ""}, "Es el lugar que ya tiene"),
        ({"ubicacion": "14.1"}, "no hay coordenadas"),
        ({"ubicacion": "95, -87"}, "-90 a 90"),
        ({"lugar": ""}, "necesario"),
    ],
    ids=str,
)
def test_places_that_make_no_sense(convocatoria, jefa, data, sentence):
    response = act(jefa, convocatoria, "trasladar", MOVE | data)

    assert sentence in response.content.decode()
    assert out(convocatoria)["estado"] == "programada"


def test_what_has_no_date_is_not_moved(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", {"sin_fecha": "on", "motivo": WHY})

    assert offered(jefa, convocatoria) == ["posponer", "cancelar-convocatoria", "reanudar"]


# Resume ---------------------------------------------------------------------------------------


def test_a_cancellation_is_undone(convocatoria, jefa):
    before = convocatoria.inicio
    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    act(jefa, convocatoria, "reanudar", {"motivo": "Fue un error."})

    fields = out(convocatoria)
    assert (fields["estado"], fields["motivo"]) == ("programada", "Fue un error.")
    assert convocatoria.inicio == before
    assert '<h2 id="cambio">Se mantiene</h2>' in text_of(convocatoria)


def test_a_wrong_postponement_is_undone_to_what_was_said_before(redactora, jefa):
    page = prensa.published(redactora, jefa, fin=at(hour=11), acreditacion_hasta=at(days=6))
    act(jefa, page, "posponer", {"sin_fecha": "on", "motivo": WHY})

    html = shown(jefa, page, "reanudar")
    for value in (at(), at(hour=11), at(days=6)):
        assert f'value="{local(value)}"' in html
    act(
        jefa,
        page,
        "reanudar",
        {"inicio": local(at()), "fin": local(at(hour=11)), "motivo": "Fue un error."},
    )

    assert (page.inicio, page.fin, page.inicio_anterior) == (at(), at(hour=11), None)


def test_a_wrong_move_is_undone(redactora, jefa):
    page = prensa.published(redactora, jefa, ubicacion=Place(14.1, -87.2))
    act(jefa, page, "trasladar", MOVE)

    html = shown(jefa, page, "reanudar")
    assert 'value="Salón de sesiones"' in html
    assert 'value="14.1, -87.2"' in html
    assert 'name="inicio"' not in html
    act(jefa, page, "reanudar", {"lugar": "Salón de sesiones", "motivo": "Fue un error."})

    assert (page.lugar, page.lugar_anterior) == ("Salón de sesiones", "Casa Presidencial")


def test_what_was_cancelled_without_a_date_gets_one(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", {"sin_fecha": "on", "motivo": WHY})
    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)
    assert out(convocatoria)["inicio_anterior"] is not None

    refused = act(jefa, convocatoria, "reanudar", {"motivo": "Sí se hará."})
    assert "necesario" in refused.content.decode()
    act(jefa, convocatoria, "reanudar", later(days=4))

    assert out(convocatoria)["estado"] == "programada"


# What is being written ------------------------------------------------------------------------


def test_a_pending_draft_is_not_lost(convocatoria, redactora, jefa):
    data = edit_form_data(convocatoria) | {"bajada": "Lo nuevo."}
    desk_of(redactora).post(edit_url(convocatoria), data)
    assert "conserva lo escrito" in shown(jefa, convocatoria, "cancelar-convocatoria")

    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    draft = convocatoria.get_latest_revision_as_object()
    assert (draft.bajada, draft.estado) == ("Lo nuevo.", "cancelada")
    assert out(convocatoria)["bajada"] == "La alcaldía presenta el plan de invierno."


def test_an_ordinary_edit_leaves_what_acts_set(convocatoria, redactora, jefa):
    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)
    data = edit_form_data(convocatoria.get_latest_revision_as_object()) | {"bajada": "Lo nuevo."}
    desk_of(redactora).post(edit_url(convocatoria), data)
    convocatoria.refresh_from_db()

    pages.accept(convocatoria, jefa).publish()

    assert (out(convocatoria)["estado"], out(convocatoria)["bajada"]) == ("cancelada", "Lo nuevo.")


# In every language ----------------------------------------------------------------------------


def test_an_act_holds_for_the_translation_that_is_out(convocatoria, english, jefa):
    html = shown(jefa, convocatoria, "cancelar-convocatoria")
    assert "Vale también para las versiones en: Inglés." in html
    assert 'name="motivo_en"' in html

    act(jefa, convocatoria, "cancelar-convocatoria", CANCEL | {"motivo_en": "Heavy rain."})

    assert out(convocatoria)["motivo"] == WHY
    assert (out(english)["estado"], out(english)["motivo"]) == ("cancelada", "Heavy rain.")


def test_without_words_of_its_own_a_translation_gets_the_others(convocatoria, english, jefa):
    act(jefa, english, "posponer", later(days=2))

    assert out(convocatoria)["motivo"] == out(english)["motivo"] == WHY
    assert out(convocatoria)["inicio"] == out(english)["inicio"]


def test_translating_again_brings_no_old_date_back(convocatoria, english, jefa, redactora):
    act(jefa, convocatoria, "posponer", later(days=2))

    translation = pages.translation_of(convocatoria)
    translation.save_target(user=redactora, publish=False)

    draft = type(english).objects.get(pk=english.pk).get_latest_revision_as_object()
    assert draft.inicio == at() + timedelta(days=2)
    assert (draft.estado, draft.inicio_anterior) == ("pospuesta", at())


def test_all_languages_or_none(convocatoria, english, jefa, dentro_de_una_hora):
    english.title = "Winter plan, again"
    english.go_live_at = dentro_de_una_hora
    english.save_revision(user=people.person("tito", Role.TRANSLATORS))
    pages.accept(english, jefa).publish()

    response = act(jefa, convocatoria, "cancelar-convocatoria", CANCEL)

    assert "Inglés: Hay un cambio programado" in response.content.decode()
    assert out(convocatoria)["estado"] == "programada"


def test_a_time_is_told_by_the_citys_clock(convocatoria, jefa):
    act(jefa, convocatoria, "posponer", {"inicio": "2090-05-25 09:00", "motivo": WHY})

    assert out(convocatoria)["inicio"] == "2090-05-25T15:00:00.000000Z"
    assert timezone.localtime(convocatoria.inicio).hour == 9
