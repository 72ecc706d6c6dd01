"""Minor edits: a typo is mended, and nobody is disturbed.

Who sends an update of what is out says which it is. A minor one passes the gate like everything,
and is in the log as ``minor``; the hour that readers see as «Actualizado» stays. Whether it may be
one is asked again when it goes out: what changes a fact never is.
"""

from typing import Any

from wagtail.models import Page, Revision

from cms.piece import Piece
from cms.publishing.kinds import Stage
from cms.publishing.models import MinorEdit, PublishedPiece
from cms.publishing.weighty import Difference, differences


def declare(revision: Revision, *, minor: bool) -> None:
    """Write down what whoever sent ``revision`` says that it is."""
    if minor:
        MinorEdit.objects.get_or_create(
            revision_id=revision.pk, defaults={"page_id": int(revision.object_id)}
        )
    else:
        MinorEdit.objects.filter(revision_id=revision.pk).delete()


def is_declared(revision_id: int | None) -> bool:
    """Whether that revision was said to be a minor edit."""
    return revision_id is not None and MinorEdit.objects.filter(revision_id=revision_id).exists()


def newest_is_declared(page_id: int) -> bool:
    """Whether the newest text of the page, not out yet, was said to be one: who goes on with it
    and says nothing means the same."""
    row = Page.objects.filter(pk=page_id).values_list("latest_revision_id", "live_revision_id")
    newest, live = row.first() or (None, None)
    return newest != live and is_declared(newest)


def is_minor(before: PublishedPiece | None, piece: Piece, *, revision_id: int | None) -> bool:
    """Whether ``piece``, which takes the place of ``before``, disturbs nobody."""
    if before is None or before.stage != Stage.OUT or not is_declared(revision_id):
        return False
    return not any(each.weighty for each in differences(before.as_piece(), piece))


def changed_by(page: Any, before: PublishedPiece | None, piece: Piece) -> list[Difference]:
    """What ``piece``, the next version of ``page``, changes that matters in what is out."""
    if before is None or before.stage != Stage.OUT or not page.live:
        return []
    return differences(before.as_piece(), piece)
