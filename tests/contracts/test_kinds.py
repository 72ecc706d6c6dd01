"""What readers get of each kind of page, whole, held by a golden file; a new kind needs one."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from wagtail.models import Page

from cms.base.checks import golden_name, kinds
from cms.http import generation
from cms.outputs.resolve import references
from cms.piece import as_data
from cms.publishing.models import PieceIdentity
from tests.factories import pages
from tests.factories.kinds import KINDS

MOMENT = datetime(2026, 11, 22, 18, tzinfo=UTC)
# What differs from run to run: ids in addresses, uris, and the random folders of stored files.
_UNSTABLE = {
    "uri": re.compile(r"urn:uuid:[0-9a-f-]{36}"),
    "block": re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
    "folder": re.compile(r"(?<=/)[0-9a-f]{8}(?=/)"),
    "title": re.compile(r"(?<=[Tt]itular[ -])\d+"),
}
# The end of an address: an image and a document may have the same number.
_NUMBERED = re.compile(r"(?<=/)([a-z]+)/(\d+)(?=/$)")


class Names:
    """The same name for the same unstable value, in the order in which they are met."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str] = {}

    def name(self, kind: str, value: str) -> str:
        rank = sum(each == kind for each, _value in self.known) + 1
        return self.known.setdefault((kind, value), f"<{kind} {rank}>")

    def stable(self, value: Any, key: str = "", room: str = "") -> Any:
        if isinstance(value, dict):
            room = _room_of(value)
            return {name: self.stable(each, name, room) for name, each in value.items()}
        if isinstance(value, list):
            return [self.stable(each) for each in value]
        if key == "id" and isinstance(value, int):
            return self.name("id", f"{room}/{value}")
        if isinstance(value, str):
            value = _NUMBERED.sub(lambda match: f"{match[1]}/{self.name('id', match[0])}", value)
            for kind, pattern in _UNSTABLE.items():
                value = pattern.sub(lambda match, kind=kind: self.name(kind, match[0]), value)
        return value


def _room_of(body: dict[str, Any]) -> str:
    """Whose number the ``id`` in ``body`` is: ``pages``, ``images``."""
    address = body.get("detail_url") or body.get("meta", {}).get("detail_url", "")
    return address.rstrip("/").split("/")[-2] if address else ""


@pytest.mark.parametrize("model", kinds(), ids=lambda model: model.__name__)
def test_what_readers_get_of_a_kind_is_its_golden_file(model, client, redactora, jefa, golden):
    generation.forget_boundaries()
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        page = KINDS[model].full(redactora)
        for uri in sorted(references(as_data(page.to_piece().fields))):
            put_out(PieceIdentity.objects.get(uri=uri).page_id, jefa)
        put_out(page.pk, jefa)
        body = client.get(f"/api/v2/pages/{page.pk}/").json()

    golden(f"pages/{golden_name(model)}", Names().stable(in_one_order(body)))


def put_out(page_id: int, approver: Any) -> None:
    """Let readers see the page too that the one at hand refers to."""
    page = Page.objects.get(pk=page_id).specific
    if not page.live:
        pages.accept(page, approver).publish()


def in_one_order(body: Any) -> Any:
    """By name: PostgreSQL keeps the members of an object in an order of its own."""
    return json.loads(json.dumps(body, sort_keys=True))
