"""Who is told of what in a review. In the place of Wagtail's own e-mails, which say less, go to
superusers, and are sent inside the transaction.

All is read after the commit: a step that was taken in the same act waits for nobody.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    task_approved,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.publishing.acts import circumstances
from cms.publishing.models import Contribution
from cms.publishing.protocols import is_publishable
from cms.users.models import User
from cms.workflows import letters
from cms.workflows.mail import News, write
from cms.workflows.standing import who_has
from cms.workflows.turns import who_may_take

STOCK = (
    (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
    (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
    (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
)


def connect() -> None:
    """Wagtail's app connects later: a uid that is taken is kept."""
    for signal, sender, uid in STOCK:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        signal.connect(_nothing, sender=sender, dispatch_uid=uid)
    ours: tuple[tuple[Any, Any], ...] = (
        (task_submitted, after_commit_submitted),
        (task_approved, after_commit_approved),
        (workflow_rejected, after_commit_rejected),
        (workflow_approved, after_commit_finished),
        (page_published, after_commit_published),
    )
    for signal, receiver in ours:
        signal.connect(receiver, dispatch_uid=f"pregon.{receiver.__name__}")


def _nothing(**kwargs: Any) -> None:
    """Stands where Wagtail would connect its own."""


def after_commit_submitted(*, instance: Any, user: Any = None, **kwargs: Any) -> None:
    _after_commit(_tell_of_step, instance.pk, user)


def after_commit_approved(*, instance: Any, user: Any = None, **kwargs: Any) -> None:
    _after_commit(_tell_of_progress, instance.pk, user)


def after_commit_rejected(*, instance: Any, user: Any = None, **kwargs: Any) -> None:
    _after_commit(_tell_of_changes, instance.pk, user)


def after_commit_finished(*, instance: Any, user: Any = None, **kwargs: Any) -> None:
    _after_commit(_tell_of_end, instance.pk, user)


def after_commit_published(*, sender: Any, instance: Any, **kwargs: Any) -> None:
    """Only what came out at its hour: what comes out at once is told as its review's end."""
    if is_publishable(sender) and instance.live and circumstances().due_at is not None:
        _after_commit(_tell_of_release, instance)


def _after_commit(told: Callable[..., None], *facts: Any) -> None:
    transaction.on_commit(partial(told, *facts), robust=True)


def _tell_of_step(pk: int, actor: Any) -> None:
    state = _step(pk, status=TaskState.STATUS_IN_PROGRESS)
    if state is not None:
        people = _but(actor, who_may_take(state))
        write(people, letters.step_awaited(state, sender=actor), news=News.SUBMITTED)


def _tell_of_progress(pk: int, actor: Any) -> None:
    state = _step(pk, status=TaskState.STATUS_APPROVED)
    review = state.workflow_state if state else None
    coming = review.current_task_state if review else None
    if state is None or coming is None or coming.status != TaskState.STATUS_IN_PROGRESS:
        return
    asked = who_may_take(coming)  # they are told that it waits for them
    people = [each for each in _but(actor, authors_of(review)) if each not in asked]
    letter = letters.step_passed(state, coming=coming, waits_for=who_has(coming))
    write(people, letter, news=News.APPROVED)


def _tell_of_changes(pk: int, actor: Any) -> None:
    review = WorkflowState.objects.filter(pk=pk, status=WorkflowState.STATUS_NEEDS_CHANGES).first()
    if review is not None and review.current_task_state is not None:
        people = _but(actor, authors_of(review))
        write(people, letters.changes_asked(review.current_task_state), news=News.REJECTED)


def _tell_of_end(pk: int, actor: Any) -> None:
    review = WorkflowState.objects.filter(pk=pk).first()
    page = review.content_object if review else None
    if review is not None and page is not None:
        letter = letters.came_out(page.specific, review=review)
        write(_but(actor, authors_of(review)), letter, news=News.APPROVED)


def _tell_of_release(page: Any) -> None:
    review = WorkflowState.objects.for_instance(page).order_by("pk").last()
    if review is not None:
        write(authors_of(review), letters.came_out(page), news=News.APPROVED)


def _step(pk: int, *, status: str) -> TaskState | None:
    return TaskState.objects.filter(pk=pk, status=status).select_related("workflow_state").first()


def authors_of(review: WorkflowState) -> list[User]:
    """Who wrote what was reviewed, whose page it is, and who sent it."""
    revisions = review.task_states.values("revision_id")
    noted = Contribution.objects.filter(revision_id__in=revisions).values_list("user_id", flat=True)
    owner = getattr(review.content_object, "owner_id", None)
    people = {*noted, owner, review.requested_by_id}
    return list(User.objects.filter(pk__in=people - {None}, is_active=True).order_by("username"))


def _but(actor: Any, people: list[User]) -> list[User]:
    """Nobody is told of his own act."""
    return [each for each in people if actor is None or each.pk != actor.pk]
