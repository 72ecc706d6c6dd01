"""An emergency at the desk, as each person may or may not do it, and who is told."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry, Workflow

from cms.publishing.chores import do_chores
from cms.publishing.models import Emergency
from cms.users.roles import HEADS, Role
from cms.workflows import emergency
from cms.workflows.models import ReglasDeAprobacion
from cms.workflows.setup import set_up_newsroom
from tests.factories import campanas, pages, people
from tests.workflows.desk import act, act_url, desk_of, edit_url, said, save, step, submit

pytestmark = pytest.mark.django_db

PUBLISH, RATIFY = "publicar-de-emergencia", "ratificar"
REASON = {"motivo": "El talud se mueve."}


@pytest.fixture
def alerta(jefa):
    return campanas.alerta(jefa, title="Alerta roja en El Edén")


@pytest.fixture
def fuera(alerta, jefa):
    let_out(jefa, alerta)
    return alerta


def let_out(user, page):
    return act(user, page, PUBLISH, REASON)


def ratify(user, page, **data):
    page.refresh_from_db()
    return act(user, page, RATIFY, {"seen": page.live_revision_id or 0, **data})


def waits(page):
    return Emergency.objects.waiting().of_page(page.pk).exists()


def on_duty(username="noemi", *roles):
    """A writer of the group that an administrator made for the nights."""
    person = people.person(username, *(roles or (Role.WRITERS,)))
    group, _created = Group.objects.get_or_create(name="Turno de noche")
    group.permissions.add(Permission.objects.get(codename="publish_emergency"))
    person.groups.add(group)
    return person


def home(user):
    return desk_of(user).get("/admin/").content.decode()


def told(address):
    return [each for each in mail.outbox if each.to == [address]]


# Who publishes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", HEADS, ids=str)
def test_a_head_lets_out_alone_what_she_wrote(role):
    head = people.person("alguien", role)
    page = campanas.alerta(head)

    response = let_out(head, page)

    assert page.live
    assert waits(page)
    assert "ratifique antes de las" in said(response)


@pytest.mark.parametrize("role", [*(set(Role) - set(HEADS)), None], ids=str)
def test_nobody_else_does(role, jefa):
    """None: a superuser without any role."""
    person = people.person("alguien", *([role] if role else []), superuser=role is None)
    page = campanas.alerta(person)

    let_out(person, page)

    assert not page.live


def test_the_writer_on_duty_does_where_an_administrator_says_so():
    page = campanas.alerta(on_duty())

    let_out(on_duty(), page)

    assert page.live


def test_who_may_not_edit_pages_lets_none_out(alerta):
    let_out(on_duty("olga", Role.PHOTOGRAPHERS), alerta)

    assert not alerta.live


def test_an_administrator_finds_the_permission_among_a_groups():
    group = Group.objects.get(name=Role.WRITERS)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])

    found = desk_of(people.person("adela", Role.ADMINISTRATORS)).get(address).content.decode()

    assert "Publicar de emergencia" in found


def test_groups_of_an_earlier_release_get_it_once():
    Permission.objects.filter(codename="publish_emergency").delete()
    set_up_newsroom()
    holders = Group.objects.filter(permissions__codename="publish_emergency")
    assert set(holders.values_list("name", flat=True)) == set(map(str, HEADS))

    Group.objects.get(name=Role.MANAGEMENT).permissions.clear()
    set_up_newsroom()
    assert holders.count() == 1


def test_what_a_writer_sent_to_review_goes_out_at_once(redactora, jefa):
    page = campanas.alerta(redactora)
    Workflow.objects.get(name="Boletín").start(page, redactora)
    assert "esa revisión termina" in desk_of(jefa).get(act_url(page, PUBLISH)).content.decode()

    let_out(jefa, page)

    assert page.live
    assert page.current_workflow_state is None


def test_an_urgent_update_of_what_is_out(noticia, jefa):
    save(jefa, noticia, urgencia="urgente", title="Deslave en La Leona")

    let_out(jefa, noticia)

    noticia.refresh_from_db()
    assert noticia.title == "Deslave en La Leona"
    assert waits(noticia)


def test_a_routine_update_is_not_offered_it(noticia, jefa):
    save(jefa, noticia, title="Feria en La Leona")

    let_out(jefa, noticia)

    assert Page.objects.get(pk=noticia.pk).title != "Feria en La Leona"
    assert PUBLISH not in desk_of(jefa).get(edit_url(noticia)).content.decode()


def test_what_is_lacking_is_said_and_nothing_goes_out(jefa):
    page = campanas.alerta(jefa, hasta=None)

    response = let_out(jefa, page)

    assert "hasta cuándo rige" in response.content.decode()
    assert not page.live
    assert not waits(page)


def test_without_a_reason_it_asks_again(alerta, jefa):
    act(jefa, alerta, PUBLISH)

    assert not alerta.live


def test_somebody_elses_lock_stops_who_may_not_undo_it(alerta, jefa):
    Page.objects.filter(pk=alerta.pk).update(locked=True, locked_by=jefa, locked_at=timezone.now())

    let_out(on_duty(), alerta)

    assert not alerta.live


def test_the_act_names_who_will_be_asked(alerta, jefa, gerente):
    found = desk_of(jefa).get(act_url(alerta, PUBLISH)).content.decode()
    assert "30 minutos" in found
    assert "carlos" in found

    gerente.is_active = False
    gerente.save()
    assert "Nadie de jefatura" in desk_of(jefa).get(act_url(alerta, PUBLISH)).content.decode()


# Who ratifies ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", HEADS, ids=str)
def test_another_head_ratifies(fuera, role):
    other = people.person("otra", role)
    page = desk_of(other).get(act_url(fuera, RATIFY)).content.decode()
    assert "todo el texto es nuevo" in page
    assert "srcdoc" in page
    assert "BORRADOR" not in page  # it is the text that is out

    ratify(other, fuera)

    assert not waits(fuera)


@pytest.mark.parametrize("role", [*(set(Role) - set(HEADS)), None], ids=str)
def test_nobody_else_ratifies(fuera, role):
    other = people.person("otra", *([role] if role else []), superuser=role is None)

    ratify(other, fuera)

    assert waits(fuera)


def test_its_publisher_does_not_and_is_told_why(fuera, jefa):
    response = ratify(jefa, fuera)

    assert waits(fuera)
    assert "debe ratificarla otra persona" in said(response)


def test_the_head_who_wrote_a_word_of_it_does_not(otra_jefa, jefa):
    page = campanas.alerta(otra_jefa)
    let_out(jefa, page)

    ratify(otra_jefa, page)

    assert waits(page)


def test_what_changed_is_shown(noticia, jefa, gerente):
    save(jefa, noticia, urgencia="urgente", bajada="Hay dos colonias evacuadas.")
    let_out(jefa, noticia)

    found = desk_of(gerente).get(act_url(noticia, RATIFY)).content.decode()

    assert "Bajada" in found
    assert "dos colonias" in found
    assert "todo el texto es nuevo" not in found


def test_a_text_that_changed_meanwhile_is_read_again(fuera, jefa, gerente):
    seen = fuera.live_revision_id
    fuera.refresh_from_db()
    newer = fuera.get_latest_revision_as_object()
    newer.bajada = "Otra cosa."
    newer.save_revision(user=jefa)
    let_out(jefa, fuera)

    response = ratify(gerente, fuera, seen=seen)

    assert "Véalo de nuevo" in response.content.decode()
    assert waits(fuera)


def test_who_comes_late_is_told_who_was_first(fuera, gerente, otra_jefa):
    ratify(gerente, fuera)

    response = ratify(otra_jefa, fuera)

    assert "carlos" in said(response)
    assert Emergency.objects.get().ratified_by == gerente.pk


def test_who_was_a_moment_too_late_is_told_on_the_same_page(fuera, gerente, otra_jefa, monkeypatch):
    def somebody_is_faster(page, **kwargs):
        Emergency.objects.waiting().settle(user_id=otra_jefa.pk, user_name="d", revision_id=1)
        return real(page, **kwargs)

    real = emergency.ratify
    monkeypatch.setattr(emergency, "ratify", somebody_is_faster)

    response = ratify(gerente, fuera)

    assert "Ya no espera ratificación" in response.content.decode()


def test_a_review_of_a_newer_text_settles_it(noticia, redactora, jefa, otra_jefa):
    save(jefa, noticia, urgencia="urgente")
    let_out(jefa, noticia)

    submit(redactora, noticia, bajada="Un dato nuevo.")
    step(otra_jefa, noticia)

    assert Page.objects.get(pk=noticia.pk).specific.bajada == "Un dato nuevo."
    assert not waits(noticia)


def test_a_translated_alert_is_ratified_by_itself(redactora, jefa, otra_jefa):
    original = campanas.alerta(redactora)
    pages.accept(original, otra_jefa).publish()
    _translation, page = pages.translated(original, people.person("teo", Role.TRANSLATORS))
    let_out(jefa, page)
    assert page.live
    ratify(otra_jefa, page)

    assert not waits(page)


# Who withdraws -----------------------------------------------------------------------------------


def test_its_publisher_takes_it_back_though_no_head():
    duty = on_duty()
    page = campanas.alerta(duty)
    let_out(duty, page)

    act(duty, page, "retirar", {"motivo": "Falsa alarma."})

    assert not page.live
    assert not waits(page)
    assert Emergency.objects.get().withdrawn_at


def test_after_its_ratification_she_does_not(gerente):
    duty = on_duty()
    page = campanas.alerta(duty)
    let_out(duty, page)
    ratify(gerente, page)

    act(duty, page, "retirar", {"motivo": "Falsa alarma."})

    assert page.live


def test_another_writer_takes_nothing_back(fuera, redactora):
    act(redactora, fuera, "retirar", {"motivo": "No me gusta."})

    assert fuera.live


# Where it is seen --------------------------------------------------------------------------------


def test_it_is_flagged_in_the_editor_the_listing_and_on_the_first_page(fuera, gerente):
    listing = reverse("wagtailadmin_explore", args=[fuera.get_parent().pk])

    assert "nadie la ha ratificado" in desk_of(gerente).get(edit_url(fuera)).content.decode()
    assert "sin ratificar" in desk_of(gerente).get(listing).content.decode()
    assert f'data-pregon-emergency="{fuera.pk}"' in home(gerente)
    assert act_url(fuera, RATIFY) in home(gerente)

    ratify(gerente, fuera)

    assert "nadie la ha ratificado" not in desk_of(gerente).get(edit_url(fuera)).content.decode()
    assert "sin ratificar" not in desk_of(gerente).get(listing).content.decode()
    assert "data-pregon-emergency" not in home(gerente)


def test_its_publisher_sees_it_and_is_offered_to_take_it_back_alone():
    duty = on_duty()
    page = campanas.alerta(duty)
    let_out(duty, page)

    found = home(duty)

    assert f'data-pregon-emergency="{page.pk}"' in found
    assert act_url(page, "retirar") in found
    assert act_url(page, RATIFY) not in found


def test_other_writers_do_not_see_it(fuera, redactora):
    assert "data-pregon-emergency" not in home(redactora)


def test_the_log_tells_who_did_what_and_why(fuera, gerente):
    ratify(gerente, fuera)

    entries = PageLogEntry.objects.filter(page=fuera.pk, action__startswith="pregon.emergency")
    assert [(each.action, str(each.user)) for each in entries.order_by("pk")] == [
        ("pregon.emergency.publish", "berta"),
        ("pregon.emergency.ratify", "carlos"),
    ]
    history = desk_of(gerente).get(reverse("wagtailadmin_pages:history", args=[fuera.pk]))
    assert "Publicó de emergencia: «El talud se mueve»" in history.content.decode().replace(
        "&laquo;", "«"
    )
    assert "Ratificó lo que salió de emergencia" in history.content.decode()


# Who is told -------------------------------------------------------------------------------------


@pytest.fixture
def reachable(jefa, gerente, otra_jefa):
    """The heads, with addresses."""
    for each in (jefa, gerente, otra_jefa):
        each.email = f"{each.username}@alcaldia.example"
        each.save()
    return jefa, gerente, otra_jefa


def test_those_who_may_ratify_are_written_to(reachable, alerta, django_capture_on_commit_callbacks):
    jefa, *_others = reachable
    with django_capture_on_commit_callbacks(execute=True):
        let_out(jefa, alerta)

    found = [each for each in mail.outbox if "emergencia" in each.subject]
    assert {each.to[0] for each in found} == {
        "carlos@alcaldia.example",
        "diana@alcaldia.example",
    }
    assert "Alerta roja en El Edén" in found[0].subject
    assert "«El talud se mueve»" in found[0].body
    assert act_url(alerta, RATIFY) in found[0].body


def test_its_publisher_is_told_that_it_was_ratified(
    reachable, fuera, django_capture_on_commit_callbacks
):
    _jefa, gerente, _otra = reachable
    with django_capture_on_commit_callbacks(execute=True):
        ratify(gerente, fuera)

    assert [each.subject for each in told("berta@alcaldia.example")] == [
        "Ratificada: «Alerta roja en El Edén»"
    ]


def alarms(minutes, capture):
    """The e-mails of one look of the chores, so many minutes from now."""
    before = len(mail.outbox)
    then = timezone.now() + timedelta(minutes=minutes)
    with time_machine.travel(then, tick=False), capture(execute=True):
        emergency.sound_alarms()
    return [each for each in mail.outbox[before:] if "Sin ratificar" in each.subject]


def test_not_ratified_in_time_all_heads_are_alarmed_until_it_is(
    reachable, fuera, django_capture_on_commit_callbacks
):
    _jefa, gerente, _otra = reachable
    look = django_capture_on_commit_callbacks

    assert alarms(29, look) == []
    first = alarms(31, look)
    assert {each.to[0].split("@")[0] for each in first} == {"berta", "carlos", "diana"}
    assert "desde hace 31 minutos" in first[0].subject
    by_person = {each.to[0].split("@")[0]: each.body for each in first}
    assert act_url(fuera, RATIFY) in by_person["carlos"]
    assert edit_url(fuera) in by_person["berta"]
    assert alarms(32, look) == []
    assert len(alarms(62, look)) == 3
    ratify(gerente, fuera)
    assert alarms(120, look) == []


def test_its_publisher_is_alarmed_though_no_head(django_capture_on_commit_callbacks):
    duty = on_duty()
    duty.email = "noemi@alcaldia.example"
    duty.save()
    page = campanas.alerta(duty)
    let_out(duty, page)

    assert [each.to for each in alarms(31, django_capture_on_commit_callbacks)] == [[duty.email]]


def test_alarms_are_never_closer_than_the_shortest_interval(
    reachable, alerta, django_capture_on_commit_callbacks
):
    rules = ReglasDeAprobacion.load()
    rules.ratificar_en = 1
    rules.save()
    let_out(reachable[0], alerta)
    look = django_capture_on_commit_callbacks

    assert alarms(2, look)
    assert alarms(6, look) == []
    assert alarms(8, look)


def test_withdrawing_silences_it(reachable, fuera, django_capture_on_commit_callbacks):
    act(reachable[0], fuera, "retirar", {"motivo": "Falsa alarma."})

    assert alarms(60, django_capture_on_commit_callbacks) == []


def test_the_first_page_turns_red_and_counts_the_minutes(fuera, gerente, jefa):
    assert "help-critical" not in home(gerente)
    with time_machine.travel(timezone.now() + timedelta(minutes=42)):
        do_chores()
        for each in (gerente, jefa):
            found = home(each)
            assert "help-critical" in found
            assert "Sin ratificar desde hace 42 minutos" in found
        editor = desk_of(gerente).get(edit_url(fuera)).content.decode()
        assert "Salió de emergencia hace 42 minutos" in editor


def test_what_went_out_just_now_is_not_said_to_be_no_minutes_old(fuera, gerente):
    editor = desk_of(gerente).get(edit_url(fuera)).content.decode()

    assert "Salió de emergencia hace un momento" in editor


def test_one_alarm_that_fails_stops_no_other(
    reachable, jefa, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    broken, whole = campanas.alerta(jefa), campanas.alerta(jefa, title="La otra")
    for page in (broken, whole):
        let_out(jefa, page)
    real = emergency.who_may_ratify

    def fail_for_one(page):
        if page.pk == broken.pk:
            raise RuntimeError("No.")
        return real(page)

    monkeypatch.setattr(emergency, "who_may_ratify", fail_for_one)

    found = alarms(31, django_capture_on_commit_callbacks)

    assert found
    assert all("La otra" in each.subject for each in found)
    assert "No alarm was given" in caplog.text
    assert Emergency.objects.get(page_id=broken.pk).alarms == 0
