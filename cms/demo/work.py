"""One piece's way through the office, whatever its kind: each step is an act of somebody."""

from typing import Any

from wagtail.models import Page

from cms.demo.content import Entry, instant
from cms.demo.kinds import Kind
from cms.demo.things import Things
from cms.publishing import acts
from cms.workflows import emergency

TO_COME = ("programado", "embargado")
_FIELDS = {"titular": "title"}  # what a text calls otherwise


class Work:
    """What ``author`` and ``head`` do for the piece that ``entry`` tells of."""

    def __init__(self, *, kind: Kind, entry: Entry, things: Things, author: Any, head: Any) -> None:
        self.kind, self.entry, self.things = kind, entry, things
        self.author, self.head = author, head

    @property
    def page(self) -> Any:
        """As it was last saved."""
        found = self.kind.model.objects.get(pk=self.things.pages[self.entry["slug"]])
        return found.get_latest_revision_as_object()

    @property
    def released_at(self) -> Any:
        return instant(self.entry, self.things.now)

    def draft(self) -> None:
        """First only a name: whoever writes about it can already refer to it."""
        page = self.kind.model(
            title=self.entry["titular"], slug=self.entry["slug"], live=False, owner=self.author
        )
        if self.kind.dated:
            page.fecha = self.released_at.date()
        self.kind.parent().add_child(instance=page)
        self.things.pages[self.entry["slug"]] = page.pk
        page.save_revision(user=self.author, clean=False, log_action=True)

    def write(self) -> None:
        """The whole text, as it stood before any change or correction."""
        page, entry = self.page, self.entry
        self.kind.fill(page, entry, self.things)
        if entry["estado"] in TO_COME:
            page.go_live_at = self.released_at
        if entry["estado"] == "embargado":
            page.embargo, page.embargo_texto = True, entry["embargo_texto"]
        self._save(page, self.author)

    @staticmethod
    def _save(page: Any, user: Any) -> None:
        """As the editor does: what isn't out has its newest text in its row as well."""
        if not page.live:
            page.save()
        page.save_revision(user=user, log_action=True)

    def submit(self) -> None:
        page = self.page
        page.get_workflow().start(page, self.author)

    def accept(self) -> None:
        self._take_step(self.head)

    def mend_and_accept(self) -> None:
        """The head writes the line for search engines and approves; the author agrees."""
        page = self.page
        page.search_description = page.bajada[:150]
        self._save(page, self.head)
        self._take_step(self.head)
        self._take_step(self.author)

    def _take_step(self, user: Any) -> None:
        state = self.page.current_workflow_task_state
        state.task.specific.on_action(state, user, "approve")

    def publish_in_emergency(self) -> None:
        """The head alone lets out what the head wrote."""
        page = self._specific()
        emergency.publish(
            page,
            actor=self.head,
            seen=page.latest_revision_id,
            reason=self.entry["emergencia"]["motivo"],
        )

    def ratify(self, other: Any) -> None:
        page = self._specific()
        emergency.ratify(page, actor=other, seen=page.live_revision_id)

    def bring_up_to_date(self, change: Entry) -> None:
        """The author writes what is new since it went out; the head accepts."""
        page = self.page
        self.kind.fill(page, change, self.things)
        self._send(page)

    def correct(self) -> None:
        """The author puts the mistake right, with its public note; the head accepts."""
        page, note = self.page, self.entry["correccion"]
        name = _FIELDS.get(note["campo"], note["campo"])
        mended = _replaced(_stored(getattr(page, name)), note["buscar"], note["reemplazar"])
        setattr(page, name, mended)
        page.correccion_decia, page.correccion_correcto = note["decia"], note["correcto"]
        self._send(page)

    def _send(self, page: Any) -> None:
        self._save(page, self.author)
        self.submit()
        self.accept()

    def amend(self, entry: Entry) -> None:
        """The head does one of the kind's own acts upon what is out."""
        self.kind.acts[entry["acto"]](self._specific(), entry, self.things, self.head)

    def withdraw(self) -> None:
        acts.withdraw(self._specific(), actor=self.head, text=self.entry["retiro"]["motivo"])

    def _specific(self) -> Any:
        return Page.objects.get(pk=self.things.pages[self.entry["slug"]]).specific


def _stored(value: Any) -> Any:
    return value if isinstance(value, str) else value.get_prep_value()


def _replaced(value: Any, wrong: str, right: str) -> Any:
    """``value`` with every text in it mended."""
    if isinstance(value, str):
        return value.replace(wrong, right)
    if isinstance(value, list):
        return [_replaced(each, wrong, right) for each in value]
    if isinstance(value, dict):
        return {name: _replaced(each, wrong, right) for name, each in value.items()}
    return value
