"""The desk's first page: what waits for this person, and where this person's pieces stand."""

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState, WorkflowState

from cms.publishing.models import Contribution
from cms.users.models import User
from cms.users.roles import HEADS
from cms.workflows.models import VistoTask
from cms.workflows.steps import may_give_visto, writers_of

MINE = 12


class WaitingPanel(Component):
    """«Esperan su visto o revisión»: the steps that are this person's to take, oldest first."""

    name = "pregon_waiting"
    order = 100
    template_name = "cms_workflows/panel_waiting.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        states = (
            TaskState.objects.reviewable_by(parent_context["request"].user)
            .select_related("task", "revision__user", "workflow_state__requested_by")
            .order_by("started_at")
        )
        rows = [
            {
                "page": state.revision.content_object,
                "step": state.task.name,
                "sent_by": state.workflow_state.requested_by,
                "last_by": state.revision.user,
                "since": state.started_at,
                "visto": isinstance(state.task.specific, VistoTask),
            }
            for state in states
        ]
        return {"rows": [row for row in rows if row["page"] is not None]}


class MinePanel(Component):
    """«Mis piezas»: the newest that this person wrote, where each stands and who has it."""

    name = "pregon_mine"
    order = 110
    template_name = "cms_workflows/panel_mine.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        written = Contribution.objects.filter(user_id=user.pk).values("page_id")
        pages = (
            Page.objects.filter(Q(owner=user) | Q(pk__in=written), depth__gt=1)
            .specific()
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("-latest_revision_created_at")[:MINE]
        )
        return {"rows": [{"page": page, "stands": standing(page)} for page in pages]}


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
    return _("Borrador: la tiene usted")


def _in_review(state: WorkflowState) -> str:
    task_state = state.current_task_state
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        comment = f": {task_state.comment}" if task_state and task_state.comment else ""
        return _("Le piden cambios") + comment
    return _("%(step)s: la tiene %(who)s") % {
        "step": task_state.task.name,
        "who": who_has(task_state) or _("nadie disponible"),
    }


def who_has(task_state: TaskState) -> str:
    """Names of those whose turn it is: the step's groups, or who may give the «visto»."""
    task = task_state.task.specific
    if not isinstance(task, VistoTask):
        return ", ".join(group.name for group in task.groups.all())
    revision = task_state.revision
    asked = User.objects.filter(
        Q(pk__in=writers_of(revision.as_object(), revision)) | Q(groups__name__in=HEADS),
        is_active=True,
    ).distinct()
    return ", ".join(str(user) for user in asked if may_give_visto(revision, user))
