"""What the e-mails about reviews say. Each function gives the message for one person at a time, so
that it is in that person's language and its button that person's own."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from cms.publishing import hours
from cms.users.models import User
from cms.workflows.exchange import newest_answer
from cms.workflows.links import link_to_step
from cms.workflows.mail import Message, editor_of
from cms.workflows.models import VistoTask
from cms.workflows.turns import assignment_of, waits_since

Compose = Callable[[User], Message]


def step_awaited(state: TaskState, *, sender: Any) -> Compose:
    """A step begins: to those who may take it."""

    def compose(person: User) -> Message:
        about = {"step": state.task.name.lower(), "title": _title(state)}
        return Message(
            subject=_("Espera su %(step)s: %(title)s") % about,
            lines=[_what_is_new(state, sender), *_facts(state), *_others(state, person)],
            button=_take(state, person),
        )

    return compose


def passed_on(state: TaskState, *, actor: Any, note: str) -> Compose:
    def compose(person: User) -> Message:
        about = {"who": actor, "step": state.task.name.lower(), "title": _title(state)}
        said = [f"{actor}: «{note}»"] if note else []
        return Message(
            subject=_("%(who)s le pasa la %(step)s de: %(title)s") % about
            if not isinstance(state.task.specific, VistoTask)
            else _("%(who)s le pide el visto de: %(title)s") % about,
            lines=[*said, *(_facts(state) or [_("Quedó en sus manos.")])],
            button=_take(state, person),
        )

    return compose


def taken_over(state: TaskState, *, holder: Any) -> Compose:
    def compose(person: User) -> Message:
        about = {"who": holder, "title": _title(state)}
        return Message(
            subject=_("Ya no está en sus manos: %(title)s") % about,
            lines=[_("Ahora la tiene %(who)s.") % about],
            button=editor_of(state.revision.content_object),
        )

    return compose


def changes_asked(state: TaskState) -> Compose:
    """To those who wrote it and who sent it."""

    def compose(person: User) -> Message:
        return Message(
            subject=_("Le piden cambios: %(title)s") % {"title": _title(state)},
            lines=[
                f"{state.finished_by}: «{state.comment}»",
                _("Corrija el texto, responda si hace falta y envíelo otra vez a revisión."),
            ],
            button=(_("Abrir y corregir"), _editor(state)),
        )

    return compose


def step_passed(state: TaskState, *, coming: TaskState, waits_for: str) -> Compose:
    """One step was passed and another waits: to those who wrote it."""

    def compose(person: User) -> Message:
        about = {"step": state.task.name, "next": coming.task.name.lower(), "title": _title(state)}
        said = [f"{state.finished_by}: «{state.comment}»"] if state.comment else []
        return Message(
            subject=_("Pasó %(step)s, falta %(next)s: %(title)s") % about,
            lines=[
                _("La aprobó %(who)s. Ahora la tiene %(holder)s.")
                % {"who": state.finished_by, "holder": waits_for},
                *said,
            ],
            button=editor_of(state.revision.content_object),
        )

    return compose


def came_out(page: Any, *, review: WorkflowState | None = None) -> Compose:
    """Accepted, and so out or scheduled; or its hour came: to those who wrote it."""

    def compose(person: User) -> Message:
        title = page.get_admin_display_title()
        scheduled = page.scheduled_revision
        taken = review.task_states.filter(status=TaskState.STATUS_APPROVED) if review else None
        last = taken.order_by("finished_at").last() if taken is not None else None
        by = _(" La aprobó %(who)s.") % {"who": last.finished_by} if last else ""
        said = [f"{last.finished_by}: «{last.comment}»"] if last and last.comment else []
        if scheduled is not None:
            hour = hours.in_words(scheduled.approved_go_live_at)
            return Message(
                subject=_("Programada para el %(hour)s: %(title)s")
                % {"hour": hour, "title": title},
                lines=[_("Saldrá sola a su hora.") + by, *said],
                button=editor_of(page),
            )
        return Message(
            subject=_("Publicada: %(title)s") % {"title": title},
            lines=[_("Ya está fuera, para: %(audience)s.") % _audience(page) + by, *said],
            button=editor_of(page),
        )

    return compose


def step_reminder(state: TaskState, *, everybody: bool) -> Compose:
    """It has waited too long: to who has it, or to ``everybody`` of the heads."""

    def compose(person: User) -> Message:
        about = {
            "step": state.task.name.lower(),
            "title": _title(state),
            "time": timesince(waits_since(state)),
        }
        given = assignment_of(state)
        holder = [_("La tiene %(who)s.") % {"who": given.person}] if given and everybody else []
        may_take = state.task.specific.may_act(state, person)
        return Message(
            subject=_("Nadie la ha tomado, espera %(step)s: %(title)s") % about
            if everybody
            else _("Sigue esperando su %(step)s: %(title)s") % about,
            lines=[_("Espera hace %(time)s.") % about, *holder, *_facts(state)],
            button=_take(state, person) if may_take else editor_of(state.revision.content_object),
        )

    return compose


def author_reminder(state: TaskState, *, everybody: bool) -> Compose:
    """The changes that were asked for haven't come."""

    def compose(person: User) -> Message:
        about = {"title": _title(state), "time": timesince(state.finished_at)}
        return Message(
            subject=_("Siguen sin hacerse los cambios pedidos: %(title)s") % about
            if everybody
            else _("Siguen esperando sus cambios: %(title)s") % about,
            lines=[
                f"{state.finished_by}: «{state.comment}»",
                _("Se pidieron hace %(time)s.") % about,
            ],
            button=editor_of(state.revision.content_object)
            if everybody
            else (_("Abrir y corregir"), _editor(state)),
        )

    return compose


def _what_is_new(state: TaskState, sender: Any) -> str:
    """The first line: what a phone shows."""
    answer = newest_answer(state.workflow_state)
    if isinstance(state.task.specific, VistoTask):
        return _("Lo último lo escribió %(who)s: solo falta que otra persona lo acepte.") % {
            "who": state.revision.user or sender
        }
    if answer is not None:
        return _("%(who)s respondió: «%(text)s»") % {"who": answer.author, "text": answer.text}
    return _("La envió %(who)s.") % {"who": sender or state.revision.user or "—"}


def _facts(state: TaskState) -> list[str]:
    """What it says in short, and what happens once it is accepted."""
    page = state.revision.as_object()
    lead = str(getattr(page, "bajada", "") or "").strip()
    late = hours.passed(page)
    if late is not None:
        then = _("Debía salir el %(hour)s, y esa hora ya pasó: diga qué hacer.")
        then %= {"hour": hours.in_words(late)}
    elif page.go_live_at and page.go_live_at > timezone.now():
        then = _("Si se aprueba, sale el %(hour)s para: %(audience)s.")
        then %= {"hour": hours.in_words(page.go_live_at), **_audience(page)}
    else:
        then = _("Si se aprueba, sale en ese momento para: %(audience)s.") % _audience(page)
    return [lead, then] if lead else [then]


def _others(state: TaskState, person: User) -> list[str]:
    given = assignment_of(state)
    if given is None or given.person == person:
        return []
    return [_("La tiene %(who)s; usted también puede tomarla.") % {"who": given.person}]


def _take(state: TaskState, person: User) -> tuple[str, str]:
    label = (
        _("Leer y dar visto") if isinstance(state.task.specific, VistoTask) else _("Leer y aprobar")
    )
    return label, link_to_step(state, person)


def _title(state: TaskState) -> str:
    return str(state.revision.content_object.get_admin_display_title())


def _editor(state: TaskState) -> str:
    return reverse("wagtailadmin_pages:edit", args=[state.revision.object_id])


def _audience(page: Any) -> dict[str, str]:
    return {"audience": page.get_audiencia_display()}
