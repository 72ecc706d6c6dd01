"""Ratifying, withdrawing and updating at once: each sees what the other has done. PostgreSQL."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Page

from cms.publishing import acts, emergency
from cms.publishing.kinds import Acceptance
from cms.publishing.models import Approval, Emergency
from cms.publishing.reconcile import reconcile
from cms.users.roles import Role
from cms.workflows import emergency as desk
from tests.factories import campanas, pages, people
from tests.publishing.test_in_turn import at_once

TIMES = 8

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def office(db):
    pages.root()


@pytest.fixture
def heads():
    return [people.person(name, Role.PRESS_HEADS) for name in ("berta", "carlos", "diana")]


def let_out(page, user):
    emergency.publish(
        page,
        actor=user,
        seen=Page.objects.get(pk=page.pk).latest_revision_id,
        reason="Ya.",
        ratify_in=timedelta(minutes=30),
    )


def an_alert_that_waits(user):
    page = campanas.alerta(user)
    let_out(page, user)
    page.refresh_from_db()
    return page


def update(page, user):
    page = type(page).objects.get(pk=page.pk)
    page.bajada += " Más."
    page.save_revision(user=user)
    let_out(page, user)


def ratified(page):
    return Approval.objects.filter(page_id=page.pk, kind=Acceptance.RATIFICATION).count()


def test_two_ratifications_at_once_are_one(heads):
    berta, *others = heads
    for _each in range(TIMES):
        page = an_alert_that_waits(berta)
        seen = page.live_revision_id

        assert at_once(*(partial(emergency.ratify, page, actor=o, seen=seen) for o in others)) == []

        assert ratified(page) == 1


def test_ratifying_and_withdrawing_at_once(heads):
    berta, carlos, diana = heads
    for _each in range(TIMES):
        page = an_alert_that_waits(berta)
        ratify = partial(emergency.ratify, page, actor=carlos, seen=page.live_revision_id)

        assert at_once(ratify, partial(acts.withdraw, page, actor=diana, text="x")) == []

        it = Emergency.objects.get(page_id=page.pk)
        assert not Page.objects.get(pk=page.pk).live
        assert bool(it.ratified_at) != bool(it.withdrawn_at)
        assert bool(it.ratified_at) == bool(ratified(page))


def test_ratifying_and_updating_at_once(heads):
    """Whoever is first: the text that nobody but its writer saw still waits."""
    berta, carlos, diana = heads
    for _each in range(TIMES):
        page = an_alert_that_waits(berta)
        seen = page.live_revision_id
        ratify = partial(emergency.ratify, page, actor=carlos, seen=seen)

        assert at_once(ratify, partial(update, page, diana)) == []

        live = Page.objects.get(pk=page.pk).live_revision_id
        waiting = Emergency.objects.waiting().of_page(page.pk)
        assert waiting.filter(revision_id=live).exists()
        accepted = Emergency.objects.exclude(ratified_at=None).filter(page_id=page.pk)
        assert all(each.ratified_revision_id == seen for each in accepted)
    assert reconcile() == []


def test_two_processes_give_one_alarm(heads, mailoutbox):
    for each in heads:
        each.email = f"{each.username}@alcaldia.example"
        each.save()
    page = an_alert_that_waits(heads[0])

    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert at_once(desk.sound_alarms, desk.sound_alarms, desk.sound_alarms) == []

    assert Emergency.objects.get(page_id=page.pk).alarms == 1
    assert len(mailoutbox) == len(heads)
