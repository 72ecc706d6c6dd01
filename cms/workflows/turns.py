"""Whose turn a step is: the one whom it was passed to, or everybody who may take it.

::

    Edición ── passed to Berta ──> Berta is asked first, Diana may take it still
                  Berta leaves ──> Jefatura de Prensa, as if it had never been passed
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from cms.publishing.acts import NothingToDo
from cms.publishing.models import PieceIdentity
from cms.users.models import User
from cms.workflows.models import Assignment, Reminder
from cms.workflows.models.tasks import PressTask

PASSED = "pregon.pass_on"
TAKEN = "pregon.take"


def who_may_take(task_state: TaskState) -> list[User]:
    """Everybody whose step it is, by name; for a step that isn't ours, its group."""
    task: Any = task_state.task.specific
    if isinstance(task, PressTask):
        return task.who_may_act(task_state)
    groups = task.groups.all() if hasattr(task, "groups") else ()
    return list(User.objects.filter(groups__in=groups, is_active=True).distinct())


def assignment_of(task_state: TaskState) -> Assignment | None:
    """Whom the step was passed to, as long as it is that person's to take."""
    given = (
        Assignment.objects.filter(
            workflow_state_id=task_state.workflow_state_id, task_id=task_state.task_id
        )
        .select_related("person", "given_by")
        .first()
    )
    task: Any = task_state.task.specific
    if given is None or not isinstance(task, PressTask):
        return None
    return given if task.may_act(task_state, given.person) else None


def holders(task_state: TaskState) -> list[User]:
    """Who is asked first."""
    given = assignment_of(task_state)
    return [given.person] if given else who_may_take(task_state)


def waits_since(task_state: TaskState) -> datetime:
    """Since when the one who has it has had it."""
    given = assignment_of(task_state)
    started: datetime = task_state.started_at
    return max(started, given.given_at) if given else started


@transaction.atomic
def pass_on(task_state: TaskState, *, to: User, actor: Any, note: str = "") -> User | None:
    """Have ``to`` asked first for the step; reminders begin anew.

    Returns:
        Who had it by name until now.

    Raises:
        NothingToDo: the step is over, not ``to``'s to take, or ``to`` has it already.
    """
    PieceIdentity.lock(int(task_state.revision.object_id))
    waiting = TaskState.objects.filter(pk=task_state.pk, status=TaskState.STATUS_IN_PROGRESS)
    if not waiting.exists() or to not in who_may_take(task_state):
        raise NothingToDo(_("Ese paso ya terminó, o no es de esa persona."))
    before = assignment_of(task_state)
    if before is not None and before.person == to:
        raise NothingToDo(_("Ya la tiene %(person)s.") % {"person": to})
    Assignment.objects.update_or_create(
        workflow_state_id=task_state.workflow_state_id,
        task_id=task_state.task_id,
        defaults={"person": to, "given_by": actor, "given_at": timezone.now()},
    )
    Reminder.objects.filter(task_state_id=task_state.pk).delete()
    log(
        instance=task_state.revision.content_object,
        action=TAKEN if to == actor else PASSED,
        user=actor,
        revision=task_state.revision,
        data={"step": task_state.task.name, "to": str(to), "to_id": to.pk, "note": note},
    )
    return before.person if before else None
