"""New terms of an embargo, after its approval: the same words and hour, through the gate again."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from cms.publishing import acts
from cms.workflows.sending import send, workflow_of


@transaction.atomic
def change_terms(page: Any, *, actor: Any, terms: str) -> WorkflowState:
    """Take the advance back, and send the page to review with ``terms`` for its present hour.

    Both at once: an acceptance of the new revision would take back the word given for the old one,
    which then would fail at its hour.

    Raises:
        NothingToDo: the page isn't scheduled, the terms are the same, or it has no workflow.
    """
    workflow_of(page)
    page = acts.in_turn(page)
    if page.scheduled_revision is None:
        raise acts.NothingToDo(_("Esta página no está programada."))
    coming = page.scheduled_revision.as_object()
    coming.go_live_at = page.scheduled_revision.approved_go_live_at
    if coming.embargo_texto.strip() == terms.strip():
        raise acts.NothingToDo(_("Las condiciones son las mismas."))
    acts.unschedule(page, actor=actor, text=_("Cambian las condiciones del embargo."))
    coming.embargo_texto = terms.strip()
    coming.save_revision(user=actor, log_action=True)
    return send(type(page).objects.get(pk=page.pk), actor=actor)
