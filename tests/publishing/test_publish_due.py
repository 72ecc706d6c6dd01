"""``publish_due``: once, listing, and each second."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from itertools import pairwise
from threading import Event

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from cms.publishing import chores, release, watch
from cms.publishing.release import Release
from cms.settings.env import BASE_DIR
from tests.factories import pages

HOUR = timedelta(hours=1)


@pytest.fixture
def programada(redactora, jefa):
    """An accepted bulletin that comes out in an hour."""
    page = pages.draft(redactora, go_live_at=timezone.now() + HOUR)
    pages.accept(page, jefa).publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def caduca(redactora, jefa):
    """A bulletin that is out and leaves in an hour."""
    return pages.published(redactora, jefa, expire_at=timezone.now() + HOUR)


@pytest.fixture
def averiada(redactora, jefa, monkeypatch):
    """An accepted bulletin that comes out in an hour, if it could: its publication fails."""
    page = pages.draft(redactora, go_live_at=timezone.now() + HOUR)
    pages.accept(page, jefa).publish()
    publish_now = release.publish_now

    def failing(revision, **kwargs):
        if revision.object_id == str(page.pk):
            raise RuntimeError("averiada")
        publish_now(revision, **kwargs)

    monkeypatch.setattr(release, "publish_now", failing)
    return page


def command(name: str = "publish_due", **options) -> str:
    output = StringIO()
    call_command(name, stdout=output, **options)
    return output.getvalue()


def is_live(page) -> bool:
    page.refresh_from_db()
    return page.live


def test_nothing_comes_out_before_its_hour(programada):
    with time_machine.travel(programada.go_live_at - timedelta(seconds=1), tick=False):
        assert "No había nada" in command()

    assert not is_live(programada)


@pytest.mark.parametrize("name", ["publish_due", "publish_scheduled"])
def test_at_its_hour_it_is_out_and_the_lag_is_told(programada, name):
    with time_machine.travel(programada.go_live_at + timedelta(seconds=2), tick=False):
        report = command(name)

    assert is_live(programada)
    assert f"{programada.pk}  con 2.0" in report


def test_what_expires_leaves(caduca):
    with time_machine.travel(caduca.expire_at, tick=False):
        command()

    assert not is_live(caduca)


@pytest.mark.parametrize("name", ["publish_due", "publish_scheduled"])
def test_a_dry_run_lists_and_changes_nothing(programada, caduca, name):
    with time_machine.travel(timezone.now() + 2 * HOUR, tick=False):
        listed = command(name, dry_run=True)

    assert f"sale  {programada.pk}  {programada.title}" in listed
    assert f"caduca  {caduca.pk}  {caduca.title}" in listed
    assert not is_live(programada)
    assert is_live(caduca)


def test_a_dry_run_with_nothing_due_says_so(db):
    assert "No hay nada pendiente" in command(dry_run=True)


def test_one_bad_page_is_told_and_does_not_hold_up_the_next(averiada, programada, caplog):
    later = time_machine.travel(timezone.now() + 2 * HOUR, tick=False)
    with later, pytest.raises(CommandError, match="No salieron: 1"):
        command()

    assert is_live(programada)
    assert not is_live(averiada)


# Each second ------------------------------------------------------------------------------------


class Clock:
    """A ``wait`` that moves the clock instead of waiting, and ends after so many ticks."""

    def __init__(self, traveller, *, ticks: int) -> None:
        self.traveller = traveller
        self.left = ticks

    def __call__(self, seconds: float) -> bool:
        assert 0 < seconds <= watch.TICK
        self.traveller.shift(timedelta(seconds=1))
        self.left -= 1
        return self.left == 0


def run_ticks(count: int, *, start) -> None:
    with time_machine.travel(start, tick=False) as traveller:
        watch.watch(Clock(traveller, ticks=count))


def test_within_a_second_of_its_hour_it_is_out(programada):
    run_ticks(4, start=programada.go_live_at - timedelta(seconds=2))

    assert is_live(programada)


def test_an_idle_tick_writes_nothing_and_says_nothing(
    programada, capsys, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(chores, "_chores", {})  # they come round between the ticks
    with django_assert_max_num_queries(2) as seen:
        run_ticks(1, start=timezone.now())

    assert all(each["sql"].startswith("SELECT") for each in seen.captured_queries)
    assert capsys.readouterr() == ("", "")


def test_a_chore_that_hangs_holds_up_no_release(programada, monkeypatch):
    begun, answered, seen = Event(), Event(), []

    def asks_a_server_that_hangs():
        begun.set()
        answered.wait(20)

    def wait(seconds):
        assert begun.wait(20)
        seen.append((is_live(programada), answered.is_set()))
        answered.set()
        return True

    hangs = chores.Chore(name="correo", every=timedelta(0), run=asks_a_server_that_hangs)
    monkeypatch.setattr(chores, "_chores", {"correo": hangs})
    monkeypatch.setattr(watch, "TICK", 0.01)
    with time_machine.travel(programada.go_live_at, tick=False):
        watch.watch(wait)

    assert seen == [(True, False)]


def test_a_failed_page_is_tried_again_after_growing_pauses(averiada, programada, monkeypatch):
    tries = []

    def noting(**kwargs):
        tried = release.release_due(**kwargs)
        tries.extend(timezone.now() for each in tried if each.error)
        return tried

    monkeypatch.setattr(watch, "release_due", noting)
    run_ticks(40, start=averiada.go_live_at + timedelta(seconds=1))

    gaps = [(after - before).total_seconds() for before, after in pairwise(tries)]
    assert gaps == [5, 10, 20]
    assert is_live(programada)


def test_no_pause_is_longer_than_ten_minutes():
    pauses, now = watch.Pauses(), timezone.now()
    failure = Release(page_id=1, due_at=now, lag=HOUR, error="x")
    for _ in range(20):
        pauses.note([failure], rested=frozenset(), now=now)

    assert pauses.resting(now + timedelta(minutes=9, seconds=59))
    assert not pauses.resting(now + timedelta(minutes=10))


def test_a_page_that_came_out_after_all_is_forgotten():
    pauses, now = watch.Pauses(), timezone.now()
    pauses.note([Release(page_id=1, due_at=now, lag=HOUR, error="x")], rested=frozenset(), now=now)
    pauses.note([Release(page_id=1, due_at=now, lag=HOUR)], rested=frozenset(), now=now)

    assert not pauses.resting(now)


def test_a_database_that_goes_and_comes_back_is_said_once_each(db, monkeypatch, caplog):
    answers = iter([[], DatabaseError("away"), DatabaseError("away"), [], []])

    def unsteady(**kwargs):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(watch, "release_due", unsteady)
    run_ticks(5, start=timezone.now())

    said = [each.getMessage() for each in caplog.records if each.name == "pregon.release"]
    assert len(said) == 2
    assert "does not answer" in said[0]
    assert "answers again" in said[1]


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told(tmp_path, told):
    """A real process on a database that isn't even there: it says so, goes on, and ends at once."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "publish_due", "--loop"],
        cwd=BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
            "PREGON_VAR": str(tmp_path),
        },
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    assert "does not answer" in process.stderr.readline()

    process.send_signal(told)
    process.send_signal(signal.SIGTERM)  # and again, as the parent does after Ctrl-C

    assert process.wait(timeout=30) == 0  # not a measure: a busy machine is slow
    process.stderr.close()
