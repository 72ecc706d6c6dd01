"""What happens to an original, and what follows for its translations: whether they are up to date,
and whether they still wait for their hour."""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision
from wagtail.signals import page_published

from cms.publishing.kinds import Change
from cms.publishing.models import ChangeEntry
from cms.publishing.protocols import is_publishable
from cms.workflows.translating.following import after_original
from cms.workflows.translating.freshness import keep_fresh, source_of


def connect() -> None:
    page_published.connect(look_at_source, dispatch_uid="pregon.translation_source")
    post_save.connect(
        follow_withdrawal, sender=ChangeEntry, dispatch_uid="pregon.translation_withdrawn"
    )
    post_save.connect(follow_hour, sender=Revision, dispatch_uid="pregon.translation_hour")


def look_at_source(sender: type, instance: Any, **kwargs: Any) -> None:
    """``page_published``, also of what is only scheduled, and of aliases, which are let be. An
    original that goes out anew and says the same leaves its translations up to date."""
    if not is_publishable(sender) or instance.alias_of_id:
        return
    after_original(instance.pk)
    if not instance.live:
        return
    source = source_of(instance)
    if source is not None:
        keep_fresh(source, instance)


def follow_withdrawal(
    sender: type, instance: ChangeEntry, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Also of what media had under embargo."""
    if created and not raw and instance.kind == Change.WITHDRAWN:
        after_original(instance.piece.page_id)


def follow_hour(
    sender: type,
    instance: Revision,
    *,
    created: bool,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """The acts, and Wagtail, move and clear an hour by saving the revision's alone."""
    if not created and "approved_go_live_at" in (update_fields or ()):
        model = instance.content_type.model_class()
        if model is not None and is_publishable(model):
            after_original(int(instance.object_id))
