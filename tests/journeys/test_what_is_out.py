"""What is out is corrected and withdrawn in the open; what is embargoed waits for its hour."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.test_a_bulletin import write_whole

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

TEGUCIGALPA = ZoneInfo("America/Tegucigalpa")


def next_minute(*, at_least: timedelta) -> datetime:
    """The first full minute, at Tegucigalpa, that is so far ahead."""
    now = datetime.now(TEGUCIGALPA) + at_least
    return now.replace(second=0, microsecond=0) + timedelta(minutes=1)


def typed(hour: datetime) -> str:
    return hour.strftime("%Y-%m-%d %H:%M")


def test_a_correction_and_then_a_withdrawal(sign_in, reader, photo):
    title = "Cierre de la avenida"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    editor = write_whole(redactora, title)
    editor.upload_main_image(photo, alt="La avenida")
    editor.send_to_review()
    jefa.open_waiting(title).approve()
    first = reader.listed_within(1.0, title)
    page_id, file = first["id"], next(iter(first["imagen"]["renditions"].values()))["url"]
    assert (first["meta"]["version"], first["correcciones"]) == (1, [])

    jefa.open(page_id).fill(bajada="El cierre es el martes.").save()
    jefa.act(page_id, "Corregir", decia="El lunes", correcto="El martes")
    assert reader.listed(title)["bajada"] == first["bajada"]
    redactora.give_visto(title)

    corrected = reader.detail(page_id).json()
    assert corrected["meta"]["version"] == 2
    assert corrected["bajada"] == "El cierre es el martes."
    assert [(each["decia"], each["correcto"]) for each in corrected["correcciones"]] == [
        ("El lunes", "El martes")
    ]

    assert reader.get(file).status == 200
    jefa.act(page_id, "Retirar", motivo="Se suspendió el cierre.")

    gone = reader.detail(page_id)
    assert gone.status == 410
    assert "Se suspendió el cierre." in gone.text()
    assert reader.listed(title) is None
    assert reader.get(file).status == 404


def test_what_is_embargoed_comes_out_at_its_hour_and_not_before(sign_in, reader):
    title = "Plan de emergencia ante las lluvias"
    far = datetime.now(TEGUCIGALPA) + timedelta(days=1)
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    editor = write_whole(redactora, title)
    editor.fill(go_live_at=typed(far)).tick("embargo")
    editor.fill(embargo_texto="No difundir antes de la hora.")
    editor.send_to_review()
    review = jefa.open_waiting(title)
    page_id = review.page_id
    review.approve()
    assert reader.detail(page_id).status == 404

    hour = next_minute(at_least=timedelta(seconds=10))
    jefa.act(page_id, "Cambiar la hora de salida", hora=typed(hour))

    out_at = reader.first_seen(page_id, deadline=hour + timedelta(seconds=30))
    assert hour <= out_at < hour + timedelta(seconds=3)
