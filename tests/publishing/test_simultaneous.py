"""Many publish at once; a reader with a cursor misses nothing. PostgreSQL, for real."""

import threading
from datetime import date

import pytest
from django.db import connection
from wagtail.models import Page

from cms.publishing import gate
from cms.publishing.kinds import Acceptance
from cms.publishing.models import ChangeEntry, PieceIdentity
from cms.users.roles import Role
from noticias.models import NoticiaPage, NoticiasIndexPage
from tests.factories import pages, people

PUBLISHERS = 8
PUBLICATIONS = 200

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


class Publisher(threading.Thread):
    """Writes, has accepted and publishes bulletins below an index of its own, one after another."""

    def __init__(self, index: Page, author, approver) -> None:
        super().__init__()
        self.index, self.author, self.approver = index, author, approver
        self.error: BaseException | None = None

    def run(self) -> None:
        try:
            for number in range(PUBLICATIONS):
                self.publish(number)
        except BaseException as error:  # noqa: BLE001 - told to the test
            self.error = error
        finally:
            connection.close()

    def publish(self, number: int) -> None:
        page = self.index.add_child(
            instance=NoticiaPage(
                title=f"{self.index.slug} {number}",
                bajada="x",
                fecha=date(2026, 1, 1),
                cuerpo=[{"type": "parrafo", "value": "<p>x</p>", "id": "b"}],
                live=False,
            )
        )
        revision = page.save_revision(user=self.author)
        gate.accept(revision, kind=Acceptance.APPROVAL, user=self.approver, step="edicion")
        revision.publish()


class Reader(threading.Thread):
    """An outlet that polls with a cursor, and never looks back."""

    def __init__(self, cursor: int) -> None:
        super().__init__()
        self.cursor = cursor
        self.seen: list[int] = []
        self.done = threading.Event()

    def run(self) -> None:
        try:
            while not self.done.is_set():
                self.read()
            self.read()
        finally:
            connection.close()

    def read(self) -> None:
        newer = ChangeEntry.objects.filter(position__gt=self.cursor).order_by("position")
        for position in newer.values_list("position", flat=True)[:500]:
            self.seen.append(position)
            self.cursor = position


def test_positions_and_numbers_have_no_gap_and_a_reader_misses_none():
    author, approver = people.person("ana", Role.WRITERS), people.person("b", Role.PRESS_HEADS)
    indexes = [
        pages.portada().add_child(instance=NoticiasIndexPage(title=f"Índice {n}", live=False))
        for n in range(PUBLISHERS)
    ]
    start = ChangeEntry.objects.order_by("position").last().position
    reader = Reader(start)
    publishers = [Publisher(index, author, approver) for index in indexes]
    reader.start()

    for each in publishers:
        each.start()
    for each in publishers:
        each.join()
    reader.done.set()
    reader.join()

    assert [each.error for each in publishers if each.error] == []
    total = PUBLISHERS * PUBLICATIONS
    expected = list(range(start + 1, start + total + 1))
    assert (
        list(ChangeEntry.objects.filter(position__gt=start).values_list("position", flat=True))
        == expected
    )
    assert reader.seen == expected
    numbers = PieceIdentity.objects.exclude(number=None).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, total + 1))
