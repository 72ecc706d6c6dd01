"""One door: who comes in by it, what it tells, and that no other way leads past it."""

import re

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.urls import NoReverseMatch, reverse
from wagtail.models import APIToken

from cms.settings import sign_in
from cms.users.models import User
from cms.users.roles import Role
from tests.users import door


def visible(text: str) -> str:
    """A page without its tokens, which are others each time."""
    return re.sub(r'(csrfmiddlewaretoken" value="|CSRF_TOKEN": ")\w+', "", text)


def test_a_password_lets_in_and_the_way_goes_on(client, newcomer):
    newcomer("ana", Role.WRITERS)

    sent = client.get("/admin/reports/workflow/")
    assert sent["Location"] == "/entrar/?next=/admin/reports/workflow/"
    page = client.get(sent["Location"])
    assert 'name="next" value="/admin/reports/workflow/"' in door.said(page)
    done = door.try_to_sign_in(client, "ana")
    assert done["Location"] == door.HOME
    assert door.is_in(client)


def test_the_door_is_in_spanish(client, db):
    text = door.said(client.get(door.DOOR))

    assert "Entrar a Pregón" in text
    assert "¿Olvidó su contraseña?" in text
    assert "Entrar con una llave de acceso" in text
    assert "institución" not in text
    for english in ("Sign in", "Password", "Username", "Forgot"):
        assert english not in text


def test_wagtails_own_door_leads_to_ours_with_where_one_wanted_to_go(client, db):
    sent = client.get("/admin/login/?next=/admin/pages/")

    assert sent["Location"] == "/entrar/?next=/admin/pages/"


@pytest.mark.parametrize(
    "path",
    [
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/MQ/set-password/",
        "/admin/password_reset/complete/",
    ],
)
def test_wagtails_password_pages_lead_to_ours(client, db, path):
    assert client.get(path)["Location"] == "/entrar/contrasena/olvidada/"
    assert client.post(path)["Location"] == "/entrar/contrasena/olvidada/"


def test_a_form_sent_to_wagtails_door_signs_nobody_in(client, newcomer):
    newcomer("ana", Role.WRITERS)

    client.post("/admin/login/", {"username": "ana", "password": door.PASSWORD})

    assert not door.is_in(client)


def test_the_desks_account_page_changes_neither_password_nor_address(client, newcomer):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")
    text = door.said(client.get("/admin/account/"))
    assert 'href="/entrar/seguridad/"' in text
    assert "new_password1" not in text

    client.post(
        "/admin/account/",
        {
            "name_email-first_name": "Ana",
            "name_email-last_name": "Paz",
            "name_email-email": "otra@fuera.example",
            "password-old_password": door.PASSWORD,
            "password-new_password1": "otra cosa muy larga",
            "password-new_password2": "otra cosa muy larga",
        },
    )

    ana.refresh_from_db()
    assert ana.email == "ana@amdc.example"
    assert ana.check_password(door.PASSWORD)


def test_a_token_of_wagtails_opens_nothing(client, newcomer, borrador):
    edda = newcomer("edda", superuser=True)
    _token, secret = APIToken.create_token(user=edda, name="guion")
    bearer = {"Authorization": f"Bearer {secret}"}

    assert client.get("/admin/api/main/pages/", headers=bearer).status_code == 302
    assert client.get("/api/v3/pages/", headers=bearer).status_code == 404
    assert client.get(f"/api/v2/pages/{borrador.pk}/", headers=bearer).status_code == 404


@pytest.mark.parametrize(
    "name", ["account_signup", "socialaccount_signup", "account_email", "mfa_signup_webauthn"]
)
def test_nobody_signs_up(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client, newcomer):
    newcomer("ana", Role.WRITERS)

    wrong = door.said(door.try_to_sign_in(client, "ana", "no es esta"))
    unknown = door.said(door.try_to_sign_in(client, "nadie", "no es esta"))

    assert "El usuario o la contraseña no son correctos." in wrong
    assert visible(wrong).replace("ana", "·") == visible(unknown).replace("nadie", "·")
    assert "no es esta" not in wrong


def test_who_has_no_group_is_told_so_and_can_go_out(client, newcomer):
    newcomer("solo")
    door.try_to_sign_in(client, "solo")

    page = client.get("/admin/", follow=True)

    assert page.status_code == 403
    assert "Todavía no tiene permiso" in door.said(page)
    client.post("/entrar/salir/")
    assert client.get(door.DOOR).status_code == 200


def test_who_was_deactivated_does_not_come_in(client, newcomer):
    ana = newcomer("ana", Role.WRITERS)
    User.objects.filter(pk=ana.pk).update(is_active=False)

    page = client.post(door.DOOR, {"login": "ana", "password": door.PASSWORD}, follow=True)

    assert "desactivada" in door.said(page)
    assert not door.is_in(client)


@pytest.mark.parametrize("path", ["/admin/logout/", "/entrar/salir/"])
def test_going_out_takes_a_form(newcomer, path):
    newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")

    assert client.get(path).status_code == 405
    assert door.is_in(client)
    client.post(path)
    assert not door.is_in(client)


def test_nobody_is_sent_elsewhere_after_signing_in(client, newcomer):
    newcomer("ana", Role.WRITERS)
    form = {"login": "ana", "password": door.PASSWORD, "next": "https://fuera.example/"}

    assert client.post(door.DOOR, form)["Location"] == door.HOME


def test_an_older_password_is_written_anew_by_the_better_hasher(client, newcomer, settings):
    settings.PASSWORD_HASHERS = sign_in.PASSWORD_HASHERS
    ana = newcomer("ana", Role.WRITERS)
    User.objects.filter(pk=ana.pk).update(
        password=make_password(door.PASSWORD, hasher="pbkdf2_sha256")
    )

    door.try_to_sign_in(client, "ana")

    ana.refresh_from_db()
    assert identify_hasher(ana.password).algorithm == "argon2"
    assert door.is_in(client)
