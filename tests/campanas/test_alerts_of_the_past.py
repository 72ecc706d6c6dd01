"""What held at another instant, when an alert was changed, closed or superseded since."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from campanas.models import AlertaPage
from cms.http import generation
from cms.publishing import acts
from cms.publishing.amending import amend
from cms.publishing.kinds import Audience
from tests.factories import campanas, pages

VIGENTES = "/api/v2/alertas/vigentes/"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def positions_begin_anew():
    generation.forget_boundaries()


@pytest.fixture
def start():
    return timezone.now()


@pytest.fixture
def publish(redactora, jefa):
    """``publish(title=…)``: an alert that is out."""

    def release(**values):
        page = campanas.alerta(redactora, **values)
        pages.accept(page, jefa).publish()
        return AlertaPage.objects.get(pk=page.pk)

    return release


@pytest.fixture
def publish_anew(redactora, jefa):
    """``publish_anew(page, title=…)``: its next version is out."""

    def release(page, **values):
        draft = AlertaPage.objects.get(pk=page.pk).get_latest_revision_as_object()
        for name, value in values.items():
            setattr(draft, name, value)
        draft.save_revision(user=redactora)
        pages.accept(draft, jefa).publish()

    return release


def items(client, at=None):
    query = {"en": at.isoformat().replace("+00:00", "Z")} if at else {}
    return client.get(VIGENTES, query).json()["items"]


def titles(client, at=None):
    return [each["title"] for each in items(client, at)]


def lift(page, by):
    values = {"levantada_en": timezone.now(), "motivo": "Cedió."}
    amend(page, actor=by, changes=values, text="Cedió.")


def test_a_withdrawn_version_stays_closed_when_the_page_is_out_again(
    client, publish, publish_anew, jefa, start
):
    alerta = publish(title="Con un error grave")
    with time_machine.travel(start + 10 * MINUTE, tick=False):
        acts.withdraw(alerta, actor=jefa, text="Era un error.")
    with time_machine.travel(start + 20 * MINUTE, tick=False):
        publish_anew(alerta, title="Corregida")

        assert titles(client) == ["Corregida"]
        assert titles(client, start + 5 * MINUTE) == []
        assert titles(client, start + 15 * MINUTE) == []


def test_while_it_was_for_the_media_alone_it_held_for_nobody_else(
    client, publish, publish_anew, start
):
    alerta = publish(title="Una")
    with time_machine.travel(start + 10 * MINUTE, tick=False):
        publish_anew(alerta, title="Otra", audiencia=Audience.MEDIA)
        assert titles(client, start + 5 * MINUTE) == []  # nothing of it is public now
    with time_machine.travel(start + 20 * MINUTE, tick=False):
        publish_anew(alerta, title="De nuevo", audiencia=Audience.PUBLIC)

        assert titles(client, start + 5 * MINUTE) == ["Una"]
        assert titles(client, start + 15 * MINUTE) == []
        assert titles(client, start + 20 * MINUTE) == ["De nuevo"]


def test_whether_it_is_in_force_is_said_of_today(client, publish, jefa, start):
    alerta = publish()
    with time_machine.travel(start + 10 * MINUTE, tick=False):
        lift(alerta, jefa)
    with time_machine.travel(start + 20 * MINUTE, tick=False):
        (shown,) = items(client, start + 5 * MINUTE)

    assert shown["levantada_en"] is None  # as it was then
    assert shown["vigencia"]["vigente"] is False


def test_what_was_lifted_before_it_began_supersedes_nothing(client, publish, jefa, start):
    red = publish(title="Roja")
    yellow = publish(title="Amarilla", desde=start + 60 * MINUTE, sustituye=red)
    lift(yellow, jefa)

    with time_machine.travel(start + 61 * MINUTE, tick=False):
        shown = client.get(f"/api/v2/pages/{red.pk}/").json()["vigencia"]

        assert titles(client) == ["Roja"]
        assert titles(client, start + 61 * MINUTE) == ["Roja"]
    assert (shown["vigente"], shown["sustituida_por"]) == (True, None)


def test_another_machine_s_clock_may_be_ahead(client, publish, jefa, start):
    alerta = publish(hasta=start + 600 * MINUTE)
    with time_machine.travel(start + MINUTE, tick=False):
        lift(alerta, jefa)

    with time_machine.travel(start + MINUTE - timedelta(seconds=2), tick=False):
        (shown,) = items(client)

    assert shown["motivo"] == "Cedió."


def test_the_year_one_is_written_with_four_digits(client, db):
    answer = client.get(VIGENTES, {"en": "0001-01-01T00:00:00Z"}).json()

    assert answer["meta"]["en"] == "0001-01-01T00:00:00Z"
