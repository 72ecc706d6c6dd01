"""What keeps a translation from going out, beside its review. A provider of the gate."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from cms.base.translatable import chosen_facts, fact_columns
from cms.workflows.translating.freshness import source_behind


def obstacles_of(page: Any) -> Iterator[tuple[str, str]]:
    """Of the revision ``page``: it says what its original says, and never before it.

    A level or an hour may have changed, by an act, since the translation was sent to review.
    """
    source = source_behind(page)
    original = (
        source.specific_content_type.model_class()
        .objects.filter(translation_key=source.object_id, locale_id=source.locale_id)
        .first()
        if source
        else None
    )
    if original is None:
        return
    if not original.live:
        if not _comes_out_after(page, original):
            yield "", _("La original no está publicada: la traducción sale con ella o después.")
    elif different := facts_that_differ(page, original):
        names = ", ".join(str(page._meta.get_field(name).verbose_name) for name in different)
        yield "", _("La original cambió (%(names)s): actualice la traducción.") % {"names": names}


def _comes_out_after(page: Any, original: Any) -> bool:
    coming = original.scheduled_revision
    return (
        coming is not None
        and page.go_live_at is not None
        and _milliseconds(page.go_live_at) >= _milliseconds(coming.approved_go_live_at)
    )


def facts_that_differ(page: Any, original: Any) -> list[str]:
    """The names of the facts in which ``page`` and what is out of ``original`` don't agree."""
    model = type(page)
    plain = [name for name in fact_columns(model) if _value(page, name) != _value(original, name)]
    chosen = [name for name in chosen_facts(model) if _keys(page, name) != _keys(original, name)]
    return plain + chosen


def _value(page: Any, name: str) -> str:
    value = page._meta.get_field(name).value_from_object(page)
    return str(_milliseconds(value) if isinstance(value, datetime) else value)


def _milliseconds(moment: datetime) -> int:
    """Revisions store no more of a time; a row has it whole."""
    return int(moment.timestamp() * 1000)


def _keys(page: Any, name: str) -> set[Any]:
    return {each.pk for each in getattr(page, name).all()}
