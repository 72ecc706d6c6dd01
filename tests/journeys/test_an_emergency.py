"""At night one person lets an alert out alone; another ratifies it, or everybody is alarmed."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.journeys.test_an_alert import IN_FORCE
from tests.journeys.test_what_is_out import next_minute, typed

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

ALONE = "Publicar de emergencia"
REASON = "El talud se mueve y no hay nadie más de guardia"
LOOKS = 60  # at the first page, until the release process has been round

# The newsroom's clock can't be moved: what happened in it can be, into the past.
AN_HOUR_AGO = """
from datetime import timedelta
from django.db.models import F
from cms.publishing.models import Emergency
hour = timedelta(hours=1)
Emergency.objects.waiting().update(at=F("at") - hour, ratify_by=F("ratify_by") - hour)
"""


def let_out_alone(desk, title):
    """Write an alert and publish it, with nobody else; returns its page's id."""
    editor = desk.write(
        "Emitir una alerta",
        title=title,
        bajada="El talud sobre la escuela se mueve.",
        area="Colonia El Edén",
        hasta=typed(next_minute(at_least=timedelta(hours=6))),
    )
    editor.choose(nivel="Roja: actuar ya", amenaza="Deslizamiento")
    editor.type_rich("instrucciones", "Salga ya hacia el albergue.")
    editor.save()
    page_id = editor.page_id
    desk.act(page_id, ALONE, motivo=REASON)
    expect(desk.page.locator(".messages")).to_contain_text("Está publicada")
    return page_id


def flag(desk, page_id):
    """What the first page says of it."""
    desk.go_home()
    return desk.page.locator(f"[data-pregon-emergency='{page_id}']")


def titles(reader):
    return [each["title"] for each in reader.get(IN_FORCE).json()["items"]]


def test_one_publishes_at_night_and_another_ratifies(sign_in, reader):
    title = "Alerta nocturna en El Edén"
    jefa, gerente = sign_in("jefatura"), sign_in("gerencia")

    page_id = let_out_alone(jefa, title)
    assert title in titles(reader)
    expect(flag(jefa, page_id)).to_contain_text("espera que otra persona la ratifique")
    expect(flag(jefa, page_id).get_by_role("link", name="Leer y ratificar")).to_have_count(0)

    flag(gerente, page_id).get_by_role("link", name="Leer y ratificar").click()
    expect(gerente.page.locator("main")).to_contain_text(REASON)
    text = gerente.page.frame_locator("iframe.pregon-whole")
    expect(text.locator("body")).to_contain_text("Salga ya hacia el albergue.")
    gerente.page.get_by_role("button", name="Ratificar").click()

    expect(gerente.page.locator(".messages")).to_contain_text("Ratificada")
    expect(flag(gerente, page_id)).to_have_count(0)
    assert title in titles(reader)


def test_what_nobody_ratifies_alarms_everybody_until_it_is_withdrawn(sign_in, reader, newsroom):
    title = "Alerta que nadie ratifica"
    publisher, gerente = sign_in("jefatura"), sign_in("gerencia")
    page_id = let_out_alone(publisher, title)

    newsroom.manage("shell", "-c", AN_HOUR_AGO)

    for desk in (publisher, gerente):
        expect(flag(desk, page_id)).to_contain_text("Sin ratificar desde hace 60 minutos")
        expect(flag(desk, page_id)).to_have_class("help-block help-critical")
    assert any("1 aviso" in flag(gerente, page_id).inner_text() for _look in range(LOOKS))

    flag(publisher, page_id).get_by_role("link", name="Retirar").click()
    publisher.page.locator("[name=motivo]").fill("Falsa alarma.")
    publisher.page.get_by_role("button", name="Retirar").click()
    expect(publisher.page.locator(".messages")).to_contain_text("fue retirada")
    expect(flag(gerente, page_id)).to_have_count(0)
    assert title not in titles(reader)
