"""Acts upon an alert in two languages, and whatever else happens to it meanwhile. PostgreSQL."""

from datetime import timedelta
from functools import partial

import pytest
from wagtail.models import Page

from campanas.models import AlertaPage
from cms.publishing import acts, gate
from cms.publishing.kinds import Stage
from cms.publishing.record import current_piece
from cms.users.roles import Role
from cms.workflows.in_all_languages import amend_all
from tests.factories import campanas, pages, people
from tests.publishing.test_in_turn import at_once

TIMES = 6

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ana(db):
    pages.root()
    return people.person("ana", Role.WRITERS)


@pytest.fixture
def berta(ana):
    return people.person("berta", Role.PRESS_HEADS)


def both(ana, berta):
    """An alert that is out in two languages."""
    page = campanas.alerta(ana)
    pages.accept(page, berta).publish()
    _translation, other = pages.translated(AlertaPage.objects.get(pk=page.pk), ana)
    pages.accept(other, berta).publish()
    return AlertaPage.objects.get(pk=page.pk), AlertaPage.objects.get(pk=other.pk)


def change(page, by, **values):
    amend_all(
        page,
        actor=by,
        reasons={page.locale.language_code: "Cedió."},
        changes=lambda _out, reason: {**values, "motivo": reason},
    )


def save(page, by):
    draft = AlertaPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.bajada = f"{draft.bajada[:40]} +"
    draft.save_revision(user=by)


def test_acts_from_both_languages_at_once(ana, berta):
    for number in range(TIMES):
        page, other = both(ana, berta)
        until = page.hasta + timedelta(hours=number + 1)

        assert (
            at_once(
                partial(change, page, berta, hasta=until),
                partial(change, other, berta, nivel="verde"),
                partial(save, other, ana),
            )
            == []
        )

        shown = [current_piece(each.pk).as_piece() for each in (page, other)]
        assert {each.fields["nivel"] for each in shown} == {"verde"}
        assert len({each.fields["hasta"] for each in shown}) == 1


def test_an_act_and_a_withdrawal_at_once(ana, berta):
    for _each in range(TIMES):
        page, _other = both(ana, berta)

        errors = at_once(
            partial(change, page, berta, nivel="verde"),
            partial(acts.withdraw, page, actor=berta, text="Error."),
        )

        assert errors == []
        assert current_piece(page.pk).stage == Stage.WITHDRAWN
        assert not Page.objects.get(pk=page.pk).live


def test_a_draft_that_is_saved_during_an_act_is_nobody_s_to_publish_alone(ana, berta):
    for _each in range(TIMES):
        page, _other = both(ana, berta)

        assert at_once(partial(change, page, berta, nivel="verde"), partial(save, page, ana)) == []

        newest = AlertaPage.objects.get(pk=page.pk).latest_revision
        assert newest.content["bajada"].endswith("+")  # nothing typed is lost
        assert ana.pk in gate.contributors(page, newest)
        assert not current_piece(page.pk).as_piece().lead.endswith("+")
