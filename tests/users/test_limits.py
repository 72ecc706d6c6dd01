"""Too many attempts: by address, by account, at each step; and told in a clear sentence."""

import logging

from django.contrib.auth.signals import user_login_failed
from django.test import Client

from cms.users import signals
from cms.users.roles import Role
from tests.users import door

FORGOTTEN = "/entrar/contrasena/olvidada/"
TOO_MANY = "Demasiados intentos fallidos. Espere cinco minutos"


def test_an_account_closes_after_five_attempts_from_wherever(newcomer):
    newcomer("ana", Role.WRITERS)
    newcomer("beto", Role.WRITERS)
    for number in range(5):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        assert TOO_MANY not in door.said(door.try_to_sign_in(client, "ana", "no es esta"))

    elsewhere = Client(REMOTE_ADDR="10.0.0.99")
    assert TOO_MANY in door.said(door.try_to_sign_in(elsewhere, "ana"))
    assert not door.is_in(elsewhere)
    assert door.try_to_sign_in(elsewhere, "beto").status_code == 302


def test_an_address_may_not_try_many_accounts(newcomer):
    newcomer("ana", Role.WRITERS)
    client = Client()
    for number in range(10):
        door.try_to_sign_in(client, f"nadie-{number}", "no es esta")

    assert TOO_MANY in door.said(door.try_to_sign_in(client, "ana"))
    assert door.try_to_sign_in(Client(REMOTE_ADDR="10.0.0.1"), "ana").status_code == 302


def test_behind_a_proxy_the_address_is_the_one_that_it_names(newcomer, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    newcomer("ana", Role.WRITERS)
    for number in range(10):
        # What a visitor writes in front of the proxy's word changes nothing.
        forged = {"X-Forwarded-For": f"1.2.3.{number}, 203.0.113.7"}
        door.try_to_sign_in(Client(headers=forged), f"nadie-{number}", "no es esta")

    closed = Client(headers={"X-Forwarded-For": "203.0.113.7"})
    other = Client(headers={"X-Forwarded-For": "203.0.113.8"})
    assert TOO_MANY in door.said(door.try_to_sign_in(closed, "ana"))
    assert door.try_to_sign_in(other, "ana").status_code == 302


def test_the_second_step_closes_too(newcomer):
    door.with_app(newcomer("ana", Role.WRITERS))
    client = Client()
    door.try_to_sign_in(client, "ana")
    for _each in range(5):
        client.post("/entrar/segundo-paso/", {"code": "000000"})

    page = client.post("/entrar/segundo-paso/", {"code": door.code()})

    assert TOO_MANY in door.said(page)
    assert not door.is_in(client)


def test_a_new_password_by_mail_opens_what_was_closed(
    newcomer, mailoutbox, django_capture_on_commit_callbacks
):
    newcomer("ana", Role.WRITERS)
    for number in range(6):
        client = Client(REMOTE_ADDR=f"10.0.0.{number}")
        door.try_to_sign_in(client, "ana", "no es esta")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(FORGOTTEN, {"email": "ana@amdc.example"})
    link = next(each for each in mailoutbox[0].body.split() if "/nueva/" in each)
    form = client.get(link.removeprefix("http://127.0.0.1:8000"))["Location"]
    new = {"password1": "otra cometa distinta", "password2": "otra cometa distinta"}
    client.post(form, new)

    assert door.try_to_sign_in(client, "ana", "otra cometa distinta")["Location"] == door.HOME


def test_many_forms_from_one_address_get_a_page_in_spanish(client, db):
    for _each in range(10):
        assert client.post(FORGOTTEN, {"email": f"a{_each}@b.example"}).status_code == 302

    page = client.post(FORGOTTEN, {"email": "a@b.example"})

    assert page.status_code == 429
    assert "llegaron demasiados intentos" in door.said(page)


def test_asking_for_a_password_is_limited_for_each_address_of_mail(newcomer, mailoutbox):
    newcomer("ana", Role.WRITERS)
    answers = [
        Client(REMOTE_ADDR=f"10.0.0.{number}").post(FORGOTTEN, {"email": mail}).status_code
        for mail in ("ana@amdc.example", "nadie@amdc.example")
        for number in range(4)
    ]

    assert answers == [302, 302, 302, 429] * 2


def test_who_keeps_the_record_is_told_and_no_password_is_written_down(newcomer, caplog):
    newcomer("ana", Role.WRITERS)
    told = []

    def listen(signal, **kwargs):
        told.append((signal, kwargs))

    for each in (user_login_failed, signals.locked_out):
        each.connect(listen)
    try:
        with caplog.at_level(logging.DEBUG):
            for _each in range(6):
                door.try_to_sign_in(Client(), "ana", "clave-secretisima")
    finally:
        for each in (user_login_failed, signals.locked_out):
            each.disconnect(listen)

    assert [signal for signal, _ in told] == [user_login_failed] * 5 + [signals.locked_out]
    assert told[0][1]["credentials"]["username"] == told[5][1]["username"] == "ana"
    assert "clave-secretisima" not in repr(told)
    assert "clave-secretisima" not in caplog.text
