"""«Salidas»: what has an hour, with its true state; and the alarm about what was missed."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.publishing import missed, release
from cms.publishing.chores import do_chores
from cms.publishing.models import MissedRelease
from cms.publishing.release import Release, release_due
from cms.workflows.alarms import raise_alarms
from cms.workflows.countdown import countdown_in_words
from cms.workflows.middleware import AlarmMiddleware
from cms.workflows.salidas import BAD, HELD, OK, WAITS, salidas_for
from tests.factories import campanas, pages, people
from tests.workflows.desk import act, desk_of, local, save, submit

HOUR = timedelta(hours=1)
LATE = missed.GRACE + timedelta(seconds=1)


@pytest.fixture(autouse=True)
def alive(db):
    missed.beat()


@pytest.fixture
def heads(jefa, gerente):
    for each in (jefa, gerente):
        each.email = f"{each.username}@alcaldia.example"
        each.save()
    return jefa, gerente


def states(user):
    return {each.page_id: (each.tone, each.state) for each in salidas_for(user).rows}


def page_of(user):
    return desk_of(user).get(reverse("cms_workflows:salidas")).content.decode()


def home_of(user):
    return desk_of(user).get(reverse("wagtailadmin_home")).content.decode()


# True states --------------------------------------------------------------------------------------


def test_each_thing_with_an_hour_says_what_will_happen(
    programada, embargada, redactora, jefa, dentro_de_una_hora
):
    borrador = pages.draft(redactora, go_live_at=dentro_de_una_hora)
    leaves = pages.published(redactora, jefa, expire_at=dentro_de_una_hora)

    found = states(jefa)

    assert found[programada.pk] == (OK, "aprobada, saldrá")
    assert found[embargada.pk] == (HELD, "bajo embargo, ya la tienen los medios")
    assert found[borrador.pk] == (WAITS, "no saldrá: falta aprobar (sin enviar)")
    assert found[leaves.pk] == (OK, "dejará de verse")


def test_a_draft_in_review_says_at_which_step(borrador, redactora, jefa, dentro_de_una_hora):
    submit(redactora, borrador, go_live_at=local(dentro_de_una_hora))

    assert states(jefa)[borrador.pk] == (WAITS, "no saldrá: falta aprobar (Edición)")


def test_a_draft_whose_hour_passed_says_so(
    borrador, redactora, jefa, dentro_de_una_hora, time_machine
):
    save(redactora, borrador, go_live_at=local(dentro_de_una_hora))
    time_machine.move_to(timezone.now() + 2 * HOUR)

    tone, state = states(jefa)[borrador.pk]

    assert tone == WAITS
    assert "pasó sin aprobar" in state


def test_an_update_of_what_is_out_is_there_too(noticia, redactora, jefa, dentro_de_una_hora):
    save(redactora, noticia, title="El nuevo", go_live_at=local(dentro_de_una_hora))

    assert states(jefa)[noticia.pk] == (WAITS, "no saldrá: falta aprobar (sin enviar)")


def test_what_came_out_at_its_hour_has_none_any_more(programada, redactora, jefa, time_machine):
    time_machine.move_to(timezone.now() + 2 * HOUR)
    release_due()
    programada.refresh_from_db()
    save(redactora, programada, title="El nuevo")

    assert programada.pk not in states(jefa)


def test_an_alert_ends_by_itself(redactora, jefa):
    alert = campanas.alerta(redactora)
    pages.accept(alert, jefa).publish()

    assert states(jefa)[alert.pk] == (OK, "termina su vigencia")


def test_it_takes_few_queries_however_many_there_are(
    redactora, jefa, dentro_de_una_hora, django_assert_max_num_queries
):
    for _number in range(5):
        pages.scheduled(redactora, jefa, at=dentro_de_una_hora)
        pages.draft(redactora, go_live_at=dentro_de_una_hora)

    with django_assert_max_num_queries(12):
        assert len(salidas_for(jefa).rows) == 10


def test_the_page_and_the_panel_show_it(programada, jefa, redactora):
    assert programada.title in page_of(redactora)
    home = home_of(jefa)

    assert programada.title in home
    assert reverse("cms_workflows:salidas") in home
    assert "pregon-countdown" in home


def test_who_has_no_pages_is_shown_none(programada, db):
    stranger = people.person("nadie")

    assert salidas_for(stranger).rows == ()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (2 * 86_400 + 3 * 3600 + 5, "2 d 3 h"),
        (3 * 3600 + 5 * 60, "3 h 05 min"),
        (4 * 60 + 9, "4 min 09 s"),
        (-61, "hace 1 min 01 s"),
    ],
)
def test_a_countdown_in_words(seconds, words):
    now = timezone.now().replace(microsecond=0)

    assert countdown_in_words(now + timedelta(seconds=seconds), now) == words


# Missed -------------------------------------------------------------------------------------------


@pytest.fixture
def not_tried(programada, time_machine, heads):
    """Its hour passed and nobody was there: the process is dead."""
    time_machine.move_to(programada.scheduled_revision.approved_go_live_at + LATE)
    return programada


def test_a_failure_is_known_at_once(programada, jefa, monkeypatch, time_machine):
    due = programada.scheduled_revision.approved_go_live_at
    failed = Release(page_id=programada.pk, due_at=due, lag=HOUR, error="averiada")

    missed.note_failures([failed])

    assert states(jefa)[programada.pk] == (BAD, "no salió: Motivo: averiada")


def test_what_nobody_tried_is_missed_after_a_while(not_tried, jefa):
    tone, state = states(jefa)[not_tried.pk]

    assert tone == BAD
    assert state.startswith("no salió")


def test_a_dead_process_is_seen_by_the_web_side(not_tried, jefa, time_machine):
    time_machine.move_to(timezone.now() + missed.SILENCE)

    home = home_of(jefa)

    assert "no responde desde" in home
    assert "pregon-alarm" in home


def test_a_beating_heart_is_no_alarm(programada, jefa):
    assert "pregon-alarm" not in home_of(jefa)
    assert "pregon-alarm" not in page_of(jefa)


def test_the_author_sees_it_too_and_others_do_not(not_tried, redactora, otra_redactora):
    assert "pregon-alarm" in home_of(redactora)
    assert "pregon-alarm" not in home_of(otra_redactora)


def told(capture) -> list[str]:
    mail.outbox.clear()
    with capture(execute=True):
        raise_alarms()
    return sorted(each.subject for each in mail.outbox)


def test_heads_are_told_once_then_after_growing_pauses_then_that_it_is_over(
    not_tried, time_machine, django_capture_on_commit_callbacks
):
    title = not_tried.title
    capture = django_capture_on_commit_callbacks
    assert told(capture) == [f"No salió a su hora: {title}"] * 2
    assert told(capture) == []
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert len(told(capture)) == 2
    time_machine.move_to(timezone.now() + timedelta(minutes=16))
    assert told(capture) == []

    release_due()

    assert told(capture) == [f"Resuelto: {title}"] * 2
    assert told(capture) == []
    assert not MissedRelease.objects.filter(solved_at=None).exists()


def test_another_hour_ends_the_alarm(not_tried, jefa, django_capture_on_commit_callbacks):
    told(django_capture_on_commit_callbacks)

    act(jefa, not_tried, "reprogramar", {"hora": local(timezone.now() + HOUR)})

    assert told(django_capture_on_commit_callbacks)[0].startswith("Resuelto")
    assert states(jefa)[not_tried.pk][0] == OK


def test_what_should_have_left_is_missed_too(
    redactora, heads, time_machine, django_capture_on_commit_callbacks
):
    page = pages.published(redactora, heads[0], expire_at=timezone.now() + HOUR)
    time_machine.move_to(timezone.now() + HOUR + LATE)

    assert states(heads[0])[page.pk][0] == BAD
    assert told(django_capture_on_commit_callbacks)[0].startswith("No se quitó a su hora")


def test_the_desk_looks_only_while_the_process_is_silent(not_tried, time_machine, monkeypatch):
    looked = []
    monkeypatch.setattr("cms.workflows.middleware.raise_alarms", lambda: looked.append(1))
    missed.beat()
    AlarmMiddleware(lambda request: None).look()
    assert looked == []

    time_machine.move_to(timezone.now() + missed.SILENCE + timedelta(seconds=1))
    AlarmMiddleware(lambda request: None).look()

    assert looked == [1]


def test_the_chores_beat_and_raise_the_alarm(not_tried, django_capture_on_commit_callbacks):
    before = missed.last_beat()
    with django_capture_on_commit_callbacks(execute=True):
        do_chores()

    assert missed.last_beat() > before
    assert any("No salió a su hora" in each.subject for each in mail.outbox)


def test_a_failing_tick_notes_it(programada, monkeypatch, time_machine):
    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(release, "publish_now", fail)
    time_machine.move_to(timezone.now() + 2 * HOUR)

    missed.note_failures(release_due())

    assert MissedRelease.objects.get().error == "RuntimeError"
