"""A draft is shown to somebody without an account, and taken back."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

TITLE = "Borrador que se comparte"
CLOSED = "Este enlace ya no está disponible"


@pytest.fixture
def stranger(browser: Browser, newsroom):
    """A browser on a telephone, in which nobody signed in."""
    context = browser.new_context(
        base_url=newsroom.base, viewport={"width": 390, "height": 844}, locale="es-HN"
    )
    yield context.new_page()
    context.close()


def shared_address(page: Page) -> str:
    """The address that the desk shows once."""
    expect(page.get_by_text("Copie el enlace ahora")).to_be_visible()
    return page.locator("#enlace").input_value()


def sees(stranger: Page, address: str, heading: str) -> int:
    answer = stranger.goto(address)
    expect(stranger.get_by_role("heading", level=1)).to_have_text(heading)
    return answer.status


def expire_all(newsroom) -> None:
    """As if their hour had come."""
    newsroom.manage(
        "shell",
        "--no-imports",
        "--command",
        "from datetime import timedelta; from django.utils import timezone\n"
        "from cms.sharing.models import ShareLink; now = timezone.now()\n"
        "ShareLink.objects.update(made_at=now - timedelta(days=1), expires_at=now)",
    )


def test_a_link_is_made_opened_expired_and_another_revoked(sign_in, newsroom, stranger, photo):
    desk = sign_in("redaccion")
    editor = desk.write(title=TITLE, bajada="Para que lo revise la gerencia.")
    page_id = editor.upload_main_image(photo, alt="Un puente").save().page_id

    desk.act(page_id, "Compartir borrador", para="Gerencia de Obras")
    address = shared_address(desk.page)

    assert sees(stranger, address, TITLE) == 200
    expect(stranger.get_by_text("BORRADOR — no publicar")).to_be_visible()
    picture = stranger.get_by_role("img", name="Un puente")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0

    expire_all(newsroom)
    assert sees(stranger, address, CLOSED) == 410

    desk.act(page_id, "Compartir borrador", para="Radio Globo")
    other = shared_address(desk.page)
    assert sees(stranger, other, TITLE) == 200
    desk.page.get_by_role("button", name="Revocar", exact=True).click()
    expect(desk.page.locator(".messages")).to_contain_text("Se revocó 1 enlace")
    expect(desk.page.get_by_text("abierto 1 vez").first).to_be_visible()
    assert sees(stranger, other, CLOSED) == 410
