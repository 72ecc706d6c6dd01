"""What each row of docs/permisos.md means: how it is tried over HTTP, and how one sees that it
happened. A row without an entry here fails."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from cms.publishing import acts
from cms.publishing.kinds import Stage
from cms.publishing.models import Emergency, PublishedPiece
from cms.sharing.models import ShareLink
from cms.users.models import User
from cms.users.roles import Role
from cms.workflows import emergency
from cms.workflows.models import ReglasDeAprobacion
from tests.factories import pages, people
from tests.factories.answers import answers
from tests.factories.forms import edit_form_data
from tests.factories.kinds import KINDS

CHANGED = "Título cambiado"


@dataclass(frozen=True, slots=True)
class Action:
    """``prepare(kind, audience)`` makes the page; ``attempt`` is what the person does, with a
    signed-in client, and gives the answer; ``happened`` looks at what came of it, and at the answer
    only where reading it is the act."""

    prepare: Callable[[Any, str], Any]
    attempt: Callable[[Client, Any, User | None], Any]
    happened: Callable[[Any, Any], bool]


def writer() -> User:
    return people.person("ana", Role.WRITERS)


def head() -> User:
    return people.person("berta", Role.PRESS_HEADS)


# Pages in each state -----------------------------------------------------------------------------


def draft(kind: Any, audience: str, **values: Any) -> Any:
    return KINDS[kind].draft(writer(), audiencia=audience, **values)


def waiting(kind: Any, audience: str) -> Any:
    """In review, at the step Edición."""
    page = draft(kind, audience)
    page.get_workflow().start(page, writer())
    return page


def reserved(kind: Any, audience: str) -> Any:
    """Edición has approved; the rules reserve its kind for Visto bueno."""
    rules = ReglasDeAprobacion.load()
    rules.clases = [kind._meta.label_lower]
    rules.save()
    page = waiting(kind, audience)
    _take_step(page, head())
    return page


def mended(kind: Any, audience: str) -> Any:
    """Approved by a head who also changed it: a «visto» is all that is missing."""
    page = draft(kind, audience)
    page.title = CHANGED
    page.save_revision(user=head())
    page.get_workflow().start(page, writer())
    _take_step(page, head())
    return page


def out(kind: Any, audience: str) -> Any:
    page = draft(kind, audience)
    pages.accept(page, head()).publish()
    page.refresh_from_db()
    return page


def scheduled(kind: Any, audience: str) -> Any:
    page = draft(kind, audience, go_live_at=timezone.now() + timedelta(hours=1))
    pages.accept(page, head()).publish()
    page.refresh_from_db()
    return page


def withdrawn(kind: Any, audience: str) -> Any:
    page = out(kind, audience)
    acts.withdraw(page, actor=head(), text="Era falso.")
    return page


def urgent(kind: Any, audience: str) -> Any:
    return draft(kind, audience, urgencia="urgente")


def out_alone(kind: Any, audience: str) -> Any:
    """Let out in an emergency; nobody has ratified it."""
    page = draft(kind, audience)
    emergency.publish(page, actor=head(), seen=page.latest_revision_id, reason="El talud se mueve.")
    return page


def embargoed(kind: Any, audience: str) -> Any:
    page = draft(kind, audience, go_live_at=timezone.now() + timedelta(hours=1), embargo=True)
    pages.accept(page, head()).publish()
    page.refresh_from_db()
    return page


def _take_step(page: Any, person: User) -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    state.task.specific.on_action(state, person, "approve")


# What people do ----------------------------------------------------------------------------------


def create(client: Client, page: Any, _user: Any) -> None:
    meta = type(page)._meta
    parent = page.get_parent()
    address = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    client.post(address, edit_form_data(page) | {"slug": "creada-por-mi", "title": CHANGED})


def edit(client: Client, page: Any, _user: Any, **buttons: str) -> None:
    data = edit_form_data(page.get_latest_revision_as_object()) | {"title": CHANGED}
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data | buttons)


def submit(client: Client, page: Any, user: Any) -> None:
    edit(client, page, user, **{"action-submit": "1"})


def publish(client: Client, page: Any, user: Any) -> None:
    edit(client, page, user, **{"action-publish": "1"})


def copy(client: Client, page: Any, _user: Any) -> None:
    data = {
        "new_title": CHANGED,
        "new_slug": "creada-por-mi",
        "new_parent_page": page.get_parent().pk,
        "publish_copies": "on",
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def move(client: Client, page: Any, _user: Any) -> None:
    shelf = page.get_parent().specific
    other = shelf.get_parent().add_child(
        instance=type(shelf)(title="Otra", slug="otra", locale=shelf.locale, live=False)
    )
    pages.release_structure(other)
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))


def delete(client: Client, page: Any, _user: Any) -> None:
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def unpublish(client: Client, page: Any, _user: Any) -> None:
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def step(name: str, **data: str) -> Callable[[Client, Any, Any], None]:
    """The buttons of the review's current step, as Wagtail's dialog sends them."""

    def attempt(client: Client, page: Any, _user: Any) -> None:
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, state.pk])
        client.post(address, data)

    return attempt


def alone(client: Client, page: Any, user: User | None) -> None:
    """Write the newest version, send it, take every step that is offered, and ask for the rest."""
    if user is not None:
        page.title = CHANGED
        page.save_revision(user=user)
    submit(client, page, user)
    for _each in range(3):
        if Page.objects.get(pk=page.pk).current_workflow_task_state is not None:
            step("approve")(client, page, user)
    act("dar-visto")(client, page, user)
    publish(client, page, user)


def act(name: str, **data: Any) -> Callable[[Client, Any, Any], None]:
    """One of the acts: its questions answered, its button pressed."""

    def attempt(client: Client, page: Any, _user: Any) -> None:
        seen = Page.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk)
        client.post(reverse(f"cms_workflows:{name}", args=[page.pk]), {"seen": seen, **data})

    return attempt


def act_as_asked(name: str) -> Callable[[Client, Any, Any], None]:
    """One of the acts, whatever it asks."""

    def attempt(client: Client, page: Any, user: Any) -> None:
        shown = client.get(reverse(f"cms_workflows:{name}", args=[page.pk]))
        asked = answers(shown.context["form"]) if shown.status_code == HTTPStatus.OK else {}
        act(name, **asked)(client, page, user)

    return attempt


def read(name: str) -> Callable[[Client, Any, Any], Any]:
    """Look at a page of the desk that is about the piece."""

    def attempt(client: Client, page: Any, _user: Any) -> Any:
        return client.get(reverse(name, args=[page.pk]))

    return attempt


def ratify(client: Client, page: Any, user: Any) -> None:
    out = Page.objects.get(pk=page.pk).live_revision_id
    act("ratificar", seen=out)(client, page, user)


def translate(client: Client, page: Any, _user: Any) -> None:
    client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]))


def in_two_hours() -> str:
    return timezone.localtime(timezone.now() + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M")


# What came of it ---------------------------------------------------------------------------------


def made(page: Any, answer: Any = None) -> bool:
    return Page.objects.filter(slug="creada-por-mi").exists()


def changed(page: Any, answer: Any = None) -> bool:
    return bool(Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == CHANGED)


def in_review(page: Any, answer: Any = None) -> bool:
    return bool(Page.objects.get(pk=page.pk).workflow_in_progress)


def is_out(page: Any, answer: Any = None) -> bool:
    return PublishedPiece.objects.out().filter(page_id=page.pk).exists()


def any_is_out(page: Any, answer: Any = None) -> bool:
    """The page, or a copy of it."""
    return PublishedPiece.objects.out().exclude(kind="estructura").exists()


def is_gone(page: Any, answer: Any = None) -> bool:
    return not Page.objects.filter(pk=page.pk).exists()


def is_taken_back(page: Any, answer: Any = None) -> bool:
    return not is_out(page)


def moved(page: Any, answer: Any = None) -> bool:
    return Page.objects.get(pk=page.pk).path != page.path


def changes_were_asked(page: Any, answer: Any = None) -> bool:
    return WorkflowState.objects.filter(
        object_id=str(page.pk), status=WorkflowState.STATUS_NEEDS_CHANGES
    ).exists()


def note_was_sent(page: Any, answer: Any = None) -> bool:
    newest = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    return bool(newest.correccion_decia == "Lunes" and in_review(page))


def is_not_embargoed(page: Any, answer: Any = None) -> bool:
    return PublishedPiece.objects.current().get(page_id=page.pk).stage == Stage.WITHDRAWN


def hour_changed(page: Any, answer: Any = None) -> bool:
    row = Page.objects.get(pk=page.pk)
    return row.scheduled_revision.approved_go_live_at > timezone.now() + timedelta(minutes=90)


def is_unscheduled(page: Any, answer: Any = None) -> bool:
    return Page.objects.get(pk=page.pk).scheduled_revision is None


def is_lifted(page: Any, answer: Any = None) -> bool:
    return type(page).objects.get(pk=page.pk).levantada_en is not None


def is_ratified(page: Any, answer: Any = None) -> bool:
    return not Emergency.objects.waiting().of_page(page.pk).exists()


def is_being_translated(page: Any, answer: Any = None) -> bool:
    return bool(page.get_translations().filter(alias_of=None).exists())


def is_shared(page: Any, answer: Any = None) -> bool:
    return ShareLink.objects.filter(page_id=page.pk).exists()


def was_read(page: Any, answer: Any) -> bool:
    return answer.status_code == HTTPStatus.OK and page.title in answer.content.decode()


def is_cancelled(page: Any, answer: Any = None) -> bool:
    return str(type(page).objects.get(pk=page.pk).estado) == "cancelada"


def _reschedule(client: Client, page: Any, user: Any) -> None:
    act("reprogramar", hora=in_two_hours())(client, page, user)


ACTIONS: dict[str, Action] = {
    "Leer un borrador": Action(draft, read("wagtailadmin_pages:view_draft"), was_read),
    "Leer la historia de una pieza": Action(draft, read("cms_audit:piece"), was_read),
    "Compartir un borrador": Action(draft, act_as_asked("compartir"), is_shared),
    "Crear un borrador": Action(draft, create, made),
    "Editar un borrador ajeno": Action(draft, edit, changed),
    "Enviar a revisión": Action(draft, submit, in_review),
    "Copiar": Action(draft, copy, made),
    "Mover": Action(draft, move, moved),
    "Borrar un borrador ajeno": Action(draft, delete, is_gone),
    "Borrar lo que está fuera": Action(out, delete, is_gone),
    "Publicar sin revisión": Action(draft, publish, any_is_out),
    "Aprobar lo que otra persona escribió (Edición)": Action(waiting, step("approve"), is_out),
    "Publicar lo propio aprobándolo una misma": Action(draft, alone, any_is_out),
    "Aprobar lo reservado (Visto bueno)": Action(reserved, step("approve"), is_out),
    "Pedir cambios en Edición": Action(
        waiting, step("reject", comment="Falta la fuente."), changes_were_asked
    ),
    "Dar el visto a lo que jefatura retocó": Action(mended, act("dar-visto"), is_out),
    "Publicar de emergencia": Action(
        draft, act("publicar-de-emergencia", motivo="El talud se mueve."), is_out
    ),
    "Publicar de emergencia lo marcado urgente": Action(
        urgent, act("publicar-de-emergencia", motivo="El puente cedió."), is_out
    ),
    "Ratificar lo que salió de emergencia": Action(out_alone, ratify, is_ratified),
    "Traducir lo que está fuera": Action(out, translate, is_being_translated),
    "Despublicar sin motivo": Action(out, unpublish, is_taken_back),
    "Retirar": Action(out, act("retirar", motivo="Era falso."), is_taken_back),
    "Enviar una fe de erratas": Action(
        out, act("corregir", decia="Lunes", correcto="Martes"), note_was_sent
    ),
    "Restaurar lo retirado": Action(withdrawn, act_as_asked("restaurar"), in_review),
    "Levantar el embargo": Action(embargoed, act_as_asked("quitar-embargo"), is_not_embargoed),
    "Cambiar la hora de salida": Action(scheduled, _reschedule, hour_changed),
    "Publicar ahora lo programado": Action(scheduled, act("publicar-ahora"), is_out),
    "Cancelar la programación": Action(
        scheduled, act("cancelar-programacion", motivo="Ya no."), is_unscheduled
    ),
    "Levantar una alerta": Action(out, act("levantar", motivo="Pasó."), is_lifted),
    "Cancelar un evento": Action(out, act("cancelar-convocatoria", motivo="Llueve."), is_cancelled),
}
