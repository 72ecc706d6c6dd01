"""Where a page stands and who has it, in words for the person at the desk."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState, WorkflowState

from cms.users.models import User
from cms.users.roles import HEADS
from cms.workflows.models import VistoTask
from cms.workflows.steps import may_give_visto, writers_of


def standing(page: Any) -> str:
    """Where ``page`` stands and who has it, in words."""
    state = page.current_workflow_state
    if state is not None:
        return _in_review(state)
    if page.approved_schedule and page.scheduled_revision is not None:
        hour = timezone.localtime(page.scheduled_revision.approved_go_live_at)
        return _("Programada para el %(hour)s") % {"hour": date_format(hour, "DATETIME_FORMAT")}
    if page.live:
        return (
            _("Publicada, con cambios sin enviar")
            if page.has_unpublished_changes
            else _("Publicada")
        )
    return _("Borrador, sin enviar")


def _in_review(state: WorkflowState) -> str:
    task_state = state.current_task_state
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = f": {task_state.comment}" if task_state and task_state.comment else ""
        return _("Se pidieron cambios") + comment
    return _("%(step)s: la tiene %(who)s") % {
        "step": task_state.task.name,
        "who": who_has(task_state) or _("nadie disponible"),
    }


def who_has(task_state: TaskState) -> str:
    """Names of those whose turn it is: the step's groups, or who may give the «visto»."""
    task = task_state.task.specific
    if not isinstance(task, VistoTask):
        return ", ".join(group.name for group in task.groups.all())
    return ", ".join(str(user) for user in who_may_give_visto(task_state.revision))


def who_may_give_visto(revision: Revision) -> list[User]:
    """Everybody whose acceptance is all that ``revision`` lacks, by name."""
    asked = User.objects.filter(
        Q(pk__in=writers_of(revision.as_object(), revision)) | Q(groups__name__in=HEADS),
        is_active=True,
    )
    return [
        user for user in asked.distinct().order_by("username") if may_give_visto(revision, user)
    ]
