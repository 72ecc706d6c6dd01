"""The second factor: set up, asked for, demanded of those who can let something out."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.test import Client

from cms.users import second_factor
from cms.users.roles import Role
from tests.users import door

SECURITY = "/entrar/seguridad/"
STEP = "/entrar/segundo-paso/"
CONFIRM = "/entrar/confirmar/"
OBLIGED = [Role.PRESS_HEADS, Role.MANAGEMENT, Role.ADMINISTRATORS]
FREE = [Role.WRITERS, Role.PHOTOGRAPHERS, Role.TRANSLATORS]


@pytest.fixture
def required(settings):
    """As in production."""
    settings.PREGON_REQUIRE_MFA = True


def confirmed(client: Client) -> None:
    assert client.post(CONFIRM, {"password": door.PASSWORD}).status_code == 302


# Setting one up ---------------------------------------------------------------------------------


def test_an_application_is_set_up_after_the_password_is_confirmed(
    newcomer, mailoutbox, django_capture_on_commit_callbacks
):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")
    sent = client.get(f"{SECURITY}aplicacion/agregar/")
    assert sent["Location"].startswith(CONFIRM)
    confirmed(client)
    client.get(f"{SECURITY}aplicacion/agregar/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(door), "SECRET", client.session["mfa.totp.secret"])
        with django_capture_on_commit_callbacks(execute=True):
            done = client.post(f"{SECURITY}aplicacion/agregar/", {"code": door.code()})

    assert done["Location"] == f"{SECURITY}codigos/"
    assert door.factors(ana) == 1
    assert mailoutbox[0].to == ["ana@amdc.example"]
    assert "aplicación de códigos" in mailoutbox[0].subject
    assert "Ya los guardé" in door.said(client.get(f"{SECURITY}codigos/"))
    stored = Authenticator.objects.get(user=ana, type="totp").data["secret"]
    assert client.session.get("mfa.totp.secret", "?") not in stored
    assert len(stored) > 80  # closed


def test_who_has_one_is_asked_for_it(newcomer):
    ana = door.with_app(newcomer("ana", Role.WRITERS))
    client = Client()

    assert door.try_to_sign_in(client, "ana")["Location"] == STEP
    assert not door.is_in(client)
    assert client.get(SECURITY).status_code == 302
    wrong = client.post(STEP, {"code": "000000"})
    assert "El código no es correcto" in door.said(wrong)
    assert client.post(STEP, {"code": door.code()})["Location"] == door.HOME
    assert door.is_in(client)
    assert ana.last_login is None  # not reloaded: the row has it
    ana.refresh_from_db()
    assert ana.last_login


def test_a_code_serves_once(newcomer):
    ana = door.with_app(newcomer("ana", Role.WRITERS))
    door.signed_in_with_app(ana)
    second = Client()

    door.try_to_sign_in(second, "ana")

    assert "ya se usó" in door.said(second.post(STEP, {"code": door.code()}))


def test_a_recovery_code_serves_once_in_the_others_stead(newcomer):
    ana = door.with_app(newcomer("ana", Role.WRITERS))
    client = door.signed_in_with_app(ana)
    with time_machine.travel(60 + time.time(), tick=True):
        client.post(f"{CONFIRM}codigo/", {"code": door.code()})
        client.post(f"{SECURITY}codigos/nuevos/")
    recovery = Authenticator.objects.get(user=ana, type="recovery_codes").wrap()
    one = recovery.get_unused_codes()[0]

    for expected in (302, 200):
        other = Client()
        door.try_to_sign_in(other, "ana")
        assert other.post(STEP, {"code": one}).status_code == expected


def test_who_has_one_confirms_with_it_and_not_with_the_password(newcomer):
    client = door.signed_in_with_app(door.with_app(newcomer("ana", Role.WRITERS)))

    assert client.get(f"{SECURITY}llaves/agregar/")["Location"].startswith(f"{CONFIRM}codigo/")
    sent = client.post(CONFIRM, {"password": door.PASSWORD})
    assert sent["Location"].startswith(f"{CONFIRM}codigo/")
    assert client.get(f"{SECURITY}llaves/agregar/").status_code == 302


# Demanding one ----------------------------------------------------------------------------------


@pytest.mark.parametrize("role", OBLIGED)
def test_who_can_let_something_out_sets_one_up_before_all_else(newcomer, required, borrador, role):
    newcomer("zoe", role)
    client = door.signed_in("zoe")

    for path in (door.HOME, f"/admin/pages/{borrador.pk}/edit/", "/admin/account/"):
        assert client.get(path)["Location"] == SECURITY
        assert client.post(path)["Location"] == SECURITY
    page = client.get(SECURITY)
    assert page.status_code == 200
    assert "antes de seguir, agregue un segundo factor" in door.said(page)


@pytest.mark.parametrize("role", FREE)
def test_the_others_need_none(newcomer, required, role):
    newcomer("ana", role)

    assert door.is_in(door.signed_in("ana"))


def test_superusers_need_one_without_any_role(newcomer, required):
    newcomer("edda", superuser=True)

    assert door.signed_in("edda").get(door.HOME)["Location"] == SECURITY


def test_a_permission_obliges_by_setting(newcomer, required, settings):
    settings.PREGON_MFA_PERMISSIONS = ["wagtailredirects.add_redirect"]
    ana = newcomer("ana", Role.WRITERS)
    assert door.is_in(door.signed_in("ana"))

    ana.user_permissions.add(Permission.objects.get(codename="add_redirect"))

    assert door.signed_in("ana").get(door.HOME)["Location"] == SECURITY


def test_where_it_is_not_required_nobody_needs_one(newcomer):
    newcomer("zoe", Role.PRESS_HEADS)

    assert door.is_in(door.signed_in("zoe"))


def test_scripts_are_told_in_their_own_way(newcomer, required):
    newcomer("zoe", Role.PRESS_HEADS)
    client = door.signed_in("zoe")

    for answer in (
        client.get("/admin/api/main/pages/"),
        client.post("/admin/pages/1/edit/", headers={"Accept": "application/json"}),
        client.get(door.HOME, headers={"X-Requested-With": "XMLHttpRequest"}),
    ):
        assert answer.status_code == 403
        assert answer.json()["error"] == "second_factor"


def test_outside_of_the_desk_a_session_without_it_is_nobodys(newcomer, required, client, rf):
    from cms.users.middleware import SignInMiddleware

    newcomer("zoe", Role.PRESS_HEADS)
    session = door.signed_in("zoe").session
    seen = []
    keeper = SignInMiddleware(
        lambda request: seen.extend([request.user.is_authenticated, request.user.is_authenticated])
    )
    request = rf.get("/archivos/x.jpg")
    request.session, request.user = session, newcomer("zoe", Role.PRESS_HEADS)

    keeper(request)

    assert seen == [False, False]


def test_setting_it_up_opens_the_desk(newcomer, required, django_capture_on_commit_callbacks):
    zoe = newcomer("zoe", Role.PRESS_HEADS)
    client = door.signed_in("zoe")
    confirmed(client)
    client.get(f"{SECURITY}aplicacion/agregar/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(door), "SECRET", client.session["mfa.totp.secret"])
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{SECURITY}aplicacion/agregar/", {"code": door.code()})

    assert door.factors(zoe) == 1
    assert door.is_in(client)


def test_a_session_from_before_is_not_enough_afterwards(newcomer):
    ana = newcomer("ana", Role.WRITERS)
    before = door.signed_in("ana")
    assert door.is_in(before)
    door.with_app(ana)

    sent = before.get("/admin/reports/workflow/")
    assert sent["Location"] == f"{CONFIRM}codigo/?next=%2Fadmin%2Freports%2Fworkflow%2F"
    # Nor may it use the password to add a factor of its own.
    for path in (SECURITY, f"{SECURITY}llaves/agregar/", CONFIRM, "/entrar/contrasena/cambiar/"):
        assert before.get(path)["Location"].startswith(f"{CONFIRM}codigo/")
    form = {"code": door.code(), "next": "/admin/reports/workflow/"}
    assert before.post(f"{CONFIRM}codigo/", form)["Location"] == "/admin/reports/workflow/"
    assert door.is_in(before)


def test_the_last_one_stays_with_whom_it_is_required_of(newcomer, required):
    zoe = door.with_app(newcomer("zoe", Role.PRESS_HEADS))
    client = door.signed_in_with_app(zoe)
    with time_machine.travel(60 + time.time(), tick=True):
        client.post(f"{CONFIRM}codigo/", {"code": door.code()})
        page = client.post(f"{SECURITY}aplicacion/quitar/")

    assert "este es el único" in door.said(page)
    assert door.factors(zoe) == 1


def test_others_may_go_without_again(
    newcomer, required, mailoutbox, django_capture_on_commit_callbacks
):
    ana = door.with_app(newcomer("ana", Role.WRITERS))
    client = door.signed_in_with_app(ana)
    with time_machine.travel(60 + time.time(), tick=True):
        client.post(f"{CONFIRM}codigo/", {"code": door.code()})
        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"{SECURITY}aplicacion/quitar/")

    assert door.factors(ana) == 0
    assert "Se quitó" in mailoutbox[0].subject
    assert door.is_in(client)


def test_a_key_is_the_last_one_too(newcomer, required):
    zoe = newcomer("zoe", Role.PRESS_HEADS)
    key = Authenticator.objects.create(user=zoe, type="webauthn", data={"name": "Llave 1"})

    assert not second_factor.may_do_without(key)
    door.with_app(zoe)
    assert second_factor.may_do_without(key)


# No way around ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/admin/login/", "/entrar/", "/entrar/con-llave/", "/entrar/segundo-paso/"]
)
def test_no_form_lets_in_on_the_password_alone(newcomer, path):
    door.with_app(newcomer("ana", Role.WRITERS))
    client = Client()
    fields = {"password": door.PASSWORD, "username": "ana", "login": "ana", "credential": "{}"}

    client.post(path, fields)

    assert not door.is_in(client)


def test_a_new_password_by_mail_does_not_replace_it(
    newcomer, mailoutbox, django_capture_on_commit_callbacks
):
    door.with_app(newcomer("ana", Role.WRITERS))
    client = Client()
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/entrar/contrasena/olvidada/", {"email": "ana@amdc.example"})
    link = next(each for each in mailoutbox[0].body.split() if "/nueva/" in each)
    form = client.get(link.removeprefix("http://127.0.0.1:8000"))["Location"]
    new = {"password1": "otra cometa distinta", "password2": "otra cometa distinta"}

    client.post(form, new)

    assert not door.is_in(client)
    assert door.try_to_sign_in(client, "ana", "otra cometa distinta")["Location"] == STEP
