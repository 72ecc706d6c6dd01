"""A running newsroom, and browsers for its people and its readers.

Nothing here touches Django's ORM: all is done through the browser and over HTTP, as by users.
"""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.factories import imagenes
from tests.journeys.desk import Desk
from tests.journeys.newsroom import Newsroom, running
from tests.journeys.reader import Reader
from tests.surroundings import chromium

PATIENCE = 30_000  # milliseconds; a machine that runs tests is a busy one
_shapes = count()
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory) -> Iterator[Newsroom]:
    with running(tmp_path_factory.mktemp("redaccion") / "var") as it:
        yield it


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Not longer than the module: Playwright's event loop would forbid the ORM to other tests."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        instance = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield instance
        instance.close()


@pytest.fixture
def sign_in(browser: Browser, newsroom: Newsroom) -> Iterator[Callable[..., Desk]]:
    """``sign_in("redaccion")``: the desk of one who has just signed in."""
    contexts = []

    def enter(role: str, *, width: int = 1280, **account: str) -> Desk:
        context = browser.new_context(
            base_url=newsroom.base,
            viewport={"width": width, "height": 900},
            locale="es-HN",
            timezone_id="America/Tegucigalpa",
        )
        contexts.append(context)
        desk = Desk(context.new_page())
        desk.sign_in(**(account or newsroom.accounts[role]))
        return desk

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def reader(browser: Browser, newsroom: Newsroom) -> Iterator[Reader]:
    """The website, or anybody: not signed in."""
    context = browser.new_context(base_url=newsroom.base)
    yield Reader(context)
    context.close()


@pytest.fixture
def photo(tmp_path) -> Path:
    """A photograph on the writer's disk; no two tests have the same."""
    path = tmp_path / "puente.jpg"
    imagenes.picture(1600, 1200 + next(_shapes)).save(path)
    return path
