"""Comparing what is live with what is written down. Every repair is a bug found: it is reported.

The guards and receivers keep both equal on every path that Wagtail has; a hand in the database, a
``queryset.update`` or a restored backup do not pass by them.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from cms.piece import Piece
from cms.publishing import gate
from cms.publishing.acts import under
from cms.publishing.kinds import Change, Reason, Stage
from cms.publishing.models import PieceIdentity, PublishedPiece
from cms.publishing.protocols import is_publishable
from cms.publishing.receivers import is_restricted
from cms.publishing.record import (
    Circumstances,
    current_piece,
    record_publication,
    record_refresh,
    record_withdrawal,
)

logger = logging.getLogger("pregon.reconcile")


class Fault(StrEnum):
    """What was found wrong."""

    NOT_WRITTEN = "live and accepted, but not written down"
    NOT_ACCEPTED = "live without a valid acceptance: nothing of it is given out"
    NOT_LIVE = "written down as out, but its page is not live, is closed or is gone"
    OUTDATED = "what is written down differs from what was accepted"
    ROW_DIFFERS = "the page's row differs from what was accepted"
    NO_SCHEDULE = "given in advance, but nothing is scheduled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault of one page, and whether it was put right."""

    page_id: int
    fault: Fault
    repaired: bool


def reconcile(*, dry_run: bool = False) -> list[Finding]:
    """Compare, repair what can be repaired, and report all. One transaction a page.

    Args:
        dry_run: only look.
    """
    found = [*_closed(dry_run=dry_run), *_unscheduled(dry_run=dry_run), *_live(dry_run=dry_run)]
    for each in found:
        logger.error("Page %s: %s (repaired: %s).", each.page_id, each.fault, each.repaired)
    return found


def _live_pages() -> Iterator[Any]:
    pages = Page.objects.live().filter(alias_of=None).order_by("path").specific()
    for page in pages.iterator(chunk_size=100):
        if is_publishable(type(page)):
            yield page


def _closed(*, dry_run: bool) -> Iterator[Finding]:
    """Pieces that are out although their page isn't."""
    open_ids = {page.pk for page in _live_pages() if not is_restricted(page)}
    out = PublishedPiece.objects.out().exclude(page_id__in=open_ids)
    for page_id in list(out.values_list("page_id", flat=True)):
        yield from _close(page_id, dry_run=dry_run)


@transaction.atomic
def _close(page_id: int, *, dry_run: bool) -> list[Finding]:
    """Asked again under the page's lock: it may have gone out since the list was made."""
    PieceIdentity.lock(page_id)
    page = Page.objects.filter(pk=page_id).first()
    if page is not None and page.live and not page.alias_of_id and not is_restricted(page):
        return []
    if not dry_run:
        reason = Reason.DELETED if page is None else Reason.NONE
        record_withdrawal(page_id, Circumstances(reason=reason))
    return [Finding(page_id=page_id, fault=Fault.NOT_LIVE, repaired=not dry_run)]


def _unscheduled(*, dry_run: bool) -> Iterator[Finding]:
    """Advances whose release will never come."""
    for page_id in _advances():
        yield from _take_back(page_id, dry_run=dry_run)


def _advances() -> list[int]:
    advances = PublishedPiece.objects.current().filter(stage=Stage.ADVANCE)
    return list(advances.values_list("page_id", flat=True))


@transaction.atomic
def _take_back(page_id: int, *, dry_run: bool) -> list[Finding]:
    """Asked again under the page's lock: its hour may have come since the list was made."""
    PieceIdentity.lock(page_id)
    piece = current_piece(page_id)
    coming = Revision.page_revisions.filter(
        object_id=str(page_id), approved_go_live_at__isnull=False
    )
    if piece is None or piece.stage != Stage.ADVANCE or coming.exists():
        return []
    if not dry_run:
        record_withdrawal(page_id, Circumstances(reason=Reason.NONE))
    return [Finding(page_id=page_id, fault=Fault.NO_SCHEDULE, repaired=not dry_run)]


def _live(*, dry_run: bool) -> Iterator[Finding]:
    for page in _live_pages():
        if not is_restricted(page):
            yield from _examine(page, dry_run=dry_run)


@transaction.atomic
def _examine(page: Any, *, dry_run: bool) -> list[Finding]:
    """Compare one live page with its piece, as both are under the page's lock."""
    PieceIdentity.lock(page.pk)
    page = type(page).objects.filter(pk=page.pk, live=True).first()
    if page is None:
        return []
    before = current_piece(page.pk)
    if before is None or before.stage != Stage.OUT:
        return [_write_down(page, dry_run=dry_run)]
    findings = []
    accepted = page.released()
    if _bare(accepted.to_piece()) != _bare(before.as_piece()):
        if not dry_run:
            record_refresh(accepted, revision_id=page.live_revision_id, kind=Change.UPDATED)
        findings.append(Finding(page_id=page.pk, fault=Fault.OUTDATED, repaired=not dry_run))
    if _bare(page.to_piece()) != _bare(accepted.to_piece()):
        findings.append(Finding(page_id=page.pk, fault=Fault.ROW_DIFFERS, repaired=False))
    return findings


def _write_down(page: Any, *, dry_run: bool) -> Finding:
    """A live page without its piece: it goes out only if what is live had been accepted."""
    revision = Revision.objects.filter(pk=page.live_revision_id).first()
    try:
        gate.require_release(page, revision)
    except gate.NotApproved:
        return Finding(page_id=page.pk, fault=Fault.NOT_ACCEPTED, repaired=False)
    if not dry_run:
        with under(Circumstances()):
            record_publication(page.released(), revision_id=page.live_revision_id)
    return Finding(page_id=page.pk, fault=Fault.NOT_WRITTEN, repaired=not dry_run)


def _bare(piece: Piece) -> Piece:
    """What the page says, without what only the press adds."""
    return replace(
        piece,
        version=0,
        number=None,
        first_published_at=None,
        updated_at=None,
        corrections=(),
        new_correction=None,
        embargo_until=None,
        embargo_terms="",
    )
