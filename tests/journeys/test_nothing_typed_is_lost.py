"""Two at the same text, and a text in review: what was typed stays, and somebody says why."""

import pytest

from tests.journeys.test_a_bulletin import write_whole

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]


def test_what_was_typed_while_another_approved_stays_on_the_screen(sign_in, reader):
    title = "Feria del agricultor"
    redactora, jefa, otra = sign_in("redaccion"), sign_in("jefatura"), sign_in("jefatura_2")
    write_whole(redactora, title).send_to_review()
    first, second = jefa.open_waiting(title), otra.open_waiting(title)
    second.fill(bajada="Lo que tecleó la segunda.")

    first.approve()
    second.approve()

    assert "Ese paso ya no está en sus manos" in otra.said
    assert second.value("bajada") == "Lo que tecleó la segunda."
    assert reader.listed(title)["bajada"] == "El paso queda libre desde hoy."


def test_what_was_typed_in_another_tab_of_what_was_sent_stays_on_the_screen(sign_in):
    title = "Jornada de vacunación"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    editor = write_whole(redactora, title)
    elsewhere = redactora.open_tab(editor.save().page_id)
    editor.send_to_review()

    elsewhere.fill(bajada="Tecleado en la otra pestaña.")
    warned = elsewhere.save_in_spite_of_a_newer_version()

    assert "Usted guardó una versión nueva en otra ventana" in warned
    assert "está en revisión" in elsewhere.said
    assert elsewhere.value("bajada") == "Tecleado en la otra pestaña."
    assert jefa.open_waiting(title).value("bajada") == "El paso queda libre desde hoy."
