"""The office in which people do things at random: who they are, and the books of what they did."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, ClassVar

import time_machine
from django.conf import settings as django_settings
from django.db import transaction
from django.test import Client, TestCase
from django.utils import timezone
from hypothesis.stateful import RuleBasedStateMachine
from wagtail.models import Page, TaskState

from campanas.models import AlertaPage
from cms.publishing.kinds import Stage
from cms.publishing.models import Emergency, PublishedPiece
from cms.users.models import User
from cms.users.roles import HEADS, Role, has_role
from multimedia.models import GaleriaPage
from noticias.models import NoticiaPage
from tests.factories import pages, people
from tests.factories.forms import edit_form_data
from tests.factories.kinds import KINDS
from tests.fuzz.words import Acceptance, Books, words_in

PEOPLE: dict[str, tuple[Role, ...]] = {
    "ana": (Role.WRITERS,),
    "elena": (Role.WRITERS,),
    "flor": (Role.PHOTOGRAPHERS,),
    "berta": (Role.PRESS_HEADS,),
    "diana": (Role.PRESS_HEADS,),
    "carlos": (Role.MANAGEMENT,),
    "tania": (Role.TRANSLATORS,),
    "adan": (Role.ADMINISTRATORS,),
    "doble": (Role.WRITERS, Role.PRESS_HEADS, Role.TRANSLATORS),
    "root": (),
}
MADE = (NoticiaPage, AlertaPage, GaleriaPage)


class Office(RuleBasedStateMachine):
    """One office from an empty tree on. ``steps`` counts all that was done, ``releases`` all that
    got out, in every run."""

    steps: ClassVar[int] = 0
    releases: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.whole = transaction.atomic()
        self.whole.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=True)
        self.traveller = self.clock.start()
        self.books = Books()
        self.people = {
            name: people.person(name, *roles, superuser=name == "root")
            for name, roles in PEOPLE.items()
        }
        assert self.blanks  # made while there is one shelf: the factories know no second
        self.other_shelf = _another_shelf()
        self.noted: set[int] = set()
        self.clients: dict[str, Client] = {}

    def teardown(self) -> None:
        """As if nothing had been."""
        self.clock.stop()
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    def client(self, name: str) -> Client:
        if name not in self.clients:
            self.clients[name] = Client(raise_request_exception=False)
            self.clients[name].force_login(self.people[name])
        return self.clients[name]

    @cached_property
    def blanks(self) -> dict[type[Page], dict[str, Any]]:
        """A filled form of each kind, from a draft that is gone by then."""
        made = {}
        for kind in MADE:
            page = KINDS[kind].draft(self.people["ana"])
            made[kind] = edit_form_data(page)
            page.delete()
        return made

    def page(self, number: int) -> Page | None:
        """One of the pages that carry news, the newer the likelier."""
        found = [
            each
            for each in Page.objects.filter(depth__gt=2).order_by("-pk").specific()
            if not each.structural
        ]
        return found[number % len(found)] if found else None

    def do(self, name: str, page: Page | None, request: Callable[[Client], Any]) -> Any:
        """What ``name`` does; then the books are kept of what came of it."""
        type(self).steps += 1
        before = stages()
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = request(self.client(name))
        assert response.status_code < 500, (name, response.request, response.content[-2000:])
        self._note_steps()
        self.note_departures(before)
        return response

    def _note_steps(self) -> None:
        """What was approved just now. A step may begin and be taken within one request."""
        taken = TaskState.objects.filter(status=TaskState.STATUS_APPROVED)
        for state in taken.select_related("revision", "task", "finished_by"):
            if state.pk in self.noted:
                continue
            self.noted.add(state.pk)
            user = state.finished_by
            self._require_entitled(state, user)
            self.books.note(
                Acceptance(
                    page=int(state.revision.object_id),
                    user=user.pk,
                    words=words_in(state.revision.content),
                    entitled=state.task.name == "Edición",
                )
            )

    @staticmethod
    def _require_entitled(state: TaskState, user: User) -> None:
        allowed = {
            "Edición": has_role(user, Role.PRESS_HEADS),
            "Visto bueno": has_role(user, Role.MANAGEMENT),
            "Visto": has_role(user, *HEADS)
            or words_in(state.revision.content) != frozenset()
            or state.revision.user_id == user.pk,
        }
        assert allowed[state.task.name], f"{user} took {state.task.name}"

    def note_departures(self, before: dict[int, str]) -> None:
        after = stages()
        type(self).releases += sum(
            stage == Stage.OUT != before.get(page) for page, stage in after.items()
        )
        for page, stage in before.items():
            if stage in (Stage.OUT, Stage.ADVANCE) and after.get(page) not in (
                Stage.OUT,
                Stage.ADVANCE,
            ):
                self.books.forget(page)

    def note_emergency(self, name: str, page: Page, before: Any) -> None:
        after = outgoing(page.pk)
        if after is None or after.pk == getattr(before, "pk", None):
            return
        assert has_role(self.people[name], *HEADS), name
        self._note(name, page, after, entitled=True, emergency=True)

    def note_ratification(self, waited: Emergency) -> None:
        it = Emergency.objects.get(pk=waited.pk)
        after = outgoing(it.page_id)
        if it.ratified_by is None or after is None:
            return
        person = next(each for each in self.people.values() if each.pk == it.ratified_by)
        assert has_role(person, *HEADS)
        assert person.pk != it.user_id
        self._note(person.username, Page.objects.get(pk=it.page_id), after, entitled=False)

    def _note(
        self, name: str, page: Page, piece: Any, *, entitled: bool, emergency: bool = False
    ) -> None:
        self.books.note(
            Acceptance(
                page=page.pk,
                user=self.people[name].pk,
                words=words_in(piece.content),
                entitled=entitled,
                emergency=emergency,
            )
        )


def stages() -> dict[int, str]:
    rows = PublishedPiece.objects.current().exclude(kind="estructura")
    return dict(rows.values_list("page_id", "stage"))


def outgoing(page_id: int) -> PublishedPiece | None:
    return (
        PublishedPiece.objects.current()
        .filter(page_id=page_id, stage__in=(Stage.OUT, Stage.ADVANCE))
        .first()
    )


def shelf_of(kind: type[Page]) -> Page:
    """The page of the first language below which ``kind`` is made."""
    for above in kind.allowed_parent_page_models():
        found = above.objects.filter(locale__language_code=django_settings.LANGUAGE_CODE).first()
        if found is not None:
            return found
    return pages.portada()


def _another_shelf() -> Page:
    """A second index of bulletins, to which they can be moved."""
    shelf = pages.noticias_index()
    other = shelf.get_parent().add_child(
        instance=type(shelf)(title="Archivo", slug="archivo", locale=shelf.locale, live=False)
    )
    pages.release_structure(other)
    return other
