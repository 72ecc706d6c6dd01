"""What changed in a page, for the one who is asked to accept it."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState

from cms.publishing.models import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """``fields``: Wagtail's comparisons of what differs; ``since``: from what, in words."""

    since: str
    fields: list[Any]


def changes_for(person: Any, revision: Revision, request: HttpRequest) -> Changes | None:
    """What is in ``revision`` and not in what ``person`` knows; ``None``: he knows nothing of it.

    One knows what one wrote last, or took a step of, and what is out.
    """
    known = _known_to(person, revision)
    if known is None:
        return None
    before, after = known.as_object(), revision.as_object()
    return Changes(since=_said_of(known, person), fields=compare(before, after, request))


def compare(before: Any, after: Any, request: HttpRequest) -> list[Any]:
    """The fields in which two states of a page differ, as Wagtail compares them."""
    panel = type(after).get_edit_handler()
    bound = panel.get_bound_panel(instance=after, request=request, form=None)
    each = (comparison(before, after) for comparison in bound.get_comparison())
    return [comparison for comparison in each if comparison.has_changed()]


def _known_to(person: Any, revision: Revision) -> Revision | None:
    earlier = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id,
        object_id=revision.object_id,
        pk__lt=revision.pk,
    )
    page_id = int(revision.object_id)
    accepted = Approval.objects.filter(page_id=page_id, user_id=person.pk).values("revision_id")
    judged = TaskState.objects.filter(
        finished_by=person, status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)
    ).values("revision_id")
    out = Page.objects.filter(pk=page_id, live=True).values("live_revision_id")
    known = [
        earlier.filter(user=person),
        earlier.filter(pk__in=accepted),
        earlier.filter(pk__in=judged),
        earlier.filter(pk__in=out),
    ]
    found = [each.order_by("pk").last() for each in known]
    return max((each for each in found if each), key=lambda each: each.pk, default=None)


def _said_of(known: Revision, person: Any) -> str:
    hour = date_format(timezone.localtime(known.created_at), "SHORT_DATETIME_FORMAT")
    if known.user_id == person.pk:
        return _("Lo que cambió desde su propia versión del %(hour)s") % {"hour": hour}
    if Page.objects.filter(pk=int(known.object_id), live_revision_id=known.pk).exists():
        return _("Lo que cambia de lo que está publicado")
    return _("Lo que cambió desde que usted lo leyó, en la versión del %(hour)s") % {"hour": hour}
