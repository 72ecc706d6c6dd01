"""A real browser looks at the page of a piece: axe finds nothing, a small phone shows it all."""

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from cms.outputs.bodies import Target
from cms.outputs.html import to_html
from cms.piece import Withdrawal
from tests.outputs import campaign_samples
from tests.outputs.samples import HIDDEN, block, context, image, piece
from tests.surroundings import chromium

pytestmark = [pytest.mark.browser, pytest.mark.once]

BLUE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='3' height='2'%3E"
    "%3Crect width='3' height='2' fill='steelblue'/%3E%3C/svg%3E"
)
WIDE = [f"Columna con un nombre más bien largo {n}" for n in range(8)]
PAGES = {
    "whole": to_html(piece(), context(media_url=lambda name: BLUE)),
    "draft": to_html(
        piece(title="", lead="", dateline=None, image=image(renditions=())),
        context(draft=True, refs={HIDDEN: Target("Reservada", "")}),
    ),
    "withdrawn": to_html(
        piece(withdrawal=Withdrawal(reason="retirada", text="Error.", at=datetime.now(UTC))),
        context(media_url=lambda name: BLUE),
    ),
    "wide": to_html(
        piece(
            title="Electroencefalografistas" * 4,
            body=(block("tabla", {"titulo": None, "encabezado": WIDE, "filas": [WIDE]}),),
        ),
        context(media_url=lambda name: BLUE),
    ),
    **{
        kind: to_html(each, context(media_url=lambda name: BLUE))
        for kind, each in campaign_samples.whole().items()
    },
    **{
        f"{kind} draft": to_html(each, context(draft=True))
        for kind, each in campaign_samples.sparse().items()
    },
}


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        instance = playwright.chromium.launch(executable_path=chromium(), args=flags)
        yield instance
        instance.close()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, name, scheme):
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)
    page.set_content(PAGES[name])

    found = Axe().run(page).response["violations"]

    page.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_smallest_phone(browser, name):
    page = browser.new_page(viewport={"width": 320, "height": 568})
    page.set_content(PAGES[name])

    width = page.evaluate("document.documentElement.scrollWidth")

    page.close()
    assert width == 320


def test_it_asks_nobody_for_anything(browser):
    page = browser.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.set_content(PAGES["whole"], wait_until="networkidle")

    page.close()
    assert [url for url in asked if not url.startswith("data:")] == []
