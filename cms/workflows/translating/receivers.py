"""An original that goes out anew and says the same leaves its translations up to date."""

from typing import Any

from wagtail.signals import page_published

from cms.publishing.protocols import is_publishable
from cms.workflows.translating.freshness import keep_fresh, source_of


def connect() -> None:
    page_published.connect(look_at_source, dispatch_uid="pregon.translation_source")


def look_at_source(sender: type, instance: Any, **kwargs: Any) -> None:
    """``page_published``, also of aliases and of what is only scheduled, which are let be."""
    if not is_publishable(sender) or instance.alias_of_id or not instance.live:
        return
    source = source_of(instance)
    if source is not None:
        keep_fresh(source, instance)
