"""What was said in one review: who asked for what, what was answered, what changed in between."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from cms.workflows.models import Answer
from cms.workflows.turns import PASSED, TAKEN

LONGEST = 2000  # characters of an answer, as its field has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One thing that was done: ``what`` says it, ``text`` are the person's own words.

    ``before`` and ``after``: the revisions between which the text changed, to compare.
    """

    at: datetime
    who: str
    what: str
    text: str = ""
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Changes that an author is asked for, and hasn't sent yet."""

    who: str
    at: datetime
    text: str
    step: str
    task_state_id: int


def exchange_of(page: Any) -> list[Turn]:
    """The newest review of ``page`` in order; empty if it never had one."""
    review = review_of(page)
    if review is None:
        return []
    turns = [Turn(at=review.created_at, who=_name(review.requested_by), what=_("la envió"))]
    states = list(
        review.task_states.select_related("finished_by", "task", "revision__user").order_by("pk")
    )
    answers = {each.task_state_id: each for each in _answers(review)}
    for number, state in enumerate(states):
        turns += _of_state(state, states[number + 1 :], answers.get(state.pk))
    turns += _passings(page, review)
    return sorted(turns, key=lambda turn: turn.at)


def review_of(page: Any) -> WorkflowState | None:
    """The review that ``page`` is in, or its last one."""
    return (
        page.current_workflow_state
        or WorkflowState.objects.for_instance(page).order_by("created_at", "pk").last()
    )


def open_request(page: Any) -> Request | None:
    """What ``page``'s author is asked to change now."""
    review = page.current_workflow_state
    state = review.current_task_state if review else None
    if state is None or review.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return Request(
        who=_name(state.finished_by),
        at=state.finished_at,
        text=state.comment,
        step=state.task.name,
        task_state_id=state.pk,
    )


def answer(request: Request, *, text: str, author: Any) -> None:
    """Keep what ``author`` says to ``request`` as he sends the piece again; nothing for nothing."""
    if text.strip():
        Answer.objects.update_or_create(
            task_state_id=request.task_state_id,
            defaults={"text": text.strip()[:LONGEST], "author": author},
        )


def newest_answer(review: WorkflowState) -> Answer | None:
    """To the last request for changes; ``None`` if that was sent again without a word."""
    asked = review.task_states.filter(status=TaskState.STATUS_REJECTED).order_by("pk").last()
    return _answers(review).filter(task_state=asked).first() if asked else None


def _answers(review: WorkflowState) -> Any:
    return Answer.objects.filter(task_state__workflow_state=review).select_related("author")


def _of_state(state: TaskState, later: list[TaskState], said: Answer | None) -> list[Turn]:
    done = {
        TaskState.STATUS_APPROVED: _("aprobó (%(step)s)") % {"step": state.task.name},
        TaskState.STATUS_REJECTED: _("pidió cambios (%(step)s)") % {"step": state.task.name},
    }
    if state.status not in done or state.finished_at is None:
        return []
    who = _name(state.finished_by)
    turns = [Turn(at=state.finished_at, who=who, what=done[state.status], text=state.comment)]
    if state.status == TaskState.STATUS_REJECTED:
        turns += _sent_again(state, later, said)
    return turns


def _sent_again(state: TaskState, later: list[TaskState], said: Answer | None) -> list[Turn]:
    """After changes were asked for: the next step that began is of the mended text."""
    if not later:
        return []
    again = later[0]
    return [
        Turn(
            at=said.at if said else again.started_at,
            who=_name(said.author if said else again.revision.user),
            what=_("respondió y la envió otra vez") if said else _("la envió otra vez"),
            text=said.text if said else "",
            before=state.revision_id,
            after=again.revision_id,
        )
    ]


def _passings(page: Any, review: WorkflowState) -> list[Turn]:
    entries = PageLogEntry.objects.filter(
        page=page.pk, action__in=(PASSED, TAKEN), timestamp__gte=review.created_at
    ).select_related("user")
    return [
        Turn(
            at=each.timestamp,
            who=_name(each.user),
            what=_("la tomó")
            if each.action == TAKEN
            else _("la pasó a %(who)s") % {"who": each.data["to"]},
            text=each.data.get("note", ""),
        )
        for each in entries
    ]


def _name(user: Any) -> str:
    return str(user) if user else "—"
