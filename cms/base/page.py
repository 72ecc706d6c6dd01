"""The page that all of Pregón's pages are: it declares, the press and the gate do the rest."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, cast

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.rich_text import RichText

from cms.base import panels
from cms.base.addresses import PublicAddress
from cms.base.forms import BasePageForm
from cms.base.gather import Gatherer, in_order
from cms.base.obstacles import summed
from cms.base.permissions import PressPermissionTester
from cms.base.preview import PiecePreview
from cms.piece import Piece
from cms.publishing import gate
from cms.publishing.kinds import Audience, Change
from cms.publishing.models import Approval, PieceIdentity
from cms.publishing.models.identity import new_uri
from cms.publishing.refresh import refresh_subtree


class BasePage(PublicAddress, PiecePreview, Page):
    """A page that leaves as a piece (``to_piece``), by the gate and into the log."""

    structural: ClassVar[bool] = False  # only holds other pages
    numbered: ClassVar[bool] = False  # gets a bulletin's number
    # The fields that an act with a reason may change of what is out (``cms.publishing.amending``).
    amendable: ClassVar[frozenset[str]] = frozenset()
    by_act = False  # an act writes this very object
    cited_as: ClassVar[str] = ""  # the block of a body in which pages of this type are chosen
    # What the desk's first page offers to whoever may make one: «Escribir un boletín».
    offer: ClassVar[Any] = ""
    everyday: ClassVar[bool] = False  # its offer stands first, among those of every day
    # Of a structural type: the title and slug, by language, of the page that the set-up makes.
    made_by_setup: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # Of a structural type: groups that add and change pages there, and nowhere else by it.
    open_to: ClassVar[tuple[str, ...]] = ()

    # A copy corrects nothing: it has never been out.
    exclude_fields_in_copy = ["correccion_decia", "correccion_correcto"]

    audiencia = models.CharField(
        _("audiencia"), max_length=12, choices=Audience.choices, default=Audience.PUBLIC
    )
    embargo = models.BooleanField(
        _("embargo"),
        default=False,
        help_text=_(
            "Los medios acreditados la reciben ya, marcada, y prometen no difundirla antes de la "
            "hora de publicación. El público la ve a esa hora."
        ),
    )
    embargo_texto = models.TextField(_("condiciones del embargo"), blank=True, max_length=600)
    correccion_decia = models.TextField(
        _("qué decía mal"),
        blank=True,
        max_length=600,
        help_text=_("Se publica como fe de erratas junto al texto corregido."),
    )
    correccion_correcto = models.TextField(_("qué es lo correcto"), blank=True, max_length=600)

    base_form_class = BasePageForm
    audience_panels = panels.audience_panels
    correction_panels = panels.correction_panels
    api_fields: ClassVar[list[APIField]] = []

    class Meta:
        abstract = True

    # What leaves -------------------------------------------------------------------------------

    def to_piece(self) -> Piece:
        """What leaves the building of this page. Built only from this object, in its own words."""
        raise NotImplementedError

    def describe(self, *, kind: str, **parts: Any) -> Piece:
        """A piece of this page: the parts given, and what every page has.

        ``fields`` are the type's ``api_fields`` in final form; the files that any of them use are
        gathered on the way, the main image first.
        """
        gatherer = Gatherer()
        fields = self._api_values(gatherer)
        own = {name: self._part(value, gatherer) for name, value in parts.items()}
        note = (self.correccion_decia.strip(), self.correccion_correcto.strip())
        parent = self.get_parent()
        return Piece(
            # A preview of a page that was never saved has nothing to be known by.
            uri=PieceIdentity.of(self.pk).uri if self.pk else new_uri(),
            kind=kind,
            page_id=self.pk or 0,
            page_type=f"{self._meta.app_label}.{type(self).__name__}",
            language=self.locale.language_code,
            translation_key=str(self.translation_key),
            audience=cast("Any", self.audiencia),
            title=self.title,
            slug=self.slug,
            path=self.public_path,
            parent=PieceIdentity.of(parent.pk).uri if parent and parent.depth > 1 else None,
            seo_title=self.seo_title,
            summary=self.search_description,
            in_menus=self.show_in_menus,
            embargo_terms=self.embargo_texto if self.embargo else "",
            embargo_until=self.go_live_at if self.embargo else None,
            new_correction=note if all(note) else None,
            images=gatherer.images,
            documents=gatherer.documents,
            recordings=gatherer.recordings,
            uses=gatherer.uses,
            fields=fields,
            **own,
        )

    def _api_values(self, gatherer: Gatherer) -> Mapping[str, Any]:
        return {
            each.name: gatherer.value(self._api_value(each.name)) for each in type(self).api_fields
        }

    def _api_value(self, name: str) -> Any:
        value = getattr(self, name)
        # A rich text's value is a plain string of Wagtail's own markup: only the field tells.
        return RichText(value) if name in self._rich_text_fields() else value

    @classmethod
    @cache
    def _rich_text_fields(cls) -> frozenset[str]:
        return frozenset(
            each.name for each in cls._meta.get_fields() if isinstance(each, RichTextField)
        )

    @staticmethod
    def _part(value: Any, gatherer: Gatherer) -> Any:
        """A keyword of ``describe``: a field's value as the piece's part of that name."""
        if isinstance(value, models.Manager):
            return tuple(gatherer.part(each) for each in in_order(value))
        if isinstance(value, models.Model):
            return gatherer.part(value)
        return gatherer.body(value) if hasattr(value, "stream_block") else value

    @property
    def public_path(self) -> str:
        """The address below the site's: ``/noticias/lluvias/``, ``/en/news/rain/``.

        The front page's own slug isn't in it; languages other than the first go before.
        """
        language = self.locale.language_code
        first = () if language == settings.LANGUAGE_CODE else (language,)
        below = self.url_path.strip("/").split("/")[1:]
        return "/" + "".join(f"{part}/" for part in (*first, *below))

    def released(self) -> Any:
        """This page as it was accepted to be: its live revision, never the row."""
        return self.live_revision.as_object() if self.live_revision_id else self

    def things(self) -> tuple[Any, ...]:
        """The images, documents and catalogue entries that this page shows."""
        gatherer = Gatherer()
        self._api_values(gatherer)
        return gatherer.things

    # Required to publish, not to save a draft ----------------------------------------------------

    def lacks(self) -> list[tuple[str, str]]:
        """What stands in the way of publishing, as (field name or ``""``, sentence).

        Of the files that it uses: each says itself why it may not be given out (an image without
        its alternative text, or for internal use).
        """
        things = (each for each in self.things() if hasattr(each, "obstacles"))
        found = (each for thing in things for each in thing.obstacles(self.audiencia))
        return [("", sentence) for sentence in summed(found)]

    def clean(self) -> None:
        super().clean()
        if self.correccion_decia.strip() and not self.correccion_correcto.strip():
            raise ValidationError({"correccion_correcto": _("Diga también qué es lo correcto.")})
        if self.embargo and self._is_out_already() and self._goes_out_later():
            raise ValidationError(
                {"embargo": _("Esta página ya está fuera: no puede llevar embargo.")}
            )

    def _is_out_already(self) -> bool:
        return bool(self.pk) and Page.objects.filter(pk=self.pk, live=True).exists()

    def _goes_out_later(self) -> bool:
        return self.go_live_at is not None and self.go_live_at > timezone.now()

    # The gate -----------------------------------------------------------------------------------

    def permissions_for_user(self, user: Any) -> PressPermissionTester:
        return PressPermissionTester(user, self)

    def with_content_json(self, content: Any) -> Any:
        """Also keep ``live_revision``: a draft saved before its page went live holds none, and
        scheduling from it would take the live page off-line."""
        page = super().with_content_json(content)
        page.live_revision_id = self.live_revision_id
        return page

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
        revision = super().save_revision(
            user,
            *args,
            previous_revision=previous_revision,
            overwrite_revision=overwrite_revision,
            **kwargs,
        )
        gate.note_contribution(revision, *_authors_of(previous_revision))
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
