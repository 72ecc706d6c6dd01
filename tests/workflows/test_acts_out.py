"""Correct, withdraw, restore: each shows what the public will see, and to whom it happens."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from cms.publishing.release import release_due
from tests.factories import pages
from tests.workflows.desk import (
    act,
    act_url,
    desk_of,
    edit_url,
    local,
    said,
    save,
    step,
    submit,
    waits_at,
)

HOUR = timedelta(hours=1)
NOTE = {"decia": "El lunes", "correcto": "El martes"}
REASON = {"motivo": "Se publicó por error."}


def again(page):
    return type(page).objects.get(pk=page.pk)


def minute(moment):
    return moment.replace(second=0, microsecond=0)


def last_entry():
    return ChangeEntry.objects.latest("position")


def shown(user, page, name):
    return desk_of(user).get(act_url(page, name)).content.decode()


@pytest.fixture
def retirada(noticia, jefa):
    act(jefa, noticia, "retirar", REASON)
    return again(noticia)


# What the public will see -------------------------------------------------------------------------


def test_a_withdrawal_is_shown_before_it_is_done(noticia, jefa):
    response = act(jefa, noticia, "retirar", REASON | {"ver": "1"})

    page = response.context["shown"]
    assert "Se publicó por error." in page
    assert 'lang="es-HN"' in page
    assert noticia.title not in page
    assert again(noticia).live


def test_a_note_is_shown_in_the_page_that_will_bear_it(noticia, jefa):
    response = act(jefa, noticia, "corregir", NOTE | {"ver": "1"})

    page = response.context["shown"]
    assert "El martes" in page
    assert noticia.title in page
    assert "BORRADOR" not in page


def test_a_note_is_shown_in_the_pages_language(noticia, redactora, jefa):
    _translation, english = pages.translated(noticia, redactora)
    pages.accept(english, jefa).publish()
    english = again(english)

    response = act(jefa, english, "retirar", {"motivo": "Published by mistake."} | {"ver": "1"})

    assert 'lang="en"' in response.context["shown"]


def test_it_is_said_who_has_it(noticia, embargada, jefa):
    assert noticia.public_path in shown(jefa, noticia, "retirar")
    assert "bajo embargo; el público no" in shown(jefa, embargada, "retirar")


# Restore ------------------------------------------------------------------------------------------


def test_what_was_withdrawn_comes_back_by_its_own_act(retirada, jefa, redactora):
    before = current_piece(retirada.pk)

    act(jefa, retirada, "restaurar")
    assert waits_at(retirada) == "Visto"
    assert not again(retirada).live
    act(redactora, retirada, "dar-visto")

    piece = current_piece(retirada.pk)
    assert piece.stage == Stage.OUT
    assert last_entry().kind == Change.PUBLISHED
    assert (piece.uri, piece.identity.code) == (before.uri, before.identity.code)
    assert piece.as_piece().withdrawal is None
    assert PageLogEntry.objects.filter(action="pregon.restore", page_id=retirada.pk).exists()


def test_it_comes_back_as_it_was_out(noticia, jefa, redactora):
    title = noticia.title
    save(redactora, noticia, title="Un borrador posterior")
    act(jefa, noticia, "retirar", REASON)

    assert "queda en el historial" in shown(jefa, noticia, "restaurar")
    act(jefa, noticia, "restaurar")
    act(redactora, noticia, "dar-visto")

    assert current_piece(noticia.pk).title == title


def test_who_restores_does_not_accept_it_alone(retirada, jefa):
    act(jefa, retirada, "restaurar")

    act(jefa, retirada, "dar-visto")

    assert not again(retirada).live


def test_writers_do_not_restore(retirada, redactora):
    act(redactora, retirada, "restaurar")

    assert waits_at(retirada) == ""


def test_what_has_expired_comes_back_without_that_hour(redactora, jefa, time_machine):
    page = pages.published(redactora, jefa, expire_at=timezone.now() + HOUR)
    time_machine.move_to(timezone.now() + 2 * HOUR)
    release_due()
    assert last_entry().reason == "caducada"

    act(jefa, again(page), "restaurar")
    act(redactora, again(page), "dar-visto")
    release_due()

    assert again(page).live
    assert again(page).expire_at is None


def test_what_never_was_out_is_not_restored(borrador, embargada, jefa):
    act(jefa, embargada, "retirar", REASON)

    for page in (borrador, again(embargada)):
        act(jefa, page, "restaurar")
        assert waits_at(page) == ""


def test_lists_say_that_it_was_withdrawn(retirada, jefa):
    listing = desk_of(jefa).get(f"/admin/pages/{retirada.get_parent().pk}/").content.decode()

    assert "retirada" in listing


# Why an act isn't to be done now ------------------------------------------------------------------


@pytest.fixture
def con_cambio(noticia, redactora, jefa, dentro_de_una_hora):
    """Out, with a newer text accepted for later."""
    submit(redactora, noticia, title="El nuevo", go_live_at=local(dentro_de_una_hora))
    step(jefa, noticia)
    return again(noticia)


def test_while_an_update_waits_it_is_said_why_nothing_is_corrected(con_cambio, jefa, redactora):
    assert "mientras espera no se edita ni se corrige" in (
        desk_of(jefa).get(edit_url(con_cambio)).content.decode()
    )
    response = desk_of(jefa).get(act_url(con_cambio, "corregir"))

    assert "mientras espera no se corrige" in said(response)
    assert "mientras espera" not in said(desk_of(redactora).get(act_url(con_cambio, "corregir")))


def test_a_withdrawal_says_that_the_update_goes_with_it(con_cambio, jefa):
    assert "tampoco saldrá" in shown(jefa, con_cambio, "retirar")


# The embargo of what is accepted ------------------------------------------------------------------


def test_an_embargo_is_lifted_and_its_hour_kept(embargada, jefa, time_machine):
    act(jefa, embargada, "quitar-embargo", {"motivo": "Ya no hace falta."})

    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN
    page = again(embargada)
    assert page.scheduled_revision is not None
    time_machine.move_to(page.scheduled_revision.approved_go_live_at + timedelta(seconds=1))
    assert [each.error for each in release_due()] == [""]
    assert current_piece(embargada.pk).is_public


def test_a_lifted_embargo_stays_lifted_at_another_hour(embargada, jefa, dentro_de_una_hora):
    act(jefa, embargada, "quitar-embargo", {"motivo": ""})

    act(jefa, embargada, "reprogramar", {"hora": local(dentro_de_una_hora + HOUR)})

    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN


def test_new_terms_need_anothers_word(embargada, jefa, redactora):
    at = embargada.scheduled_revision.approved_go_live_at

    act(jefa, embargada, "condiciones-embargo", {"embargo_texto": "Solo radio."})
    assert waits_at(embargada) == "Visto"
    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN
    act(redactora, again(embargada), "dar-visto")

    piece = current_piece(embargada.pk)
    assert piece.stage == Stage.ADVANCE
    assert piece.as_piece().embargo_terms == "Solo radio."
    assert minute(piece.as_piece().embargo_until) == minute(at)  # stored in milliseconds


def test_the_same_terms_change_nothing(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(
        redactora, jefa, at=dentro_de_una_hora, embargo=True, embargo_texto="Solo radio."
    )

    response = act(jefa, page, "condiciones-embargo", {"embargo_texto": "Solo radio."})

    assert "son las mismas" in response.content.decode()
    assert current_piece(page.pk).stage == Stage.ADVANCE


def test_there_is_no_embargo_to_lift_where_there_is_none(programada, jefa):
    act(jefa, programada, "quitar-embargo", {"motivo": ""})

    assert again(programada).scheduled_revision is not None
    assert current_piece(programada.pk) is None
