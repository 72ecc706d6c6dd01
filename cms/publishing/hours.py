"""The hours of a page: which one counts, and what is asked when it passed before the approval.

::

    draft's own hour   go_live_at of its content        means nothing until it is accepted
    the hour of an     approved_go_live_at of the       what counts; an act may have moved it
    accepted revision  revision
    an hour of once    go_live_at of what is out        history: no newer text goes out by it
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.publishing.gate import NotApproved


class HourPassed(NotApproved):
    """What is accepted named an hour that passed meanwhile: somebody must say what to do."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        super().__init__(
            _(
                "Su hora, el %(hour)s, ya pasó: nada sale hasta que quien aprueba diga si sale "
                "ahora o a otra hora."
            )
            % {"hour": in_words(at)}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is to be done where the hour has passed: go out at once, or at another hour."""

    at: datetime | None = None


_answer: ContextVar[Answer | None] = ContextVar("answer", default=None)


@contextmanager
def answering(answer: Answer | None) -> Iterator[None]:
    """What goes out inside, goes out as ``answer`` says if its own hour has passed."""
    token = _answer.set(answer)
    try:
        yield
    finally:
        _answer.reset(token)


def answer() -> Answer | None:
    """What the person said who approves, if anything."""
    return _answer.get()


def in_words(at: datetime) -> str:
    """An hour as the desk says it."""
    return date_format(timezone.localtime(at), "DATETIME_FORMAT")


def passed(page: Any) -> datetime | None:
    """The hour that ``page``, as it would go out, names and that is over; ``None`` for no hour, one
    to come, or that at which it came out once."""
    at: datetime | None = page.go_live_at
    return at if at is not None and at <= timezone.now() and not is_history(page) else None


def is_history(page: Any) -> bool:
    """Whether the hour of ``page`` is one at which it came out, or was to come out when somebody
    brought it forward, rather than one for its newer text."""
    if page.go_live_at is None:
        return False
    if page.last_published_at is not None and page.go_live_at <= page.last_published_at:
        return True
    if not page.live_revision_id:
        return False
    stored = (
        Revision.objects.filter(pk=page.live_revision_id)
        .values_list("content__go_live_at", flat=True)
        .first()
    )
    return bool(stored) and parse_datetime(str(stored)) == page.go_live_at


def bring_up_to_date(page: Any, revision: Revision | None) -> Any:
    """Give ``page``, the object of its newest ``revision``, the hour that counts: acts move it
    without touching the accepted words, and a text that is edited would put the old one back."""
    if revision is not None and revision.approved_go_live_at is not None:
        page.go_live_at = revision.approved_go_live_at
    elif is_history(page):
        page.go_live_at = None
    return page


def says(page: Any) -> str:
    """What will happen at the hour of ``page`` (its newest text), or why nothing will; empty
    without an hour."""
    coming = page.scheduled_revision if page.pk and page.approved_schedule else None
    if coming is not None:
        said = _of_schedule(coming.approved_go_live_at)
        return said if not page.live else f"{said} {_while_it_waits()}"
    if page.go_live_at is None or is_history(page):
        return ""
    if page.go_live_at <= timezone.now():
        return _(
            "Su hora, el %(hour)s, ya pasó y no está aprobada: no saldrá por sí sola. Ponga otra "
            "hora, o déjela vacía para que salga en cuanto se apruebe."
        ) % {"hour": in_words(page.go_live_at)}
    return _(
        "El %(hour)s no pasará nada si para entonces no está aprobada. Guardar la hora no basta: "
        "envíela a revisión."
    ) % {"hour": in_words(page.go_live_at)}


def _of_schedule(at: datetime) -> str:
    if at <= timezone.now():
        return _("Debía salir el %(hour)s y no ha salido.") % {"hour": in_words(at)}
    return _("Aprobada: saldrá el %(hour)s.") % {"hour": in_words(at)}


def _while_it_waits() -> str:
    return _(
        "Es un cambio de lo que está fuera: mientras espera no se edita ni se corrige. Publíquelo "
        "ahora o cancele su programación."
    )
