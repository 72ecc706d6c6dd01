"""Letting out what is due, and taking down what has expired: one page a transaction."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision

from cms.publishing import acts, gate, hours
from cms.publishing.acts import under
from cms.publishing.models import PieceIdentity
from cms.publishing.protocols import is_publishable
from cms.publishing.record import Circumstances
from cms.publishing.whence import Place, Whence, coming_from

logger = logging.getLogger("pregon.release")


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One release that was due. ``lag`` is how late it came out; ``error`` why it didn't."""

    page_id: int
    due_at: datetime
    lag: timedelta
    error: str = ""
    expires: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something whose hour has come: a page that comes out, or one that ``expires``."""

    page_id: int
    due_at: datetime
    expires: bool


def list_due() -> list[Due]:
    """What ``release_due`` would do now, in its order."""
    now = timezone.now()
    coming = [Due(page_id=page, due_at=at, expires=False) for _pk, page, at in _due(now)]
    leaving = [Due(page_id=page, due_at=at, expires=True) for page, at in _expired(now)]
    return coming + leaving


def release_due(*, skip: frozenset[int] = frozenset()) -> list[Release]:
    """Publish every approved revision whose hour has come, and take down what has expired.

    Reads first, and opens a transaction only if something is due. A page that fails is reported
    and left; the others go on. Several processes may run it at once.

    Args:
        skip: ids of pages to leave alone this time (they failed a moment ago).
    """
    now = timezone.now()
    done = [
        _tried(_release_one, pk, due_at) for pk, page_id, due_at in _due(now) if page_id not in skip
    ]
    done += [_tried(_expire_one, pk, due_at) for pk, due_at in _expired(now) if pk not in skip]
    return [each for each in done if each is not None]


def _due(now: datetime) -> list[tuple[int, int, datetime]]:
    rows = (
        Revision.page_revisions.filter(approved_go_live_at__lte=now)
        .order_by("approved_go_live_at", "pk")
        .values_list("pk", "object_id", "approved_go_live_at")
    )
    return [(pk, int(object_id), due_at) for pk, object_id, due_at in rows]


def _expired(now: datetime) -> list[tuple[int, datetime]]:
    return list(
        Page.objects.live()
        .filter(expire_at__lte=now, alias_of=None)
        .order_by("expire_at", "pk")
        .values_list("pk", "expire_at")
    )


def _tried(act: Any, pk: int, due_at: datetime) -> Release | None:
    try:
        with coming_from(Whence(place=Place.RELEASES)):
            page_id = act(pk, due_at)
    except Exception as error:
        # Whatever it was, the next page's hour has come too.
        logger.exception("What was due at %s did not happen (%s %s).", due_at, act.__name__, pk)
        page_id = _page_of(act, pk)
        return Release(
            page_id=page_id,
            due_at=due_at,
            lag=_lag(due_at),
            error=str(error) or type(error).__name__,
            expires=act is _expire_one,
        )
    if page_id is None:
        return None
    lag = _lag(due_at)
    logger.info("Page %s: due %s, lag %.3f s.", page_id, due_at.isoformat(), lag.total_seconds())
    return Release(page_id=page_id, due_at=due_at, lag=lag)


def _page_of(act: Any, pk: int) -> int:
    if act is _expire_one:
        return pk
    return int(Revision.objects.values_list("object_id", flat=True).get(pk=pk))


def _lag(due_at: datetime) -> timedelta:
    return timezone.now() - due_at


@transaction.atomic
def _release_one(revision_id: int, due_at: datetime) -> int | None:
    """Publish one revision; ``None`` if another has its page, or its hour has changed."""
    rows = Revision.objects.filter(pk=revision_id, approved_go_live_at=due_at)
    waiting = rows.first()
    if waiting is None or not PieceIdentity.lock_if_free(int(waiting.object_id)):
        return None
    revision = rows.first()  # asked again: it may have been unscheduled before the page was ours
    if revision is None:
        return None
    with under(Circumstances(due_at=due_at)):
        publish_now(revision, log_action="wagtail.publish.scheduled")
    return int(revision.object_id)


def publish_now(
    revision: Revision, *, user: Any = None, log_action: Any = True, must_be_complete: bool = True
) -> None:
    """Put an approved revision out at once, whatever hour its content names.

    The hour that counts is the one of the schedule, which an act may have moved. What is out may
    lack something by now, and still be amended: then it need not be complete.

    Raises:
        NotApproved: nobody accepted it, it has expired, or something that is required is missing
            by now.
    """
    PieceIdentity.lock(int(revision.object_id))
    action = PublishPageRevisionAction(revision, user=user, log_action=log_action)
    if must_be_complete and is_publishable(type(action.object)):
        _require_unexpired(action.object)
        gate.require_complete(action.object)
    if action.object.go_live_at and action.object.go_live_at > timezone.now():
        action.object.go_live_at = None
    action.execute(skip_permission_checks=True)


@transaction.atomic
def let_out(revision: Revision, *, user: Any) -> None:
    """Publish what a review has accepted, or schedule it for the hour that it names.

    Raises:
        HourPassed: that hour is over, and nobody has said (``hours.answering``) what to do.
        NotApproved: it isn't accepted, something that is required is missing, or it has expired.
    """
    page = revision.as_object()
    _require_unexpired(page)
    late, answer = hours.passed(page), hours.answer()
    if late is not None and answer is None:
        raise hours.HourPassed(late)
    if late is not None and answer is not None and answer.at is not None:
        _schedule(revision, at=answer.at, user=user)
    else:
        revision.publish(user=user, skip_permission_checks=True)


def _require_unexpired(page: Any) -> None:
    if page.expire_at is not None and page.expire_at <= timezone.now():
        raise gate.NotApproved(
            _("Caducaba el %(hour)s, que ya pasó: cambie o quite esa hora en el editor.")
            % {"hour": hours.in_words(page.expire_at)}
        )


def _schedule(revision: Revision, *, at: datetime, user: Any) -> None:
    """Accepted words at another hour than they name. The hour is the act's."""
    page_id = int(revision.object_id)
    PieceIdentity.lock(page_id)
    action = PublishPageRevisionAction(revision, user=user)
    acts.require_possible(action.object, at=at)
    with under(replace(acts.circumstances(), due_at=at)):
        action.execute(skip_permission_checks=True)


@transaction.atomic
def _expire_one(page_id: int, due_at: datetime) -> int | None:
    if not PieceIdentity.lock_if_free(page_id):
        return None
    page = Page.objects.filter(pk=page_id, live=True, expire_at=due_at).first()
    if page is None:
        return None
    with under(Circumstances(due_at=due_at)):
        page.specific.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    return page_id
