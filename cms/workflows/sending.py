"""Sending a text to review on behalf of whoever does an act."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms.publishing.acts import NothingToDo
from cms.workflows.models.tasks import APPROVE


def workflow_of(page: Any) -> Any:
    """The workflow that ``page`` goes through.

    Raises:
        NothingToDo: none is set for it.
    """
    workflow = page.get_workflow()
    if workflow is None:
        raise NothingToDo(
            _("Esta página no tiene flujo de trabajo: un administrador debe darle uno.")
        )
    return workflow


def send(page: Any, *, actor: Any) -> WorkflowState:
    """Send the newest revision of ``page`` to review, or go on with one that had asked for changes.

    If Edición is the actor's to take, it is taken at once: what is missing then is somebody else's
    acceptance of the actor's own words.

    Returns:
        The review, which may have ended already.
    """
    state: WorkflowState = page.current_workflow_state
    if state is None:
        state = workflow_of(page).start(page, actor)
    else:
        state.resume(user=actor)
    task_state = state.current_task_state
    if task_state is not None:
        task_state = task_state.specific
        task = task_state.task.specific
        if APPROVE in [name for name, _label, _modal in task.get_actions(page, actor)]:
            task.on_action(task_state, actor, APPROVE)
    state.refresh_from_db()
    return state


def stands(state: WorkflowState, *, out: str, waits: str) -> str:
    """``out`` if the review has ended well, else ``waits`` with the name of its ``step``."""
    if state.status == state.STATUS_APPROVED:
        return out
    return waits % {"step": state.current_task_state.task.name}
