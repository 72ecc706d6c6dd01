"""How the gate stands around a page: what saving, publishing, copying and moving it mean."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.base.permissions import PressPermissionTester
from cms.publishing import gate, hours, minor, providers
from cms.publishing.kinds import Change
from cms.publishing.models import Approval, Emergency, PieceIdentity
from cms.publishing.record import current_piece, next_version, was_withdrawn
from cms.publishing.refresh import refresh_subtree


class GatedPage(Page):
    """A page that leaves by the gate alone. It brings no fields."""

    # The fields that an act with a reason may change of what is out (``cms.publishing.amending``).
    amendable: ClassVar[frozenset[str]] = frozenset()
    by_act = False  # an act writes this very object
    # Whether the text that is saved mends a typo alone; ``None``: as was said of it before.
    minor_edit: bool | None = None

    class Meta:
        abstract = True

    @property
    def may_go_out_in_emergency(self) -> bool:
        """Whether one person may let it go out alone as it is here, to be ratified afterwards
        (``cms.publishing.emergency``)."""
        return False

    def permissions_for_user(self, user: Any) -> PressPermissionTester:
        return PressPermissionTester(user, self)

    def with_content_json(self, content: Any) -> Any:
        """Also keep ``live_revision``: a draft saved before its page went live holds none, and
        scheduling from it would take the live page off-line."""
        page = super().with_content_json(content)
        page.live_revision_id = self.live_revision_id
        return page

    def get_latest_revision_as_object(self) -> Any:
        """The newest text to go on from, with the hour that counts: acts move it."""
        page = super().get_latest_revision_as_object()
        return hours.bring_up_to_date(page, self.latest_revision)

    def says_of_its_hour(self) -> str:
        """What will happen at its hour, or why nothing will."""
        return hours.says(self)

    @property
    def status_string(self) -> Any:
        """As Wagtail says it, but for what nobody has ratified or was withdrawn, and where it
        would promise something."""
        if self.live and Emergency.objects.waiting().of_page(self.pk).exists():
            return _("publicada de emergencia, sin ratificar")
        if self.live or self.expired or self.approved_schedule:
            return super().status_string
        if self.first_published_at and not self.workflow_in_progress and was_withdrawn(self.pk):
            return _("retirada")
        if self.go_live_at is None or hours.is_history(self):
            return super().status_string
        return _("sin aprobar: no saldrá")

    def says_of_its_change(self) -> str:
        """What is to know of a newer text that was sent as a minor edit; empty for any other."""
        if not self.live or not self.pk or not minor.newest_is_declared(self.pk):
            return ""
        text = self.get_latest_revision_as_object()
        changed = minor.changed_by(text, current_piece(self.pk), next_version(text))
        said = _("Se envía como edición menor: no avisa a nadie.")
        if any(each.weighty for each in changed):
            said = _("Se envió como edición menor, pero cambia datos: saldrá como actualización.")
        return " ".join([str(said), *map(str, changed)])

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """One transaction: what is live, the piece and the log together, or nothing.

        wagtail-localize publishes in ``on_commit``, after the request's own transaction.

        Raises:
            NotApproved: nobody accepted it, or something that is required is missing.
        """
        gate.require_complete(revision.as_object())
        with transaction.atomic():
            PieceIdentity.lock(self.pk)
            return super().publish(revision, *args, **kwargs)

    def move(self, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            return super().move(*args, **kwargs)

    @transaction.atomic
    def save_revision(
        self,
        user: Any = None,
        *args: Any,
        previous_revision: Revision | None = None,
        overwrite_revision: Revision | None = None,
        **kwargs: Any,
    ) -> Revision:
        """Note whose words the revision holds; a review under way starts again with it.

        Raises:
            PermissionDenied: it would overwrite a revision that is in review or accepted (the
                admin shows the message, and what was typed stays on the screen).
        """
        if overwrite_revision is not None and _is_in_review_or_accepted(overwrite_revision):
            raise PermissionDenied(
                _("Esa versión está en revisión o ya fue aprobada: no se puede sobrescribir.")
            )
        PieceIdentity.lock(self.pk)  # an act in progress is finished first: it would miss this text
        if not self.by_act:
            self._keep_what_acts_set()
        said_minor = self.minor_edit
        if said_minor is None:
            said_minor = minor.newest_is_declared(self.pk)
        revision = super().save_revision(
            user,
            *args,
            previous_revision=previous_revision,
            overwrite_revision=overwrite_revision,
            **kwargs,
        )
        # Noted now: who overwrites or deletes a translated string later doesn't take them away.
        elsewhere = providers.authors_elsewhere(self, revision.pk)
        gate.note_contribution(revision, *_authors_of(previous_revision), *elsewhere)
        minor.declare(revision, minor=said_minor and not self.by_act)
        self._restart_review(revision, user)
        self._restore_row()
        return revision

    def _keep_what_acts_set(self) -> None:
        """Text is saved or reverted to, not what an act did since this object was read: a place
        moved, an alert lifted."""
        row = type(self).objects.filter(pk=self.pk, live=True).first()
        for name in self._set_by_acts() if row is not None else ():
            setattr(self, name, getattr(row, name))

    @classmethod
    def _set_by_acts(cls) -> list[str]:
        """The fields that acts alone write, and no form has."""
        return [name for name in cls.amendable if not cls._meta.get_field(name).editable]

    def copy(self, *args: Any, update_attrs: Any = None, **kwargs: Any) -> Any:
        """A translation is of the same: it says what became of it (an alert lifted, an event
        cancelled) from its first day. Any other copy is a new one, and says nothing."""
        given = update_attrs or {}
        if "locale" in given:
            given = {name: getattr(self, name) for name in self._set_by_acts()} | given
        return super().copy(*args, update_attrs=given, **kwargs)

    def _restart_review(self, revision: Revision, user: Any) -> None:
        """What is in review is always the newest text: cancel the step and begin with the first
        that hasn't accepted exactly this revision."""
        state = self.current_workflow_state
        task_state = state.current_task_state if state else None
        if (
            task_state is not None
            and state.status == WorkflowState.STATUS_IN_PROGRESS
            and task_state.status == TaskState.STATUS_IN_PROGRESS
            and task_state.revision_id != revision.pk
        ):
            task_state.specific.cancel(user=user)

    def _restore_row(self) -> None:
        """The row of a page that is out holds what was accepted. wagtail-localize writes its new
        text into it even when only a draft is asked for: put the accepted text back."""
        if not self.live:
            return
        row = type(self).objects.select_related("live_revision").filter(pk=self.pk).first()
        if row is None or not row.live or row.live_revision is None:
            return
        accepted = row.released()
        if row.to_piece() != accepted.to_piece():
            accepted.save(clean=False)

    def _update_descendant_url_paths(self, old_url_path: str, new_url_path: str) -> None:
        """A new slug moves everything below to new addresses, which no signal tells in time."""
        super()._update_descendant_url_paths(old_url_path, new_url_path)
        refresh_subtree(self, kind=Change.MOVED, inclusive=False)


def _is_in_review_or_accepted(revision: Revision) -> bool:
    return (
        TaskState.objects.filter(
            revision=revision,
            status__in=(TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_APPROVED),
        ).exists()
        or Approval.objects.valid().filter(revision_id=revision.pk).exists()
    )


def _authors_of(revision: Revision | None) -> set[int]:
    """Everybody whose words stood in ``revision`` or before it."""
    if revision is None:
        return set()
    return set(gate.authors_up_to(revision))
