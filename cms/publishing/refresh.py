"""Writing pieces anew when what they show changed elsewhere: an address, a picture, a catalogue."""

from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from cms.publishing.kinds import Change, Stage
from cms.publishing.models import (
    ChangeCounter,
    ChangeEntry,
    PieceIdentity,
    PieceUse,
    PublishedPiece,
)
from cms.publishing.protocols import is_publishable
from cms.publishing.record import record_refresh
from cms.publishing.uses import use_of


def refresh(page: Any, *, kind: Change) -> ChangeEntry | None:
    """Record ``page``'s piece again, from its approved revision, if it is out and looks different.

    The row is never read: a script may have written into it what nobody approved.
    """
    if not is_publishable(type(page)) or not page.live or page.alias_of_id:
        return None
    return record_refresh(page.released(), revision_id=page.live_revision_id, kind=kind)


@transaction.atomic
def refresh_subtree(page: Page, *, kind: Change, inclusive: bool = True) -> None:
    """Record again what is out of ``page`` and of everything below it."""
    below = page.get_descendants(inclusive=inclusive)
    _refresh_pages(below.values_list("pk", flat=True), kind=kind)


@transaction.atomic
def refresh_places() -> None:
    """Note the places in the tree anew: a move shifts siblings that no signal names.

    Menus and the default order of listings follow it, so older public answers are stale.
    """
    now = Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path")
    there = Page.objects.order_by().values("pk")
    PublishedPiece.objects.current().filter(page_id__in=there).update(tree_path=Subquery(now))
    ChangeCounter.touch_settings()


@transaction.atomic
def refresh_users_of(thing: Any) -> None:
    """Record again every piece that shows ``thing`` (an image, a document, a catalogue entry)."""
    label, key = use_of(thing)
    page_ids = PieceUse.objects.filter(
        label=label, object_id=key, piece__is_current=True
    ).values_list("piece__page_id", flat=True)
    _refresh_pages(page_ids, kind=Change.UPDATED)


def _refresh_pages(page_ids: Any, *, kind: Change) -> None:
    out = PublishedPiece.objects.current().filter(stage=Stage.OUT, page_id__in=page_ids)
    # All of them before the first takes the counter: who holds one of them waits for it.
    PieceIdentity.lock_all(out.values("page_id"))
    for page in Page.objects.filter(pk__in=out.values("page_id")).order_by("path").specific():
        refresh(page, kind=kind)
