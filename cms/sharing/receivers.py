"""What is taken back is shared no more."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from cms.publishing.acts import circumstances
from cms.publishing.kinds import Change
from cms.publishing.models import ChangeEntry
from cms.sharing.links import revoke
from cms.sharing.models import PreviewSnapshot, ShareLink


def connect() -> None:
    post_save.connect(close_withdrawn, sender=ChangeEntry, dispatch_uid="pregon.sharing.withdrawn")
    post_delete.connect(close_deleted, sender=Page, dispatch_uid="pregon.sharing.deleted")


def close_withdrawn(
    sender: type, instance: ChangeEntry, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A withdrawal revokes the page's links, and those to its translations that aren't out: what
    they show may be what was wrong."""
    if not created or raw or instance.kind != Change.WITHDRAWN:
        return
    piece = instance.piece
    drafts = Page.objects.filter(translation_key=piece.translation_key, live=False)
    for page_id in {piece.page_id, *drafts.values_list("pk", flat=True)}:
        _close(page_id, circumstances().actor)


def close_deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    _close(instance.pk, None)


def _close(page_id: int, actor: Any) -> None:
    revoke(ShareLink.objects.filter(page_id=page_id), actor=actor)
    PreviewSnapshot.objects.filter(page_id=page_id).delete()
