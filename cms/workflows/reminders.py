"""Reminders of what waits too long, done by the release process between its ticks.

::

    asked      +60 min      +120 min      +180 min      +240 min
      ├─ told ──── reminded ──── reminded ──── reminded ──── all heads ── silence
                   whoever has it: a person by name, a step's group, or the authors

A wait ends with its step; a piece that is passed on begins anew. Who isn't active isn't told.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.publishing.chores import Chore
from cms.publishing.protocols import is_publishable
from cms.users.models import User
from cms.users.roles import HEADS
from cms.workflows import letters
from cms.workflows.mail import News, write
from cms.workflows.models import ReglasDeAprobacion, Reminder
from cms.workflows.notices import authors_of
from cms.workflows.turns import holders, waits_since

logger = logging.getLogger("pregon.mail")

TIMES = 3  # to who has it; then all heads, once


def remind() -> int:
    """Remind of everything whose time has come. Returns of how many."""
    return sum(_tried(state, for_author=author) for state, author in _waiting())


def _tried(state: TaskState, *, for_author: bool) -> bool:
    """One that fails must not keep the others from being told."""
    try:
        return _remind_of(state, for_author=for_author)
    except Exception:
        logger.exception("No reminder of step %s.", state.pk)
        return False


CHORE = Chore(name="reminders", every=timedelta(minutes=1), run=remind)


def _waiting() -> list[tuple[TaskState, bool]]:
    """What waits, and whether it is for the author. Nothing younger than a reminder is read."""
    states = TaskState.objects.select_related("task", "workflow_state", "revision")
    limit = timezone.now() - timedelta(minutes=_minutes())
    steps = states.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        started_at__lte=limit,
    )
    asked = states.filter(
        pk__in=WorkflowState.objects.filter(status=WorkflowState.STATUS_NEEDS_CHANGES).values(
            "current_task_state_id"
        ),
        finished_at__lte=limit,
    )
    found = [*((each, False) for each in steps), *((each, True) for each in asked)]
    return [(state, author) for state, author in found if _is_ours(state)]


def _is_ours(state: TaskState) -> bool:
    page = state.revision.content_object
    return page is not None and is_publishable(type(page))


def _minutes() -> int:
    return int(ReglasDeAprobacion.load().recordar_tras)


def _remind_of(state: TaskState, *, for_author: bool) -> bool:
    """Remind of one wait, if that is due and no other process was faster."""
    kept = _kept(state, for_author=for_author)
    if kept.times > TIMES or timezone.now() < _due(state, kept, for_author=for_author):
        return False
    with transaction.atomic():
        Reminder.objects.get_or_create(task_state=state, for_author=for_author)
        # One of several processes finds the count as it read it.
        same = Reminder.objects.filter(task_state=state, for_author=for_author, times=kept.times)
        if not same.update(times=kept.times + 1, last_at=timezone.now()):
            return False
        _write(state, for_author=for_author, everybody=kept.times == TIMES)
    return True


def _kept(state: TaskState, *, for_author: bool) -> Reminder:
    """The count so far; nothing is written before the first reminder."""
    known = Reminder.objects.filter(task_state=state, for_author=for_author).first()
    return known or Reminder(task_state=state, for_author=for_author)


def _due(state: TaskState, kept: Reminder, *, for_author: bool) -> datetime:
    began: Any = state.finished_at if for_author else waits_since(state)
    return max(began, kept.last_at or began) + timedelta(minutes=_minutes())


def _write(state: TaskState, *, for_author: bool, everybody: bool) -> None:
    letter = letters.author_reminder if for_author else letters.step_reminder
    people = _whom(state, for_author=for_author, everybody=everybody)
    # The last one is for whoever leads, whatever he would rather not hear of.
    news = None if everybody else News.REJECTED if for_author else News.SUBMITTED
    write(people, letter(state, everybody=everybody), news=news)


def _whom(state: TaskState, *, for_author: bool, everybody: bool) -> list[User]:
    if everybody:
        return list(User.objects.filter(groups__name__in=HEADS, is_active=True).distinct())
    return authors_of(state.workflow_state) if for_author else holders(state)
