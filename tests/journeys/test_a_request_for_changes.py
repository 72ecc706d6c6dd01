"""Changes are asked for, made, answered and accepted."""

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import Editor
from tests.journeys.test_a_bulletin import write_whole

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

ASKED = "Falta el nombre del puente."
ANSWERED = "Es el Mallol."


def test_what_is_asked_for_is_mended_answered_and_goes_out(sign_in, reader):
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    write_whole(redactora, "Abren un puente").send_to_review()
    jefa.open_waiting("Abren un puente").ask_for_changes(ASKED)

    mine = redactora.mine("Abren un puente")
    expect(mine).to_contain_text(ASKED)
    mine.get_by_role("link", name="Abren un puente").click()
    editor = Editor(redactora.page)
    expect(editor.asked).to_contain_text(ASKED)
    editor.asked.get_by_label("Su respuesta").fill(ANSWERED)
    editor.fill(title="Abren el puente Mallol").send_to_review()
    assert reader.listed("Abren el puente Mallol") is None

    expect(jefa.waits("Abren el puente Mallol")).to_contain_text(ANSWERED)
    jefa.open_waiting("Abren el puente Mallol").approve()
    assert reader.listed_within(1.0, "Abren el puente Mallol")
