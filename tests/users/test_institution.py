"""The institution's sign-in: known people, their groups, and nobody else."""

import pytest
from django.test import Client

from cms.users import signals
from cms.users.models import User
from cms.users.roles import Role
from tests.users import door, provider


@pytest.fixture
def institution(settings):
    """A provider that is set up as by PREGON_OIDC_*; it speaks of nobody yet."""
    with provider.running() as it:
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "institucion",
                        "name": "Alcaldía",
                        "client_id": provider.CLIENT_ID,
                        "secret": provider.SECRET,
                        "settings": {"server_url": it.issuer},
                    }
                ],
            }
        }
        settings.PREGON_OIDC_GROUPS = {
            "prensa-redactores": Role.WRITERS.value,
            "prensa-jefes": Role.PRESS_HEADS.value,
        }
        yield it


def says(institution, sub="u-1", email="ana@amdc.example", verified=True, groups=()):
    institution.claims = {
        "sub": sub,
        "email": email,
        "email_verified": verified,
        "groups": list(groups),
    }


def groups_of(user: User) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_without_the_setting_there_is_no_button_and_no_page(client, db):
    assert "/oidc/" not in door.said(client.get(door.DOOR))
    for path in ("/entrar/oidc/institucion/login/", "/entrar/oidc/institucion/login/callback/"):
        assert client.get(path).status_code == 404
        assert client.post(path).status_code == 404


def test_a_known_person_comes_in_and_the_groups_follow(client, newcomer, institution):
    ana = newcomer("ana", Role.TRANSLATORS)
    says(institution, groups=["prensa-redactores", "otra-cosa"])
    assert "Entrar con Alcaldía" in door.said(client.get(door.DOOR))

    assert provider.come_back(client, institution)["Location"] == door.HOME

    assert door.is_in(client)
    # Groups that the mapping doesn't name are the administrators' own.
    assert groups_of(ana) == {Role.WRITERS, Role.TRANSLATORS}


def test_a_group_taken_over_there_is_taken_here(newcomer, institution):
    ana = newcomer("ana", Role.TRANSLATORS)
    says(institution, groups=["prensa-redactores", "prensa-jefes"])
    first = Client()
    provider.come_back(first, institution)
    assert Role.PRESS_HEADS in groups_of(ana)

    says(institution, groups=["prensa-redactores"])
    second = Client()
    provider.come_back(second, institution)

    assert groups_of(ana) == {Role.WRITERS, Role.TRANSLATORS}
    assert door.is_in(second)
    assert not door.is_in(first)  # it held what was taken


def test_a_provider_that_says_nothing_of_groups_takes_them(newcomer, institution, client):
    ana = newcomer("ana", Role.WRITERS, Role.TRANSLATORS)
    says(institution)
    del institution.claims["groups"]

    provider.come_back(client, institution)

    assert groups_of(ana) == {Role.TRANSLATORS}


def test_later_the_id_counts_and_not_the_address(newcomer, institution, client):
    ana = newcomer("ana", Role.TRANSLATORS)
    says(institution)
    provider.come_back(Client(), institution)
    says(institution, email="ana.paz@otra.example", verified=False)

    provider.come_back(client, institution)

    assert int(client.session["_auth_user_id"]) == ana.pk


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nadie@amdc.example"},
        {"verified": False},
        {"verified": "true"},
        {"email": ""},
    ],
    ids=["unknown", "unconfirmed", "not even a truth value", "no address"],
)
def test_nobody_else_comes_in_or_is_made(newcomer, institution, client, claims):
    newcomer("ana", Role.TRANSLATORS)
    says(institution, **claims)
    told = []

    def listen(sender, reason, **kwargs):
        told.append(reason)

    signals.sign_in_refused.connect(listen)

    page = provider.come_back(client, institution)

    signals.sign_in_refused.disconnect(listen)
    assert page.status_code == 403
    assert "aquí no hay una cuenta" in door.said(page)
    assert not door.is_in(client)
    assert User.objects.filter(username="ana").count() == User.objects.exclude(email="").count()
    assert told == ["unknown"]


def test_an_address_of_two_people_means_neither(newcomer, institution, client):
    newcomer("ana", Role.TRANSLATORS)
    User.objects.create(username="otra", email="ana@amdc.example")
    says(institution)

    assert provider.come_back(client, institution).status_code == 403


def test_who_was_deactivated_here_stays_out(newcomer, institution, client):
    ana = newcomer("ana", Role.TRANSLATORS)
    says(institution)
    provider.come_back(Client(), institution)
    ana.is_active = False
    ana.save()

    page = provider.come_back(client, institution)

    assert page["Location"] == "/entrar/inactiva/"
    assert not door.is_in(client)


def test_who_has_a_second_factor_here_is_asked_for_it(newcomer, institution, client):
    door.with_app(newcomer("ana", Role.TRANSLATORS))
    says(institution)

    assert provider.come_back(client, institution)["Location"] == "/entrar/segundo-paso/"
    assert not door.is_in(client)


def test_nobody_attaches_another_identity_to_an_open_session(newcomer, institution):
    newcomer("beto", Role.WRITERS)
    client = door.signed_in("beto")
    says(institution, email="ana@amdc.example")

    assert provider.come_back(client, institution, process="connect").status_code == 403
    assert not User.objects.get(username="beto").socialaccount_set.exists()


def test_an_answer_that_nobody_asked_for_signs_nobody_in(newcomer, institution, client):
    newcomer("ana", Role.TRANSLATORS)
    says(institution)
    sent = client.post("/entrar/oidc/institucion/login/")
    returned = institution.answer(sent["Location"]).removeprefix("http://testserver")

    stranger = Client()
    stranger.get(returned)

    assert not door.is_in(stranger)


def test_a_forged_identity_of_another_issuer_is_refused(newcomer, institution, client):
    newcomer("ana", Role.TRANSLATORS)
    says(institution)
    institution.claims["iss"] = "https://otro.example"

    page = provider.come_back(client, institution)

    assert "no respondió como se esperaba" in door.said(page)
    assert not door.is_in(client)
