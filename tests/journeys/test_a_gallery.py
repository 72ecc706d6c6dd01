"""A gallery from photos as phones and cameras make them: uploaded at once, arranged, out."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.desk import Desk, Editor
from tests.surroundings import SAMPLES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.once,
    pytest.mark.real,
    pytest.mark.xdist_group("journeys"),
]

PHOTOS = SAMPLES / "real" / "fotos"
CHOSEN = ["DSCN0010.jpg", "truncada.jpg", "iphone_13_pro_max.HEIC", "portrait_6.jpg"]
UPLOADED = [name for name in CHOSEN if name != "truncada.jpg"]
LONG = 120_000  # milliseconds: a HEIC of twelve megapixels takes its time


class Gallery(Editor):
    """The editor of a gallery."""

    @classmethod
    def new(cls, desk: Desk, **fields: str) -> "Gallery":
        desk.go_home()
        desk.page.get_by_role("link", name="Armar una galería").click()
        gallery = cls(desk.page)
        gallery.fill(**fields)
        return gallery

    @property
    def blocks(self) -> Locator:
        return self.page.locator("#elementos-root [data-streamfield-child]:not([aria-hidden])")

    @property
    def order(self) -> list[str]:
        """The files of the photos, as their blocks stand."""
        return self.blocks.locator("[data-chooser-title]").all_inner_texts()

    @property
    def said_of_uploads(self) -> Locator:
        return self.page.locator("[data-summary]")

    def upload(self, *files: Path) -> None:
        """As one who chooses them in the window of the system."""
        with self.page.expect_file_chooser() as window:
            self.page.get_by_role("button", name="Subir muchas fotos").click()
        window.value.set_files(files)

    def drag(self, name: str, *, onto: str) -> None:
        grip = self._block(name).locator("[data-streamfield-action=DRAG]")
        grip.drag_to(self._block(onto).locator("img"))

    def move_up(self, name: str) -> None:
        """By the keyboard alone."""
        button = self._block(name).get_by_role("button", name="Subir", exact=True)
        button.focus()
        button.press("Enter")

    def describe(self, name: str, text: str) -> None:
        field = self._block(name).get_by_label("Texto alternativo")
        field.fill(text)
        field.press("Tab")
        expect(self._block(name).get_by_text("Guardado con la foto.")).to_be_attached()

    def _block(self, name: str) -> Locator:
        return self.blocks.filter(has_text=name)


def watch_progress(page: Page) -> None:
    """Note how far each file's bar gets, from now on."""
    page.evaluate(
        """() => {
          window.seen = {};
          const look = () => document.querySelectorAll("[data-list] li").forEach((row) => {
            const name = row.querySelector("[data-name]").textContent;
            const bar = row.querySelector("progress");
            window.seen[name] = Math.max(window.seen[name] ?? 0, bar.value);
          });
          const list = document.querySelector("[data-list]");
          new MutationObserver(look).observe(list, {
            attributes: true, childList: true, subtree: true,
          });
        }"""
    )


def progress_seen(page: Page) -> dict[str, Any]:
    return page.evaluate("() => window.seen")


def test_a_gallery_from_the_real_photos(sign_in, reader):
    title = "Inauguración del puente La Isla"
    gallery = Gallery.new(
        sign_in("redaccion"),
        title=title,
        bajada="El puente vuelve a unir los barrios.",
        lugar="Barrio La Isla",
    )

    # Uploaded at once: one is refused in words, the others go on, in the order chosen.
    watch_progress(gallery.page)
    gallery.upload(*(PHOTOS / name for name in CHOSEN))
    expect(gallery.said_of_uploads).to_contain_text(
        "3 de 4 fotos subidas. No se pudieron subir: 1.", timeout=LONG
    )
    assert gallery.order == UPLOADED
    assert progress_seen(gallery.page) == dict.fromkeys(CHOSEN, 1)
    refused = gallery.page.locator("[data-list] li")
    expect(refused).to_have_count(1)
    expect(refused).to_contain_text("truncada.jpg")
    expect(refused).to_contain_text("La foto está dañada o incompleta.")

    # Arranged: in the contact sheet by dragging, then by the keyboard.
    gallery.page.get_by_role("button", name="Ver en miniatura").click()
    gallery.drag("portrait_6.jpg", onto="DSCN0010.jpg")
    expect(gallery.blocks.first).to_contain_text("portrait_6.jpg")
    gallery.page.get_by_role("button", name="Ver en miniatura").click()
    gallery.move_up("iphone_13_pro_max.HEIC")
    arranged = ["portrait_6.jpg", "iphone_13_pro_max.HEIC", "DSCN0010.jpg"]
    assert gallery.order == arranged

    # Described without leaving: the editor counts what is still to be written.
    missing = gallery.page.locator("[data-missing-text]")
    expect(missing).to_have_text("A 3 fotos les falta el texto alternativo.")
    for name in arranged:
        gallery.describe(name, f"Lo que se ve en {name}")
    expect(missing).to_be_hidden()

    gallery.send_to_review()
    jefa = sign_in("jefatura")
    review = jefa.open_waiting(title)
    page_id = review.page_id
    assert reader.detail(page_id).status == 404
    review.approve()

    out = reader.detail(page_id).json()
    photos = [each["value"]["imagen"] for each in out["elementos"]]
    assert [each["alt"] for each in photos] == [f"Lo que se ve en {name}" for name in arranged]
    assert out["fotos"] == 3
    assert out["imagen"]["alt"] == "Lo que se ve en portrait_6.jpg"
    for photo in photos:
        assert photo["renditions"]
        for version in photo["renditions"].values():
            assert reader.get(version["url"]).status == 200


def test_what_is_saved_while_photos_are_on_their_way_holds_them_all(sign_in):
    title = "Feria del libro"
    gallery = Gallery.new(sign_in("redaccion"), title=title)

    gallery.upload(*(PHOTOS / name for name in ("landscape_8.jpg", "HMD_Nokia_8.3_5G.jpg")))
    gallery.page.wait_for_function("() => document.querySelector('[data-list] li')")
    with gallery.page.expect_navigation(timeout=LONG):
        gallery.page.get_by_role("button", name="Guardar borrador").click()

    assert gallery.order == ["landscape_8.jpg", "HMD_Nokia_8.3_5G.jpg"]
    assert gallery.value("title") == title


def test_a_text_that_did_not_reach_the_server_stays_and_holds_the_form_back(sign_in):
    gallery = Gallery.new(sign_in("redaccion"), title="Siembra de árboles")
    gallery.upload(PHOTOS / "DSCN0010.jpg")
    expect(gallery.said_of_uploads).to_contain_text("1 de 1 fotos subidas.", timeout=LONG)
    save = gallery.page.get_by_role("button", name="Guardar borrador")

    gallery.page.context.set_offline(True)
    field = gallery.blocks.get_by_label("Texto alternativo")
    field.fill("Un templo y su plaza")
    field.press("Tab")
    expect(gallery.blocks).to_contain_text("No se pudo guardar.")
    save.click()
    expect(gallery.said_of_uploads).to_contain_text("No se ha guardado")
    assert field.input_value() == "Un templo y su plaza"

    gallery.page.context.set_offline(False)
    with gallery.page.expect_navigation(timeout=LONG):
        save.click()
    expect(gallery.blocks.get_by_label("Texto alternativo")).to_have_value("Un templo y su plaza")
