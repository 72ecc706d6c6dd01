"""Going out on one person's word when lives hang on it, and what makes that good afterwards.

::

    publish ──> waits ──┬── ratify             a head who neither let it out nor wrote any of it
                        ├── settle_by_review   a newer text went out by the steps, with such a head
                        └── end                withdrawn, expired, deleted

While it waits its words count as unaccepted (``gate.contributors``). Who may do what is asked by
the page's permission tester; whose word it can't be, here.
"""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.publishing import gate
from cms.publishing.acts import NothingToDo, in_turn, under
from cms.publishing.kinds import Acceptance
from cms.publishing.models import Emergency, PieceIdentity
from cms.publishing.models.emergencies import publishers_of
from cms.publishing.record import Circumstances
from cms.publishing.release import publish_now

# What the set-up gives to the heads, and an administrator to whom else he will.
CODENAME = "publish_emergency"
PERMISSION = f"cms_publishing.{CODENAME}"
# In Wagtail's log.
PUBLISHED = "pregon.emergency.publish"
RATIFIED = "pregon.emergency.ratify"
SETTLED = "pregon.emergency.settle"
WITHDRAWN = "pregon.emergency.withdraw"
ALARM = "pregon.emergency.alarm"


@transaction.atomic
def publish(page: Any, *, actor: Any, seen: int, reason: str, ratify_in: timedelta) -> Emergency:
    """Put the newest text of ``page`` out at once on ``actor``'s word; a review of it ends.

    Args:
        page: a draft, in review or not, or what is out with a newer draft.
        actor: who answers for it; whether that is his to do was asked before.
        seen: the revision that he looked at.
        reason: why it can't wait, for the office alone.
        ratify_in: how long another has to ratify it.

    Raises:
        NothingToDo: it is out already, is scheduled, was changed meanwhile, or lacks a reason.
        NotApproved: it may not go out in an emergency, or lacks what publication needs.
    """
    page = in_turn(page)
    revision = page.get_latest_revision()
    _require_newer_text(page, revision, seen=seen)
    if not reason.strip():
        raise NothingToDo(_("Escriba por qué no puede esperar."))
    if (review := page.current_workflow_state) is not None:
        review.cancel(user=actor)
    before = page.live_revision_id if page.live else None
    accepted = gate.accept(revision, kind=Acceptance.EMERGENCY, user=actor)
    with under(Circumstances(actor=actor)):
        try:
            publish_now(revision, user=actor)
        except ValidationError as error:
            raise NothingToDo(" ".join(error.messages)) from error
    now = timezone.now()
    it = Emergency.objects.create(
        page_id=page.pk,
        revision_id=revision.pk,
        content_hash=accepted.content_hash,
        before_id=before,
        user_id=actor.pk,
        user_name=str(actor),
        reason=reason.strip().rstrip("."),  # it is quoted inside sentences
        at=now,
        ratify_by=now + ratify_in,
    )
    data = {"reason": it.reason, "ratify_by": it.ratify_by.isoformat()}
    log(instance=page, action=PUBLISHED, user=actor, revision=revision, data=data)
    return it


def _require_newer_text(page: Any, revision: Revision, *, seen: int) -> None:
    if revision.pk != seen:
        raise NothingToDo(_("El texto cambió mientras usted lo leía. Véalo de nuevo."))
    if page.live and revision.pk == page.live_revision_id:
        raise NothingToDo(_("Este texto ya está publicado."))
    if page.scheduled_revision is not None:
        raise NothingToDo(
            _(
                "Ya está aprobada y espera su hora: publíquela ahora o cancele esa programación. "
                "No hace falta una emergencia."
            )
        )


@transaction.atomic
def ratify(page: Any, *, actor: Any, seen: int) -> list[Emergency]:
    """Accept what is out of ``page``, all of it, after it went out in an emergency.

    ``seen`` is the revision that ``actor`` looked at.

    Returns:
        The emergencies that no longer wait: one, or those that followed one another.

    Raises:
        NothingToDo: none waits, the text is another by now, or it isn't this person's to ratify.
    """
    page = in_turn(page)
    waiting = list(Emergency.objects.waiting().of_page(page.pk))
    if not waiting or not page.live:
        raise NothingToDo(_("Ya no espera ratificación."))
    if page.live_revision_id != seen:
        raise NothingToDo(_("El texto cambió mientras usted lo leía. Véalo de nuevo."))
    if actor.pk in bound(page, waiting):
        raise NothingToDo(_("Usted la publicó o la escribió: debe ratificarla otra persona."))
    gate.accept(page.live_revision, kind=Acceptance.RATIFICATION, user=actor)
    Emergency.objects.waiting().of_page(page.pk).settle(
        user_id=actor.pk, user_name=str(actor), revision_id=seen
    )
    log(instance=page, action=RATIFIED, user=actor, revision=page.live_revision)
    return waiting


def bound(page: Any, waiting: list[Emergency]) -> frozenset[int]:
    """Ids of those who can't ratify what is out of ``page``: who let it out, who wrote it."""
    return publishers_of(waiting) | gate.contributors(page, page.live_revision)


def settle_by_review(page: Any, revision: Revision | None) -> None:
    """``revision`` of ``page`` has just gone out. If that was by the steps, and one of them was
    taken by somebody who could have ratified, no emergency of the page waits any longer.

    Otherwise (its publisher approved, and its author gave the «visto») it goes on waiting.
    """
    waiting = list(Emergency.objects.waiting().of_page(page.pk))
    if not waiting or revision is None:
        return
    approvals = gate.approvals_of(revision)
    if not gate.by_review(page, revision, approvals).may_go_out:
        return
    barred = publishers_of(waiting) | gate.contributors(page, revision)
    steps = (each for each in approvals if each.kind == Acceptance.APPROVAL)
    other = next((each for each in steps if each.user_id not in barred), None)
    if other is None or other.user_id is None:
        return
    Emergency.objects.waiting().of_page(page.pk).settle(
        user_id=other.user_id, user_name=other.user_name, revision_id=revision.pk
    )
    data = {"approved_by": other.user_name}
    log(instance=page, action=SETTLED, revision=revision, data=data)


def end(page: Page, *, actor: Any = None) -> None:
    """Nothing of ``page`` is out any longer: nobody need ratify it."""
    waiting = Emergency.objects.waiting().of_page(page.pk)
    if waiting.update(withdrawn_at=timezone.now()):
        log(instance=page, action=WITHDRAWN, user=actor)


@transaction.atomic
def take_alarm(page_id: int, *, every: timedelta) -> list[Emergency]:
    """The waiting emergencies of the page if an alarm is due, which the caller then gives.

    Due when the first one's time is over, and again ``every`` so often. Whoever asks at once finds
    that another has it.
    """
    PieceIdentity.lock(page_id)
    waiting = list(Emergency.objects.waiting().of_page(page_id))
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is None:
        Emergency.objects.waiting().of_page(page_id).update(withdrawn_at=timezone.now())
        return []
    now = timezone.now()
    if not waiting or alarm_due_at(waiting, every=every) > now:
        return []
    for each in waiting:
        each.alarms, each.last_alarm_at = each.alarms + 1, now
        each.save(update_fields=["alarms", "last_alarm_at"])
    log(instance=page, action=ALARM, data={"alarms": waiting[0].alarms})
    return waiting


def alarm_due_at(waiting: list[Emergency], *, every: timedelta) -> Any:
    """When the next alarm about emergencies of one page is to be given."""
    last = max((each.last_alarm_at for each in waiting if each.last_alarm_at), default=None)
    return last + every if last else min(each.ratify_by for each in waiting)
