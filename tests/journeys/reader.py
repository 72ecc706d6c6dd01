"""What anybody may read: the website's API and the files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from playwright.sync_api import APIResponse, BrowserContext

from tests.journeys.playing import Playing, played

NOTICIAS = "/api/v2/pages/?type=noticias.NoticiaPage&fields=*&limit=100"


@dataclass(frozen=True)
class Look:
    """One request: when it began and ended, its status, and what its reader then had before him."""

    begun: datetime
    ended: datetime
    status: int
    text: str


class Reader:
    """One without an account."""

    def __init__(self, context: BrowserContext) -> None:
        self.request = context.request
        self._clock = context.new_page()

    def get(self, path: str) -> APIResponse:
        return self.request.get(path)

    def listed(self, title: str) -> dict[str, Any] | None:
        """The bulletin of that headline as the list shows it; ``None`` if it isn't there."""
        items = self.get(NOTICIAS).json()["items"]
        return next((item for item in items if item["title"] == title), None)

    def detail(self, page_id: int) -> APIResponse:
        return self.get(f"/api/v2/pages/{page_id}/")

    def listed_within(self, seconds: float, title: str) -> dict[str, Any]:
        """As ``listed``, asked again and again for so long."""
        started = monotonic()
        while monotonic() - started < seconds:
            if found := self.listed(title):
                return found
        raise AssertionError(f"«{title}» wasn't out after {seconds} s.")

    def first_seen(self, page_id: int, *, deadline: datetime) -> datetime:
        """When a request first found the page out: the moment at which that request ended."""
        return self._moment_of(lambda: self.detail(page_id).status == 200, deadline)

    def watched(self, path: str, *, until: datetime) -> Iterator[Look]:
        """Ask again and again, in turn by a plain request and by one that names what is held."""
        held: dict[str, str] = {}
        text = ""
        while (begun := datetime.now(UTC)) < until:
            response = self.request.get(path, headers=held)
            if response.status != 304:
                text = response.text()
            yield Look(begun, datetime.now(UTC), response.status, text)
            tag = {"If-None-Match": response.headers["etag"]}
            held = {} if held and response.status == 304 else tag
            self._clock.wait_for_timeout(50)

    def play(self, address: str) -> Playing:
        """Play the video at ``address``, in a page of one's own."""
        self._clock.set_content(f'<video src="{address}"></video>')
        return played(self._clock)

    def _moment_of(self, happens: Callable[[], bool], deadline: datetime) -> datetime:
        while (now := datetime.now(UTC)) < deadline:
            if happens():
                return datetime.now(UTC)
            self._clock.wait_for_timeout(100)
        raise AssertionError(f"It hadn't happened at {now}.")
