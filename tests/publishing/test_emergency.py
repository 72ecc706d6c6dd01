"""One person lets it out; until another has ratified it, its words are accepted by nobody."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Workflow

from cms.publishing import acts, emergency, gate
from cms.publishing.amending import amend
from cms.publishing.kinds import Acceptance, Stage
from cms.publishing.models import Approval, Emergency
from cms.publishing.reconcile import reconcile
from cms.publishing.record import current_piece
from cms.users.roles import Role
from tests.factories import campanas, pages, people
from tests.factories.kinds import KINDS

HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def otra_jefa(db):
    return people.person("diana", Role.PRESS_HEADS)


@pytest.fixture
def alerta(jefa):
    """A head's own draft."""
    return campanas.alerta(jefa)


@pytest.fixture
def fuera(alerta, jefa):
    """Out on her word alone."""
    let_out(alerta, jefa)
    return alerta


def let_out(page, user, *, seen=None, reason="El talud se mueve."):
    page.refresh_from_db()
    it = emergency.publish(
        page,
        actor=user,
        seen=seen or page.latest_revision_id,
        reason=reason,
        ratify_in=HALF_AN_HOUR,
    )
    page.refresh_from_db()
    return it


def ratify(page, user):
    page.refresh_from_db()
    emergency.ratify(page, actor=user, seen=page.live_revision_id)
    page.refresh_from_db()


def write(page, user, **values):
    page.refresh_from_db()
    newest = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(newest, name, value)
    return newest.save_revision(user=user)


def approve_and_publish(page, *steps, visto=None):
    """The newest text by the steps, each taken by one of ``steps``."""
    page.refresh_from_db()
    revision = pages.accept(page, *steps)
    if visto is not None:
        gate.accept(revision, kind=Acceptance.VISTO, user=visto)
    revision.publish()
    page.refresh_from_db()


def waits(page):
    return Emergency.objects.waiting().of_page(page.pk).exists()


def authors(page):
    page.refresh_from_db()
    return gate.contributors(page, page.get_latest_revision())


# What may go out so ------------------------------------------------------------------------------


def test_it_goes_out_on_the_word_of_who_wrote_it(alerta, jefa):
    before = timezone.now()

    it = let_out(alerta, jefa)

    assert alerta.live
    assert current_piece(alerta.pk).stage == Stage.OUT
    assert before + HALF_AN_HOUR <= it.ratify_by
    assert (it.revision_id, it.before_id) == (alerta.live_revision_id, None)
    assert it.content_hash == gate.stored_hash(alerta.live_revision_id)
    assert (it.user_id, it.user_name, it.reason) == (jefa.pk, "berta", "El talud se mueve")
    assert waits(alerta)
    assert reconcile() == []


@pytest.mark.parametrize("model", [each for each in KINDS if each.__name__ != "AlertaPage"])
def test_nothing_else_does(model, jefa):
    page = KINDS[model].draft(jefa)

    with pytest.raises(gate.NotApproved, match="no puede salir de emergencia"):
        let_out(page, jefa)

    assert not Page.objects.get(pk=page.pk).live
    assert not Approval.objects.filter(page_id=page.pk).exists()


def test_an_urgent_bulletin_does_and_what_counts_is_its_newest_text(jefa, redactora):
    page = pages.published(redactora, jefa, urgencia="rutina")
    write(page, jefa, urgencia="urgente")

    it = let_out(page, jefa)

    assert it.before_id is not None
    assert page.urgencia == "urgente"
    write(page, jefa, urgencia="rutina")
    with pytest.raises(gate.NotApproved):
        let_out(page, jefa)


def test_an_alert_without_an_end_does_not(jefa):
    page = campanas.alerta(jefa, hasta=None)

    with pytest.raises(gate.NotApproved, match="hasta cuándo rige"):
        let_out(page, jefa)

    assert not waits(page)


def test_what_contradicts_itself_does_not(alerta, jefa):
    page = alerta.get_latest_revision_as_object()
    page.emisor, page.organismo = "nacional", ""
    page.save_revision(user=jefa, clean=False)

    with pytest.raises(acts.NothingToDo, match="organismo"):
        let_out(alerta, jefa)


def test_what_has_expired_does_not(alerta, jefa):
    page = alerta.get_latest_revision_as_object()
    page.expire_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(user=jefa, clean=False)

    with pytest.raises(gate.NotApproved, match="Caducaba"):
        let_out(alerta, jefa)


def test_it_waits_for_no_hour(jefa, dentro_de_una_hora):
    page = pages.draft(jefa, urgencia="urgente", go_live_at=dentro_de_una_hora)

    with pytest.raises(gate.NotApproved, match="quítele primero"):
        let_out(page, jefa)


def test_it_keeps_nobodys_embargo(jefa, dentro_de_una_hora):
    page = pages.draft(jefa, urgencia="urgente", embargo=True, go_live_at=dentro_de_una_hora)

    with pytest.raises(gate.NotApproved, match="quítele primero"):
        let_out(page, jefa)


def test_its_acceptance_schedules_nothing(fuera, dentro_de_una_hora):
    revision = fuera.live_revision
    revision.approved_go_live_at = dentro_de_una_hora

    with pytest.raises(gate.NotApproved):
        revision.save(update_fields=["approved_go_live_at"])


def test_what_is_scheduled_needs_no_emergency(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, urgencia="urgente")
    write(page, jefa, go_live_at=None)

    with pytest.raises(acts.NothingToDo, match="espera su hora"):
        let_out(page, jefa)


def test_what_is_out_does_not_go_out_again(fuera, jefa):
    with pytest.raises(acts.NothingToDo, match="ya está publicado"):
        let_out(fuera, jefa)


def test_it_is_the_text_that_was_looked_at(alerta, jefa, redactora):
    seen = alerta.latest_revision_id
    write(alerta, redactora)

    with pytest.raises(acts.NothingToDo, match="cambió"):
        let_out(alerta, jefa, seen=seen)


def test_there_is_a_reason(alerta, jefa):
    with pytest.raises(acts.NothingToDo, match="no puede esperar"):
        let_out(alerta, jefa, reason="  ")


def test_a_review_under_way_ends(redactora, jefa):
    page = campanas.alerta(redactora)
    Workflow.objects.get(name="Boletín").start(page, redactora)

    let_out(page, jefa)

    assert page.current_workflow_state is None
    assert page.live


# Ratification ------------------------------------------------------------------------------------


def test_another_head_ratifies_exactly_what_is_out(fuera, otra_jefa):
    ratify(fuera, otra_jefa)

    assert not waits(fuera)
    it = Emergency.objects.get(page_id=fuera.pk)
    assert (it.ratified_by, it.ratified_name) == (otra_jefa.pk, "diana")
    assert it.ratified_revision_id == fuera.live_revision_id
    word = Approval.objects.get(page_id=fuera.pk, kind=Acceptance.RATIFICATION)
    assert (word.revision_id, word.user_id) == (fuera.live_revision_id, otra_jefa.pk)
    assert gate.assess(fuera, fuera.live_revision).may_go_out


def test_neither_its_publisher_nor_its_writers_ratify(redactora, jefa, otra_jefa, gerente):
    page = campanas.alerta(redactora)
    write(page, otra_jefa)
    let_out(page, jefa)

    for each in (jefa, otra_jefa, redactora):
        with pytest.raises(acts.NothingToDo, match="otra persona"):
            ratify(page, each)

    ratify(page, gerente)
    assert not waits(page)


def test_the_database_lets_nobody_ratify_his_own(fuera, jefa):
    with pytest.raises(IntegrityError), transaction.atomic():
        Emergency.objects.waiting().settle(user_id=jefa.pk, user_name="b", revision_id=1)


def test_who_saw_another_text_does_not_ratify(fuera, jefa, otra_jefa):
    seen = fuera.live_revision_id
    write(fuera, jefa, bajada="Otra cosa.")
    let_out(fuera, jefa)

    with pytest.raises(acts.NothingToDo, match="cambió"):
        emergency.ratify(fuera, actor=otra_jefa, seen=seen)


def test_a_newer_draft_is_not_what_is_ratified(fuera, otra_jefa):
    """She wrote it, but it isn't out."""
    write(fuera, otra_jefa, bajada="Otra cosa.")

    ratify(fuera, otra_jefa)

    assert not waits(fuera)
    assert authors(fuera) == {otra_jefa.pk}


def test_it_is_ratified_once(fuera, otra_jefa, gerente):
    ratify(fuera, otra_jefa)

    with pytest.raises(acts.NothingToDo, match="Ya no espera"):
        ratify(fuera, gerente)


def test_one_ratification_is_for_all_that_followed_one_another(fuera, jefa, otra_jefa, gerente):
    write(fuera, otra_jefa, bajada="Peor.")
    let_out(fuera, otra_jefa)

    with pytest.raises(acts.NothingToDo):
        ratify(fuera, jefa)  # she let the first one out, and wrote it
    ratify(fuera, gerente)

    assert Emergency.objects.filter(ratified_by=gerente.pk).count() == 2


def test_an_act_upon_it_does_not_ratify_it(fuera, jefa, otra_jefa):
    later = fuera.hasta + timedelta(hours=1)
    amend(fuera, actor=otra_jefa, changes={"hasta": later, "motivo": "Llueve."}, text="Llueve.")

    fuera.refresh_from_db()
    assert waits(fuera)
    assert fuera.hasta == later
    assert reconcile() == []


# Nothing launders its words ----------------------------------------------------------------------


def test_its_words_stay_unaccepted_whatever_is_written_later(fuera, redactora, jefa):
    write(fuera, redactora, bajada="Un dato nuevo.")

    assert authors(fuera) == {jefa.pk, redactora.pk}


def test_its_writer_cannot_launder_it_by_approving_anothers_update(fuera, redactora, jefa):
    write(fuera, redactora, bajada="Un dato nuevo.")
    fuera.refresh_from_db()

    revision = pages.accept(fuera, jefa)

    assert gate.assess(fuera, revision).unaccepted == {jefa.pk}


def test_after_its_ratification_only_what_is_newer_counts(fuera, redactora, otra_jefa):
    ratify(fuera, otra_jefa)
    write(fuera, redactora, bajada="Un dato nuevo.")

    assert authors(fuera) == {redactora.pk}


def test_what_was_out_before_it_had_been_accepted(redactora, jefa, otra_jefa):
    page = pages.published(redactora, otra_jefa, urgencia="urgente")
    write(page, jefa, bajada="Peor.")
    let_out(page, jefa)
    write(page, jefa, bajada="Mucho peor.")

    assert authors(page) == {jefa.pk}


def test_a_newer_text_that_another_head_approves_settles_it(fuera, redactora, otra_jefa):
    write(fuera, redactora, bajada="Un dato nuevo.")

    approve_and_publish(fuera, otra_jefa)

    assert not waits(fuera)
    it = Emergency.objects.get(page_id=fuera.pk)
    assert (it.ratified_by, it.ratified_revision_id) == (otra_jefa.pk, fuera.live_revision_id)


def test_its_publishers_approval_with_the_authors_visto_does_not_settle_it(redactora, jefa):
    page = campanas.alerta(redactora)
    let_out(page, jefa)
    write(page, jefa, bajada="Peor.")

    approve_and_publish(page, jefa, visto=redactora)

    assert page.bajada == "Peor."
    assert waits(page)
    assert authors(page) == {redactora.pk, jefa.pk}


def test_its_own_text_can_be_reviewed_afterwards(fuera, jefa, otra_jefa):
    approve_and_publish(fuera, otra_jefa)

    assert not waits(fuera)


# Its end -----------------------------------------------------------------------------------------


def test_withdrawing_ends_it_and_its_text_does_not_go_out_again(fuera, jefa):
    revision = fuera.live_revision

    acts.withdraw(fuera, actor=jefa, text="Falsa alarma.")

    it = Emergency.objects.get(page_id=fuera.pk)
    assert it.withdrawn_at
    assert it.ratified_at is None
    with pytest.raises(gate.NotApproved):
        revision.publish()
    assert authors(fuera) == {jefa.pk}


def test_expiring_ends_it(fuera):
    fuera.unpublish(set_expired=True)

    assert not waits(fuera)


def test_a_translation_has_an_emergency_of_its_own(redactora, jefa, otra_jefa):
    translator = people.person("teo", Role.TRANSLATORS)
    original = campanas.alerta(redactora)
    pages.accept(original, jefa).publish()
    _translation, page = pages.translated(original, translator)

    let_out(page, otra_jefa)

    assert page.live
    assert page.locale.language_code == "en"
    assert not waits(original)
    assert translator.pk in authors(page)
    ratify(page, jefa)
    assert not waits(page)


# The alarm ---------------------------------------------------------------------------------------


def test_the_alarm_comes_when_its_time_is_over_and_again_and_again(fuera):
    every, start = timedelta(minutes=30), timezone.now()
    given = []
    with time_machine.travel(start, tick=False) as clock:
        for minute in range(0, 100, 5):
            clock.move_to(start + timedelta(minutes=minute))
            given += [minute] if emergency.take_alarm(fuera.pk, every=every) else []

    assert given == [30, 60, 90]
    assert Emergency.objects.get().alarms == 3


def test_no_alarm_after_it_was_ratified(fuera, otra_jefa):
    ratify(fuera, otra_jefa)

    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        assert emergency.take_alarm(fuera.pk, every=HALF_AN_HOUR) == []


def test_what_is_gone_by_a_hand_in_the_database_waits_no_longer(fuera):
    Page.objects.filter(pk=fuera.pk).update(live=False)

    with time_machine.travel(timezone.now() + timedelta(hours=5)):
        assert emergency.take_alarm(fuera.pk, every=HALF_AN_HOUR) == []

    assert not waits(fuera)
