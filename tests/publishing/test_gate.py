"""Nobody's words go out on his own word alone."""

import pytest
from wagtail.models import Revision

from cms.publishing import gate, providers
from cms.publishing.kinds import Acceptance
from cms.users.roles import Role
from tests.factories import pages, people
from tests.factories.kinds import KINDS


@pytest.fixture(params=list(KINDS), ids=lambda model: model.__name__)
def kind(request):
    """The gate knows no kinds: what it holds for one, it holds for each."""
    return KINDS[request.param]


@pytest.fixture
def borrador(kind, redactora):
    return kind.draft(redactora)


@pytest.fixture
def noticia(kind, redactora, jefa):
    page = kind.draft(redactora)
    pages.accept(page, jefa).publish()
    page.refresh_from_db()
    return page


@pytest.fixture
def one_step(monkeypatch):
    monkeypatch.setattr(providers, "_steps", [lambda page: ("edicion",)])


@pytest.fixture
def two_steps(monkeypatch):
    monkeypatch.setattr(providers, "_steps", [lambda page: ("edicion", "visto_bueno")])


@pytest.fixture
def otra_jefa(db):
    return people.person("diana", Role.PRESS_HEADS)


def approve(page, user, step="edicion") -> Revision:
    revision = page.latest_revision
    gate.accept(revision, kind=Acceptance.APPROVAL, user=user, step=step)
    return revision


def visto(page, user) -> None:
    gate.accept(page.latest_revision, kind=Acceptance.VISTO, user=user)


def verdict(page) -> gate.Verdict:
    return gate.assess(page, page.latest_revision)


def test_a_draft_nobody_accepted_lacks_its_steps(borrador, one_step):
    assert verdict(borrador).missing_steps == ("edicion",)
    assert "revisión" in verdict(borrador).in_words()


def test_what_one_wrote_and_another_approved_may_go_out(borrador, jefa, one_step):
    approve(borrador, jefa)

    assert verdict(borrador).may_go_out


def test_a_mended_comma_waits_for_the_authors_visto(borrador, redactora, jefa, one_step):
    borrador.save_revision(user=jefa)
    approve(borrador, jefa)
    assert verdict(borrador).unaccepted == {jefa.pk}
    assert verdict(borrador).lacks_only_acceptance

    visto(borrador, redactora)

    assert verdict(borrador).may_go_out


def test_another_head_may_give_the_visto(borrador, jefa, otra_jefa, one_step):
    borrador.save_revision(user=jefa)
    approve(borrador, jefa)

    visto(borrador, otra_jefa)

    assert verdict(borrador).may_go_out


def test_a_visto_alone_is_no_approval(borrador, jefa, one_step):
    visto(borrador, jefa)

    assert verdict(borrador).missing_steps == ("edicion",)


def test_two_steps_want_two_persons(borrador, jefa, gerente, two_steps):
    approve(borrador, jefa, "edicion")
    approve(borrador, jefa, "visto_bueno")
    assert verdict(borrador).missing_steps

    approve(borrador, gerente, "visto_bueno")

    assert verdict(borrador).may_go_out


def test_steps_are_matched_to_persons_in_the_best_way(
    borrador, jefa, otra_jefa, gerente, two_steps
):
    """Berta passed both steps, Diana the first: Diana's counts there, Berta's in the second."""
    approve(borrador, jefa, "edicion")
    approve(borrador, otra_jefa, "edicion")
    approve(borrador, jefa, "visto_bueno")

    assert verdict(borrador).may_go_out


def test_an_acceptance_holds_for_exactly_that_content(borrador, jefa, one_step):
    revision = approve(borrador, jefa)
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "title": "otra"})

    assert verdict(borrador).missing_steps == ("edicion",)


def test_accepting_a_later_revision_takes_back_the_word_for_an_earlier(
    borrador, redactora, jefa, one_step
):
    first = approve(borrador, jefa)
    borrador.save_revision(user=redactora)
    approve(borrador, jefa)

    assert not gate.assess(borrador, first).may_go_out
    assert verdict(borrador).may_go_out


def test_a_later_draft_leaves_what_was_accepted_as_it_is(borrador, redactora, jefa, one_step):
    accepted = approve(borrador, jefa)

    borrador.save_revision(user=redactora)

    assert gate.assess(borrador, accepted).may_go_out


def test_voided_acceptances_do_not_count(borrador, jefa, one_step):
    approve(borrador, jefa)

    gate.void_approvals(borrador.pk)

    assert not verdict(borrador).may_go_out


def test_another_pages_acceptance_does_not_count(borrador, redactora, jefa, one_step):
    other = pages.draft(redactora)
    approve(other, jefa)

    found = gate.assess(borrador, other.latest_revision)

    assert found.problem
    assert not found.may_go_out


def test_a_system_approval_is_for_structural_pages_alone(borrador, one_step):
    gate.accept(borrador.latest_revision, kind=Acceptance.SYSTEM)

    assert not verdict(borrador).may_go_out


def test_who_wrote_what_is_out_does_not_have_to_be_accepted_again(
    noticia, redactora, jefa, one_step
):
    noticia.save_revision(user=jefa)

    assert gate.contributors(noticia, noticia.latest_revision) == {jefa.pk}


def test_whoever_reverts_brings_the_old_authors_words_back(noticia, redactora, jefa, one_step):
    old = noticia.live_revision
    page = old.as_object()

    revision = page.save_revision(user=jefa, previous_revision=old)

    assert gate.contributors(page, revision) == {redactora.pk, jefa.pk}


def test_contributors_survive_a_purge_of_revisions(borrador, redactora, jefa, one_step):
    borrador.save_revision(user=jefa)
    borrador.revisions.exclude(pk=borrador.latest_revision_id).delete()

    assert gate.contributors(borrador, borrador.latest_revision) == {redactora.pk, jefa.pk}


def test_authors_from_elsewhere_are_contributors(borrador, redactora, jefa, gerente, monkeypatch):
    monkeypatch.setattr(providers, "_authors", [lambda page, revision_id: [gerente.pk]])

    assert gate.contributors(borrador, borrador.latest_revision) == {redactora.pk, gerente.pk}


def test_without_any_rule_registered_one_approval_is_still_demanded(borrador, monkeypatch):
    monkeypatch.setattr(providers, "_steps", [])

    assert not verdict(borrador).may_go_out


def test_the_verdict_speaks(borrador):
    assert gate.Verdict().in_words()
    assert "visto" in gate.Verdict(unaccepted=frozenset({1})).in_words()
    assert gate.Verdict(problem="Así no.").in_words() == "Así no."
