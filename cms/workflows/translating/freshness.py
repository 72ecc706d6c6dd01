"""Whether a translation's source still says what its original says."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail_localize.models import TranslationSource

from cms.base.translatable import chosen_facts


def source_of(page: Any) -> TranslationSource | None:
    """The words of ``page``, an original, as its translators have them."""
    found: TranslationSource | None = TranslationSource.objects.get_for_instance_or_none(page)
    return found


def source_behind(page: Any) -> TranslationSource | None:
    """What ``page``, a translation, was made of."""
    found: TranslationSource | None = (
        TranslationSource.objects.filter(
            object_id=page.translation_key, translations__target_locale_id=page.locale_id
        )
        .exclude(locale_id=page.locale_id)
        .first()
    )
    return found


def is_fresh(source: TranslationSource, original: Any) -> bool:
    """Whether the source was taken from what is out of ``original``, or from its newest draft."""
    changed = original.last_published_at if original.live else original.latest_revision_created_at
    return changed is None or source.last_updated_at >= changed


def keep_fresh(source: TranslationSource, original: Any) -> None:
    """After ``original`` went out: a source that says the same already is as good as a new one."""
    if _said(original, json.loads(source.content_json)) == _said(
        original, json.loads(original.to_json())
    ):
        source.last_updated_at = timezone.now()
        source.save(update_fields=["last_updated_at"])


def _said(original: Any, content: Mapping[str, Any]) -> dict[str, Any]:
    """The words and facts of a stored content, whatever the keys of its rows."""
    model = type(original)
    names = [each.field_name for each in model.translatable_fields]
    said = {name: _plain(content.get(name)) for name in names}
    return said | {name: sorted(content.get(name) or ()) for name in chosen_facts(model)}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        rows = (each for each in value)
        return [_without_key(each) for each in rows]
    return value


def _without_key(row: Any) -> Any:
    return {k: v for k, v in row.items() if k != "pk"} if isinstance(row, Mapping) else row
