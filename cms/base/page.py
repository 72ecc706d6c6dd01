"""The page that all of Pregón's pages are: it declares, the press and the gate do the rest."""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.base import panels
from cms.base.addresses import PublicAddress
from cms.base.forms import BasePageForm
from cms.base.gated import GatedPage
from cms.base.gather import Gatherer, in_order
from cms.base.obstacles import summed
from cms.base.preview import PiecePreview
from cms.base.translatable import TranslatableFields
from cms.piece import Piece
from cms.publishing.kinds import Audience
from cms.publishing.models import PieceIdentity
from cms.publishing.models.identity import new_uri


class BasePage(PublicAddress, PiecePreview, GatedPage):
    """A page that leaves as a piece (``to_piece``), by the gate and into the log."""

    structural: ClassVar[bool] = False  # only holds other pages
    numbered: ClassVar[bool] = False  # gets a bulletin's number
    cited_as: ClassVar[str] = ""  # the block of a body in which pages of this type are chosen
    # What the desk's first page offers to whoever may make one: «Escribir un boletín».
    offer: ClassVar[Any] = ""
    everyday: ClassVar[bool] = False  # its offer stands first, among those of every day
    # Of a structural type: the title and slug, by language, of the page that the set-up makes.
    made_by_setup: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # Of a structural type: groups that add and change pages there, and nowhere else by it.
    open_to: ClassVar[tuple[str, ...]] = ()

    # Of the texts, those that a translation takes from its original (a name, a dateline); and
    # those that it may leave as they are: an address says the same in any language.
    facts: ClassVar[frozenset[str]] = frozenset()
    good_as_they_are: ClassVar[frozenset[str]] = frozenset()
    translatable_fields = TranslatableFields()

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
        said = [("", sentence) for sentence in summed(found)]
        if self.embargo and self.go_live_at is None and not self._is_out_in_any_language():
            sentence = _("Un embargo necesita su hora: sin ella saldría ya.")
            said.append(("go_live_at", str(sentence)))
        return said

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

    def _is_out_in_any_language(self) -> bool:
        """Then its embargo is over: a translation has the mark from its original."""
        return Page.objects.filter(translation_key=self.translation_key, live=True).exists()

    def _goes_out_later(self) -> bool:
        return self.go_live_at is not None and self.go_live_at > timezone.now()
