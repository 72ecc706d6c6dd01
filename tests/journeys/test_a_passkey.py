"""A passkey: added at the desk, and from then on the way in, without a password."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_a_finger(page: Page) -> None:
    """Give the browser a reader of fingerprints that finds its owner's, as the machine's own."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def test_a_passkey_is_added_and_then_lets_in_without_a_password(browser, newsroom):
    account = newsroom.accounts["fotografia"]
    # Browsers give passkeys to names, not to addresses in numbers.
    base = newsroom.base.replace("127.0.0.1", "localhost")
    context = browser.new_context(
        base_url=base, locale="es-HN", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    with_a_finger(page)
    page.goto("/admin/")
    page.get_by_label("Usuario").fill(account["username"])
    page.get_by_label("Contraseña").fill(account["password"])
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Buen día")

    page.goto("/admin/account/#tab-actions")
    page.get_by_role("link", name="Seguridad de la cuenta").click()
    page.get_by_role("link", name="Agregar una llave de acceso").click()
    page.get_by_label("Contraseña").fill(account["password"])
    page.get_by_role("button", name="Confirmar").click()
    page.get_by_label("Nombre").fill("Teléfono")
    page.get_by_role("button", name="Agregar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Códigos de recuperación")
    page.get_by_role("link", name="Volver a Seguridad").click()
    expect(page.get_by_role("listitem").filter(has_text="Teléfono")).to_contain_text(
        "Sin contraseña"
    )
    page.get_by_role("button", name="Salir").click()

    page.goto("/admin/reports/workflow/")
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    expect(page).to_have_url(f"{base}/admin/reports/workflow/")

    # The password alone is no longer enough; the key is the second step.
    page.goto("/entrar/seguridad/")
    page.get_by_role("button", name="Salir").click()
    page.goto("/admin/")
    page.get_by_label("Usuario").fill(account["username"])
    page.get_by_label("Contraseña").fill(account["password"])
    page.get_by_role("button", name="Entrar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Segundo paso")
    page.get_by_role("button", name="Usar una llave de acceso").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Buen día")
    context.close()
