"""What happens to one page happens in turn, however many act at once. PostgreSQL, for real."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Workflow

from cms.publishing import acts
from cms.publishing.kinds import Stage
from cms.publishing.models import Approval, ChangeEntry, PublishedPiece
from cms.publishing.record import current_piece
from cms.publishing.release import release_due
from cms.users.roles import Role
from home.models import Tema
from tests.factories import pages, people

TIMES = 12
REFUSALS = (PermissionDenied, acts.NothingToDo)

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def office(db):
    pages.root()


@pytest.fixture
def ana():
    return people.person("ana", Role.WRITERS)


@pytest.fixture
def heads():
    return [people.person(name, Role.PRESS_HEADS) for name in ("berta", "diana")]


def at_once(*deeds: Callable[[], object]) -> list[BaseException]:
    """Do them all, each in a thread and a transaction of its own; what went wrong, but refusals."""
    start, errors = threading.Barrier(len(deeds)), []

    def do(deed: Callable[[], object]) -> None:
        try:
            start.wait()
            with transaction.atomic():
                deed()
        except REFUSALS:
            pass
        except BaseException as error:  # noqa: BLE001 - told to the test
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def in_review(author):
    page = pages.draft(author)
    Workflow.objects.get(name="Boletín").start(page, author)
    return page


def approve(page, user) -> None:
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    if state is None:
        raise PermissionDenied
    state.task.specific.on_action(state, user, "approve")


def assert_whole(page) -> None:
    """What is live is out, and what is not isn't."""
    piece = current_piece(page.pk)
    is_out = piece is not None and piece.stage == Stage.OUT
    assert Page.objects.get(pk=page.pk).live == is_out


def test_two_approvals_at_once_are_one(ana, heads):
    for _each in range(TIMES):
        page = in_review(ana)

        assert at_once(*(partial(approve, page, head) for head in heads)) == []

        assert Approval.objects.filter(page_id=page.pk).count() == 1
        assert ChangeEntry.objects.filter(piece__page_id=page.pk).count() == 1


def test_approving_and_withdrawing_at_once(ana, heads):
    berta, diana = heads
    for _each in range(TIMES):
        page = pages.published(ana, berta)
        page.title += " (bis)"
        page.save_revision(user=ana)
        Workflow.objects.get(name="Boletín").start(page, ana)

        assert (
            at_once(
                partial(approve, page, diana), partial(acts.withdraw, page, actor=berta, text="x")
            )
            == []
        )

        assert_whole(page)


def _release_into(found: list) -> None:
    found += release_due()


def test_releasing_and_withdrawing_at_once(ana, heads):
    berta, _diana = heads
    for _each in range(TIMES):
        page = pages.scheduled(ana, berta, at=timezone.now() + timedelta(hours=1), embargo=True)
        revision = page.scheduled_revision
        revision.approved_go_live_at = timezone.now()
        revision.save(update_fields=["approved_go_live_at"])
        found = []
        release = partial(_release_into, found)

        assert (
            at_once(
                release,
                release_due,
                partial(acts.withdraw, page, actor=berta, text="x"),
            )
            == []
        )

        assert [each.error for each in found if each.error] == []
        assert_whole(page)


def test_renaming_a_subject_while_its_bulletins_go_out(ana, heads):
    tema = Tema.objects.create(nombre="Agua", slug="agua")
    out = [pages.published(ana, heads[0], temas=[tema]) for _each in range(3)]
    for number in range(TIMES):
        for page in out:
            page.title = f"{page.title.split(' v')[0]} v{number}"
            page.save_revision(user=ana)
            pages.accept(page, heads[0])

        def rename(number=number) -> None:
            tema.nombre = f"Agua {number}"
            tema.save()

        assert at_once(rename, *(page.latest_revision.publish for page in reversed(out))) == []

    titles = PublishedPiece.objects.out().filter(page_id__in=[page.pk for page in out])
    assert all(f" v{TIMES - 1}" in each.title for each in titles)
