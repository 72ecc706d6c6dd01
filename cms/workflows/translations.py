"""Whose words a translation holds: wagtail-localize keeps its strings apart from the revisions."""

from collections.abc import Iterable
from typing import Any

from wagtail_localize.models import SegmentOverride, StringTranslation


def authors_of_strings(page: Any, revision_id: int) -> Iterable[int]:
    """Ids of those who last touched a string or an override of ``page``. A provider of the gate.

    More than the revision may hold, on the safe side: a string of before is counted still.
    """
    about = {"context__object_id": page.translation_key, "locale_id": page.locale_id}
    for model in (StringTranslation, SegmentOverride):
        yield from model.objects.filter(**about, last_translated_by__isnull=False).values_list(
            "last_translated_by_id", flat=True
        )
