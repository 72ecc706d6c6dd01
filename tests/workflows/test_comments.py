"""Wagtail's comments beside the text work in our editor, and are no change of it."""

import pytest
from django.core import mail

from cms.publishing.models import Contribution
from cms.workflows.exchange import open_request
from cms.workflows.models import ReglasDeAprobacion
from tests.workflows.desk import desk_of, edit_url, save, step, submit, waits_at

SAID = "Falta el nombre"


def comment(field="title"):
    """What the editor's script adds to the form."""
    return {
        "comments-TOTAL_FORMS": "1",
        "comments-0-id": "",
        "comments-0-text": SAID,
        "comments-0-contentpath": field,
        "comments-0-position": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }


@pytest.fixture
def en_edicion(borrador, redactora):
    submit(redactora, borrador)
    return borrador


def test_a_comment_is_kept_without_a_new_version(en_edicion, redactora, jefa):
    before = en_edicion.latest_revision_id
    save(jefa, en_edicion, **comment())

    kept = en_edicion.wagtail_admin_comments.get()
    assert (kept.text, kept.user, kept.revision_created_id) == (SAID, jefa, before)
    assert en_edicion.latest_revision_id == before
    assert SAID in desk_of(redactora).get(edit_url(en_edicion)).content.decode()


def test_who_comments_and_asks_for_changes_has_written_nothing(en_edicion, redactora, jefa):
    step(jefa, en_edicion, "reject", comment="Vea mis notas.", **comment())

    assert open_request(en_edicion).text == "Vea mis notas."
    assert en_edicion.wagtail_admin_comments.count() == 1
    submit(redactora, en_edicion, title="El puente Mallol")
    step(jefa, en_edicion)

    assert en_edicion.live  # nobody's «visto» was missing
    assert not Contribution.objects.filter(page_id=en_edicion.pk, user_id=jefa.pk).exists()


def test_a_comment_of_gerencia_does_not_send_it_back(en_edicion, jefa, gerente):
    rules = ReglasDeAprobacion.load()
    rules.audiencias = ["publico"]
    rules.save()
    step(jefa, en_edicion)

    save(gerente, en_edicion, **comment())

    assert waits_at(en_edicion) == "Visto bueno"


def test_a_comment_with_an_edit_is_an_edit(en_edicion, jefa):
    before = en_edicion.latest_revision_id

    save(jefa, en_edicion, title="Otro titular", **comment())

    assert en_edicion.latest_revision_id != before
    assert en_edicion.wagtail_admin_comments.count() == 1


def test_a_comment_upon_what_is_out_is_no_change_of_it(en_edicion, jefa):
    step(jefa, en_edicion)

    save(jefa, en_edicion, **comment("bajada"))

    assert en_edicion.wagtail_admin_comments.get().contentpath == "bajada"
    assert en_edicion.live
    assert not en_edicion.has_unpublished_changes


def test_who_follows_the_comments_is_told_in_spanish(
    en_edicion, redactora, jefa, django_capture_on_commit_callbacks
):
    redactora.email = "ana@amdc.example"
    redactora.save()
    en_edicion.subscribers.update_or_create(
        user=redactora, defaults={"comment_notifications": True}
    )

    with django_capture_on_commit_callbacks(execute=True):
        save(jefa, en_edicion, **comment())

    (message,) = mail.outbox
    assert SAID in message.body
    assert "comentarios" in message.subject
