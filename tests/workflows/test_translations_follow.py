"""A translation that waits for its hour follows its original: withdrawn, unscheduled, postponed."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.publishing.kinds import Stage
from cms.publishing.record import current_piece
from cms.users.roles import Role
from tests.factories import campanas, people
from tests.workflows.desk import act, act_url, desk_of, local, said
from tests.workflows.translating import change, press, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(embargada, jefa):
    """Approved, and with the media under its original's embargo."""
    page = translate(people.person("tita", Role.TRANSLATORS), embargada)
    press(jefa, page, "approve")
    assert stage(page) == Stage.ADVANCE
    return page


def stage(page):
    return current_piece(page.pk).stage


def hour(page):
    coming = Page.objects.get(pk=page.pk).scheduled_revision
    return coming.approved_go_live_at if coming is not None else None


@pytest.fixture
def acting(django_capture_on_commit_callbacks):
    """``act`` at the desk, with what follows after its commit."""

    def do(*asked):
        with django_capture_on_commit_callbacks(execute=True):
            act(*asked)

    return do


@pytest.mark.parametrize("name", ["retirar", "cancelar-programacion"])
def test_media_lose_it_with_its_original(embargada, english, jefa, acting, name):
    acting(jefa, embargada, name, {"motivo": "Era falso."})

    assert stage(embargada) == Stage.WITHDRAWN
    assert stage(english) == Stage.WITHDRAWN
    assert hour(english) is None


def test_its_embargo_lasts_as_long(embargada, english, jefa, acting):
    later = timezone.now() + timedelta(hours=5)

    acting(jefa, embargada, "reprogramar", {"hora": local(later)})

    assert hour(english) == hour(embargada)
    piece = current_piece(english.pk)
    assert piece.stage == Stage.ADVANCE
    assert piece.as_piece().embargo_until == hour(embargada)


def test_its_embargo_is_lifted_too(embargada, english, jefa, acting):
    acting(jefa, embargada, "quitar-embargo", {"motivo": ""})

    assert stage(english) == Stage.WITHDRAWN
    assert hour(english) is not None


def test_an_original_that_is_out_takes_nothing_back(embargada, english, jefa, acting):
    acting(jefa, embargada, "publicar-ahora", {})

    assert stage(embargada) == Stage.OUT
    assert stage(english) == Stage.ADVANCE


def test_it_turns_into_no_copy_while_it_waits(embargada, english, jefa):
    translator = people.person("tita", Role.TRANSLATORS)

    answer = desk_of(translator).post(
        reverse("wagtail_localize:convert_to_alias", args=[english.pk])
    )

    assert "cancele su programación" in said(answer)
    assert Page.objects.get(pk=english.pk).alias_of_id is None


# What is out -----------------------------------------------------------------------------------


@pytest.fixture
def alert(jefa):
    """Let out alone, and nobody has ratified it."""
    page = campanas.alerta(jefa)
    act(jefa, page, "publicar-de-emergencia", {"motivo": "El talud se mueve."})
    return page


@pytest.fixture
def english_alert(alert, otra_jefa):
    page = translate(people.person("tita", Role.TRANSLATORS), alert)
    press(otra_jefa, page, "approve")
    assert stage(page) == Stage.OUT
    return page


def test_an_alert_is_withdrawn_in_all_its_languages(alert, english_alert, gerente, client):
    page = desk_of(gerente).get(act_url(alert, "retirar"))
    assert "Con ella se retira su traducción: " in page.content.decode()

    act(gerente, alert, "retirar", {"motivo": "Era falsa."})

    assert stage(alert) == Stage.WITHDRAWN
    assert stage(english_alert) == Stage.WITHDRAWN
    assert client.get("/api/v2/alertas/vigentes/?locale=en").json()["items"] == []


def test_a_translation_is_withdrawn_alone(alert, english_alert, gerente):
    act(gerente, english_alert, "retirar", {"motivo": "Mal traducida."})

    assert stage(english_alert) == Stage.WITHDRAWN
    assert stage(alert) == Stage.OUT


def test_what_is_for_fewer_people_is_so_in_every_language(
    noticia, redactora, jefa, django_capture_on_commit_callbacks
):
    page = translate(people.person("tita", Role.TRANSLATORS), noticia)
    press(jefa, page, "approve")
    assert stage(page) == Stage.OUT

    with django_capture_on_commit_callbacks(execute=True):
        change(noticia, redactora, jefa, audiencia="interno")

    assert current_piece(noticia.pk).audience == "interno"
    assert stage(page) == Stage.WITHDRAWN
