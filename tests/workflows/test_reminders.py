"""What waits too long is brought back to mind, not too often, and not for ever."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.workflows import reminders
from cms.workflows.models import ReglasDeAprobacion, Reminder
from cms.workflows.reminders import TIMES, remind
from tests.factories import pages
from tests.workflows.desk import act, step, submit

HOUR = 60  # minutes, as the rules have it


@pytest.fixture
def staff(redactora, jefa, otra_jefa, gerente):
    for person in (redactora, jefa, otra_jefa, gerente):
        person.email = f"{person.username}@amdc.example"
        person.save()


@pytest.fixture
def after(staff, django_capture_on_commit_callbacks):
    """``after(minutes)``: who is reminded that long after now."""
    began = timezone.now()

    def look(minutes):
        mail.outbox.clear()
        with (
            time_machine.travel(began + timedelta(minutes=minutes), tick=False),
            django_capture_on_commit_callbacks(execute=True),
        ):
            remind()
        return {each.to[0].split("@")[0] for each in mail.outbox}

    return look


@pytest.fixture
def en_edicion(borrador, redactora):
    submit(redactora, borrador)
    return borrador


def test_who_has_it_is_reminded_once_an_hour(en_edicion, after):
    assert after(HOUR - 1) == set()
    assert after(HOUR + 1) == {"berta", "diana"}
    assert after(HOUR + 2) == set()
    assert after(2 * HOUR) == set()
    assert after(2 * HOUR + 2) == {"berta", "diana"}


def test_then_all_heads_once_and_then_nobody(en_edicion, after):
    told = [after(number * (HOUR + 1)) for number in range(1, TIMES + 4)]

    assert told == [
        *[{"berta", "diana"}] * TIMES,
        {"berta", "diana", "carlos"},
        set(),
        set(),
    ]


def test_the_time_is_the_offices(en_edicion, after):
    rules = ReglasDeAprobacion.load()
    rules.recordar_tras = 10
    rules.save()

    assert after(11) == {"berta", "diana"}


def test_the_one_whom_it_was_passed_to_is_reminded_alone(en_edicion, after, jefa, otra_jefa):
    act(jefa, en_edicion, "pasar", {"persona": otra_jefa.pk})

    assert after(HOUR + 1) == {"diana"}
    otra_jefa.is_active = False
    otra_jefa.save()
    assert after(2 * HOUR + 3) == {"berta"}


def test_passing_it_on_begins_anew(en_edicion, after, jefa, otra_jefa):
    assert after(HOUR + 1) == {"berta", "diana"}
    with time_machine.travel(timezone.now() + timedelta(minutes=HOUR + 30), tick=False):
        act(jefa, en_edicion, "pasar", {"persona": otra_jefa.pk})

    assert after(2 * HOUR + 3) == set()
    assert after(2 * HOUR + 31) == {"diana"}


def test_an_author_is_reminded_of_the_changes_asked(en_edicion, after, jefa):
    step(jefa, en_edicion, "reject", comment="Falta el barrio.")

    assert after(HOUR + 1) == {"ana"}
    (message,) = mail.outbox
    assert message.subject == f"Siguen esperando sus cambios: {en_edicion.title}"
    assert "Falta el barrio." in message.body


def test_what_was_done_is_not_reminded(en_edicion, after, jefa):
    step(jefa, en_edicion)

    assert after(HOUR + 1) == set()


def test_what_was_withdrawn_from_review_is_not_reminded(en_edicion, after, redactora):
    en_edicion.current_workflow_state.cancel(user=redactora)

    assert after(HOUR + 1) == set()


def test_two_processes_remind_once(en_edicion, after, monkeypatch):
    """The other has counted since this one looked."""
    state = en_edicion.current_workflow_task_state
    Reminder.objects.create(task_state=state, for_author=False, times=1)
    monkeypatch.setattr(reminders, "_kept", lambda *args, **facts: Reminder())

    assert after(HOUR + 1) == set()


def test_one_that_fails_keeps_nobody_from_being_told(en_edicion, redactora, after, monkeypatch):
    other = pages.draft(redactora)
    submit(redactora, other)
    broken, due = en_edicion.current_workflow_task_state.pk, reminders._due

    def due_or_not(state, *args, **facts):
        if state.pk == broken:
            raise ValueError
        return due(state, *args, **facts)

    monkeypatch.setattr(reminders, "_due", due_or_not)

    assert after(HOUR + 1) == {"berta", "diana"}


def test_who_does_not_want_to_hear_of_steps_is_not_reminded_of_them(en_edicion, after, jefa):
    profile = UserProfile.get_for_user(jefa)
    profile.submitted_notifications = False
    profile.save()

    assert after(HOUR + 1) == {"diana"}


def test_the_release_process_does_it():
    from cms.publishing import chores

    assert chores._chores["reminders"].run is remind
