"""What the gate refuses is told where the person is, and nothing of it was written."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.urls import reverse

from cms.publishing.gate import NotApproved
from cms.publishing.models import Approval
from cms.workflows.middleware import RefusalMiddleware
from cms.workflows.views import acts_out
from tests.factories import pages
from tests.workflows.desk import act, desk_of, edit_url, said, save, step, submit, waits_at


@pytest.fixture
def incompleta(redactora):
    """In review without a body, as no form would have let it."""
    page = pages.draft(redactora, cuerpo=[])
    page.get_workflow().start(page, redactora)
    return page


def approve_from_the_list(person, page, **headers):
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    return desk_of(person).post(address, {"comment": ""}, headers=headers)


def test_a_refusal_leads_to_the_editor_with_its_reason(incompleta, jefa):
    response = approve_from_the_list(jefa, incompleta)

    assert response.status_code == 302
    assert response.url == edit_url(incompleta)
    assert "cuerpo" in said(response)
    assert not Approval.objects.filter(page_id=incompleta.pk).exists()
    assert waits_at(incompleta) == "Edición"


@pytest.mark.parametrize(
    "headers",
    [
        {"accept": "application/json"},
        {"x-requested-with": "XMLHttpRequest"},
        {"sec-fetch-dest": "empty"},
    ],
    ids=str,
)
def test_a_script_is_told_in_json(incompleta, jefa, headers):
    response = approve_from_the_list(jefa, incompleta, **headers)

    assert response.status_code == 400
    assert response.json()["error_code"] == "not_approved"
    assert "cuerpo" in response.json()["error_message"]


def test_other_failures_are_not_the_middlewares():
    middleware = RefusalMiddleware(lambda request: None)

    assert middleware.process_exception(RequestFactory().get("/"), ValueError()) is None


def test_a_refusal_about_no_page_leads_to_the_desk(rf, jefa):
    request = rf.post("/otra/parte/")
    request.resolver_match = None
    request._messages = type("Box", (), {"add": lambda *args: None})()

    response = RefusalMiddleware(lambda request: None).process_exception(
        request, NotApproved("No puede salir.")
    )

    assert response.url == "/admin/"


def test_a_second_click_on_approve_changes_nothing(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")
    before = borrador.latest_revision_id

    response = step(jefa, borrador)

    assert waits_at(borrador) == "Visto"
    assert borrador.latest_revision_id == before
    assert "ya no está en sus manos" in said(response)


def test_a_step_taken_meanwhile_shows_the_form_as_typed(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    response = step(jefa, borrador, title="Otro más")

    assert response.status_code == 200
    assert "Otro más" in response.content.decode()
    assert borrador.get_latest_revision_as_object().title == "Titular de la jefa"


def test_a_stale_step_writes_no_acceptance(borrador, redactora, jefa):
    submit(redactora, borrador)
    stale = borrador.current_workflow_task_state
    step(jefa, borrador, "reject")

    stale.refresh_from_db()
    with pytest.raises(PermissionDenied):
        stale.task.specific.on_action(stale, jefa, "approve")

    assert not Approval.objects.filter(page_id=borrador.pk).exists()


def test_an_act_that_the_gate_refuses_keeps_the_note(noticia, jefa, monkeypatch):
    def refuse(*args, **kwargs):
        raise NotApproved("No puede salir.")

    monkeypatch.setattr(acts_out, "correct", refuse)
    response = act(jefa, noticia, "corregir", {"decia": "El lunes", "correcto": "El martes"})

    text = response.content.decode()
    assert "No puede salir." in text
    assert "El martes" in text


def test_an_approval_says_what_came_of_it(borrador, redactora, jefa):
    submit(redactora, borrador)

    response = step(jefa, borrador, title="Titular de la jefa")
    assert "Visto: la tiene ana" in said(response)

    assert "Publicada" in said(step(redactora, borrador))


def test_the_step_is_the_first_button_of_whose_turn_it_is(borrador, redactora, jefa):
    text = desk_of(redactora).get(edit_url(borrador)).content.decode()
    assert "Enviar a revisión" in text
    submit(redactora, borrador)

    text = desk_of(jefa).get(edit_url(borrador)).content.decode()

    assert text.index('data-workflow-action-name="approve"') < text.index(
        'data-workflow-action-name="reject"'
    )
    assert (
        "data-workflow-action-name"
        not in desk_of(redactora).get(edit_url(borrador)).content.decode()
    )


def test_the_author_may_take_it_back(borrador, redactora, jefa):
    submit(redactora, borrador)

    save(redactora, borrador, button={"action-cancel-workflow": "1"})

    assert waits_at(borrador) == ""
    step(jefa, borrador)
    assert not borrador.live


def test_a_submission_must_be_complete_a_draft_need_not(borrador, redactora):
    save(redactora, borrador, bajada="")
    assert borrador.get_latest_revision_as_object().bajada == ""

    response = submit(redactora, borrador, bajada="")

    assert response.status_code == 200
    assert waits_at(borrador) == ""


def test_an_embargo_on_what_is_out_is_refused_with_a_message(
    noticia, redactora, jefa, dentro_de_una_hora
):
    hour = dentro_de_una_hora.strftime("%Y-%m-%d %H:%M")

    response = submit(redactora, noticia, embargo="on", go_live_at=hour)

    assert response.status_code == 200
    assert "no puede llevar embargo" in response.content.decode()
