"""The bulletin (boletín de prensa), the office's unit of news."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.api import APIField
from wagtail.search import index

from cms.base import panels
from cms.base.forms import ProposesToday
from cms.base.gather import in_order
from cms.base.models import BasePage, PiezaCitada, Story
from cms.piece import Piece
from home.models import Clasificada, Contacto


class NoticiasIndexPage(BasePage):
    """Holds the bulletins of a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Noticias", "noticias"), "en": ("News", "news")}

    parent_page_types = ["home.PortadaPage"]
    subpage_types = ["noticias.NoticiaPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("índice de noticias")
        verbose_name_plural = _("índices de noticias")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")


class NoticiaPage(BasePage, Story, Clasificada):
    """A bulletin: one fact, dated, signed by the press office."""

    numbered = True
    offer = _("Escribir un boletín")
    everyday = True
    page_description = _("La noticia del día: un hecho, con su fecha y quién habla.")
    facts = frozenset({"lugar"})

    class Urgencia(models.TextChoices):
        RUTINA = "rutina", _("Rutina")
        IMPORTANTE = "importante", _("Importante")
        URGENTE = "urgente", _("Urgente")

    volanta = models.CharField(
        _("volanta"), max_length=80, blank=True, help_text=_("La línea corta sobre el titular.")
    )
    lugar = models.CharField(
        _("lugar"),
        max_length=80,
        default="Tegucigalpa, M.D.C.",
        help_text=_("Desde dónde se informa."),
    )
    fecha = models.DateField(
        _("fecha"),
        null=True,  # a draft may lack it; what is sent to review may not
        help_text=_("La del lugar y fecha, al inicio del texto."),
    )
    urgencia = models.CharField(
        _("urgencia"),
        max_length=12,
        choices=Urgencia.choices,
        default=Urgencia.RUTINA,
        help_text=_("Lo urgente va primero en la portada."),
    )
    voceros = ParentalManyToManyField(
        "home.Vocero",
        verbose_name=_("voceros"),
        blank=True,
        help_text=_("Quién habla de esto por la alcaldía."),
    )

    base_form_class = ProposesToday
    parent_page_types = ["noticias.NoticiasIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    edit_handler = panels.tabs(
        text=[
            FieldPanel("volanta"),
            panels.headline_panel(_("Titular"), _("La noticia en una línea.")),
            FieldPanel("bajada"),
            FieldRowPanel([FieldPanel("lugar"), FieldPanel("fecha")]),
            FieldPanel("imagen"),
            FieldPanel("cuerpo"),
        ],
        about=[
            FieldPanel("urgencia"),
            *Clasificada.about_panels,
            FieldPanel("voceros"),
            InlinePanel("contactos", label=_("contacto"), heading=_("Contactos de prensa")),
            InlinePanel("relacionadas", label=_("pieza"), heading=_("Piezas relacionadas")),
        ],
    )
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("urgencia"),
        index.FilterField("fecha"),
    ]
    api_fields = [
        APIField("volanta"),
        APIField("bajada"),
        APIField("lugar"),
        APIField("fecha"),
        APIField("imagen"),
        APIField("cuerpo"),
        APIField("urgencia"),
        APIField("voceros"),
        APIField("temas"),
        APIField("dependencias"),
        APIField("zonas"),
        APIField("contactos"),
        APIField("relacionadas"),
    ]

    class Meta:
        verbose_name = _("boletín")
        verbose_name_plural = _("boletines")

    @property
    def may_go_out_in_emergency(self) -> bool:
        return self.urgencia == self.Urgencia.URGENTE

    def to_piece(self) -> Piece:
        return self.describe(
            kind="noticia",
            kicker=self.volanta,
            lead=self.bajada,
            place=self.lugar,
            dateline=self.fecha,
            image=self.imagen,
            body=self.cuerpo,
            urgency=self.urgencia,
            **self.about(),
            spokespeople=self.voceros,
            contacts=self.contactos,
            related=tuple(each.uri for each in in_order(self.relacionadas)),
        )

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        if not self.cuerpo:
            missing.append(("cuerpo", str(_("Escriba el cuerpo del boletín."))))
        return missing


class ContactoDeNoticia(Contacto):
    """Whom a journalist calls about one bulletin."""

    noticia = ParentalKey(NoticiaPage, on_delete=models.CASCADE, related_name="contactos")


class PiezaRelacionada(PiezaCitada):
    """Another piece that belongs with a bulletin."""

    noticia = ParentalKey(NoticiaPage, on_delete=models.CASCADE, related_name="relacionadas")

    class Meta(PiezaCitada.Meta):
        verbose_name = _("pieza relacionada")
        verbose_name_plural = _("piezas relacionadas")
