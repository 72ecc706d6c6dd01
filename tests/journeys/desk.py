"""What people do at the desk, in their own words: the admin's pages behind a few verbs."""

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.playing import Playing, played


class Desk:
    """The desk of one person who is signed in."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def sign_in(self, *, username: str, password: str) -> None:
        self.page.goto("/admin/")
        self.page.locator("[name=login]").fill(username)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("form.login-form button[type=submit]").click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text("Buen día")

    def go_home(self) -> None:
        self.page.goto("/admin/")

    def write(self, offer: str = "Escribir un boletín", **fields: str) -> "Editor":
        """A new piece with these fields filled in, not saved yet by anything but autosave."""
        self.go_home()
        self.page.get_by_role("link", name=offer).click()
        return Editor(self.page).fill(**fields)

    def waits(self, title: str) -> Locator:
        """The row of what waits for this person."""
        self.go_home()
        panel = self.page.locator(".w-panel", has=self.page.locator("#esperan-heading"))
        return panel.get_by_role("row").filter(has_text=title)

    def mine(self, title: str) -> Locator:
        """The row of one of this person's pieces."""
        self.go_home()
        panel = self.page.locator(".w-panel", has=self.page.locator("#mis-piezas-heading"))
        return panel.get_by_role("row").filter(has_text=title)

    def open_waiting(self, title: str) -> "Editor":
        self.waits(title).get_by_role("link", name=title).click()
        return Editor(self.page)

    def give_visto(self, title: str) -> None:
        """One tap from the home page, and its confirmation."""
        self.waits(title).get_by_role("link", name="Dar visto").click()
        self.page.get_by_role("button", name="Dar visto").click()

    def open(self, page_id: int) -> "Editor":
        self.page.goto(f"/admin/pages/{page_id}/edit/")
        return Editor(self.page)

    def act(self, page_id: int, name: str, **fields: str) -> None:
        """One of the acts upon what is out or scheduled: its button, its questions, its answer."""
        editor = self.open(page_id)
        editor.header_act(name)
        for field, value in fields.items():
            type_into(self.page.locator(f"[name={field}]"), value)
        self.page.locator("form[method=post] button.button[type=submit]").first.click()

    def open_tab(self, page_id: int) -> "Editor":
        """The same editor in a second tab of the same browser."""
        tab = self.page.context.new_page()
        tab.goto(f"/admin/pages/{page_id}/edit/")
        return Editor(tab)

    def post(self, path: str, **form: str) -> Any:
        """A request by hand, with this person's session and token: what a form would not offer."""
        token = next(
            each["value"] for each in self.page.context.cookies() if each["name"] == "csrftoken"
        )
        return self.page.request.post(
            path,
            form={"csrfmiddlewaretoken": token, **form},
            headers={"Referer": self.page.url},
        )

    @property
    def said(self) -> str:
        return messages(self.page)


def type_into(field: Locator, value: str) -> None:
    """Type and leave the field. A calendar opens a moment after its field is entered, even if that
    was left by then, and would lie over the button that is pressed next: see it come, and go."""
    field.fill(value)
    if field.evaluate("it => Boolean(window.jQuery && jQuery(it).data('xdsoft_datetimepicker'))"):
        calendar = field.page.locator(".xdsoft_datetimepicker:visible")
        expect(calendar).to_have_count(1)
        field.press("Tab")
        expect(calendar).to_have_count(0)
    field.blur()


def messages(page: Page) -> str:
    """What the top of the page says."""
    return " ".join(page.locator(".messages li").all_inner_texts())


class Editor:
    """The editor of one piece."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def page_id(self) -> int:
        found = re.search(r"/pages/(\d+)/edit/", self.page.url)
        assert found, self.page.url
        return int(found[1])

    def fill(self, **fields: str) -> "Editor":
        for name, value in fields.items():
            self._tab_of(name)
            type_into(self.page.locator(f"[name={name}]"), value)
        return self

    def choose(self, **options: str) -> "Editor":
        """Options of fields that offer a list, by what is read there."""
        for name, label in options.items():
            self._tab_of(name)
            self.page.locator(f"[name={name}]").select_option(label=label)
        return self

    def type_rich(self, name: str, text: str) -> "Editor":
        """Into a text with styles that is a field of its own."""
        self._tab_of(name)
        field = self.page.locator("[data-field-wrapper]", has=self.page.locator(f"[name={name}]"))
        field.locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)
        expect(self.page.locator(f"[name={name}]")).to_have_value(re.compile(re.escape(text)))
        return self

    def tick(self, name: str) -> "Editor":
        self._tab_of(name)
        self.page.locator(f"[name={name}]").check()
        return self

    def _tab_of(self, name: str) -> None:
        tab = self.page.locator("[role=tabpanel]", has=self.page.locator(f"[name={name}]"))
        self.page.locator(f"[role=tab][href='#{tab.get_attribute('id')}']").click()

    # The picture and the body -------------------------------------------------------------------

    def upload_main_image(self, file: Path, *, alt: str) -> "Editor":
        self._tab_of("imagen")
        self._upload(self.page.locator("#id_imagen-chooser"), file, alt=alt)
        return self

    def _upload(self, chooser: Locator, file: Path, *, alt: str) -> None:
        """In the window that ``chooser`` opens; then its picture is beside the field."""
        chooser.get_by_role("button", name="Seleccionar una imagen").click()
        window = self.page.locator(".modal")
        window.get_by_role("tab", name="Subir").click()
        window.locator("[name=image-chooser-upload-file]").set_input_files(file)
        window.locator("[name=image-chooser-upload-description]").fill(alt)
        window.get_by_role("button", name="Subir").click()
        expect(window).to_have_count(0)
        expect(chooser.locator("img")).to_be_visible()

    @property
    def main_image(self) -> str:
        """The address of the picture beside the field."""
        return str(self.page.locator("#id_imagen-chooser img").get_attribute("src"))

    def add_paragraph(self, text: str) -> "Editor":
        block = self._add_block("Párrafo")
        block.locator("[contenteditable=true]").click()
        self.page.keyboard.type(text)
        # The text editor writes into the form a moment later than a person could press anything.
        expect(block.locator("input[name$=-value]")).to_have_value(re.compile(re.escape(text)))
        return self

    def add_quote(self, text: str, *, by: str, office: str) -> "Editor":
        block = self._add_block("Cita")
        for name, value in (("texto", text), ("autor", by), ("cargo", office)):
            block.locator(f"[name$=-{name}]").fill(value)
        return self

    def add_facts(self, facts: dict[str, str]) -> "Editor":
        block = self._add_block("Datos clave")
        for number, (label, value) in enumerate(facts.items()):
            if number:
                block.get_by_role("button", name="Agregar").last.click()
            block.locator(f"[name$='-{number}-value-etiqueta']").fill(label)
            block.locator(f"[name$='-{number}-value-valor']").fill(value)
        return self

    def add_milestone(self, *, day: str, title: str, text: str, photo: Path, alt: str) -> "Editor":
        """Of a public work, with one photo."""
        block = self._add_block("", stream="hitos")
        block.locator("[name$=-value-titulo]").fill(title)
        block.locator("[name$=-value-texto]").fill(text)
        block.locator("[name$=-value-fecha]").fill(day)
        block.locator("[name$=-value-fecha]").press("Tab")  # closes the calendar
        block.get_by_role("button", name="Agregar").click()
        self._upload(block.locator(".chooser").last, photo, alt=alt)
        return self

    def open_video_window(self) -> "UploadWindow":
        """A block for a video, and its window at the tab where one is uploaded."""
        self._add_block("Video").get_by_role("button", name="Elegir un video").click()
        window = self.page.locator(".modal")
        window.get_by_role("tab", name="Subir video").click()
        return UploadWindow(window)

    def play_in_preview(self) -> Playing:
        """Open the page as it will be seen, beside the form, and play its first video."""
        self.page.get_by_role("button", name="Alternar vista previa").click()
        # Asked of the editor's own page: the preview's frame is replaced whenever it is renewed.
        return played(self.page, 'document.querySelector("#w-preview-iframe")?.contentDocument')

    def _add_block(self, kind: str, *, stream: str = "cuerpo") -> Locator:
        """The new block; ``kind`` is empty where a stream has but one, and so asks for none."""
        self._tab_of(f"{stream}-count")
        blocks = self.page.locator(f"#{stream}-root > [data-streamfield-stream-container] > div")
        blocks.locator("> button.c-sf-add-button").last.click()
        if kind:
            self.page.get_by_role("option", name=kind, exact=True).click()
        return blocks.filter(has=self.page.locator("[name$=-type]")).last

    # What is done with it ------------------------------------------------------------------------

    def save(self) -> "Editor":
        return self._press(self.page.get_by_role("button", name="Guardar borrador"))

    def save_in_spite_of_a_newer_version(self) -> str:
        """Save, and again in the window that warns; returns its warning."""
        # The editor asks every few seconds who else is at it.
        expect(self.page.get_by_text("guardó una versión nueva").first).to_be_attached()
        self.page.get_by_role("button", name="Guardar borrador").click()
        window = self.page.get_by_role("dialog").filter(visible=True)
        warning = str(window.inner_text())
        with self.page.expect_navigation():
            window.get_by_role("button", name="Guardar borrador").click()
        return warning

    def send_to_review(self) -> "Editor":
        self._press(self.page.locator("footer [name=action-submit]"))
        expect(self.page.locator(".messages .success")).to_be_visible()
        return self

    @property
    def approve_button(self) -> Locator:
        return self.page.locator("footer").get_by_role("button", name="Aprobar", exact=True)

    def approve(self) -> None:
        self._press(self.approve_button)

    def approve_if_offered(self) -> None:
        if self.approve_button.count():
            self.approve()

    def ask_for_changes(self, comment: str) -> None:
        """In the window that asks which."""
        button = self.page.locator("footer").get_by_role("button", name="Pedir cambios")
        if not button.is_visible():
            self.page.locator("footer").get_by_role("button", name="Más acciones").click()
        button.click()
        window = self.page.locator(".modal")
        window.locator("[name=comment]").fill(comment)
        with self.page.expect_navigation():
            window.get_by_role("button", name="Pedir cambios").click()

    @property
    def asked(self) -> Locator:
        """What a reviewer asks for, above the form."""
        return self.page.get_by_role("region", name="La revisión")

    @property
    def publish_button(self) -> Locator:
        return self.page.locator("footer [name=action-publish]")

    def _press(self, button: Locator) -> "Editor":
        """Press a button of the footer, in its menu if it isn't the first, and see the answer."""
        if not button.is_visible():
            self.page.locator("footer").get_by_role("button", name="Más acciones").click()
        with self.page.expect_navigation():
            button.click()
        return self

    def header_act(self, name: str) -> None:
        """One of the acts in the menu beside the title."""
        self.page.locator("header").get_by_role("button", name="Acciones").first.click()
        self.page.get_by_role("link", name=name).click()

    # What is on the screen -----------------------------------------------------------------------

    @property
    def step_address(self) -> str:
        """Where a script would take the step that waits."""
        asked = self.page.locator("[data-workflow-action-modal-url]").first
        address = str(asked.get_attribute("data-workflow-action-modal-url"))
        return address.replace("/collect_action_data/", "/action/")

    @property
    def said(self) -> str:
        return messages(self.page)

    def value(self, name: str) -> str:
        return str(self.page.locator(f"[name={name}]").input_value())


class UploadWindow:
    """The window in which a video is uploaded and so chosen."""

    def __init__(self, window: Locator) -> None:
        self.itself = window

    def upload(self, file: Path, *, title: str, **files: Path) -> None:
        for name, each in {"file": file, **files}.items():
            self.itself.locator(f"[name=media-chooser-upload-{name}]").set_input_files(each)
        self.itself.locator("[name=media-chooser-upload-title]").fill(title)
        self.itself.get_by_role("button", name="Subir").click()

    @property
    def refusal(self) -> Locator:
        return self.itself.locator(".error-message").filter(visible=True)
