"""Hours that cannot be misread: of drafts, of what passed while it waited, of what acts moved."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.publishing import hours
from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from cms.publishing.release import release_due
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

HOUR = timedelta(hours=1)
NOW = {"salida": "ahora", "hora": ""}


def minute(moment):
    return moment.replace(second=0, microsecond=0)


def again(page):
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def sent(borrador, redactora, dentro_de_una_hora):
    """In review, for an hour to come."""
    submit(redactora, borrador, go_live_at=local(dentro_de_una_hora))
    assert waits_at(borrador) == "Edición"
    return borrador


@pytest.fixture
def late(sent, time_machine):
    """Its hour passed while it waited."""
    time_machine.move_to(timezone.now() + 2 * HOUR)
    return sent


# Drafts -----------------------------------------------------------------------------------------


def test_a_drafts_hour_is_said_to_do_nothing(borrador, redactora, dentro_de_una_hora):
    response = save(redactora, borrador, go_live_at=local(dentro_de_una_hora))

    assert "no pasará nada" in said(response)
    editor = desk_of(redactora).get(edit_url(borrador)).content.decode()
    assert editor.count("no pasará nada") >= 2  # beside the field, and in the status panel


def test_nothing_happens_at_a_drafts_hour(borrador, redactora, dentro_de_una_hora, time_machine):
    save(redactora, borrador, go_live_at=local(dentro_de_una_hora))
    time_machine.move_to(timezone.now() + 2 * HOUR)

    assert release_due() == []
    editor = desk_of(redactora).get(edit_url(borrador)).content.decode()
    assert "no saldrá por sí sola" in editor


def test_the_lists_say_it_too(borrador, redactora, dentro_de_una_hora):
    save(redactora, borrador, go_live_at=local(dentro_de_una_hora))

    listing = desk_of(redactora).get(f"/admin/pages/{borrador.get_parent().pk}/").content.decode()

    assert "sin aprobar: no saldrá" in listing


def test_saving_a_past_hour_is_explained(borrador, redactora):
    response = save(redactora, borrador, go_live_at=local(timezone.now() - HOUR))

    assert "ya pasó y no está aprobada" in said(response)


def test_a_past_hour_is_not_sent_to_review(borrador, redactora):
    response = submit(redactora, borrador, go_live_at=local(timezone.now() - HOUR))

    assert "Ponga una futura, o déjela vacía" in response.content.decode()
    assert waits_at(borrador) == ""


# What passed while it waited ----------------------------------------------------------------------


def test_approving_in_the_editor_asks(late, jefa):
    response = step(jefa, late)

    assert response.url == act_url(late, "aprobar")
    assert not late.live
    assert waits_at(late) == "Edición"
    assert "Diga qué hacer" in desk_of(jefa).get(response.url).content.decode()


def test_no_step_passes_without_an_answer(late, jefa):
    state = late.current_workflow_task_state

    with pytest.raises(hours.HourPassed):
        state.task.specific.on_action(state, jefa, "approve")


def test_it_can_go_out_now(late, jefa):
    act(jefa, late, "aprobar", NOW)

    assert late.live
    assert ChangeEntry.objects.latest("position").kind == Change.PUBLISHED


def test_it_can_go_out_at_another_hour(late, jefa, time_machine):
    at = minute(timezone.now() + HOUR)

    act(jefa, late, "aprobar", {"salida": "hora", "hora": local(at)})

    assert not late.live
    assert again(late).scheduled_revision.approved_go_live_at == at
    time_machine.move_to(at + timedelta(seconds=1))
    assert [each.error for each in release_due()] == [""]


@pytest.mark.parametrize(
    "answer", [{}, {"salida": "hora", "hora": ""}, {"salida": "hora", "hora": "2020-01-01 10:00"}]
)
def test_half_an_answer_is_none(late, jefa, answer):
    response = act(jefa, late, "aprobar", answer)

    assert response.status_code == 200
    assert waits_at(late) == "Edición"


def test_the_visto_asks_too(sent, jefa, redactora, time_machine, dentro_de_una_hora):
    step(jefa, sent, title="Una coma", go_live_at=local(dentro_de_una_hora))
    assert waits_at(sent) == "Visto"
    time_machine.move_to(timezone.now() + 2 * HOUR)

    assert act(redactora, sent, "dar-visto").status_code == 200
    assert not sent.live
    act(redactora, sent, "dar-visto", NOW)

    assert sent.live


def test_an_embargo_whose_hour_passed_can_begin_anew(
    borrador, redactora, jefa, dentro_de_una_hora, time_machine
):
    submit(redactora, borrador, embargo="on", go_live_at=local(dentro_de_una_hora))
    time_machine.move_to(timezone.now() + 2 * HOUR)
    assert "bajo embargo" in desk_of(jefa).get(act_url(borrador, "aprobar")).content.decode()
    at = minute(timezone.now() + HOUR)

    act(jefa, borrador, "aprobar", {"salida": "hora", "hora": local(at)})

    piece = current_piece(borrador.pk)
    assert piece.stage == Stage.ADVANCE
    assert piece.as_piece().embargo_until == at


def test_what_would_have_expired_does_not_go_out(borrador, redactora, jefa, time_machine):
    submit(redactora, borrador, expire_at=local(timezone.now() + HOUR))
    time_machine.move_to(timezone.now() + 2 * HOUR)

    state = borrador.current_workflow_task_state

    with pytest.raises(NotApproved, match="Caducaba"):
        state.task.specific.on_action(state, jefa, "approve")

    assert not Page.objects.get(pk=borrador.pk).live


# The hour that counts -----------------------------------------------------------------------------


def test_an_update_does_not_ask_about_the_hour_of_once(sent, jefa, redactora, time_machine):
    step(jefa, sent)
    time_machine.move_to(timezone.now() + 2 * HOUR)
    release_due()
    sent.refresh_from_db()

    submit(redactora, sent, title="El nuevo")
    step(jefa, sent)

    assert current_piece(sent.pk).title == "El nuevo"


def test_what_was_brought_forward_is_not_updated_at_its_old_hour(
    sent, jefa, redactora, dentro_de_una_hora
):
    step(jefa, sent)
    act(jefa, again(sent), "publicar-ahora")
    assert again(sent).live

    submit(redactora, again(sent), title="El nuevo")
    step(jefa, again(sent))

    assert current_piece(sent.pk).title == "El nuevo"
    assert Page.objects.get(pk=sent.pk).scheduled_revision is None


def test_a_moved_hour_is_the_one_that_the_editor_shows(programada, jefa, dentro_de_una_hora):
    later = minute(dentro_de_una_hora + HOUR)

    act(jefa, programada, "reprogramar", {"hora": local(later)})

    assert again(programada).get_latest_revision_as_object().go_live_at == later
    assert hours.in_words(later) in again(programada).says_of_its_hour()
