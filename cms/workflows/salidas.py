"""«Salidas»: what has an hour, in order, with its true state. Few queries, however many there are.

::

    aprobada: saldrá ─────────────> no salió: …          (red, until it is solved)
    bajo embargo, ya la tienen los medios ─> no salió: …
    no saldrá: falta aprobar ─────> no salió: su hora pasó sin aprobar
    dejará de verse, termina ─────> no se quitó: …
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState
from wagtail.permissions import page_permission_policy

from cms.publishing import missed
from cms.publishing.kinds import Stage
from cms.publishing.models import MissedRelease, PublishedPiece
from cms.workflows.alarms import why

OK, WAITS, HELD, BAD = "ok", "waits", "held", "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salida:
    """One hour of one page. ``tone``: ``ok`` it will happen, ``waits`` it won't unless somebody
    acts, ``held`` media have it, ``bad`` it should have happened."""

    page_id: int
    title: str
    kind: str
    at: datetime
    state: str
    tone: str
    owner_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Salidas:
    """All of them, soonest first; ``silent``: nobody looks after what is coming."""

    rows: tuple[Salida, ...]
    silent: bool
    silence: str

    @property
    def missed(self) -> tuple[Salida, ...]:
        return tuple(each for each in self.rows if each.tone == BAD)

    @property
    def alarming(self) -> bool:
        """Whether the silence matters: something is to come, or to leave, by itself."""
        return self.silent and any(each.tone != WAITS for each in self.rows)


def salidas_for(user: Any) -> Salidas:
    """What ``user`` may see of it in the tree. Eight queries."""
    visible = page_permission_policy.explorable_instances(user).filter(alias_of=None)
    scheduled = _scheduled()
    errors = _errors()
    pages = {each["pk"]: each for each in _pages(visible, scheduled)}
    advances = set(
        PublishedPiece.objects.current()
        .filter(stage=Stage.ADVANCE, page_id__in=pages)
        .values_list("page_id", flat=True)
    )
    steps = _steps(pages)
    beat = missed.last_beat()
    rows = [
        *(_coming(pages[pk], at, advances, errors) for pk, at in scheduled.items() if pk in pages),
        *(_draft(each, steps) for pk, each in pages.items() if _has_own_hour(each, scheduled)),
        *(_leaving(each, errors) for each in pages.values() if each["live"] and each["expire_at"]),
        *_ending(visible),
    ]
    return Salidas(
        rows=tuple(sorted(rows, key=lambda each: (each.at, each.title))),
        silent=missed.is_silent(beat),
        silence=why("") if missed.is_silent(beat) else "",
    )


def _scheduled() -> dict[int, datetime]:
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    return {int(pk): at for pk, at in rows.values_list("object_id", "approved_go_live_at")}


def _errors() -> dict[tuple[int, datetime], str]:
    rows = MissedRelease.objects.filter(solved_at=None)
    return {(pk, at): error for pk, at, error in rows.values_list("page_id", "due_at", "error")}


def _pages(visible: Any, scheduled: Iterable[int]) -> Iterable[Mapping[str, Any]]:
    """The rows of all pages with an hour. A page that is out keeps its next text's hour in the
    newest revision; one that isn't, in its row."""
    return (
        visible.annotate(
            newer=KeyTextTransform("go_live_at", "latest_revision__content"),
            older=KeyTextTransform("go_live_at", "live_revision__content"),
        )
        .filter(
            Q(pk__in=list(scheduled))
            | Q(live=False, expired=False, go_live_at__isnull=False)
            | Q(live=True, expire_at__isnull=False)
            | Q(live=True, has_unpublished_changes=True, newer__isnull=False)
        )
        .values(
            *("pk", "draft_title", "live", "expired", "go_live_at", "expire_at", "owner_id"),
            *("last_published_at", "content_type_id", "has_unpublished_changes", "newer", "older"),
        )
    )


def _own_hour(page: Mapping[str, Any]) -> datetime | None:
    """The hour of a draft, unless it is the one of what was out once."""
    at = parse_datetime(page["newer"]) if page["live"] and page["newer"] else page["go_live_at"]
    last = page["last_published_at"]
    if at is None or (page["live"] and page["newer"] == page["older"]):
        return None
    return None if last is not None and at <= last else at


def _has_own_hour(page: Mapping[str, Any], scheduled: Mapping[int, datetime]) -> bool:
    if page["pk"] in scheduled or page["expired"]:
        return False
    if page["live"] and not page["has_unpublished_changes"]:
        return False
    return _own_hour(page) is not None


def _coming(
    page: Mapping[str, Any],
    at: datetime,
    advances: set[int],
    errors: Mapping[tuple[int, datetime], str],
) -> Salida:
    error = errors.get((page["pk"], at))
    if error is not None or missed.is_overdue(at):
        return _row(page, at, state=_("no salió: %(why)s") % {"why": why(error or "")}, tone=BAD)
    if page["pk"] in advances:
        return _row(page, at, state=_("bajo embargo, ya la tienen los medios"), tone=HELD)
    state = _("aprobado: el cambio saldrá") if page["live"] else _("aprobada, saldrá")
    return _row(page, at, state=state, tone=OK)


def _draft(page: Mapping[str, Any], steps: Mapping[int, str]) -> Salida:
    at = _own_hour(page)
    assert at is not None  # noqa: S101 - only those with an hour of their own are asked
    step = steps.get(page["pk"], _("sin enviar"))
    said = (
        _("no salió: su hora pasó sin aprobar (%(step)s)")
        if at <= timezone.now()
        else _("no saldrá: falta aprobar (%(step)s)")
    )
    return _row(page, at, state=said % {"step": step}, tone=WAITS)


def _leaving(page: Mapping[str, Any], errors: Mapping[tuple[int, datetime], str]) -> Salida:
    at: datetime = page["expire_at"]
    error = errors.get((page["pk"], at))
    if error is not None or missed.is_overdue(at):
        return _row(page, at, state=_("no se quitó: %(why)s") % {"why": why(error or "")}, tone=BAD)
    return _row(page, at, state=_("dejará de verse"), tone=OK)


def _ending(visible: Any) -> list[Salida]:
    """What ceases to be in force by itself."""
    pieces = PublishedPiece.objects.out().filter(
        in_force_until__gt=timezone.now(), page_id__in=visible.values("pk")
    )
    return [
        _row(
            {"pk": page_id, "draft_title": title, "content_type_id": None, "owner_id": None},
            until,
            state=_("termina su vigencia"),
            tone=OK,
        )
        for page_id, title, until in pieces.values_list("page_id", "title", "in_force_until")
        if until is not None
    ]


def _steps(pages: Iterable[int]) -> dict[int, str]:
    """At which step each review stands, by page."""
    rows = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in pages],
        status__in=(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES),
    ).values_list("object_id", "status", "current_task_state__task__name")
    return {
        int(pk): _("se pidieron cambios") if status == WorkflowState.STATUS_NEEDS_CHANGES else step
        for pk, status, step in rows
    }


def _row(page: Mapping[str, Any], at: datetime, *, state: str, tone: str) -> Salida:
    type_id = page["content_type_id"]
    model = ContentType.objects.get_for_id(type_id).model_class() if type_id else None
    return Salida(
        page_id=page["pk"],
        title=page["draft_title"],
        kind=str(model._meta.verbose_name) if model else "",
        at=at,
        state=state,
        tone=tone,
        owner_id=page["owner_id"],
    )
