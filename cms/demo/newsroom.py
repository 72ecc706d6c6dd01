"""A year of the press office: each bulletin is drafted, sent to review, accepted and released by
the people whose work that is, at the hour at which it happened."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count, cycle
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.demo import clock
from cms.demo.accounts import people
from cms.demo.bodies import Things, body
from cms.demo.content import bulletins, moment, read
from cms.publishing import acts
from cms.publishing.models import PublishedPiece
from home.models import PiezaDestacada, PortadaPage
from noticias.models import (
    ContactoDeNoticia,
    NoticiaPage,
    NoticiasIndexPage,
    PiezaRelacionada,
)

# In every tenth bulletin the press head mends a word, and the author's «visto» lets it go out.
MENDED = 10
WRITING, REVIEW = timedelta(hours=2), timedelta(minutes=25)
TO_COME = ("programado", "embargado")
FEATURED = 4


@dataclass
class Newsroom:
    """Who works, with what, and what is still to happen, in the order of the clock."""

    catalogues: dict[str, dict[str, Any]]
    images: dict[str, Any]
    documents: dict[str, Any]
    today: date
    _events: list[tuple[datetime, int, Callable[[], None]]] = field(default_factory=list)
    _serial: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.index = NoticiasIndexPage.objects.get(locale__language_code="es-hn")
        self.writers = cycle(people("redaccion"))
        self.heads = cycle(people("jefatura"))
        self.pages: dict[str, int] = {}

    def work(self) -> Iterator[int]:
        """Do everything, one act a transaction, and yield how many acts are left after each."""
        entries = bulletins()
        for place, entry in enumerate(entries):
            self._plan(entry, mended=place % MENDED == MENDED - 1)
        self._at(timezone.now() - timedelta(minutes=1), self._feature)
        while self._events:
            at, _place, act = heapq.heappop(self._events)
            with clock.set_to(at), transaction.atomic():
                act()
            yield len(self._events)

    def _feature(self) -> None:
        """A writer proposes what the front page puts first; a press head accepts it."""
        writer, head = next(self.writers), next(self.heads)
        page = PortadaPage.objects.get(locale__language_code="es-hn")
        newest = PublishedPiece.objects.public().filter(kind="noticia").order_by("-published_at")
        page.lema = read("catalogos")["institucion"]["lema"]
        page.destacadas = [PiezaDestacada(pieza_id=each.page_id) for each in newest[:FEATURED]]
        page.save_revision(user=writer, log_action=True)
        page.get_workflow().start(page, writer)
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, head, "approve")

    def _at(self, when: datetime, act: Callable[[], None]) -> None:
        heapq.heappush(self._events, (when, next(self._serial), act))

    def _plan(self, entry: dict[str, Any], *, mended: bool) -> None:
        """Put on the calendar what happens to one bulletin."""
        author, head = next(self.writers), next(self.heads)
        state, now = entry["estado"], timezone.now()
        to_come = state in TO_COME
        # Today's are out already, whatever the hour at which the demo is loaded.
        released = moment(entry, self.today)
        released = released if to_come else min(released, now - timedelta(minutes=5))
        written = min(released, now) - WRITING
        page = _Work(self, entry, author, head)
        self._at(written, page.draft)
        self._at(written + REVIEW, page.write)
        if state == "borrador":
            return
        self._at(written + 2 * REVIEW, page.submit)
        if state == "en_revision":
            return
        accepted = written + 3 * REVIEW if to_come else released
        self._at(accepted, page.mend_and_accept if mended else page.accept)
        if state == "corregido":
            self._at(min(released + timedelta(hours=20), now), page.correct)
        if state == "retirado":
            self._at(min(released + timedelta(hours=6), now), page.withdraw)


class _Work:
    """One bulletin's way through the office."""

    def __init__(self, room: Newsroom, entry: dict[str, Any], author: Any, head: Any) -> None:
        self.room, self.entry, self.author, self.head = room, entry, author, head

    @property
    def page(self) -> NoticiaPage:
        return NoticiaPage.objects.get(slug=self.entry["slug"]).get_latest_revision_as_object()

    def draft(self) -> None:
        """First only a name: whoever writes about it can already refer to it."""
        entry = self.entry
        page = NoticiaPage(
            title=entry["titular"],
            slug=entry["slug"],
            fecha=moment(entry, self.room.today).date(),
            live=False,
            owner=self.author,
        )
        self.room.index.refresh_from_db()
        self.room.index.add_child(instance=page)
        self.room.pages[entry["slug"]] = page.pk
        page.save_revision(user=self.author, clean=False, log_action=True)

    def write(self) -> None:
        """The whole text, as it stood before any correction."""
        page, entry, room = self.page, self.entry, self.room
        for name in ("volanta", "bajada", "lugar", "urgencia", "audiencia"):
            setattr(page, name, entry[name])
        page.imagen = room.images.get(entry.get("imagen") or "")
        page.cuerpo = self._body()
        for name in ("voceros", "temas", "dependencias", "zonas"):
            setattr(page, name, [room.catalogues[name][key] for key in entry.get(name, [])])
        page.contactos.set([ContactoDeNoticia(**each) for each in entry.get("contactos", [])])
        related = [
            PiezaRelacionada(pieza_id=room.pages[slug])
            for slug in entry.get("relacionadas", [])
            if slug in room.pages
        ]
        page.relacionadas.set(related)
        if entry["estado"] in TO_COME:
            page.go_live_at = moment(entry, room.today)
        if entry["estado"] == "embargado":
            page.embargo, page.embargo_texto = True, entry["embargo_texto"]
        page.save_revision(user=self.author, log_action=True)

    def _body(self) -> list[dict[str, Any]]:
        room = self.room
        things = Things(
            images={key: each.pk for key, each in room.images.items()},
            documents={key: each.pk for key, each in room.documents.items()},
            pages=room.pages,
        )
        return body(self.entry["slug"], self.entry["cuerpo"], things)

    def submit(self) -> None:
        page = self.page
        page.get_workflow().start(page, self.author)

    def accept(self) -> None:
        self._take_step(self.head)

    def mend_and_accept(self) -> None:
        """The head writes the line for search engines and approves; the author agrees."""
        page = self.page
        page.search_description = page.bajada[:150]
        page.save_revision(user=self.head, log_action=True)
        self._take_step(self.head)
        self._take_step(self.author)

    def _take_step(self, user: Any) -> None:
        state = self.page.current_workflow_task_state
        state.task.specific.on_action(state, user, "approve")

    def correct(self) -> None:
        """The author puts the mistake right, with its public note; the head accepts."""
        page, note = self.page, self.entry["correccion"]
        field_name, wrong, right = (note[name] for name in ("campo", "buscar", "reemplazar"))
        if field_name == "cuerpo":
            page.cuerpo = _replaced(page.cuerpo.get_prep_value(), wrong, right)
        else:
            name = "title" if field_name == "titular" else field_name
            setattr(page, name, getattr(page, name).replace(wrong, right))
        page.correccion_decia, page.correccion_correcto = note["decia"], note["correcto"]
        page.save_revision(user=self.author, log_action=True)
        self.submit()
        self.accept()

    def withdraw(self) -> None:
        page = Page.objects.get(pk=self.page.pk).specific
        acts.withdraw(page, actor=self.head, text=self.entry["retiro"]["motivo"])


def _replaced(value: Any, wrong: str, right: str) -> Any:
    """``value`` with every text in it mended."""
    if isinstance(value, str):
        return value.replace(wrong, right)
    if isinstance(value, list):
        return [_replaced(each, wrong, right) for each in value]
    if isinstance(value, dict):
        return {name: _replaced(each, wrong, right) for name, each in value.items()}
    return value
