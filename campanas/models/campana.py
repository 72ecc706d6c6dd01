"""What all campaigns have: the story, the pieces that they gather, materials to hand out."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultipleChooserPanel
from wagtail.api import APIField
from wagtail.fields import StreamField

from campanas.blocks import MaterialesBlock
from cms.base import panels
from cms.base.gather import in_order
from cms.base.models import BasePage, PiezaCitada, Story
from cms.piece import Piece
from home.models import Clasificada


class PiezaReunida(PiezaCitada):
    """A piece that a campaign gathers. Each kind's own has ``campana``, the parental key."""

    class Meta(PiezaCitada.Meta):
        abstract = True
        verbose_name = _("pieza reunida")
        verbose_name_plural = _("piezas reunidas")


class CampanaPage(BasePage, Story, Clasificada):
    """A campaign. Its kind is its subclass, named by ``kind``."""

    kind: ClassVar[str]
    cited_as = "campana"

    desde = models.DateField(
        _("desde"),
        null=True,
        blank=True,
        help_text=_("Primer día de la campaña. Vacío: sin fecha de inicio."),
    )
    hasta = models.DateField(
        _("hasta"),
        null=True,
        blank=True,
        help_text=_("Último día de la campaña. Vacío: permanente."),
    )
    materiales = StreamField(
        MaterialesBlock(),
        verbose_name=_("materiales"),
        blank=True,
        help_text=_("Lo que se reparte: afiches, imágenes para redes, spots. Se hacen públicos."),
    )

    parent_page_types = ["campanas.CampanasIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    campaign_panels = (
        FieldRowPanel([FieldPanel("desde"), FieldPanel("hasta")], heading=_("Cuándo")),
        FieldPanel("materiales", heading=_("Materiales para repartir")),
        MultipleChooserPanel(
            "piezas",
            chooser_field_name="pieza",
            label=_("pieza"),
            heading=_("Piezas que reúne"),
            help_text=_("Los boletines y galerías de la campaña, en el orden en que se muestran."),
        ),
    )
    story_api_fields = (
        APIField("bajada"),
        APIField("imagen"),
        APIField("cuerpo"),
        APIField("desde"),
        APIField("hasta"),
    )
    campaign_api_fields = (
        APIField("materiales"),
        APIField("piezas"),
        *Clasificada.about_api_fields,
    )

    class Meta:
        abstract = True

    def to_piece(self) -> Piece:
        return self.describe(
            kind=self.kind,
            lead=self.bajada,
            image=self.imagen,
            body=self.cuerpo,
            related=tuple(each.uri for each in in_order(self.piezas)),
            **self.about(),
        )

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        if not self.bajada.strip():
            missing.append(("bajada", str(_("Escriba la bajada."))))
        return missing

    def clean(self) -> None:
        super().clean()
        if wrong := self.contradictions():
            raise ValidationError(wrong)

    def contradictions(self) -> dict[str, Any]:
        """What can't be true, by field: not even a draft is saved with it."""
        return out_of_order(self, "desde", "hasta", _("La campaña termina antes de empezar."))


def campaign_tabs(heading: Any, facts: Any, *, title: Any, title_help: Any) -> Any:
    """The editor of a campaign; ``facts`` are its kind's own panels, in the tab ``heading``."""
    return panels.tabs(
        text=[
            panels.headline_panel(title, title_help),
            FieldPanel("bajada"),
            FieldPanel("imagen"),
            FieldPanel("cuerpo"),
        ],
        own=[(heading, facts), (_("Materiales y piezas"), CampanaPage.campaign_panels)],
        about=Clasificada.about_panels,
    )


def out_of_order(page: Any, first: str, last: str, sentence: Any) -> dict[str, Any]:
    """``sentence`` for the field ``last``, if its day is before the one in ``first``."""
    start, end = getattr(page, first), getattr(page, last)
    return {last: sentence} if start and end and end < start else {}
