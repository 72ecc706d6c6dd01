"""An alert ends by itself, in its very second, on every surface."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from campanas.models import AlertaPage
from cms.http import generation
from cms.publishing.amending import amend
from tests.factories import campanas, pages

VIGENTES = "/api/v2/alertas/vigentes/"


@pytest.fixture(autouse=True)
def positions_begin_anew():
    generation.forget_boundaries()


@pytest.fixture
def publish(redactora, jefa):
    """``publish(hasta=…)``: an alert that is out."""

    def release(**values):
        page = campanas.alerta(redactora, **values)
        pages.accept(page, jefa).publish()
        return AlertaPage.objects.get(pk=page.pk)

    return release


@pytest.fixture
def alerta(publish):
    return publish()


def in_force(client, at=None):
    """The titles of what is in force, as the API says."""
    query = {"en": at.isoformat().replace("+00:00", "Z")} if at else {}
    return [each["title"] for each in client.get(VIGENTES, query).json()["items"]]


@pytest.mark.parametrize(
    "address",
    [VIGENTES, "/api/v2/pages/{pk}/", "/api/v2/pages/?type=campanas.AlertaPage&fields=vigencia"],
)
def test_the_end_is_seen_in_its_second_by_every_kind_of_request(client, settings, alerta, address):
    settings.PREGON_RESPONSE_CACHE = 60
    cache.clear()
    address = address.format(pk=alerta.pk)

    def ask(**headers):
        return client.get(address, headers=headers)

    with time_machine.travel(alerta.hasta - timedelta(microseconds=1), tick=False):
        before = ask()
        assert ask().content == before.content  # from the cache
        assert ask(**{"if-none-match": before["ETag"]}).status_code == 304
    with time_machine.travel(alerta.hasta, tick=False):
        conditional = ask(**{"if-none-match": before["ETag"]})
        after = ask()

    assert b'"vigente":true' in before.content
    assert conditional.status_code == 200
    assert b'"vigente":true' not in after.content
    assert conditional.content == after.content


def test_it_begins_in_its_second_too(client, publish):
    begins = timezone.now() + timedelta(hours=1)
    alerta = publish(desde=begins)

    with time_machine.travel(begins - timedelta(microseconds=1), tick=False):
        assert in_force(client) == []
    with time_machine.travel(begins, tick=False):
        assert in_force(client) == [alerta.title]


def test_what_ended_is_still_read_and_says_so(client, alerta):
    with time_machine.travel(alerta.hasta, tick=False):
        body = client.get(f"/api/v2/pages/{alerta.pk}/").json()

    assert body["vigencia"]["vigente"] is False
    assert body["instrucciones"] == "<ul><li>Salga ya hacia el albergue.</li></ul>"


def test_the_front_page_shows_what_is_in_force(client, alerta):
    first = client.get("/api/v2/portada/").json()
    with time_machine.travel(alerta.hasta, tick=False):
        later = client.get("/api/v2/portada/").json()

    assert [each["title"] for each in first["alertas"]] == [alerta.title]
    assert later["alertas"] == []
    assert later["urgentes"] == []


def test_any_instant_can_be_asked_for(client, alerta):
    day = timedelta(days=1)

    assert in_force(client, alerta.desde - timedelta(seconds=1)) == []
    assert in_force(client, alerta.desde) == [alerta.title]
    assert in_force(client, alerta.hasta - timedelta(seconds=1)) == [alerta.title]
    assert in_force(client, alerta.hasta) == []
    assert in_force(client, alerta.hasta + day) == []


def test_what_held_then_is_told_for_then(client, alerta, jefa):
    lowered_at = timezone.now() + timedelta(hours=1)
    with time_machine.travel(lowered_at, tick=False):
        amend(alerta, actor=jefa, changes={"nivel": "amarilla", "motivo": "Cede."}, text="Cede.")

    def level(at):
        query = {"en": at.isoformat().replace("+00:00", "Z")}
        return [each["nivel"] for each in client.get(VIGENTES, query).json()["items"]]

    assert level(lowered_at - timedelta(minutes=1)) == ["roja"]
    assert level(lowered_at + timedelta(minutes=1)) == ["amarilla"]


def test_what_was_withdrawn_held_at_no_time(client, alerta, jefa):
    from cms.publishing import acts

    acts.withdraw(alerta, actor=jefa, text="Era de otra ciudad.")

    assert in_force(client) == []
    assert in_force(client, timezone.now()) == []


@pytest.mark.parametrize("en", ["ayer", "2026-11-22T12:00:00", "", "9999-12-31T23:59:59-12:00"])
def test_an_instant_is_a_time_with_its_zone(client, db, en):
    response = client.get(VIGENTES, {"en": en})

    assert response.status_code == 400
    assert response.json()["parameter"] == "en"


def test_two_issuers_stand_side_by_side(client, publish):
    city = publish(title="De la ciudad", nivel="amarilla")
    nation = publish(title="Del país", emisor="nacional", organismo="Contingencias")

    items = client.get(VIGENTES).json()["items"]

    assert [each["title"] for each in items] == [nation.title, city.title]  # the graver one first
    assert [each["emisor"] for each in items] == ["nacional", "ciudad"]


def test_one_that_supersedes_another_holds_alone_from_its_beginning_on(client, publish):
    red = publish(title="Roja")
    begins = timezone.now() + timedelta(hours=1)
    yellow = publish(title="Amarilla", nivel="amarilla", desde=begins, sustituye=red)

    with time_machine.travel(begins - timedelta(seconds=1), tick=False):
        before, old = in_force(client), client.get(f"/api/v2/pages/{red.pk}/").json()
    with time_machine.travel(begins, tick=False):
        after, new = in_force(client), client.get(f"/api/v2/pages/{red.pk}/").json()

    assert (before, after) == (["Roja"], ["Amarilla"])
    assert (old["vigencia"]["vigente"], new["vigencia"]["vigente"]) == (True, False)
    assert new["vigencia"]["sustituida_por"]["id"] == yellow.pk


def test_what_was_superseded_holds_again_if_the_other_is_withdrawn(client, publish, jefa):
    from cms.publishing import acts

    red = publish(title="Roja")
    yellow = publish(title="Amarilla", nivel="amarilla", sustituye=red)
    assert in_force(client) == ["Amarilla"]

    acts.withdraw(yellow, actor=jefa, text="Se publicó por error.")

    assert in_force(client) == ["Roja"]


def test_the_number_of_queries_doesnt_grow(client, publish, django_assert_num_queries):
    publish(title="Una")
    client.get(VIGENTES)
    with django_assert_num_queries(6):
        client.get(VIGENTES)
    publish(title="Otra")
    with django_assert_num_queries(7):  # the boundaries are read once after each change
        client.get(VIGENTES)
