"""Choosing a password: forgotten, changed, invited; what is asked of it, and who isn't told."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from cms.settings import sign_in
from cms.users.models import User
from cms.users.roles import Role
from tests.factories import people
from tests.users import door

FORGOTTEN = "/entrar/contrasena/olvidada/"
CHANGE = "/entrar/contrasena/cambiar/"
NEW = {"password1": "otra cometa distinta", "password2": "otra cometa distinta"}


@pytest.fixture
def ask(django_capture_on_commit_callbacks):
    """``ask("ana@amdc.example")``: the page that whoever asks for a new password sees."""

    def send(email: str, **extra):
        with django_capture_on_commit_callbacks(execute=True):
            return Client(**extra).post(FORGOTTEN, {"email": email}, follow=True)

    return send


def link_in(message) -> str:
    return next(each for each in message.body.split() if "/nueva/" in each)


def form_behind(link: str, client: Client) -> str:
    return client.get(link.removeprefix("http://127.0.0.1:8000"))["Location"]


def test_a_forgotten_one_is_chosen_anew_by_mail(newcomer, ask, mailoutbox):
    newcomer("ana", Role.WRITERS)
    ask("ANA@amdc.example")
    client = Client()

    message = mailoutbox[0]
    assert message.to == ["ana@amdc.example"]
    assert "Su usuario es ana." in message.body
    form = form_behind(link_in(message), client)
    assert "Elegir una contraseña" in door.said(client.get(form))
    client.post(form, NEW)

    assert door.try_to_sign_in(client, "ana", NEW["password1"])["Location"] == door.HOME
    again = door.said(Client().get(link_in(message).removeprefix("http://127.0.0.1:8000")))
    assert "El enlace ya no sirve" in again


def test_nobody_learns_who_exists(newcomer, ask, mailoutbox):
    newcomer("ana", Role.WRITERS)

    known, unknown = ask("ana@amdc.example"), ask("nadie@amdc.example")

    assert known.redirect_chain == unknown.redirect_chain
    assert "Si hay una cuenta con ese correo" in door.said(known)
    assert [message.to for message in mailoutbox] == [["ana@amdc.example"]]


def test_the_link_is_below_the_public_address_whatever_the_request_says(
    newcomer, ask, mailoutbox, settings
):
    settings.WAGTAILADMIN_BASE_URL = "https://prensa.amdc.example"
    newcomer("ana", Role.WRITERS)

    ask("ana@amdc.example", HTTP_HOST="localhost")

    assert link_in(mailoutbox[0]).startswith("https://prensa.amdc.example/entrar/contrasena/nueva/")


def test_an_address_of_once_gets_no_letter(newcomer, ask, mailoutbox):
    ana = newcomer("ana", Role.WRITERS)
    ask("ana@amdc.example")
    ana.email = "ana.paz@amdc.example"
    ana.save()

    ask("ana@amdc.example")

    assert len(mailoutbox) == 1


def test_who_was_deactivated_gets_no_letter(newcomer, ask, mailoutbox):
    ana = newcomer("ana", Role.WRITERS)
    ana.is_active = False
    ana.save()

    ask("ana@amdc.example")

    assert mailoutbox == []


def test_a_letter_that_cannot_be_sent_is_no_error_page(newcomer, ask, settings, caplog):
    settings.EMAIL_BACKEND = "tests.users.no_mail.Backend"
    newcomer("ana", Role.WRITERS)

    assert ask("ana@amdc.example").status_code == 200
    assert "could not be sent" in caplog.text


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("corta", "al menos 12 caracteres"),
        ("q1w2e3r4t5y6", "demasiado común"),
        ("739105826402", "completamente numérica"),
        ("ana.paz.amdc.example", "demasiado similar"),
    ],
)
def test_a_weak_one_is_refused_in_spanish(newcomer, password, why):
    ana = newcomer("ana", Role.WRITERS)
    ana.email = "ana.paz.amdc@a.example"
    ana.save()
    client = door.signed_in("ana")
    form = {"oldpassword": door.PASSWORD, "password1": password, "password2": password}

    page = door.said(client.post(CHANGE, form))

    assert why in page
    ana.refresh_from_db()
    assert ana.check_password(door.PASSWORD)


def test_changing_it_takes_the_old_one(newcomer):
    ana = newcomer("ana", Role.WRITERS)
    client = door.signed_in("ana")

    page = client.post(CHANGE, {"oldpassword": "no es esta", **NEW})
    assert "Escriba su contraseña actual." in door.said(page)
    client.post(CHANGE, {"oldpassword": door.PASSWORD, **NEW})

    ana.refresh_from_db()
    assert ana.check_password(NEW["password1"])
    assert door.is_in(client)


def test_the_best_hasher_makes_new_ones_and_the_older_are_read():
    first, *others = sign_in.PASSWORD_HASHERS

    assert first.endswith("Argon2PasswordHasher")
    assert any(each.endswith("PBKDF2PasswordHasher") for each in others)


# Invitations ------------------------------------------------------------------------------------


@pytest.fixture
def administrator(client, db):
    client.force_login(people.person("adela", Role.ADMINISTRATORS))
    return client


def test_who_is_added_chooses_the_password_by_mail(
    administrator, mailoutbox, django_capture_on_commit_callbacks
):
    assert "password1" not in door.said(administrator.get("/admin/users/new/"))
    group = Group.objects.get(name=Role.WRITERS)
    form = {
        "username": "nora",
        "email": "nora@amdc.example",
        "first_name": "Nora",
        "last_name": "Paz",
        "groups": [group.pk],
    }
    with django_capture_on_commit_callbacks(execute=True):
        administrator.post("/admin/users/new/", form)

    nora = User.objects.get(username="nora")
    assert not nora.has_usable_password()
    assert mailoutbox[0].to == ["nora@amdc.example"]
    assert "Nora: abra este enlace" in mailoutbox[0].body
    client = Client()
    client.post(form_behind(link_in(mailoutbox[0]), client), NEW)
    assert door.try_to_sign_in(client, "nora", NEW["password1"])["Location"] == door.HOME
