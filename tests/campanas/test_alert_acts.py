"""Extending, lowering, lifting and superseding an alert, as each person may or may not."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from campanas.acts import BajarNivel
from campanas.models import AlertaPage
from cms.publishing import gate
from cms.publishing.acts import NothingToDo, reschedule
from cms.publishing.amending import amend
from cms.publishing.kinds import Acceptance, Change
from cms.publishing.models import ChangeEntry
from cms.users.roles import Role
from tests.factories import campanas, pages, people
from tests.factories.forms import edit_form_data
from tests.workflows.desk import act, act_url, desk_of, edit_url, local, waits_at

REASON = {"motivo": "El talud dejó de moverse."}


@pytest.fixture
def alerta(redactora, jefa):
    """A red alert that is out."""
    page = campanas.alerta(redactora)
    pages.accept(page, jefa).publish()
    return AlertaPage.objects.get(pk=page.pk)


def body(client, page):
    return client.get(f"/api/v2/pages/{page.pk}/").json()


def later(page):
    return (page.hasta + timedelta(hours=3)).replace(second=0, microsecond=0)


def test_extending_moves_the_end_and_nothing_else(client, alerta, jefa):
    before, until = body(client, alerta), later(alerta)

    act(jefa, alerta, "prolongar", {"hasta": local(until), **REASON})

    after = body(client, alerta)
    changed = {name for name in after if after[name] != before[name]} - {"meta"}
    assert changed == {"hasta", "motivo", "vigencia"}
    assert after["vigencia"]["hasta"] == until.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert after["motivo"] == REASON["motivo"]


def test_an_act_is_written_down_with_who_and_why(alerta, jefa):
    act(jefa, alerta, "levantar", REASON)

    entry = ChangeEntry.objects.latest("position")
    assert (entry.kind, entry.note, entry.actor_id) == (
        Change.UPDATED,
        REASON["motivo"],
        jefa.pk,
    )


@pytest.mark.parametrize("hours", [-1, 0])
def test_it_is_not_extended_backwards(client, alerta, jefa, hours):
    response = act(
        jefa, alerta, "prolongar", {"hasta": local(alerta.hasta + timedelta(hours=hours)), **REASON}
    )

    assert "Escoja una hora posterior" in response.content.decode()
    assert alerta.latest_revision_id == alerta.live_revision_id


def test_lowering_only_goes_down(client, alerta, jefa):
    act(jefa, alerta, "bajar-nivel", {"nivel": "amarilla", **REASON})
    up = act(jefa, alerta, "bajar-nivel", {"nivel": "roja", **REASON})

    assert up.context["form"].errors["nivel"]
    assert body(client, alerta)["nivel"] == "amarilla"


def test_lifting_ends_it_now(client, alerta, jefa):
    act(jefa, alerta, "levantar", REASON)

    shown = body(client, alerta)
    assert shown["vigencia"]["vigente"] is False
    assert shown["levantada_en"]
    assert client.get("/api/v2/alertas/vigentes/").json()["items"] == []


def test_what_was_lifted_is_neither_extended_nor_lifted_again(alerta, jefa):
    act(jefa, alerta, "levantar", REASON)

    desk = desk_of(jefa)

    for name in ("prolongar", "bajar-nivel", "levantar", "sustituir"):
        assert desk.get(act_url(alerta, name)).status_code == 302


def test_a_reason_is_asked_for(alerta, jefa):
    response = act(jefa, alerta, "levantar", {"motivo": " "})

    assert response.context["form"].errors["motivo"]


@pytest.mark.parametrize(
    "role", [Role.WRITERS, Role.PHOTOGRAPHERS, Role.TRANSLATORS, Role.ADMINISTRATORS]
)
@pytest.mark.parametrize("name", ["prolongar", "bajar-nivel", "levantar"])
def test_only_heads_act_upon_an_alert(client, alerta, role, name):
    person = people.person("otra", role)

    act(person, alerta, name, {"hasta": local(later(alerta)), "nivel": "verde", **REASON})

    assert body(client, alerta)["vigencia"]["vigente"] is True
    assert body(client, alerta)["nivel"] == "roja"


def test_a_draft_that_waits_keeps_its_words_and_its_review(client, alerta, redactora, jefa):
    data = edit_form_data(alerta) | {"bajada": "Se mueve más.", "action-submit": "1"}
    desk_of(redactora).post(edit_url(alerta), data)
    until = later(alerta)

    act(jefa, alerta, "prolongar", {"hasta": local(until), **REASON})

    newest = Page.objects.get(pk=alerta.pk).get_latest_revision_as_object()
    assert (newest.bajada, newest.hasta) == ("Se mueve más.", until)
    assert waits_at(alerta) == "Edición"
    assert body(client, alerta)["bajada"] == "El talud sobre la escuela se mueve."
    verdict = gate.assess(newest, newest.latest_revision)
    assert redactora.pk in gate.contributors(newest, newest.latest_revision)
    assert not verdict.may_go_out


def test_two_acts_in_a_row(client, alerta, jefa):
    until = later(alerta)

    act(jefa, alerta, "bajar-nivel", {"nivel": "verde", **REASON})
    act(jefa, alerta, "prolongar", {"hasta": local(until), "motivo": "Sigue la lluvia."})

    shown = body(client, alerta)
    assert (shown["nivel"], shown["motivo"]) == ("verde", "Sigue la lluvia.")
    assert shown["vigencia"]["hasta"] == until.strftime("%Y-%m-%dT%H:%M:%SZ")


# The gate -------------------------------------------------------------------------------------


def test_no_act_carries_other_words(client, alerta, jefa):
    """Somebody who may write acceptances of acts still can't let words out by one."""
    page = alerta.released()
    page.bajada = "Palabras que nadie más leyó."
    revision = page.save_revision(user=jefa)
    gate.accept(revision, kind=Acceptance.ACT, user=jefa)

    with pytest.raises(gate.NotApproved):
        revision.publish()

    assert body(client, alerta)["bajada"] == "El talud sobre la escuela se mueve."


def test_no_act_is_about_a_draft(redactora, jefa):
    page = campanas.alerta(redactora)
    gate.accept(page.latest_revision, kind=Acceptance.ACT, user=jefa)

    with pytest.raises(gate.NotApproved):
        page.latest_revision.publish()
    with pytest.raises(NothingToDo):
        amend(page, actor=jefa, changes={"nivel": "verde"}, text="Cede.")


def test_an_act_changes_only_what_its_kind_lets_it(alerta, jefa):
    with pytest.raises(ValueError, match="bajada"):
        amend(alerta, actor=jefa, changes={"bajada": "Otra cosa."}, text="Porque sí.")


def test_nothing_is_amended_while_a_change_is_scheduled(alerta, redactora, jefa):
    draft = alerta.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(user=redactora)
    pages.accept(draft, jefa).publish()

    with pytest.raises(NothingToDo, match="programado"):
        amend(alerta, actor=jefa, changes={"nivel": "verde"}, text="Cede.")


def test_going_back_to_an_older_text_revives_nothing(client, alerta, redactora, jefa):
    first = alerta.live_revision
    act(jefa, alerta, "levantar", REASON)
    alerta = AlertaPage.objects.get(pk=alerta.pk)

    reverted = first.as_object()
    reverted.save_revision(user=redactora, previous_revision=first)
    pages.accept(AlertaPage.objects.get(pk=alerta.pk), jefa).publish()

    assert body(client, alerta)["vigencia"]["vigente"] is False


# Superseding ----------------------------------------------------------------------------------


def test_superseding_begins_with_its_text_and_without_an_end(alerta, jefa):
    act(jefa, alerta, "sustituir")

    draft = AlertaPage.objects.exclude(pk=alerta.pk).get().get_latest_revision_as_object()
    assert (draft.title, draft.sustituye_id) == (alerta.title, alerta.pk)
    assert draft.hasta is None
    assert not draft.live
    assert draft.slug != alerta.slug


def test_an_alert_of_another_issuer_is_not_superseded(alerta, redactora, jefa):
    data = edit_form_data(alerta) | {
        "slug": "otra",
        "emisor": "nacional",
        "organismo": "Contingencias",
        "sustituye": alerta.pk,
    }
    parent = alerta.get_parent()

    response = desk_of(redactora).post(f"/admin/pages/add/campanas/alertapage/{parent.pk}/", data)

    assert "es de otro emisor" in response.content.decode()


def test_without_an_end_it_is_a_draft_and_no_more(redactora):
    page = campanas.alerta(redactora, hasta=None)

    response = desk_of(redactora).post(
        edit_url(page), edit_form_data(page) | {"action-submit": "1"}
    )

    assert "sin esa hora no se publica" in response.content.decode()
    assert waits_at(page) == ""


def test_two_alerts_never_supersede_each_other(alerta, redactora, jefa):
    later_one = campanas.alerta(redactora, sustituye=alerta)
    pages.accept(later_one, jefa).publish()
    draft = alerta.get_latest_revision_as_object()
    draft.sustituye = later_one
    draft.save_revision(user=redactora)

    with pytest.raises(gate.NotApproved, match="ninguna de las dos regiría"):
        pages.accept(draft, jefa).publish()


def test_it_is_not_scheduled_beyond_its_end(redactora):
    now = timezone.now()
    draft = campanas.alerta(
        redactora, hasta=now + timedelta(days=1), go_live_at=now + timedelta(days=2)
    )

    assert "hasta" in dict(draft.lacks())


def test_its_release_is_not_postponed_beyond_its_end(redactora, jefa):
    begins = timezone.now() + timedelta(hours=1)
    draft = campanas.alerta(redactora, go_live_at=begins, hasta=begins + timedelta(hours=1))
    pages.accept(draft, jefa).publish()
    page = AlertaPage.objects.get(pk=draft.pk)

    with pytest.raises(gate.NotApproved, match="ya habrá pasado cuando salga"):
        reschedule(page, actor=jefa, at=begins + timedelta(hours=2))


def test_what_was_accepted_before_a_field_existed_can_still_be_lifted(client, alerta, jefa):
    accepted = alerta.live_revision
    del accepted.content["organismo"]
    accepted.save()

    act(jefa, alerta, "levantar", REASON)

    assert body(client, alerta)["vigencia"]["vigente"] is False


def test_it_is_lifted_though_what_it_supersedes_changed_its_issuer(client, alerta, redactora, jefa):
    later_one = campanas.alerta(redactora, sustituye=alerta)
    pages.accept(later_one, jefa).publish()
    draft = alerta.get_latest_revision_as_object()
    draft.emisor, draft.organismo = "nacional", "Contingencias"
    draft.save_revision(user=redactora)
    pages.accept(draft, jefa).publish()

    act(jefa, later_one, "levantar", REASON)

    assert body(client, later_one)["vigencia"]["vigente"] is False


# In every language ----------------------------------------------------------------------------


@pytest.fixture
def english(alerta, redactora, jefa):
    """The same alert in English, out as well."""
    _translation, page = pages.translated(alerta, redactora)
    pages.accept(page, jefa).publish()
    return AlertaPage.objects.get(pk=page.pk)


def test_an_alert_is_lifted_in_every_language(client, alerta, english, jefa):
    html = desk_of(jefa).get(act_url(alerta, "levantar")).content.decode()
    assert "Vale también para las versiones en: Inglés." in html

    act(jefa, alerta, "levantar", REASON | {"motivo_en": "The slope is stable."})

    assert client.get("/api/v2/alertas/vigentes/").json()["items"] == []
    assert body(client, english)["motivo"] == "The slope is stable."
    assert body(client, english)["levantada_en"] == body(client, alerta)["levantada_en"]


def test_an_alert_is_extended_and_lowered_in_every_language(client, alerta, english, jefa):
    until = later(alerta)

    act(jefa, english, "prolongar", {"hasta": local(until), **REASON})
    act(jefa, alerta, "bajar-nivel", {"nivel": "verde", **REASON})

    shown = [body(client, each) for each in (alerta, english)]
    assert {(each["hasta"], each["nivel"]) for each in shown} == {
        (until.strftime("%Y-%m-%dT%H:%M:%SZ"), "verde")
    }


def test_a_translation_of_a_lifted_alert_is_lifted(alerta, redactora, jefa):
    act(jefa, alerta, "levantar", REASON)
    alerta.refresh_from_db()

    _translation, page = pages.translated(alerta, redactora)

    assert alerta.levantada_en - page.levantada_en < timedelta(milliseconds=1)
    assert page.motivo == REASON["motivo"]


def test_a_translation_supersedes_the_translation(client, alerta, english, redactora, jefa):
    successor = campanas.alerta(redactora, sustituye=alerta)
    pages.accept(successor, jefa).publish()

    _translation, page = pages.translated(AlertaPage.objects.get(pk=successor.pk), redactora)
    pages.accept(page, jefa).publish()

    in_force = client.get("/api/v2/alertas/vigentes/?locale=en").json()["items"]
    assert [each["id"] for each in in_force] == [page.pk]
    assert body(client, page)["sustituye"]["id"] == english.pk


def test_who_comes_second_raises_no_level_again(client, alerta, jefa, gerente, monkeypatch):
    """She was shown a red alert; while she wrote, it was lowered to green."""
    seen = alerta.released()
    act(gerente, alerta, "bajar-nivel", {"nivel": "verde", **REASON})
    monkeypatch.setattr(BajarNivel, "out", seen)
    monkeypatch.setattr(BajarNivel, "applies", lambda _self, _page, _user: True)

    response = act(jefa, alerta, "bajar-nivel", {"nivel": "amarilla", **REASON})

    assert "Otra persona se adelantó" in response.content.decode()
    assert body(client, alerta)["nivel"] == "verde"


def test_a_text_that_was_read_before_an_act_undoes_nothing_of_it(alerta, redactora, jefa):
    read_before = alerta.get_latest_revision_as_object()
    act(jefa, alerta, "levantar", REASON)

    read_before.bajada = "Otra cosa."
    read_before.save_revision(user=redactora)

    newest = AlertaPage.objects.get(pk=alerta.pk).get_latest_revision_as_object()
    assert newest.bajada == "Otra cosa."
    assert newest.levantada_en is not None


def test_it_is_lifted_though_something_else_of_it_could_not_go_out_by_now(client, alerta, jefa):
    """Its picture in the text became internal: that must not keep a danger on the screens."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AlertaPage, "lacks", lambda page: [("", "Una foto es solo de uso interno.")])

        act(jefa, alerta, "levantar", REASON)

    assert body(client, alerta)["vigencia"]["vigente"] is False


def test_no_act_takes_away_what_is_required(alerta, jefa):
    with pytest.raises(NothingToDo, match="hasta cuándo"):
        amend(alerta, actor=jefa, changes={"hasta": None}, text="Sin fin.")


# The list ----------------------------------------------------------------------------------------


def listed(person):
    return desk_of(person).get(reverse("alertas:index")).content.decode()


def test_the_list_tells_the_level_the_end_and_whether_it_holds(alerta, redactora, jefa):
    html = listed(redactora)
    assert "Roja" in html
    assert date_format(timezone.localtime(alerta.hasta), "SHORT_DATETIME_FORMAT") in html
    assert "Vigente" in html

    act(jefa, alerta, "levantar", {"motivo": "Ya no llueve."})

    assert "Levantada" in listed(redactora)
    assert "Vigente" not in listed(redactora)


def test_each_alert_says_in_a_word_how_it_stands(alerta, redactora, jefa):
    now = timezone.now()
    assert alerta.standing() == "Vigente"
    later = campanas.alerta(redactora, sustituye=alerta, desde=now - timedelta(minutes=1))
    assert later.standing() == "—"

    pages.accept(later, jefa).publish()

    assert alerta.standing() == "Sustituida"
    alerta.hasta = now
    assert alerta.standing() == "Terminó"
    alerta.hasta, alerta.desde = now + timedelta(hours=2), now + timedelta(hours=1)
    assert alerta.standing() == "Aún no empieza"
