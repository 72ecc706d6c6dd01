"""A bulletin is translated, sent, approved side by side, and read in English."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

TITLE = "Vuelve el agua a La Granja"
ENGLISH = {
    TITLE: "Water is back in La Granja",
    "La línea quedó reparada.": "The pipe has been repaired.",
    "El servicio volvió a las seis.": "Service resumed at six.",
}


def test_a_translation_is_typed_approved_and_read(sign_in, reader):
    redactora, jefa, traductora = map(sign_in, ("redaccion", "jefatura", "traduccion"))
    editor = redactora.write(title=TITLE, bajada="La línea quedó reparada.")
    editor.add_paragraph("El servicio volvió a las seis.")
    editor.send_to_review()
    jefa.open_waiting(TITLE).approve()

    desk = traductora.page
    traductora.go_home()
    desk.get_by_role("link", name="Traducciones").click()
    desk.get_by_role("row").filter(has_text=TITLE).get_by_role("button", name="Traducir").click()
    for original, words in ENGLISH.items():
        section = desk.locator(".pregon-pair", has=desk.get_by_text(original, exact=True))
        section.locator("textarea").fill(words)
    desk.get_by_role("button", name="Enviar a revisión").click()
    expect(desk.get_by_text("Edición: la tiene Jefatura de Prensa").first).to_be_visible()

    jefa.waits(ENGLISH[TITLE]).get_by_role("link", name=ENGLISH[TITLE]).click()
    expect(jefa.page.get_by_text(TITLE, exact=True)).to_be_visible()
    jefa.page.get_by_role("button", name="Aprobar", exact=True).click()
    expect(jefa.page.get_by_text("Publicada").first).to_be_visible()

    found = reader.get("/api/v2/pages/?type=noticias.NoticiaPage&locale=en").json()["items"]
    body = reader.detail(next(each["id"] for each in found if each["title"] in ENGLISH.values()))
    shown = body.json()
    assert shown["meta"]["html_url"].endswith("/en/news/water-is-back-in-la-granja/")
    assert "Service resumed at six." in str(shown["cuerpo"])
    assert [each["title"] for each in shown["meta"]["translations"]] == [TITLE]
