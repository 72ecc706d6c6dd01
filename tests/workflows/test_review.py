"""The review in the editor: who takes which step, and what goes out at its end."""

import pytest
from django.urls import reverse

from cms.publishing import gate
from cms.publishing.kinds import Audience
from cms.publishing.models import Approval
from cms.publishing.record import current_piece
from cms.users.roles import Role
from cms.workflows.models import ReglasDeAprobacion
from tests.factories import pages, people
from tests.workflows.desk import (
    autosave,
    desk_of,
    edit_url,
    said,
    save,
    step,
    submit,
    waits_at,
)


def out_title(page):
    piece = current_piece(page.pk)
    return piece and piece.title


def test_written_by_one_and_approved_by_another_it_is_out(borrador, redactora, jefa):
    submit(redactora, borrador)
    assert waits_at(borrador) == "Edición"

    step(jefa, borrador)

    assert waits_at(borrador) == ""
    assert borrador.live
    assert out_title(borrador) == borrador.title


def test_the_author_cannot_approve(borrador, redactora):
    submit(redactora, borrador)

    step(redactora, borrador)

    assert not borrador.live
    assert not Approval.objects.filter(page_id=borrador.pk).exists()


def test_a_superuser_is_offered_no_step(borrador, redactora, superusuario):
    submit(redactora, borrador)

    step(superusuario, borrador)

    assert not borrador.live
    assert waits_at(borrador) == "Edición"


def test_a_superuser_who_touched_it_cannot_approve_by_the_tasks_own_address(
    borrador, redactora, superusuario
):
    save(superusuario, borrador, title="Tocado")
    submit(redactora, borrador)
    state = borrador.current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[borrador.pk, "approve", state.pk])

    desk_of(superusuario).post(url, {"comment": ""})

    borrador.refresh_from_db()
    assert not borrador.live
    assert not Approval.objects.filter(page_id=borrador.pk).exists()


def test_an_approval_with_an_edit_waits_for_the_authors_visto(borrador, redactora, jefa):
    submit(redactora, borrador)

    step(jefa, borrador, title="Titular de la jefa")

    assert not borrador.live
    assert waits_at(borrador) == "Visto"

    step(redactora, borrador)

    assert borrador.live
    assert out_title(borrador) == "Titular de la jefa"


def test_who_mended_it_cannot_give_the_visto(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    step(jefa, borrador)

    assert not borrador.live
    assert waits_at(borrador) == "Visto"


def test_another_of_jefatura_may_give_the_visto(borrador, redactora, jefa, otra_jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    step(otra_jefa, borrador)

    assert borrador.live


def test_a_colleague_who_never_wrote_it_may_not(borrador, redactora, jefa, otra_redactora):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    step(otra_redactora, borrador)

    assert not borrador.live


def test_a_visto_with_an_edit_goes_back_to_the_first_step(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    response = step(redactora, borrador, title="Titular de la autora")

    assert not borrador.live
    assert waits_at(borrador) == "Edición"
    assert borrador.get_latest_revision_as_object().title == "Titular de la autora"
    assert "desde el primer paso" in said(response)


def test_a_head_alone_waits_for_somebody_else(jefa, otra_jefa, borrador, redactora):
    suya = pages.draft(jefa)
    submit(jefa, suya)

    step(jefa, suya)

    assert waits_at(suya) == "Visto"
    step(otra_jefa, suya)
    assert suya.live


def test_asking_for_changes_sends_it_back_to_its_author(borrador, redactora, jefa):
    submit(redactora, borrador)

    step(jefa, borrador, "reject")

    assert borrador.current_workflow_state.status == "needs_changes"
    submit(redactora, borrador, title="Arreglado")
    step(jefa, borrador)
    assert out_title(borrador) == "Arreglado"


class TestReserved:
    @pytest.fixture(autouse=True)
    def rules(self, db):
        rules = ReglasDeAprobacion.load()
        rules.urgencias = ["urgente"]
        rules.save()

    def test_what_is_reserved_needs_gerencia_too(self, borrador, redactora, jefa, gerente):
        submit(redactora, borrador, urgencia="urgente")
        step(jefa, borrador)
        assert waits_at(borrador) == "Visto bueno"
        assert not borrador.live

        step(gerente, borrador)

        assert borrador.live

    def test_what_is_not_reserved_passes_by_itself(self, borrador, redactora, jefa):
        submit(redactora, borrador, urgencia="rutina")

        step(jefa, borrador)

        assert borrador.live

    def test_two_steps_need_two_persons(self, borrador, redactora, jefa):
        both = people.person("fabiola", Role.PRESS_HEADS, Role.MANAGEMENT)
        submit(redactora, borrador, urgencia="urgente")
        step(both, borrador)

        step(both, borrador)

        assert waits_at(borrador) == "Visto bueno"
        assert not borrador.live

    def test_gerencias_edit_sends_it_through_edicion_again(
        self, borrador, redactora, jefa, gerente
    ):
        submit(redactora, borrador, urgencia="urgente")
        step(jefa, borrador)

        step(gerente, borrador, title="De gerencia")

        assert waits_at(borrador) == "Edición"
        step(jefa, borrador)
        assert waits_at(borrador) == "Visto bueno"
        step(gerente, borrador)
        assert out_title(borrador) == "De gerencia"

    def test_a_rejection_with_an_edit_keeps_both(self, borrador, redactora, jefa, gerente):
        submit(redactora, borrador, urgencia="urgente")
        step(jefa, borrador)

        step(gerente, borrador, "reject", title="De gerencia")

        assert borrador.current_workflow_state.status == "needs_changes"
        assert borrador.get_latest_revision_as_object().title == "De gerencia"


class TestNothingTypedIsLost:
    def test_autosave_in_review_is_refused_in_words(self, borrador, redactora, jefa):
        submit(redactora, borrador)
        before = borrador.latest_revision_id

        response = autosave(jefa, borrador, title="A medias")

        assert response.status_code == 400
        assert "está en revisión" in response.json()["error_message"]
        borrador.refresh_from_db()
        assert borrador.latest_revision_id == before
        assert waits_at(borrador) == "Edición"

    def test_the_editor_does_not_autosave_in_review(self, borrador, redactora, jefa):
        assert b"w-autosave" in desk_of(redactora).get(edit_url(borrador)).content
        submit(redactora, borrador)

        assert b"w-autosave#save" not in desk_of(jefa).get(edit_url(borrador)).content

    def test_autosave_of_a_draft_works(self, borrador, redactora):
        response = autosave(redactora, borrador, title="A medias")

        assert response.json()["success"]

    def test_a_save_in_review_starts_it_again(self, borrador, redactora, jefa, otra_jefa):
        submit(redactora, borrador)

        save(otra_jefa, borrador, title="De otra jefa")
        step(jefa, borrador)

        assert out_title(borrador) == "De otra jefa"

    def test_the_author_locked_out_sees_what_was_typed(self, borrador, redactora):
        submit(redactora, borrador)

        response = save(redactora, borrador, title="Un arreglo tardío")

        assert response.status_code == 200
        assert "Un arreglo tardío" in response.content.decode()

    def test_a_refusal_of_the_gate_shows_the_form_as_typed(
        self, noticia, redactora, jefa, dentro_de_una_hora, monkeypatch
    ):
        submit(redactora, noticia, title="Nuevo titular")

        def refuse(*args, **kwargs):
            raise gate.NotApproved("No puede salir.")

        monkeypatch.setattr(gate, "accept", refuse)
        before = noticia.latest_revision_id
        response = step(jefa, noticia, title="Lo que escribió la jefa")

        text = response.content.decode()
        assert response.status_code == 200
        assert "Lo que escribió la jefa" in text
        assert "No puede salir." in text
        assert noticia.latest_revision_id == before


def test_after_asked_for_changes_an_edited_text_begins_at_the_first_step(
    borrador, redactora, jefa, gerente
):
    rules = ReglasDeAprobacion.load()
    rules.audiencias = [Audience.PUBLIC]
    rules.save()
    submit(redactora, borrador)
    step(jefa, borrador)
    assert waits_at(borrador) == "Visto bueno"
    step(gerente, borrador, "reject")
    save(redactora, borrador, title="Como lo pidió Gerencia")

    submit(redactora, borrador)

    assert waits_at(borrador) == "Edición"


@pytest.mark.parametrize("edits", [{}, {"bajada": "Sin coma."}], ids=["as it was", "edited"])
def test_a_refused_visto_does_not_strand_the_review(borrador, redactora, jefa, edits):
    submit(redactora, borrador)
    step(jefa, borrador, bajada="Con coma.")
    assert waits_at(borrador) == "Visto"
    step(redactora, borrador, "reject")

    submit(jefa, borrador, **edits)  # Wagtail saves a new revision either way

    assert waits_at(borrador) == "Edición"
