"""The correction (fe de erratas): the newest text with its public note, sent to review."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms.publishing.acts import NothingToDo
from cms.workflows.models.tasks import APPROVE


@transaction.atomic
def correct(page: Any, *, actor: Any, wrong: str, right: str) -> WorkflowState:
    """Save the newest text of ``page`` with the note, as ``actor``, and send it to review.

    If Edición is the actor's to take, it is taken at once: only another's «visto» is missing then.

    Returns:
        The review, which may have ended already.

    Raises:
        NothingToDo: the page isn't out, is in review or scheduled, or no workflow is set for it.
    """
    workflow = page.get_workflow()
    if workflow is None:
        raise NothingToDo(
            _("Esta página no tiene flujo de trabajo: un administrador debe darle uno.")
        )
    if not page.live or page.workflow_in_progress or page.approved_schedule:
        raise NothingToDo(
            _("Solo se corrige lo que está publicado y no está en revisión ni programado.")
        )
    draft = page.get_latest_revision_as_object()
    draft.correccion_decia, draft.correccion_correcto = wrong.strip(), right.strip()
    draft.save_revision(user=actor, log_action=True)
    state = _submit(draft, workflow, actor)
    task_state = state.current_task_state
    if task_state is not None:
        task_state = task_state.specific
        task = task_state.task.specific
        if APPROVE in [name for name, _label, _modal in task.get_actions(draft, actor)]:
            task.on_action(task_state, actor, APPROVE)
    state.refresh_from_db()
    return state


def _submit(page: Any, workflow: Any, actor: Any) -> WorkflowState:
    """Start the review, or go on with one that had asked for changes."""
    waiting = page.current_workflow_state
    if waiting is None:
        started: WorkflowState = workflow.start(page, actor)
        return started
    waiting.resume(user=actor)
    return waiting
