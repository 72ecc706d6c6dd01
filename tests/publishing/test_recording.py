"""What is out is written down with it."""

import pytest

from cms.publishing import acts
from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry, PieceIdentity, PublishedPiece
from cms.publishing.record import current_piece
from noticias.models import NoticiaPage
from tests.factories import pages


def last_entry() -> ChangeEntry:
    return ChangeEntry.objects.latest("position")


def test_a_publication_leaves_a_piece_and_an_entry(noticia):
    piece = current_piece(noticia.pk)

    assert piece.is_public
    assert piece.as_piece().title == noticia.title
    assert last_entry().kind == Change.PUBLISHED
    assert last_entry().piece == piece


def test_the_number_comes_at_the_first_public_release(borrador, jefa):
    assert PieceIdentity.of(borrador.pk).code is None

    pages.accept(borrador, jefa).publish()

    assert PieceIdentity.of(borrador.pk).code.startswith("001-")


def test_nothing_goes_out_without_another_persons_acceptance(borrador, redactora):
    pages.accept(borrador, redactora)

    with pytest.raises(NotApproved):
        borrador.latest_revision.publish()

    borrador.refresh_from_db()
    assert not borrador.live
    assert current_piece(borrador.pk) is None


def test_a_correction_carries_its_note_and_a_new_version(noticia, redactora, jefa):
    noticia.correccion_decia = "El lunes"
    noticia.correccion_correcto = "El martes"
    noticia.save_revision(user=redactora)

    pages.accept(noticia, jefa).publish()

    piece = current_piece(noticia.pk).as_piece()
    assert last_entry().kind == Change.CORRECTED
    assert [(each.wrong, each.right) for each in piece.corrections] == [("El lunes", "El martes")]
    assert piece.version == 2


def test_a_withdrawal_leaves_a_tombstone_without_content(noticia, jefa):
    acts.withdraw(noticia, actor=jefa, text="Se publicó por error.")

    piece = current_piece(noticia.pk)
    assert piece.stage == Stage.WITHDRAWN
    assert piece.as_piece().title == ""
    assert piece.as_piece().withdrawal.text == "Se publicó por error."
    assert not PublishedPiece.objects.filter(withdrawn_at=None, page_id=noticia.pk).exists()
    assert last_entry().actor_name == str(jefa)


def test_a_tombstone_quotes_no_correction_and_a_later_release_still_tells_it(
    noticia, redactora, jefa
):
    noticia.correccion_decia, noticia.correccion_correcto = "El lunes", "El martes"
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()
    page = NoticiaPage.objects.get(pk=noticia.pk)
    acts.withdraw(page, actor=jefa, text="Se publicó por error.")
    assert "El lunes" not in str(current_piece(noticia.pk).content)

    page.refresh_from_db()
    page.save_revision(user=redactora)
    pages.accept(page, jefa).publish()

    told = current_piece(noticia.pk).as_piece().corrections
    assert [(each.wrong, each.right) for each in told] == [("El lunes", "El martes")]
