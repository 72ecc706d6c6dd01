"""What a person does at the desk: the admin's own addresses, through Django's client."""

import json
from datetime import datetime
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.users.models import User


def desk_of(user: User) -> Client:
    """A signed-in browser."""
    client = Client()
    client.force_login(user)
    return client


def typed(page: Page, **changes: Any) -> dict[str, Any]:
    """The editor's form as the newest version of ``page`` fills it, with ``changes``.

    ``texto`` is the body's one paragraph.
    """
    newest = page.get_latest_revision_as_object()
    paragraph = newest.cuerpo[0]
    text = changes.pop("texto", paragraph.value.source)
    body = streamfield([("parrafo", rich_text(text))])
    body["0"]["id"] = paragraph.id  # another id would be an edit
    fields = {
        "title": newest.title,
        "slug": newest.slug,
        "volanta": newest.volanta,
        "bajada": newest.bajada,
        "lugar": newest.lugar,
        "fecha": newest.fecha.isoformat(),
        "imagen": "",
        "cuerpo": body,
        "urgencia": newest.urgencia,
        "audiencia": newest.audiencia,
        "embargo_texto": newest.embargo_texto,
        "search_description": newest.search_description,
        "correccion_decia": newest.correccion_decia,
        "correccion_correcto": newest.correccion_correcto,
        "contactos": inline_formset([]),
        "relacionadas": inline_formset([]),
        "comments": inline_formset([]),
    }
    if newest.embargo:
        fields["embargo"] = "on"
    if newest.go_live_at:
        fields["go_live_at"] = local(newest.go_live_at)
    return nested_form_data(fields | changes)


def local(moment: datetime) -> str:
    """As the editor's clock shows it: minutes, at Tegucigalpa."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def save(user: User, page: Page, *, button: dict[str, str] | None = None, **changes: Any) -> Any:
    """Press a button of the editor; without one, «guardar borrador»."""
    data = typed(page, **changes) | (button or {})
    response = desk_of(user).post(edit_url(page), data)
    page.refresh_from_db()
    return response


def autosave(user: User, page: Page, **changes: Any) -> Any:
    """What the editor's script sends by itself."""
    return desk_of(user).post(
        edit_url(page), typed(page, **changes), headers={"accept": "application/json"}
    )


def submit(user: User, page: Page, **changes: Any) -> Any:
    return save(user, page, button={"action-submit": "1"}, **changes)


def step(
    user: User, page: Page, action: str = "approve", *, comment: str | None = None, **changes: Any
) -> Any:
    """Take the review's current step from the editor, with edits or without.

    Who asks for changes says which: ``comment`` has a text unless told.
    """
    if comment is None:
        comment = "Falta decir cuándo." if action == "reject" else ""
    button = {
        "action-workflow-action": "true",
        "workflow-action-name": action,
        "workflow-action-extra-data": json.dumps({"comment": comment}),
    }
    return save(user, page, button=button, **changes)


def act(user: User, page: Page, name: str, data: dict[str, Any] | None = None) -> Any:
    """Confirm an act, upon the page's newest words unless ``data`` names others as ``seen``."""
    seen = Page.objects.values_list("latest_revision_id", flat=True).get(pk=page.pk)
    response = desk_of(user).post(act_url(page, name), {"seen": seen, **(data or {})})
    page.refresh_from_db()
    return response


def act_url(page: Page, name: str) -> str:
    return reverse(f"cms_workflows:{name}", args=[page.pk])


def said(response: Any) -> str:
    """The messages that the person sees next, as one text."""
    return " ".join(str(message) for message in response.wsgi_request._messages)


def waits_at(page: Page) -> str:
    """The name of the step that the page's review stands at; empty if it isn't in review."""
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    return state.task.name if state else ""
