"""Before and after of a page's versions, as long as the versions are there."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from wagtail.models import Page, Revision

from cms.audit.models import AuditEntry
from cms.audit.sources.pages import labels
from cms.publishing.gate import changed_fields

# The acts that made a version, beside those that let one out or accepted it.
_MADE_A_VERSION = frozenset({"wagtail.edit", "wagtail.revert", "aceptacion.act"})


def fields_changed(entries: Iterable[AuditEntry]) -> dict[int, list[str]]:
    """By the entry's id: the names of the fields that its version changed.

    Three queries for all: which versions, what they hold, of which types they are. A version that
    is gone has only the names that were noted when it began.
    """
    shown = [each for each in entries if each.action in _MADE_A_VERSION and each.revision_id]
    noted = {each.pk: [change[0] for change in each.changes] for each in shown}
    pairs = _pairs(shown)
    wanted = {*pairs, *pairs.values()}
    rows = Revision.objects.filter(pk__in=wanted).select_related("content_type")
    held = {each.pk: each for each in rows}
    for entry in shown:
        old, new = held.get(pairs.get(entry.revision_id or 0, 0)), held.get(entry.revision_id or 0)
        if old is not None and new is not None:
            names = changed_fields(old.content, new.content)
            noted[entry.pk] = labels(new.content_type.model_class(), names)
    return noted


def _pairs(entries: list[AuditEntry]) -> dict[int, int]:
    """The version before each of those that ``entries`` made."""
    if not entries:
        return {}
    pages = {str(each.page_id) for each in entries}
    wanted = {each.revision_id for each in entries}
    ids = Revision.page_revisions.filter(object_id__in=pages, pk__lte=max(filter(None, wanted)))
    pairs: dict[int, int] = {}
    last: dict[str, int] = {}
    for pk, page in ids.order_by("pk").values_list("pk", "object_id"):
        if pk in wanted and page in last:
            pairs[pk] = last[page]
        last[page] = pk
    return pairs


def differences(entry: AuditEntry, request: HttpRequest) -> list[Any] | None:
    """What the version of ``entry`` changed: Wagtail's comparisons of the fields that differ;
    ``None`` if a version is gone."""
    page = Page.objects.filter(pk=entry.page_id).first()
    if page is None or not entry.revision_id:
        return None
    revisions = Revision.page_revisions.filter(object_id=str(page.pk))
    new = revisions.filter(pk=entry.revision_id).first()
    old = revisions.filter(pk__lt=entry.revision_id).order_by("-pk").first()
    if new is None or old is None:
        return None
    page = page.specific
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    before, after = old.as_object(), new.as_object()
    compared = (compare(before, after) for compare in panel.get_comparison())
    return [each for each in compared if each.has_changed()]
