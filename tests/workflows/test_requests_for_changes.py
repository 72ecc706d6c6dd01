"""Changes are asked for with a comment, answered, and the exchange is read in one place."""

from django.urls import reverse
from wagtail.models import TaskState

from cms.workflows.exchange import exchange_of, open_request
from cms.workflows.models import Answer
from tests.workflows.desk import (
    act,
    act_url,
    desk_of,
    edit_url,
    said,
    save,
    step,
    submit,
    waits_at,
)


def test_changes_are_not_asked_for_without_a_word(borrador, redactora, jefa):
    submit(redactora, borrador)

    response = step(jefa, borrador, "reject", comment="  ", title="Lo que cambió la jefa")

    assert waits_at(borrador) == "Edición"
    assert "Escriba qué hay que cambiar" in said(response)
    assert "Lo que cambió la jefa" in response.content.decode()


def test_the_window_of_the_editor_asks_for_a_word(borrador, redactora, jefa):
    submit(redactora, borrador)
    state = borrador.current_workflow_task_state
    names = ("workflow_action", "collect_workflow_action_data")
    for name in names:
        url = reverse(f"wagtailadmin_pages:{name}", args=[borrador.pk, "reject", state.pk])
        headers = {"x-requested-with": "XMLHttpRequest"}
        response = desk_of(jefa).post(url, {"comment": " "}, headers=headers)
        assert "Escriba qué hay que cambiar" in response.json()["html"]
        desk_of(jefa).post(url, {"comment": ""})

    assert waits_at(borrador) == "Edición"


def test_an_approval_needs_no_word(borrador, redactora, jefa):
    submit(redactora, borrador)

    step(jefa, borrador, comment="")

    assert borrador.live


def test_a_word_for_a_step_that_was_taken_is_not_lost(
    borrador, redactora, jefa, otra_jefa, monkeypatch
):
    submit(redactora, borrador)
    monkeypatch.setattr("cms.workflows.models.tasks.StepTask.may_act", lambda *args: False)
    monkeypatch.setattr(
        "cms.workflows.models.tasks.StepTask.get_actions",
        lambda *args: [("reject", "Pedir cambios", True)],
    )

    response = step(jefa, borrador, "reject", comment="Falta el barrio.")

    assert "Falta el barrio." in said(response)


def test_the_author_sees_it_where_she_writes_and_answers(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, "reject", comment="Falta el nombre del puente.")

    editor = desk_of(redactora).get(edit_url(borrador)).content.decode()
    home = desk_of(redactora).get("/admin/").content.decode()
    assert "Falta el nombre del puente." in editor
    assert 'name="respuesta" form="page-edit-form"' in editor
    assert "berta pidió cambios:" in home
    assert "Falta el nombre del puente." in home.partition('id="mis-piezas')[2]

    submit(redactora, borrador, title="El puente Mallol", respuesta="Es el Mallol.")

    assert waits_at(borrador) == "Edición"
    assert Answer.objects.get().text == "Es el Mallol."
    assert "Es el Mallol." in desk_of(jefa).get("/admin/").content.decode()
    assert open_request(borrador) is None


def test_what_is_answered_is_not_lost_when_the_form_is_refused(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, "reject")

    response = submit(redactora, borrador, bajada="", respuesta="Ya lo dije arriba.")

    assert "Ya lo dije arriba.</textarea>" in response.content.decode()
    assert not Answer.objects.exists()


def test_a_mere_save_answers_nothing(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, "reject")

    save(redactora, borrador, respuesta="Aún no.")

    assert not Answer.objects.exists()


def test_the_exchange_is_read_in_one_place(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, "reject", comment="Falta el nombre del puente.")
    submit(redactora, borrador, title="El puente Mallol", respuesta="Es el Mallol.")
    step(jefa, borrador, comment="Gracias.")

    page = desk_of(redactora).get(act_url(borrador, "conversacion")).content.decode()

    told = [(turn.who, turn.what, turn.text) for turn in exchange_of(borrador)]
    assert told == [
        ("ana", "la envió", ""),
        ("berta", "pidió cambios (Edición)", "Falta el nombre del puente."),
        ("ana", "respondió y la envió otra vez", "Es el Mallol."),
        ("berta", "aprobó (Edición)", "Gracias."),
    ]
    for _who, what, text in told:
        assert what in page
        assert text in page
    assert 'class="addition"' in page.partition("Lo que cambió")[2]


def test_who_has_no_say_in_a_piece_does_not_read_its_exchange(borrador, redactora):
    outsider = type(redactora).objects.create_user("nadie")
    submit(redactora, borrador)

    response = desk_of(outsider).get(act_url(borrador, "conversacion"))

    assert response.status_code == 302


def test_changes_are_asked_for_from_a_phone(borrador, redactora, jefa):
    submit(redactora, borrador)

    refused = act(jefa, borrador, "pedir-cambios", {"comment": ""})
    assert "Escriba qué hay que cambiar" in refused.content.decode()
    act(jefa, borrador, "pedir-cambios", {"comment": "Muy largo."})

    assert open_request(borrador).text == "Muy largo."
    assert TaskState.objects.get(status="rejected").finished_by == jefa


def test_what_came_of_the_step_is_one_sentence(borrador, redactora, jefa):
    submit(redactora, borrador)

    response = step(jefa, borrador, "reject", comment="Falta el barrio.")

    assert "Se pidieron cambios: Falta el barrio." in said(response)
    assert "barrio.." not in said(response)
