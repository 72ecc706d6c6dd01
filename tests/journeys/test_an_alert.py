"""An alert goes out in a minute and ends by itself at its own."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest

from tests.journeys.test_what_is_out import next_minute, typed

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

IN_FORCE = "/api/v2/alertas/vigentes/"
A_MINUTE = 60.0


def send_alert(redactora, title, *, until):
    editor = redactora.write(
        "Emitir una alerta",
        title=title,
        bajada="El talud sobre la escuela se mueve.",
        area="Colonia El Edén",
        hasta=typed(until),
    )
    editor.choose(nivel="Roja: actuar ya", amenaza="Deslizamiento")
    editor.type_rich("instrucciones", "Salga ya hacia el albergue.")
    editor.send_to_review()


def titles(reader):
    return [each["title"] for each in reader.get(IN_FORCE).json()["items"]]


def test_an_alert_is_out_within_a_minute_and_is_extended_and_lifted(sign_in, reader):
    title = "Alerta roja en El Edén"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    until = next_minute(at_least=timedelta(hours=6))
    begun = monotonic()

    send_alert(redactora, title, until=until)
    jefa.open_waiting(title).approve()
    found = next(each for each in reader.get(IN_FORCE).json()["items"] if each["title"] == title)

    assert monotonic() - begun < A_MINUTE
    assert (found["nivel"], found["vigencia"]["vigente"]) == ("roja", True)

    later = until + timedelta(hours=3)
    jefa.act(found["id"], "Prolongar", hasta=typed(later), motivo="Sigue lloviendo.")
    extended = reader.detail(found["id"]).json()
    assert extended["vigencia"]["hasta"] == later.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert extended["motivo"] == "Sigue lloviendo."

    jefa.act(found["id"], "Levantar", motivo="El talud quedó firme.")
    assert reader.detail(found["id"]).json()["vigencia"]["vigente"] is False
    assert title not in titles(reader)


def test_an_alert_ends_in_its_second_whoever_asks_and_however(sign_in, reader):
    title = "Alerta breve en El Bosque"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    ends = next_minute(at_least=timedelta(seconds=45))
    send_alert(redactora, title, until=ends)
    jefa.open_waiting(title).approve()

    seen = list(reader.watched(IN_FORCE, until=ends + timedelta(seconds=2)))

    before = [each for each in seen if each.ended < ends]
    after = [each for each in seen if each.begun >= ends]
    assert len(before) > 5
    assert len(after) > 5
    assert all(title in each.text for each in before)
    assert not any(title in each.text for each in after)
    # Most of them were answered from what the reader held: it was asked for conditionally.
    assert any(each.status == 304 for each in before)
    assert any(each.status == 304 for each in after)
    assert datetime.now(UTC) > ends
