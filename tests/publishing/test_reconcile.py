"""``reconcile_pieces`` finds what no signal told, and repairs it."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.publishing import reconcile as reconciling
from cms.publishing.kinds import Reason, Stage
from cms.publishing.models import ChangeEntry, PieceUse, PublishedPiece
from cms.publishing.reconcile import Fault, reconcile
from cms.publishing.record import current_piece
from cms.publishing.release import publish_now
from tests.factories import pages


def faults() -> list[tuple[int, Fault, bool]]:
    return [(each.page_id, each.fault, each.repaired) for each in reconcile()]


def forget(page) -> None:
    """As if the press had never heard of ``page``."""
    ChangeEntry.objects.filter(piece__page_id=page.pk).delete()
    PieceUse.objects.filter(piece__page_id=page.pk).delete()
    PublishedPiece.objects.filter(page_id=page.pk).delete()


def test_it_finds_nothing_where_all_is_well(noticia, borrador):
    assert faults() == []


def test_a_row_made_live_behind_our_back_is_not_given_out(borrador):
    Page.objects.filter(pk=borrador.pk).update(live=True)

    assert faults() == [(borrador.pk, Fault.NOT_ACCEPTED, False)]
    assert current_piece(borrador.pk) is None


def test_a_page_taken_down_behind_our_back_is_withdrawn_and_reported(noticia):
    Page.objects.filter(pk=noticia.pk).update(live=False)

    assert faults() == [(noticia.pk, Fault.NOT_LIVE, True)]
    assert current_piece(noticia.pk).stage == Stage.WITHDRAWN
    assert ChangeEntry.objects.latest("position").reason == Reason.NONE


def test_an_accepted_page_that_was_not_written_down_is(noticia):
    forget(noticia)

    assert faults() == [(noticia.pk, Fault.NOT_WRITTEN, True)]
    assert current_piece(noticia.pk).stage == Stage.OUT


def test_words_written_into_a_live_row_are_reported_and_never_given_out(noticia):
    type(noticia).objects.filter(pk=noticia.pk).update(bajada="Nadie aprobó esto.")

    assert faults() == [(noticia.pk, Fault.ROW_DIFFERS, False)]
    assert current_piece(noticia.pk).as_piece().lead == "Lo esencial."


def test_a_piece_that_differs_from_what_was_accepted_is_written_again(noticia):
    piece = current_piece(noticia.pk)
    PublishedPiece.objects.filter(pk=piece.pk).update(content={**piece.content, "lead": "otra"})

    assert faults() == [(noticia.pk, Fault.OUTDATED, True)]
    assert current_piece(noticia.pk).as_piece().lead == "Lo esencial."
    assert faults() == []


def test_a_dry_run_only_looks(noticia):
    Page.objects.filter(pk=noticia.pk).update(live=False)

    with pytest.raises(CommandError, match="1"):
        call_command("reconcile_pieces", "--dry-run")

    assert current_piece(noticia.pk).stage == Stage.OUT


def test_an_advance_without_a_schedule_is_taken_back(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)
    page.revisions.update(approved_go_live_at=None)

    assert faults() == [(page.pk, Fault.NO_SCHEDULE, True)]


def test_what_goes_out_while_it_compares_stays_out(monkeypatch, borrador, jefa):
    """Another process publishes between its list of live pages and its list of pieces."""
    listed = reconciling._live_pages

    def late():
        yield from list(listed())
        if not current_piece(borrador.pk):
            pages.accept(borrador, jefa).publish()

    monkeypatch.setattr(reconciling, "_live_pages", late)

    assert faults() == []
    assert current_piece(borrador.pk).stage == Stage.OUT


def test_an_advance_that_comes_out_while_it_compares_stays_out(
    monkeypatch, redactora, jefa, dentro_de_una_hora
):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)
    stale = current_piece(page.pk)
    publish_now(page.scheduled_revision)
    monkeypatch.setattr(reconciling, "_advances", lambda: [stale.page_id])

    assert faults() == []
    assert current_piece(page.pk).stage == Stage.OUT
