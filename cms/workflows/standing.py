"""Where a page stands and who has it, in words for the person at the desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from cms.publishing import hours
from cms.publishing.models import Emergency
from cms.publishing.record import was_withdrawn
from cms.workflows.models import ReglasDeAprobacion, VistoTask
from cms.workflows.turns import assignment_of, who_may_take


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Since when something waits, and whether that is longer than the rules allow."""

    since: datetime
    overdue: bool

    @property
    def in_words(self) -> str:
        if timezone.now() - self.since < timedelta(minutes=1):
            return _("Espera hace un momento")
        lasted = {"time": timesince(self.since)}
        if self.overdue:
            return _("Atrasada: espera hace %(time)s") % lasted
        return _("Espera hace %(time)s") % lasted


def wait_since(since: datetime) -> Wait:
    limit = timedelta(minutes=ReglasDeAprobacion.load().recordar_tras)
    return Wait(since=since, overdue=timezone.now() - since >= limit)


def wait_of(page: Any) -> Wait | None:
    """How long ``page``'s review has waited for whoever has it; ``None`` out of review."""
    state = page.current_workflow_state
    task_state = state.current_task_state if state else None
    if task_state is None:
        return None
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return wait_since(task_state.finished_at)
    return wait_since(task_state.started_at)


def standing(page: Any) -> str:
    """Where ``page`` stands and who has it, in words."""
    state = page.current_workflow_state
    if state is not None:
        return _in_review(state)
    if page.approved_schedule and page.scheduled_revision is not None:
        hour = timezone.localtime(page.scheduled_revision.approved_go_live_at)
        return _("Programada para el %(hour)s") % {"hour": date_format(hour, "DATETIME_FORMAT")}
    if page.live and (waiting := Emergency.objects.waiting().of_page(page.pk).first()):
        return _("Publicada de emergencia por %(who)s: falta que otra persona la ratifique") % {
            "who": waiting.user_name
        }
    if page.live:
        return (
            _("Publicada, con cambios sin enviar")
            if page.has_unpublished_changes
            else _("Publicada")
        )
    if page.first_published_at and was_withdrawn(page.pk):
        return _("Retirada o caducada: no se ve")
    return hours.says(page) or _("Borrador, sin enviar")


def _in_review(state: WorkflowState) -> str:
    task_state = state.current_task_state
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = task_state.comment.rstrip(". ") if task_state else ""  # it ends a sentence
        return _("Se pidieron cambios") + (f": {comment}" if comment else "")
    return _("%(step)s: la tiene %(who)s") % {
        "step": task_state.task.name,
        "who": who_has(task_state) or _("nadie disponible"),
    }


def who_has(task_state: TaskState) -> str:
    """The name of whom it was passed to; else of those whose turn it is: the step's groups, or who
    may give the «visto»."""
    given = assignment_of(task_state)
    if given is not None:
        return str(given.person)
    task = task_state.task.specific
    if isinstance(task, VistoTask) or not hasattr(task, "groups"):
        return ", ".join(str(user) for user in who_may_take(task_state))
    return ", ".join(group.name for group in task.groups.all())
