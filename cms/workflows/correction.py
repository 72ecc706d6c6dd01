"""The correction (fe de erratas): the newest text with its public note, sent to review."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms.publishing.acts import NothingToDo
from cms.workflows.sending import send, workflow_of


@transaction.atomic
def correct(page: Any, *, actor: Any, wrong: str, right: str) -> WorkflowState:
    """Save the newest text of ``page`` with the note, as ``actor``, and send it to review.

    Returns:
        The review, which may have ended already.

    Raises:
        NothingToDo: the page isn't out, is in review or scheduled, or no workflow is set for it.
    """
    workflow_of(page)
    if not page.live or page.workflow_in_progress or page.approved_schedule:
        raise NothingToDo(
            _("Solo se corrige lo que está publicado y no está en revisión ni programado.")
        )
    draft = noted(page, wrong=wrong, right=right)
    draft.minor_edit = False
    draft.save_revision(user=actor, log_action=True)
    return send(draft, actor=actor)


def noted(page: Any, *, wrong: str, right: str) -> Any:
    """The newest text of ``page`` with the note, not saved."""
    draft = page.get_latest_revision_as_object()
    draft.correccion_decia, draft.correccion_correcto = wrong.strip(), right.strip()
    return draft
