"""Acts upon what is out or scheduled: each is checked, done and written down in one transaction.

The circumstances of an act (who, why) reach the receivers of Wagtail's signals, which do the
recording on whatever path a page goes, by a context variable: so there is one place that records.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from cms.publishing import gate
from cms.publishing.kinds import Reason, Stage
from cms.publishing.models import PieceIdentity
from cms.publishing.record import (
    Circumstances,
    current_piece,
    record_advance,
    record_withdrawal,
)

_circumstances: ContextVar[Circumstances | None] = ContextVar("circumstances", default=None)


class NothingToDo(Exception):
    """The page isn't in the state that the act is about; in words for the person at the desk."""


@contextmanager
def under(circumstances: Circumstances) -> Iterator[None]:
    """What the signals' receivers record inside is said to have happened so."""
    token = _circumstances.set(circumstances)
    try:
        yield
    finally:
        _circumstances.reset(token)


def circumstances() -> Circumstances:
    """Those of the act in progress, or none in particular."""
    return _circumstances.get() or Circumstances()


@transaction.atomic
def withdraw(page: Any, *, actor: Any, text: str) -> None:
    """Take back what is out, or what was given in advance. ``text`` is what the public is told.

    Raises:
        NothingToDo: nothing of the page is out, or no text was given.
    """
    page = in_turn(page)
    piece = current_piece(page.pk)
    if piece is None or piece.stage == Stage.WITHDRAWN:
        raise NothingToDo(_("Esta página no está fuera: no hay nada que retirar."))
    if not text.strip():
        raise NothingToDo(_("Escriba el motivo del retiro: es lo que verá el público."))
    act = Circumstances(actor=actor, reason=Reason.WITHDRAWN, note=text.strip())
    with under(act):
        if page.live:
            # Who may withdraw was asked by the act's view; Wagtail's own unpublishing is nobody's.
            UnpublishPageAction(page, user=actor).execute(skip_permission_checks=True)
        else:
            _clear_schedule(page, actor)
    # Whatever the signals did, the tombstone is there; a second one is never made.
    record_withdrawal(page.pk, act)
    gate.void_approvals(page.pk)
    # Its steps were about what was out, and their acceptances are void: nobody could end it.
    review = page.current_workflow_state
    if review is not None:
        review.cancel(user=actor)


@transaction.atomic
def unschedule(page: Any, *, actor: Any, text: str = "") -> None:
    """Cancel the coming release; an advance under embargo is taken back from the media.

    Raises:
        NothingToDo: nothing is scheduled.
    """
    page = in_turn(page)
    if page.scheduled_revision is None:
        raise NothingToDo(_("Esta página no está programada."))
    with under(Circumstances(actor=actor, reason=Reason.WITHDRAWN, note=text.strip())):
        _clear_schedule(page, actor)


@transaction.atomic
def reschedule(page: Any, *, actor: Any, at: datetime) -> None:
    """Postpone (or bring forward) a release. The words were approved; the hour is the act's.

    The approved content keeps its own ``go_live_at``; the hour that counts is the revision's
    ``approved_go_live_at``.

    Raises:
        NothingToDo: nothing is scheduled, ``at`` is past, or the page would have expired by then.
        NotApproved: something that is required to publish would be missing by then.
    """
    page = in_turn(page)
    revision = page.scheduled_revision
    if revision is None:
        raise NothingToDo(_("Esta página no está programada."))
    require_possible(revision.as_object(), at=at)
    revision.approved_go_live_at = at
    revision.save(update_fields=["approved_go_live_at"])
    if not page.live:
        Page.objects.filter(pk=page.pk).update(go_live_at=at)
    piece = current_piece(page.pk)
    if piece is not None and piece.stage == Stage.ADVANCE:
        record_advance(
            revision.as_object(),
            revision_id=revision.pk,
            circumstances=Circumstances(actor=actor, due_at=at),
        )


@transaction.atomic
def lift_embargo(page: Any, *, actor: Any, text: str = "") -> None:
    """Take an advance back from the media, and keep its hour: it comes out then, for all at once.

    The approved words stay as they are; that there is no embargo any more is the act's.

    Raises:
        NothingToDo: the page is not with the media under embargo.
    """
    page = in_turn(page)
    piece = current_piece(page.pk)
    if page.scheduled_revision is None or piece is None or piece.stage != Stage.ADVANCE:
        raise NothingToDo(_("Los medios no tienen esta página bajo embargo."))
    record_withdrawal(
        page.pk, Circumstances(actor=actor, reason=Reason.WITHDRAWN, note=text.strip())
    )


def require_possible(coming: Any, *, at: datetime) -> None:
    """Let ``coming``, an accepted revision's object, be set to go out at ``at``, or say why not.

    Raises:
        NothingToDo: the hour is past, or the page would have expired by then.
        NotApproved: something that is required to publish would be missing by then.
    """
    if at <= timezone.now():
        raise NothingToDo(_("La nueva hora ya pasó. Escoja una hora futura."))
    coming.go_live_at = at
    if coming.expire_at is not None and at >= coming.expire_at:
        raise NothingToDo(_("A esa hora ya habría caducado. Escoja una anterior."))
    gate.require_complete(coming)  # an alert may have ended by then, an event begun


def in_turn(page: Any) -> Any:
    """``page`` as it is once whatever else was happening to it has been committed."""
    PieceIdentity.lock(page.pk)
    return type(page).objects.get(pk=page.pk)


def _clear_schedule(page: Any, actor: Any) -> None:
    """As Wagtail's own unscheduling does, so that its log and our receiver see it."""
    revision = page.scheduled_revision
    if revision is not None:
        revision.approved_go_live_at = None
        revision.save(user=actor, update_fields=["approved_go_live_at"])
