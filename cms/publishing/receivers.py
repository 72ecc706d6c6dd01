"""The press listens: whatever path a page takes, what happened to it is written down here."""

import logging
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.publishing import emergency, gate
from cms.publishing.acts import circumstances, under
from cms.publishing.kinds import Change, Reason, Stage
from cms.publishing.models import PieceIdentity
from cms.publishing.protocols import is_publishable
from cms.publishing.record import (
    Circumstances,
    current_piece,
    record_advance,
    record_publication,
    record_withdrawal,
)
from cms.publishing.refresh import refresh_places, refresh_subtree

logger = logging.getLogger("pregon.publishing")


def connect() -> None:
    """This app comes before Wagtail in INSTALLED_APPS: its receivers run first. Deletion needs it,
    for Wagtail's own ``pre_delete`` unpublishes without saying that the page goes."""
    post_save.connect(give_identity, dispatch_uid="pregon.give_identity")
    page_published.connect(write_down_publication, dispatch_uid="pregon.publication")
    page_unpublished.connect(write_down_unpublication, dispatch_uid="pregon.unpublication")
    pre_delete.connect(write_down_deletion, sender=Page, dispatch_uid="pregon.deletion")
    post_page_move.connect(write_down_move, dispatch_uid="pregon.move")
    post_save.connect(notice_unscheduling, sender=Revision, dispatch_uid="pregon.unscheduling")
    post_save.connect(close_restricted, sender=PageViewRestriction, dispatch_uid="pregon.closed")
    post_delete.connect(open_again, sender=PageViewRestriction, dispatch_uid="pregon.opened")


def give_identity(sender: type, instance: Any, *, created: bool, raw: bool, **kwargs: Any) -> None:
    """A page has its uri from its first second, so that others can refer to it."""
    if created and issubclass(sender, Page) and is_publishable(sender) and not instance.alias_of_id:
        PieceIdentity.of(instance.pk)


def write_down_publication(
    sender: type, instance: Any, revision: Revision | None = None, **kwargs: Any
) -> None:
    """``page_published``: also sent when a draft is only scheduled, and for updated aliases."""
    if not is_publishable(sender) or instance.alias_of_id:
        return
    if instance.live and is_restricted(instance):
        # Live and closed: nothing of it is out until the restriction ends (``open_again``).
        record_withdrawal(instance.pk, Circumstances(reason=Reason.WITHDRAWN))
    elif instance.live:
        record_publication(
            instance, revision_id=revision.pk if revision else None, circumstances=circumstances()
        )
        emergency.settle_by_review(instance, revision)
    else:
        _write_down_schedule(instance, revision)


def _write_down_schedule(page: Any, revision: Revision | None) -> None:
    before = current_piece(page.pk)
    if before is not None and before.stage == Stage.OUT:
        # Wagtail would take the live page off-line without a word (a revision that lost its
        # ``live_revision``). BasePage.with_content_json prevents it; this stops what slips through.
        raise gate.NotApproved("Scheduling would take a page off-line that is out.")
    gate.require_release(page, revision)
    assert revision is not None  # noqa: S101 - require_release refuses None
    if page.embargo:
        record_advance(page, revision_id=revision.pk, circumstances=circumstances())
    else:
        # The embargo was taken off: the media must not go on holding what is no longer promised.
        record_withdrawal(page.pk, Circumstances(reason=Reason.WITHDRAWN))


def write_down_unpublication(sender: type, instance: Any, **kwargs: Any) -> None:
    """Whatever took the page down: an act, its expiry, a bulk action, a script."""
    if not is_publishable(sender):
        return
    act = circumstances()
    reason = act.reason or (Reason.EXPIRED if instance.expired else Reason.NONE)
    entry = record_withdrawal(
        instance.pk, Circumstances(actor=act.actor, reason=reason, note=act.note, due_at=act.due_at)
    )
    if entry is not None and reason == Reason.NONE:
        logger.warning("Page %s was taken down without a reason.", instance.pk)
    gate.void_approvals(instance.pk)
    emergency.end(instance, actor=act.actor)


def write_down_deletion(sender: type, instance: Any, **kwargs: Any) -> None:
    """What was out stays as a tombstone after its page is gone."""
    act = circumstances()
    record_withdrawal(
        instance.pk, Circumstances(actor=act.actor, reason=Reason.DELETED, note=act.note)
    )
    gate.void_approvals(instance.pk)
    emergency.end(instance, actor=act.actor)


def write_down_move(sender: type, instance: Any, **kwargs: Any) -> None:
    """A moved page carries its whole subtree to new addresses."""
    with transaction.atomic():
        # The counter last: who holds a page of these, or any piece's row, may be waiting for it.
        PieceIdentity.lock_all(instance.get_descendants(inclusive=True).values("pk"))
        refresh_places()
        refresh_subtree(instance, kind=Change.MOVED)


def notice_unscheduling(
    sender: type,
    instance: Revision,
    *,
    created: bool,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """Wagtail unschedules by saving the revision without its hour, and signals nothing else."""
    cleared = instance.approved_go_live_at is None and "approved_go_live_at" in (
        update_fields or ()
    )
    if created or not cleared:
        return
    page_id = int(instance.object_id)
    before = current_piece(page_id)
    if before is not None and before.stage == Stage.ADVANCE:
        act = circumstances()
        record_withdrawal(
            page_id,
            Circumstances(actor=act.actor, reason=act.reason or Reason.WITHDRAWN, note=act.note),
        )
    gate.void_approvals(page_id)


def close_restricted(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """A restricted page is not public, nor is anything below it."""
    for page in instance.page.get_descendants(inclusive=True):
        with under(Circumstances(reason=Reason.WITHDRAWN)):
            record_withdrawal(page.pk, circumstances())


def open_again(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """Without its restriction, what is live and approved is out again."""
    for page in instance.page.get_descendants(inclusive=True).live().specific():
        if is_publishable(type(page)) and not page.alias_of_id and not is_restricted(page):
            _let_out_again(page)


def _let_out_again(page: Any) -> None:
    """Only what was accepted: a script may have made the row live."""
    try:
        gate.require_release(page, page.live_revision)
    except gate.NotApproved as refusal:
        logger.warning("Page %s stays closed: %s", page.pk, refusal)
        return
    record_publication(page.released(), revision_id=page.live_revision_id)


def is_restricted(page: Any) -> bool:
    return bool(page.get_view_restrictions().exists())
