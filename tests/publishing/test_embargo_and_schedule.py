"""Embargoes, schedules, and the acts upon them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from cms.publishing import acts, gate
from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeCounter, ChangeEntry, PieceIdentity
from cms.publishing.record import current_piece
from cms.publishing.release import publish_now, release_due
from tests.factories import imagenes, pages


def kinds_of(page) -> list[str]:
    return list(ChangeEntry.objects.filter(piece__page_id=page.pk).values_list("kind", flat=True))


@pytest.fixture
def embargada(redactora, jefa, dentro_de_una_hora):
    """Given to accredited media; the public gets it in an hour."""
    return pages.scheduled(
        redactora, jefa, at=dentro_de_una_hora, embargo=True, embargo_texto="Hasta la hora."
    )


@pytest.fixture
def programada(redactora, jefa, dentro_de_una_hora):
    return pages.scheduled(redactora, jefa, at=dentro_de_una_hora)


def test_an_embargo_gives_an_advance_and_nothing_public(embargada, dentro_de_una_hora):
    piece = current_piece(embargada.pk)

    assert piece.stage == Stage.ADVANCE
    assert not piece.is_public
    assert piece.as_piece().embargo_until == dentro_de_una_hora
    assert piece.as_piece().embargo_terms == "Hasta la hora."
    assert not ChangeEntry.objects.get(piece=piece).public


def test_an_advance_has_no_number_yet_and_moves_no_public_answer(
    redactora, jefa, dentro_de_una_hora
):
    pages.noticias_index()
    before = ChangeCounter.objects.get().public_position

    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)

    assert PieceIdentity.of(page.pk).code is None
    assert ChangeCounter.objects.get().public_position == before


def test_at_its_hour_and_not_before_it_is_out(embargada, dentro_de_una_hora, time_machine):
    time_machine.move_to(dentro_de_una_hora - timedelta(milliseconds=1), tick=False)
    assert release_due() == []
    assert not current_piece(embargada.pk).is_public

    time_machine.move_to(dentro_de_una_hora, tick=False)
    (release,) = release_due()

    assert release.lag == timedelta(0)
    piece = current_piece(embargada.pk)
    assert piece.is_public
    assert piece.as_piece().embargo_until is None
    assert PieceIdentity.of(embargada.pk).code.startswith("001-")
    assert ChangeEntry.objects.latest("position").due_at == dentro_de_una_hora
    assert kinds_of(embargada) == [Change.ADVANCE, Change.PUBLISHED]


def test_an_advance_needs_an_acceptance(redactora, dentro_de_una_hora):
    page = pages.draft(redactora, go_live_at=dentro_de_una_hora, embargo=True)

    with pytest.raises(NotApproved):
        page.latest_revision.publish()

    assert current_piece(page.pk) is None


def test_no_hour_can_be_set_on_what_nobody_accepted(borrador, dentro_de_una_hora):
    revision = borrador.latest_revision
    revision.approved_go_live_at = dentro_de_una_hora

    with pytest.raises(NotApproved):
        revision.save(update_fields=["approved_go_live_at"])


def test_a_revision_is_not_born_scheduled(borrador, dentro_de_una_hora):
    with pytest.raises(NotApproved):
        borrador.save_revision(approved_go_live_at=dentro_de_una_hora)


def test_an_embargo_on_what_is_out_is_refused(noticia, redactora, jefa, dentro_de_una_hora):
    noticia.embargo, noticia.go_live_at = True, dentro_de_una_hora
    with pytest.raises(ValidationError, match="ya está fuera"):
        noticia.save_revision(user=redactora)
    noticia.save_revision(user=redactora, clean=False)

    with pytest.raises(NotApproved, match="ya está fuera"):
        pages.accept(noticia, jefa).publish()

    assert current_piece(noticia.pk).is_public


def test_a_scheduled_update_leaves_what_is_out_until_its_hour(
    noticia, redactora, jefa, dentro_de_una_hora, time_machine
):
    noticia.go_live_at, noticia.bajada = dentro_de_una_hora, "Lo nuevo."
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()
    assert current_piece(noticia.pk).as_piece().lead == "Lo esencial."

    time_machine.move_to(dentro_de_una_hora)
    release_due()

    assert current_piece(noticia.pk).as_piece().lead == "Lo nuevo."
    assert kinds_of(noticia) == [Change.PUBLISHED, Change.UPDATED]


def test_taking_the_embargo_off_takes_the_advance_back(embargada, redactora, jefa):
    embargada.embargo = False
    embargada.save_revision(user=redactora)

    pages.accept(embargada, jefa).publish()

    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN
    assert kinds_of(embargada) == [Change.ADVANCE, Change.WITHDRAWN]


def test_unscheduling_an_embargo_tells_the_media_why(embargada, jefa):
    acts.unschedule(embargada, actor=jefa, text="El acto se canceló.")

    piece = current_piece(embargada.pk)
    assert piece.as_piece().withdrawal.text == "El acto se canceló."
    assert not ChangeEntry.objects.latest("position").public
    assert kinds_of(embargada) == [Change.ADVANCE, Change.WITHDRAWN]


def test_unscheduling_voids_the_acceptances(programada, jefa):
    revision = programada.scheduled_revision

    acts.unschedule(programada, actor=jefa)

    assert kinds_of(programada) == []
    with pytest.raises(NotApproved):
        publish_now(revision)


def test_what_is_not_scheduled_cannot_be_unscheduled(borrador, jefa):
    with pytest.raises(acts.NothingToDo):
        acts.unschedule(borrador, actor=jefa)


def test_postponing_moves_the_hour_and_tells_the_media(embargada, jefa, time_machine):
    first = embargada.go_live_at
    later = first + timedelta(hours=2)

    acts.reschedule(embargada, actor=jefa, at=later)

    assert current_piece(embargada.pk).as_piece().embargo_until == later
    assert kinds_of(embargada) == [Change.ADVANCE, Change.ADVANCE]
    time_machine.move_to(first + timedelta(seconds=1))
    assert release_due() == []
    time_machine.move_to(later)
    release_due()
    assert current_piece(embargada.pk).is_public


def test_bringing_a_release_forward(programada, jefa, time_machine):
    sooner = timezone.now() + timedelta(minutes=5)

    acts.reschedule(programada, actor=jefa, at=sooner)

    time_machine.move_to(sooner)
    release_due()
    assert current_piece(programada.pk).is_public


def test_a_past_hour_is_refused(programada, jefa):
    with pytest.raises(acts.NothingToDo, match="ya pasó"):
        acts.reschedule(programada, actor=jefa, at=timezone.now() - timedelta(minutes=1))


def test_an_embargo_lifted_by_hand_is_out_at_once(embargada, jefa):
    publish_now(embargada.scheduled_revision, user=jefa)

    assert current_piece(embargada.pk).is_public
    assert not Page.objects.get(pk=embargada.pk).approved_schedule


def test_withdrawing_an_advance(embargada, jefa):
    acts.withdraw(embargada, actor=jefa, text="Se suspende.")

    assert current_piece(embargada.pk).stage == Stage.WITHDRAWN
    assert not Page.objects.get(pk=embargada.pk).approved_schedule
    assert kinds_of(embargada) == [Change.ADVANCE, Change.WITHDRAWN]


def test_what_was_withdrawn_goes_out_again_only_with_new_acceptances(noticia, redactora, jefa):
    number = PieceIdentity.of(noticia.pk).code
    acts.withdraw(noticia, actor=jefa, text="Datos sin confirmar.")
    old = noticia.revisions.latest("pk")
    with pytest.raises(NotApproved):
        old.publish()
    page = Page.objects.get(pk=noticia.pk).specific
    page.save_revision(user=redactora)

    pages.accept(page, jefa).publish()

    piece = current_piece(noticia.pk)
    assert piece.is_public
    assert piece.version == 3
    assert PieceIdentity.of(noticia.pk).code == number
    assert kinds_of(noticia) == [Change.PUBLISHED, Change.WITHDRAWN, Change.PUBLISHED]


def test_a_withdrawal_wants_a_reason(noticia, jefa):
    with pytest.raises(acts.NothingToDo, match="motivo"):
        acts.withdraw(noticia, actor=jefa, text="  ")

    assert current_piece(noticia.pk).is_public


def test_a_page_for_media_is_live_and_not_public(redactora, jefa):
    page = pages.published(redactora, jefa, audiencia="medios")

    assert page.live
    assert current_piece(page.pk).stage == Stage.OUT
    assert not current_piece(page.pk).is_public
    assert PieceIdentity.of(page.pk).code is None
    assert not ChangeEntry.objects.latest("position").public


def test_what_becomes_reserved_for_media_leaves_the_public_and_says_so(noticia, redactora, jefa):
    noticia.audiencia = "medios"
    noticia.save_revision(user=redactora)

    pages.accept(noticia, jefa).publish()

    assert not current_piece(noticia.pk).is_public
    assert ChangeEntry.objects.latest("position").public


def test_acceptances_of_another_state_do_not_release(programada, jefa, dentro_de_una_hora):
    gate.void_approvals(programada.pk)

    programada.refresh_from_db()
    with pytest.raises(NotApproved):
        publish_now(programada.scheduled_revision)


def test_a_picture_that_turned_internal_keeps_its_piece_in(
    redactora, jefa, dentro_de_una_hora, time_machine
):
    imagen = imagenes.imagen()
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, imagen=imagen)
    imagen.usos_permitidos = imagen.Usos.INTERNO
    imagen.save()
    time_machine.move_to(dentro_de_una_hora)

    (release,) = release_due()

    assert "uso interno" in release.error
    assert current_piece(page.pk) is None


def test_an_embargo_without_its_hour_lets_nothing_out(redactora, jefa):
    page = pages.draft(redactora, embargo=True)
    pages.accept(page, jefa)

    with pytest.raises(gate.NotApproved, match="necesita su hora"):
        page.latest_revision.publish()

    page.refresh_from_db()
    assert not page.live
