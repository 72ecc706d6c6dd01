"""Bringing back what was withdrawn or has expired: its last released text, through the gate.

A withdrawal voids every acceptance, so that what comes back needs new ones. It keeps its uri and
its number, and is ``published`` again in the log; the notice of its withdrawal goes.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Revision, WorkflowState

from cms.publishing.acts import NothingToDo, in_turn
from cms.publishing.kinds import Stage
from cms.publishing.models import PublishedPiece
from cms.publishing.record import was_withdrawn
from cms.workflows.sending import send, workflow_of

RESTORED = "pregon.restore"


def last_released(page: Any) -> Revision | None:
    """The revision that was out last, if it is kept."""
    pieces = PublishedPiece.objects.filter(
        page_id=page.pk, stage=Stage.OUT, revision_id__isnull=False
    )
    newest = pieces.order_by("-version").values_list("revision_id", flat=True).first()
    return Revision.objects.for_instance(page).filter(pk=newest).first() if newest else None


@transaction.atomic
def restore(page: Any, *, actor: Any) -> WorkflowState:
    """Save the last released text anew, as ``actor``, and send it to review.

    Hours that are over go. A newer draft stays in the history.

    Returns:
        The review; it never ends by this, for the actor's is one word and another's is needed.

    Raises:
        NothingToDo: nothing of the page was withdrawn, it is in review or scheduled, its text isn't
            kept, or its address is another's now.
    """
    page = in_turn(page)
    workflow_of(page)
    if (
        page.live
        or not was_withdrawn(page.pk)
        or page.workflow_in_progress
        or page.approved_schedule
    ):
        raise NothingToDo(_("Solo se restaura lo que se retiró o caducó y no está en revisión."))
    revision = last_released(page)
    if revision is None:
        raise NothingToDo(_("El texto que estuvo publicado ya no se conserva."))
    text = as_it_would_return(revision)
    try:
        text.save_revision(user=actor, log_action=True, previous_revision=revision)
    except ValidationError as error:
        raise NothingToDo(" ".join(error.messages)) from error
    log(instance=text, action=RESTORED, user=actor, data={"revision": revision.pk})
    return send(type(page).objects.get(pk=page.pk), actor=actor)


def as_it_would_return(revision: Revision) -> Any:
    """The page as it was out, without hours that are over and without an embargo: it was public."""
    text = revision.as_object()
    text.go_live_at, text.embargo = None, False
    if text.expire_at is not None and text.expire_at <= timezone.now():
        text.expire_at = None
    return text
