"""The acts upon what is out or scheduled, as each person may or may not do them."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from cms.publishing.release import release_due
from cms.users.roles import Role
from cms.workflows.views.registry import acts
from tests.factories import pages, people
from tests.workflows.desk import (
    act,
    act_url,
    desk_of,
    edit_url,
    local,
    said,
    save,
    step,
    submit,
    waits_at,
)

NOTE = {"decia": "El lunes", "correcto": "El martes"}
REASON = {"motivo": "Se publicó por error."}


def shown(user, page, name):
    return desk_of(user).get(act_url(page, name)).content.decode()


def last_entry():
    return ChangeEntry.objects.latest("position")


# Who ------------------------------------------------------------------------------------------

NOT_HEADS = [
    (Role.WRITERS,),
    (Role.TRANSLATORS,),
    (Role.ADMINISTRATORS,),
    (Role.PHOTOGRAPHERS,),
]


# Showing a draft to somebody is nothing that happens to what is out.
UPON_WHAT_IS_OUT = [each.name for each in acts() if each.name != "compartir"]


@pytest.mark.parametrize("name", UPON_WHAT_IS_OUT)
@pytest.mark.parametrize("roles", [*NOT_HEADS, ()], ids=str)
def test_only_heads_act_upon_what_is_out(noticia, name, roles):
    person = people.person("otra", *roles, superuser=not roles)
    before = last_entry().position

    response = act(person, noticia, name, NOTE | REASON)

    assert response.status_code == 302
    assert last_entry().position == before
    assert Revision.objects.for_instance(noticia).count() == 1


@pytest.mark.parametrize("name", [each.name for each in acts()])
def test_no_act_is_about_a_page_of_another_kind(jefa, name):
    response = desk_of(jefa).get(act_url(pages.root(), name))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["publicar-ahora", "reprogramar", "cancelar-programacion"])
@pytest.mark.parametrize("roles", [*NOT_HEADS, ()], ids=str)
def test_only_heads_act_upon_what_is_scheduled(programada, name, roles, dentro_de_una_hora):
    person = people.person("otra", *roles, superuser=not roles)

    act(person, programada, name, {"hora": local(dentro_de_una_hora + timedelta(hours=1))})

    programada = type(programada).objects.get(pk=programada.pk)
    assert not programada.live
    assert programada.scheduled_revision.approved_go_live_at == dentro_de_una_hora


@pytest.mark.parametrize("name", [each.name for each in acts()])
def test_looking_at_an_act_does_nothing(noticia, jefa, name):
    before = last_entry().position

    desk_of(jefa).get(act_url(noticia, name))

    assert last_entry().position == before


def test_the_acts_are_offered_where_they_apply(noticia, programada, jefa, redactora):
    out = desk_of(jefa).get(edit_url(noticia)).content.decode()
    scheduled = desk_of(jefa).get(edit_url(programada)).content.decode()
    writers = desk_of(redactora).get(edit_url(noticia)).content.decode()

    assert act_url(noticia, "retirar") in out
    assert act_url(noticia, "corregir") in out
    assert act_url(noticia, "publicar-ahora") not in out
    assert act_url(programada, "publicar-ahora") in scheduled
    assert act_url(programada, "retirar") not in scheduled
    assert act_url(noticia, "retirar") not in writers


def test_the_acts_are_offered_in_the_explorer(noticia, jefa):
    listing = desk_of(jefa).get(f"/admin/pages/{noticia.get_parent().pk}/").content.decode()

    assert act_url(noticia, "retirar") in listing


# Withdraw -------------------------------------------------------------------------------------


def test_a_withdrawal_says_why_and_who(noticia, jefa):
    shown = desk_of(jefa).get(act_url(noticia, "retirar")).content.decode()
    assert "Deja de verse" in shown
    assert "Retirar" in shown.split("<h1")[1].split("</h1>")[0]
    assert noticia.title in shown.split("<h1")[1].split("</h1>")[0]

    response = act(jefa, noticia, "retirar", REASON)

    assert not noticia.live
    assert last_entry().kind == Change.WITHDRAWN
    assert last_entry().note == "Se publicó por error."
    assert last_entry().actor_id == jefa.pk
    assert "retirada" in said(response)


def test_a_withdrawal_ends_the_review_under_way(noticia, jefa, gerente, redactora):
    act(jefa, noticia, "corregir", NOTE)
    assert waits_at(noticia) == "Visto"

    act(gerente, noticia, "retirar", REASON)

    assert Page.objects.get(pk=noticia.pk).current_workflow_state is None
    submit(redactora, noticia)
    assert waits_at(noticia) == "Edición"


def test_a_withdrawal_needs_a_reason(noticia, jefa):
    response = act(jefa, noticia, "retirar", {"motivo": "  "})

    assert response.status_code == 200
    assert noticia.live


def test_a_withdrawn_piece_goes_out_again_only_through_review(noticia, redactora, jefa):
    act(jefa, noticia, "retirar", REASON)

    submit(redactora, noticia)
    assert not noticia.live
    step(jefa, noticia)

    assert noticia.live


def test_the_front_page_is_withdrawn_by_nobody(jefa):
    portada = pages.portada()

    act(jefa, portada, "retirar", REASON)

    assert portada.live


# Correct --------------------------------------------------------------------------------------


def test_a_heads_correction_lacks_only_anothers_visto(noticia, jefa, redactora):
    response = act(jefa, noticia, "corregir", NOTE)

    assert waits_at(noticia) == "Visto"
    assert "falta Visto" in said(response)
    assert current_piece(noticia.pk).as_piece().corrections == ()

    act(redactora, noticia, "dar-visto")

    assert last_entry().kind == Change.CORRECTED
    (correction,) = current_piece(noticia.pk).as_piece().corrections
    assert (correction.wrong, correction.right) == ("El lunes", "El martes")


def test_the_corrected_text_goes_out_with_its_note(noticia, jefa, redactora):
    save(redactora, noticia, title="Ya corregido")
    assert current_piece(noticia.pk).title != "Ya corregido"

    act(jefa, noticia, "corregir", NOTE)
    act(redactora, noticia, "dar-visto")

    piece = current_piece(noticia.pk)
    assert piece.title == "Ya corregido"
    assert piece.version == 2


def test_a_visto_is_for_the_words_that_were_looked_at(noticia, jefa, redactora):
    act(jefa, noticia, "corregir", NOTE)
    read = noticia.latest_revision_id
    assert f'name="seen" value="{read}"' in shown(redactora, noticia, "dar-visto")
    save(jefa, noticia, title="Lo que Ana no leyó")
    step(jefa, noticia)

    response = act(redactora, noticia, "dar-visto", {"seen": read})

    assert "cambió mientras usted lo leía" in response.content.decode()
    assert current_piece(noticia.pk).title != "Lo que Ana no leyó"


def test_a_correction_takes_along_only_words_that_were_there_to_see(noticia, jefa, redactora):
    read = noticia.latest_revision_id
    save(redactora, noticia, title="Lo que Berta no leyó")

    response = act(jefa, noticia, "corregir", NOTE | {"seen": read})

    assert "cambió mientras usted lo leía" in response.content.decode()
    assert waits_at(noticia) == ""


def test_gerencias_correction_goes_through_edicion(noticia, redactora, gerente, jefa):
    save(redactora, noticia, title="Ya corregido")
    act(gerente, noticia, "corregir", NOTE)
    assert waits_at(noticia) == "Edición"

    step(jefa, noticia)

    assert last_entry().kind == Change.CORRECTED


def test_a_note_can_be_looked_at_before_it_is_sent(noticia, jefa):
    response = act(jefa, noticia, "corregir", NOTE | {"ver": "1"})

    assert "Así se publicará la nota" in response.content.decode()
    assert waits_at(noticia) == ""


def test_a_correction_in_review_is_not_begun_twice(noticia, jefa):
    act(jefa, noticia, "corregir", NOTE)

    act(jefa, noticia, "corregir", {"decia": "otra", "correcto": "cosa"})

    assert noticia.get_latest_revision_as_object().correccion_decia == "El lunes"


# What is scheduled ------------------------------------------------------------------------------


def test_publish_now(programada, jefa):
    act(jefa, programada, "publicar-ahora")

    assert programada.live
    assert last_entry().kind == Change.PUBLISHED
    assert last_entry().actor_id == jefa.pk


def test_lifting_an_embargo(embargada, gerente):
    assert current_piece(embargada.pk).stage == Stage.ADVANCE
    assert "embargo" in desk_of(gerente).get(act_url(embargada, "publicar-ahora")).content.decode()

    act(gerente, embargada, "publicar-ahora")

    piece = current_piece(embargada.pk)
    assert piece.is_public
    assert piece.as_piece().embargo_until is None


def test_a_cancelled_schedule_needs_a_new_review(programada, jefa):
    act(jefa, programada, "cancelar-programacion", {"motivo": ""})

    programada = type(programada).objects.get(pk=programada.pk)
    assert programada.scheduled_revision is None
    assert not release_due()
    save(jefa, programada)
    assert not programada.live


def test_a_cancelled_embargo_is_taken_back_from_the_media(embargada, jefa):
    act(jefa, embargada, "cancelar-programacion", {"motivo": "Se aplazó el acto."})

    piece = current_piece(embargada.pk)
    assert piece.stage == Stage.WITHDRAWN
    assert last_entry().note == "Se aplazó el acto."


@pytest.mark.parametrize("hours", [-0.5, 3], ids=["earlier", "later"])
def test_a_new_hour_counts_whatever_the_text_says(embargada, jefa, hours, dentro_de_una_hora):
    hour = (dentro_de_una_hora + timedelta(hours=hours)).replace(second=0, microsecond=0)

    act(jefa, embargada, "reprogramar", {"hora": local(hour)})

    page = type(embargada).objects.get(pk=embargada.pk)
    assert page.scheduled_revision.approved_go_live_at == hour
    assert current_piece(page.pk).as_piece().embargo_until == hour


def test_what_was_brought_forward_comes_out_then(programada, jefa, time_machine):
    hour = (timezone.now() + timedelta(minutes=10)).replace(second=0, microsecond=0)
    act(jefa, programada, "reprogramar", {"hora": local(hour)})

    time_machine.move_to(hour + timedelta(seconds=1))
    (release,) = release_due()

    programada.refresh_from_db()
    assert release.error == ""
    assert programada.live


def test_a_past_hour_is_refused(programada, jefa, dentro_de_una_hora):
    response = act(jefa, programada, "reprogramar", {"hora": "2020-01-01 10:00"})

    assert response.status_code == 200
    assert "ya pasó" in response.content.decode()


def test_wagtails_own_unscheduling_is_the_same_act(embargada, jefa):
    revision = embargada.scheduled_revision

    desk_of(jefa).post(f"/admin/pages/{embargada.pk}/revisions/{revision.pk}/unschedule/")

    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN
    assert last_entry().actor_id == jefa.pk


def test_an_hour_after_its_expiry_is_refused(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(
        redactora, jefa, at=dentro_de_una_hora, expire_at=dentro_de_una_hora + timedelta(hours=1)
    )

    response = act(
        jefa, page, "reprogramar", {"hora": local(dentro_de_una_hora + timedelta(days=1))}
    )

    assert "caducado" in response.content.decode()


# What is out and has an update scheduled --------------------------------------------------------


@pytest.fixture
def con_cambio_programado(noticia, redactora, jefa, dentro_de_una_hora):
    """Out, with a newer text accepted for later: all through the editor."""
    submit(redactora, noticia, title="El nuevo", go_live_at=local(dentro_de_una_hora))
    step(jefa, noticia)
    return type(noticia).objects.get(pk=noticia.pk)


def test_a_scheduled_update_leaves_what_is_out(con_cambio_programado):
    assert con_cambio_programado.live
    assert con_cambio_programado.scheduled_revision is not None
    assert current_piece(con_cambio_programado.pk).title != "El nuevo"


def test_it_can_be_let_out_now(con_cambio_programado, jefa):
    act(jefa, con_cambio_programado, "publicar-ahora")

    assert current_piece(con_cambio_programado.pk).title == "El nuevo"
    assert last_entry().kind == Change.UPDATED


def test_it_can_be_cancelled_and_what_is_out_stays(con_cambio_programado, jefa):
    act(jefa, con_cambio_programado, "cancelar-programacion", {"motivo": ""})

    page = type(con_cambio_programado).objects.get(pk=con_cambio_programado.pk)
    assert page.live
    assert page.scheduled_revision is None
    assert current_piece(page.pk).stage == Stage.OUT


def test_a_withdrawal_takes_the_scheduled_update_with_it(con_cambio_programado, jefa):
    act(jefa, con_cambio_programado, "retirar", REASON)

    page = type(con_cambio_programado).objects.get(pk=con_cambio_programado.pk)
    assert not page.live
    assert page.scheduled_revision is None


def test_an_embargoed_bulletin_through_the_editor(borrador, redactora, jefa, dentro_de_una_hora):
    submit(redactora, borrador, embargo="on", go_live_at=local(dentro_de_una_hora))
    assert current_piece(borrador.pk) is None

    step(jefa, borrador)

    assert not borrador.live
    assert current_piece(borrador.pk).stage == Stage.ADVANCE
