"""Acts that change a few plain values of what is out: an alert is extended, an event postponed.

Such an act takes effect at once and on one person's word, like a withdrawal, because lives or
journeys hang on it. It is none of the words that were accepted: the gate lets it pass only if it
leaves all but the kind's ``amendable`` fields as they are (``gate.assess``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.publishing import gate
from cms.publishing.acts import NothingToDo, in_turn, under
from cms.publishing.kinds import Acceptance, Stage
from cms.publishing.record import Circumstances, current_piece
from cms.publishing.release import publish_now


@transaction.atomic
def amend(page: Any, *, actor: Any, changes: Mapping[str, Any], text: str) -> None:
    """Put ``changes`` (values by field) into what is out of ``page``, and into its newer draft.

    ``text`` is the public reason, kept in the log. A draft that has not gone out keeps all that was
    typed; if it was in review, its review begins anew, for its text is another now.

    Raises:
        NothingToDo: the page isn't out, a change of it is scheduled, there is no reason, or the
            values contradict others or take away what is required; in words for the person at the
            desk.
        NotApproved: the act would change more than it may.
    """
    if not set(changes) <= page.amendable:
        raise ValueError(f"{type(page).__name__} lets no act change all of {sorted(changes)}.")
    page = in_turn(page)
    _require_amendable(page, text)
    pending = _Pending.of(page)
    if (review := page.current_workflow_state) is not None:
        review.cancel(user=actor)  # it was about a text that is another in a moment
    revision = _save(page.released(), changes, actor)
    gate.accept(revision, kind=Acceptance.ACT, user=actor)
    with under(Circumstances(actor=actor, note=text.strip())):
        # An alert is lifted, an event cancelled, though its photo became internal meanwhile.
        publish_now(revision, user=actor, must_be_complete=False)
    if pending is not None:
        pending.carry_on(changes, actor)


def _require_amendable(page: Any, text: str) -> None:
    piece = current_piece(page.pk)
    if not page.live or piece is None or piece.stage != Stage.OUT:
        raise NothingToDo(_("Esta página no está fuera."))
    if page.scheduled_revision is not None:
        raise NothingToDo(
            _("Hay un cambio programado de esta página: cancele primero esa programación.")
        )
    if not text.strip():
        raise NothingToDo(_("Escriba el motivo: es lo que verá el público."))


def _save(page: Any, changes: Mapping[str, Any], actor: Any) -> Revision:
    before = page.lacks()
    for name, value in changes.items():
        setattr(page, name, value)
    if missing := [sentence for field, sentence in page.lacks() if (field, sentence) not in before]:
        raise NothingToDo(" ".join(missing))
    page.by_act = True
    try:
        revision: Revision = page.save_revision(user=actor)
    except ValidationError as error:
        raise NothingToDo(" ".join(error.messages)) from error
    return revision


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A newer draft of a page that is out: its text, whose words it holds, and who sent it to
    review, if it was."""

    page: Any
    authors: frozenset[int]
    sent_by: Any

    @classmethod
    def of(cls, page: Any) -> "_Pending | None":
        if page.latest_revision_id == page.live_revision_id:
            return None
        review = page.current_workflow_state
        return cls(
            page=page.get_latest_revision_as_object(),
            authors=gate.contributors(page, page.latest_revision),
            sent_by=review.requested_by if review is not None else None,
        )

    def carry_on(self, changes: Mapping[str, Any], actor: Any) -> None:
        """Be the newest revision again, with the act's values, all its authors and its review."""
        for name, value in changes.items():
            setattr(self.page, name, value)
        # Not checked: it is a draft, which may lack anything.
        revision = self.page.save_revision(user=actor, clean=False)
        gate.note_contribution(revision, *self.authors)
        workflow = self.page.get_workflow()
        if self.sent_by is not None and workflow is not None:
            workflow.start(type(self.page).objects.get(pk=self.page.pk), self.sent_by)
