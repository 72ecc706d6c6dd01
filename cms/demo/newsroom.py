"""A year of the press office: each piece is drafted, sent to review, accepted and released by the
people whose work that is, at the hour at which it happened."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from cms.demo.accounts import people
from cms.demo.calendar import Calendar
from cms.demo.content import entries, instant, read
from cms.demo.kinds import KINDS
from cms.demo.things import Things
from cms.demo.translations import OUT, Translating, by_slug
from cms.demo.work import TO_COME, Work
from cms.publishing.models import PublishedPiece
from cms.users.models import User
from home.models import PiezaDestacada, PortadaPage

# In every tenth piece of a kind the press head mends a word, and the author's «visto» lets it go.
MENDED = 10
WRITING, REVIEW = timedelta(hours=2), timedelta(minutes=25)
JUST_NOW = timedelta(minutes=5)
AT_NIGHT = timedelta(minutes=12)  # in which one person writes what can't wait, and lets it out
UNTIL_CORRECTED, UNTIL_WITHDRAWN = timedelta(hours=20), timedelta(hours=6)
FEATURED = 4


class Newsroom:
    """Who works, with what. All kinds share one calendar and one way through the office."""

    def __init__(self, things: Things) -> None:
        self.things = things
        self.calendar = Calendar()
        self.writers, self.heads = people("redaccion"), people("jefatura")
        self.translators, self.translations = people("traduccion"), by_slug()
        self.managers = people("gerencia")

    def work(self) -> Iterator[int]:
        """Do everything, one act a transaction, and yield how many acts are left after each."""
        for number, kind in enumerate(KINDS):
            for place, entry in enumerate(entries(kind.texts, self.things.now)):
                work = Work(
                    kind=kind,
                    entry=entry,
                    things=self.things,
                    author=_turn(self.writers, number + place),
                    head=_turn(self.heads, number + place // 2),
                )
                self._plan(work, mended=place % MENDED == MENDED - 1)
        self.calendar.note(self.things.now - timedelta(minutes=1), self._feature)
        yield from self.calendar.happen()

    def _plan(self, work: Work, *, mended: bool) -> None:
        """Put on the calendar what happens to one piece."""
        state, now, note = work.entry["estado"], self.things.now, self.calendar.note
        to_come = state in TO_COME
        # Today's are out already, whatever the hour at which the demo is loaded.
        released = work.released_at if to_come else min(work.released_at, now - JUST_NOW)
        if "emergencia" in work.entry:
            self._plan_emergency(work, released)
            return
        written = min(released, now) - WRITING
        note(written, work.draft)
        note(written + REVIEW, work.write)
        if state == "borrador":
            return
        note(written + 2 * REVIEW, work.submit)
        if state == "en_revision":
            return
        accepted = written + 3 * REVIEW if to_come else released
        note(accepted, work.mend_and_accept if mended else work.accept)
        self._plan_what_follows(work, released)

    def _plan_emergency(self, work: Work, released: datetime) -> None:
        """A head writes it and lets it out alone. Gerencia ratifies it, or nobody has yet."""
        note = self.calendar.note
        work.author = work.head
        note(released - AT_NIGHT, work.draft)
        note(released - AT_NIGHT / 2, work.write)
        note(released, work.publish_in_emergency)
        if minutes := work.entry["emergencia"].get("ratificada_tras"):
            when = released + timedelta(minutes=minutes)
            note(when, partial(work.ratify, self.managers[0]))

    def _plan_what_follows(self, work: Work, released: datetime) -> None:
        """What becomes of a piece after it went out."""
        entry, now, note = work.entry, self.things.now, self.calendar.note
        for change in entry.get("puestas_al_dia", ()):
            note(min(instant(change, now), now), partial(work.bring_up_to_date, change))
        for act in entry.get("actos", ()):
            note(min(instant(act, now), now), partial(work.amend, act))
        self._plan_translations(work, released)
        if entry["estado"] == "corregido":
            note(min(released + UNTIL_CORRECTED, now), work.correct)
        if entry["estado"] == "retirado":
            note(min(released + UNTIL_WITHDRAWN, now), work.withdraw)

    def _plan_translations(self, work: Work, released: datetime) -> None:
        """What the translator makes of a piece that is out."""
        for code, entry in self.translations.get(work.entry["slug"], ()):
            translating = Translating(
                code=code,
                entry=entry,
                things=self.things,
                translator=self.translators[0],
                head=work.head,
            )
            begun = min(translating.begins_at(released), self.things.now - JUST_NOW)
            self.calendar.note(begun, translating.translate)
            if entry["estado"] == OUT:
                self.calendar.note(min(begun + REVIEW, self.things.now), translating.accept)

    def _feature(self) -> None:
        """A writer proposes what the front page puts first; a press head accepts it."""
        writer, head = self.writers[0], self.heads[0]
        page = PortadaPage.objects.get(locale__language_code="es-hn")
        newest = PublishedPiece.objects.public().filter(kind="noticia").order_by("-published_at")
        page.lema = read("catalogos")["institucion"]["lema"]
        page.destacadas = [PiezaDestacada(pieza_id=each.page_id) for each in newest[:FEATURED]]
        page.save_revision(user=writer, log_action=True)
        page.get_workflow().start(page, writer)
        state = page.current_workflow_task_state
        state.task.specific.on_action(state, head, "approve")


def _turn(people: list[User], number: int) -> User:
    """Whose turn it is: they take turns."""
    return people[number % len(people)]
