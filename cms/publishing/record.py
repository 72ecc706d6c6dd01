"""Writing down what happened: the piece, its version, the entry in the log.

Everything here runs in the transaction that changed the page, and writes nothing slow: the
counter's row is taken last and stays locked until commit.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.piece import Correction, Piece
from cms.publishing.kinds import Audience, Change, Reason, Stage
from cms.publishing.minor import is_minor
from cms.publishing.models import (
    ChangeCounter,
    ChangeEntry,
    PieceIdentity,
    PublishedPiece,
)
from cms.publishing.storing import store, tombstone_of


class NotLive(Exception):
    """The page is only scheduled; Wagtail signals that case as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """Who, why, and for which hour: what an entry says beside the piece."""

    actor: Any = None
    reason: str = ""
    note: str = ""
    due_at: datetime | None = None


def current_piece(page_id: int) -> PublishedPiece | None:
    """The newest version of the page's piece: out, in advance, or a tombstone."""
    return (
        PublishedPiece.objects.current()
        .select_related("identity")
        .filter(identity_id=page_id)
        .first()
    )


def was_withdrawn(page_id: int) -> bool:
    """Whether the page was out, and is a tombstone now."""
    pieces = PublishedPiece.objects.filter(identity_id=page_id)
    return (
        pieces.current().filter(stage=Stage.WITHDRAWN).exists()
        and pieces.filter(stage=Stage.OUT).exists()
    )


def next_version(page: Any) -> Piece:
    """What would be out of ``page`` if it were published as it is now. Writes nothing down."""
    before = current_piece(page.pk) if page.pk else None
    piece = _continue(page.to_piece(), before, now=timezone.now())
    return replace(piece, number=before.as_piece().number if before else None)


@transaction.atomic
def record_publication(
    page: Any, *, revision_id: int | None, circumstances: Circumstances | None = None
) -> ChangeEntry:
    """Write down what is out of ``page`` from now on.

    Call it in the transaction that made the page live: both commit, or neither.

    Returns:
        The new entry; its position grows by 1 in commit order, without gaps.

    Raises:
        NotLive: the page is not live.
    """
    if not page.live:
        raise NotLive(page.pk)
    identity = PieceIdentity.lock(page.pk)
    now = timezone.now()
    before = current_piece(page.pk)
    piece = page.to_piece()
    public = piece.audience == Audience.PUBLIC
    if public and page.numbered:
        identity.give_number(now)
    piece = _continue(piece, before, now=now)
    kind = _kind_of_publication(before, piece)
    minor = kind == Change.UPDATED and is_minor(before, piece, revision_id=revision_id)
    if minor and before is not None:
        piece = replace(piece, updated_at=before.as_piece().updated_at)
    piece = replace(
        piece,
        number=identity.code,
        first_published_at=piece.first_published_at or (now if public else None),
        embargo_until=None,
        embargo_terms="",
        new_correction=None,
    )
    stored = store(identity, piece, stage=Stage.OUT, revision_id=revision_id, at=now)
    return _enter(stored, before, kind=kind, at=now, circumstances=circumstances, minor=minor)


@transaction.atomic
def record_advance(
    page: Any, *, revision_id: int, circumstances: Circumstances | None = None
) -> ChangeEntry:
    """Write down that accredited media get ``page``'s approved revision now, under embargo.

    ``page`` is the approved revision's object, never the row: a page that is not live keeps its
    latest draft there. Public surfaces don't change. The embargo ends at the circumstances'
    ``due_at`` if they give one (a postponed release), else at the page's own hour.
    """
    identity = PieceIdentity.lock(page.pk)
    now = timezone.now()
    before = current_piece(page.pk)
    piece = replace(
        _continue(page.to_piece(), before, now=now),
        new_correction=None,
        embargo_until=(circumstances and circumstances.due_at) or page.go_live_at,
    )
    stored = store(identity, piece, stage=Stage.ADVANCE, revision_id=revision_id, at=now)
    return _enter(stored, before, kind=Change.ADVANCE, at=now, circumstances=circumstances)


@transaction.atomic
def record_withdrawal(page_id: int, circumstances: Circumstances) -> ChangeEntry | None:
    """Leave a tombstone where the page's piece was; every stored version turns withdrawn.

    Returns:
        The new entry, or ``None`` if nothing was out nor given in advance.
    """
    if not PublishedPiece.objects.filter(identity_id=page_id).exists():
        return None
    PieceIdentity.lock(page_id)
    before = current_piece(page_id)
    if before is None or before.stage == Stage.WITHDRAWN:
        return None
    now = timezone.now()
    reason = circumstances.reason or Reason.NONE
    tombstone = tombstone_of(before, reason=reason, text=circumstances.note, at=now)
    stored = store(before.identity, tombstone, stage=Stage.WITHDRAWN, revision_id=None, at=now)
    PublishedPiece.objects.filter(identity=before.identity, withdrawn_at=None).update(
        withdrawn_at=now
    )
    return _enter(
        stored,
        before,
        kind=Change.WITHDRAWN,
        at=now,
        circumstances=replace(circumstances, reason=reason),
    )


@transaction.atomic
def record_refresh(page: Any, *, revision_id: int | None, kind: Change) -> ChangeEntry | None:
    """Write down that a piece that is out looks different without its page having been published:
    it moved, or a picture or a catalogue entry that it shows was edited.

    Returns:
        The new entry, or ``None`` if the piece is not out or nothing in it changed.
    """
    PieceIdentity.lock(page.pk)
    before = current_piece(page.pk)
    if before is None or before.stage != Stage.OUT:
        return None
    now = timezone.now()
    old = before.as_piece()
    piece = replace(
        _continue(page.to_piece(), before, now=now),
        number=old.number,
        corrections=old.corrections,
        embargo_until=None,
        embargo_terms="",
        new_correction=None,
    )
    if replace(piece, version=old.version, updated_at=old.updated_at) == old:
        return None
    stored = store(before.identity, piece, stage=Stage.OUT, revision_id=revision_id, at=now)
    return _enter(stored, before, kind=kind, at=now, circumstances=None)


def _continue(piece: Piece, before: PublishedPiece | None, *, now: datetime) -> Piece:
    """``piece`` as the next version after ``before``, keeping its history."""
    if before is None:
        return replace(piece, version=1, updated_at=now)
    old = before.as_piece()
    return replace(
        piece,
        version=before.version + 1,
        updated_at=now,
        first_published_at=old.first_published_at,
        corrections=_corrections(piece, _told(before), now),
    )


def _told(before: PublishedPiece) -> tuple[Correction, ...]:
    """The corrections published so far. A tombstone has none: they quote what was withdrawn."""
    if before.stage == Stage.WITHDRAWN:
        earlier = PublishedPiece.objects.filter(identity=before.identity)
        before = earlier.exclude(stage=Stage.WITHDRAWN).latest("version")
    return before.as_piece().corrections


def _corrections(
    piece: Piece, known: tuple[Correction, ...], now: datetime
) -> tuple[Correction, ...]:
    """``known`` and, if the approved text brings a note that is not among them, that one."""
    note = piece.new_correction
    if note is None or any((each.wrong, each.right) == note for each in known):
        return known
    return (*known, Correction(wrong=note[0], right=note[1], at=now))


def _kind_of_publication(before: PublishedPiece | None, piece: Piece) -> Change:
    if before is None or before.stage != Stage.OUT:
        return Change.PUBLISHED
    corrected = len(piece.corrections) > len(before.as_piece().corrections)
    return Change.CORRECTED if corrected else Change.UPDATED


def _enter(
    stored: PublishedPiece,
    before: PublishedPiece | None,
    *,
    kind: Change,
    at: datetime,
    circumstances: Circumstances | None,
    minor: bool = False,
) -> ChangeEntry:
    """Append to the log. The counter is the last row taken: others queue behind it until commit."""
    why = circumstances or Circumstances()
    # Asked of the copy in memory, which was current a moment ago.
    was_public = (
        before is not None and before.stage == Stage.OUT and before.audience == Audience.PUBLIC
    )
    public = was_public or stored.is_public
    return ChangeEntry.objects.create(
        position=ChangeCounter.take_next(public=public),
        piece=stored,
        kind=kind,
        minor=minor,
        public=public,
        at=at,
        due_at=why.due_at,
        reason=why.reason,
        note=why.note,
        actor_id=why.actor.pk if why.actor else None,
        actor_name=str(why.actor) if why.actor else "",
    )
