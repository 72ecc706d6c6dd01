"""The front page: the root of a language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.api import APIField

from cms.base.models import BasePage, PiezaCitada
from cms.piece import Piece


class PortadaPage(BasePage):
    """The root of a language: what stands first, and the sections by their menus."""

    structural = True
    made_by_setup = {"es-hn": ("Portada", "portada"), "en": ("Home", "front-page")}

    lema = models.CharField(_("lema"), max_length=160, blank=True)

    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lema"),
        InlinePanel(
            "destacadas",
            label=_("pieza destacada"),
            heading=_("Piezas destacadas"),
            max_num=8,
            help_text=_("Lo que no esté fuera no se muestra."),
        ),
    ]
    api_fields = [APIField("lema"), APIField("destacadas")]

    class Meta:
        verbose_name = _("portada")
        verbose_name_plural = _("portadas")

    @classmethod
    def can_create_at(cls, parent):
        """One a language, made by the set-up."""
        return super().can_create_at(parent) and parent.is_root()

    def to_piece(self) -> Piece:
        related = tuple(each.uri for each in self.destacadas.all())
        return self.describe(kind="estructura", lead=self.lema, related=related)


class PiezaDestacada(PiezaCitada):
    """A piece that the front page puts first."""

    portada = ParentalKey(PortadaPage, on_delete=models.CASCADE, related_name="destacadas")

    class Meta(PiezaCitada.Meta):
        verbose_name = _("pieza destacada")
        verbose_name_plural = _("piezas destacadas")
