"""Open sessions: seen by their owner and by administrators, closed by them, and by what happens."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.users import devices, sessions, signals
from cms.users.roles import Role
from tests.users import door

MINE = "/entrar/seguridad/sesiones/"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155M) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/141.0.0.0 Mobile Safari/537.36"
)


@pytest.fixture
def told():
    """The reasons for which sessions ended, as those who keep the record hear them."""
    reasons = []

    def listen(sender, reason, **kwargs):
        reasons.append(reason)

    signals.sessions_ended.connect(listen)
    yield reasons
    signals.sessions_ended.disconnect(listen)


def access(person) -> str:
    return f"/admin/personas/{person.pk}/acceso/"


@pytest.fixture
def administrator(newcomer):
    """A browser of Administración that has just confirmed who it is."""
    newcomer("adela", Role.ADMINISTRATORS)
    client = door.signed_in("adela")
    client.post("/entrar/confirmar/", {"password": door.PASSWORD})
    return client


def test_their_owner_sees_them_in_words(newcomer):
    newcomer("ana", Role.WRITERS)
    door.signed_in("ana", headers={"User-Agent": PHONE}, REMOTE_ADDR="10.0.0.7")
    client = door.signed_in("ana", headers={"User-Agent": FIREFOX})

    text = door.said(client.get(MINE))

    assert "Firefox en Windows" in text
    assert "Chrome en Android" in text
    assert "Desde 10.0.0.7" in text
    assert text.count("Esta sesión") == 1


@pytest.mark.parametrize("which", ["one", "otras"])
def test_their_owner_closes_the_others_and_not_this_one(newcomer, told, which):
    ana = newcomer("ana", Role.WRITERS)
    phone, client = door.signed_in("ana"), door.signed_in("ana")
    row = UserSession.objects.get(session_key=phone.session.session_key)

    page = client.post(MINE, {"sesion": row.pk if which == "one" else which}, follow=True)

    assert "Se cerró 1 sesión." in door.said(page)
    assert not door.is_in(phone)
    assert door.is_in(client)
    assert UserSession.objects.filter(user=ana).count() == 1
    assert told == ["owner"]


def test_nobody_closes_anothers(newcomer):
    newcomer("ana", Role.WRITERS)
    newcomer("beto", Role.WRITERS)
    ana, beto = door.signed_in("ana"), door.signed_in("beto")
    row = UserSession.objects.get(session_key=ana.session.session_key)

    beto.post(MINE, {"sesion": row.pk})

    assert door.is_in(ana)


def test_administrators_close_anybodys(newcomer, administrator, told):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana", headers={"User-Agent": FIREFOX})
    assert "Firefox en Windows" in door.said(administrator.get(access(ana)))

    administrator.post(access(ana), {"accion": "cerrar", "sesion": "otras"})

    assert not door.is_in(client)
    assert told == ["administrator"]
    entry = ModelLogEntry.objects.get(action="pregon.sesiones")
    assert (entry.user.username, entry.object_id) == ("adela", str(ana.pk))


def test_administrators_find_it_in_the_list_of_people(newcomer, administrator):
    ana = newcomer("ana", Role.WRITERS)

    assert access(ana) in door.said(administrator.get("/admin/users/"))


def test_it_is_confirmed_first(newcomer):
    ana = newcomer("ana", Role.WRITERS)
    newcomer("adela", Role.ADMINISTRATORS)
    client = door.signed_in("adela")

    assert client.get(access(ana))["Location"].startswith("/entrar/confirmar/")
    client.post(access(ana), {"accion": "cerrar", "sesion": "otras"})
    assert not ModelLogEntry.objects.filter(action="pregon.sesiones").exists()


@pytest.mark.parametrize("role", [Role.WRITERS, Role.PRESS_HEADS, Role.MANAGEMENT])
def test_others_have_nothing_to_do_there(newcomer, role):
    ana = newcomer("ana", Role.WRITERS)
    newcomer("beto", role)
    beto, client = door.signed_in("beto"), door.signed_in("ana")
    beto.post("/entrar/confirmar/", {"password": door.PASSWORD})

    beto.post(access(ana), {"accion": "cerrar", "sesion": "otras"})

    assert door.is_in(client)


def test_administrators_touch_no_superuser(newcomer, administrator):
    edda = newcomer("edda", superuser=True)
    client = door.signed_in("edda")

    administrator.post(access(edda), {"accion": "cerrar", "sesion": "otras"})

    assert door.is_in(client)


def test_administrators_take_the_factor_of_who_lost_it_and_close_all(newcomer, administrator):
    ana = door.with_app(newcomer("ana", Role.WRITERS))
    client = door.signed_in_with_app(ana)

    administrator.post(access(ana), {"accion": "sin-segundo-factor"})

    assert not Authenticator.objects.filter(user=ana).exists()
    assert not door.is_in(client)
    assert ModelLogEntry.objects.filter(action="pregon.segundo_factor").exists()


def test_administrators_send_a_link(
    newcomer, administrator, mailoutbox, django_capture_on_commit_callbacks
):
    ana = newcomer("ana", Role.WRITERS)
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post(access(ana), {"accion": "enlace"})

    assert mailoutbox[0].to == ["ana@amdc.example"]
    assert ModelLogEntry.objects.filter(action="pregon.invitacion").exists()


# What ends them ---------------------------------------------------------------------------------


def deactivate(ana):
    ana.is_active = False
    ana.save()
    ana.is_active = True
    ana.save()  # a session of before isn't found open


def gain_a_role(ana):
    ana.groups.add(Group.objects.get(name=Role.PRESS_HEADS))


def lose_a_role(ana):
    Group.objects.get(name=Role.WRITERS).user_set.remove(ana)


def lose_all_roles(ana):
    ana.groups.clear()
    gain_a_role(ana)


@pytest.mark.parametrize(
    ("happening", "reason"),
    [
        (deactivate, "deactivated"),
        (gain_a_role, "groups"),
        (lose_a_role, "groups"),
        (lose_all_roles, "groups"),
    ],
)
def test_they_end_when_the_account_is_another(newcomer, told, happening, reason):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")

    happening(ana)

    assert not door.is_in(client)
    assert told == [reason]


def test_a_new_password_ends_all_but_the_one_in_which_it_was_chosen(newcomer, told):
    newcomer("ana", Role.WRITERS)
    other, client = door.signed_in("ana"), door.signed_in("ana")
    new = "otra cometa distinta"
    form = {"oldpassword": door.PASSWORD, "password1": new, "password2": new}

    client.post("/entrar/contrasena/cambiar/", form)

    assert not door.is_in(other)
    assert door.is_in(client)
    assert told == ["password"]


def test_going_out_takes_it_off_the_list(newcomer):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")
    client.post("/admin/logout/")

    assert not UserSession.objects.filter(user=ana).exists()


def test_two_hours_without_work_end_it(newcomer, told):
    newcomer("ana", Role.WRITERS)
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        client = door.signed_in("ana")
        for _each in range(2):
            clock.shift(timedelta(minutes=110))
            assert door.is_in(client)
        clock.shift(timedelta(minutes=121))
        page = client.get("/admin/", follow=True)

    assert "Su sesión se cerró sola" in door.said(page)
    assert told == ["idle"]


def test_an_editor_left_open_is_no_work(newcomer):
    newcomer("ana", Role.WRITERS)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = door.signed_in("ana")
        for _each in range(13):
            client.get("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
            clock.shift(timedelta(minutes=10))
        assert not door.is_in(client)


def test_twelve_hours_end_it_whatever_was_done(newcomer):
    newcomer("ana", Role.WRITERS)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        client = door.signed_in("ana")
        for _each in range(7):
            clock.shift(timedelta(minutes=100))
            assert door.is_in(client)
            session = client.session
            session["x"] = _each  # as work does, which prolongs Django's own age
            session.save()
        clock.shift(timedelta(minutes=30))
        assert not door.is_in(client)


def test_the_cookie_is_closed_to_scripts_and_lives_twelve_hours(newcomer):
    newcomer("ana", Role.WRITERS)
    client = Client()

    cookie = door.try_to_sign_in(client, "ana").cookies["sessionid"]

    assert cookie["httponly"]
    assert (cookie["samesite"], cookie["max-age"]) == ("Lax", 12 * 60 * 60)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox en Windows"),
        (PHONE, "Chrome en Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36 Edg/141.0", "Edge en Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari en iPhone"),
        ("curl/8.5.0", "curl"),
        ("LaSonda/1.0", "Un programa desconocido"),
        ("", "Un programa desconocido"),
    ],
)
def test_a_browser_in_words(agent, words):
    assert devices.in_words(agent) == words


def test_a_number_that_is_none_closes_nothing(newcomer):
    newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")

    assert client.post(MINE, {"sesion": "²"}).status_code == 302
    assert door.is_in(client)


def test_what_anybody_may_read_writes_no_session_down(newcomer):
    """On SQLite those requests only read: a write after reading fails if others wrote."""
    newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")
    before = UserSession.objects.get().last_seen_at

    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        client.get("/archivos/original/no-hay.jpg")

    assert UserSession.objects.get().last_seen_at == before


def test_a_session_that_is_over_opens_no_file(newcomer):
    newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")
    request = client.get("/admin/").wsgi_request

    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        assert sessions.is_over(request)
