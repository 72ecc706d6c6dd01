"""The magazine (revista): an issue made of pieces that are out, with its PDF."""

from collections.abc import Iterator
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from cms.base import panels
from cms.base.models import BasePage, PiezaCitada
from cms.base.richtext import FEATURES
from cms.piece import Piece
from cms.publishing.protocols import is_publishable
from noticias.forms import RevistaForm

PDF = ".pdf"


class RevistasIndexPage(BasePage):
    """Holds the magazines of a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Revistas", "revistas"), "en": ("Magazines", "magazines")}
    page_description = _("Contiene las revistas de un idioma.")

    parent_page_types = ["home.PortadaPage"]
    subpage_types = ["noticias.RevistaPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("índice de revistas")
        verbose_name_plural = _("índices de revistas")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")


class RevistaPage(BasePage):
    """An issue: number, month, cover, editorial, its pieces in order, and the PDF."""

    offer = _("Preparar una revista")
    page_description = _(
        "Un número de la revista: portada, editorial, las piezas que reúne y el PDF."
    )
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "edicion"]

    edicion = models.PositiveIntegerField(
        _("edición"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("El número de la revista. Cada uno es de una sola."),
    )
    fecha = models.DateField(
        _("fecha"), null=True, blank=True, help_text=_("Se muestran el mes y el año.")
    )
    bajada = models.TextField(
        _("bajada"), max_length=300, help_text=_("Qué trae este número, en una o dos oraciones.")
    )
    imagen = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portada"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("La cubierta, como la ve quien la tiene en la mano."),
    )
    editorial = RichTextField(
        _("editorial"), blank=True, features=FEATURES, help_text=_("El texto que abre el número.")
    )
    firma = models.CharField(
        _("firma del editorial"), max_length=160, blank=True, help_text=_("Nombre y cargo.")
    )
    documento = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("PDF"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("La revista completa, para descargar o imprimir."),
    )

    base_form_class = RevistaForm
    parent_page_types = ["noticias.RevistasIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    edit_handler = panels.tabs(
        text=[
            panels.headline_panel(_("Titular"), _("Por ejemplo, el tema central del número.")),
            FieldRowPanel([FieldPanel("edicion"), FieldPanel("fecha")]),
            FieldPanel("bajada"),
            FieldPanel("imagen"),
            MultipleChooserPanel(
                "contenidos",
                chooser_field_name="pieza",
                label=_("pieza"),
                heading=_("Contenido"),
                help_text=_(
                    "Las piezas del número, en su orden. Puede escoger varias a la vez. La que no "
                    "esté publicada no se muestra hasta que salga."
                ),
            ),
            MultiFieldPanel([FieldPanel("editorial"), FieldPanel("firma")], heading=_("Editorial")),
            FieldPanel("documento"),
        ],
    )
    search_fields = [*BasePage.search_fields, index.FilterField("edicion")]
    api_fields = [
        APIField("edicion"),
        APIField("fecha"),
        APIField("bajada"),
        APIField("imagen"),
        APIField("editorial"),
        APIField("firma"),
        APIField("contenidos"),
        APIField("documento"),
    ]

    class Meta:
        verbose_name = _("revista")
        verbose_name_plural = _("revistas")

    def to_piece(self) -> Piece:
        return self.describe(
            kind="revista", lead=self.bajada, dateline=self.fecha, image=self.imagen
        )

    def lacks(self) -> list[tuple[str, str]]:
        return [*super().lacks(), *self._lacking()]

    def _lacking(self) -> Iterator[tuple[str, str]]:
        if self.edicion is None:
            yield "edicion", str(_("Escriba el número de la edición."))
        elif other := self._same_issue():
            said = _("La edición %(number)d ya es de «%(title)s». Cada número es de una sola.")
            yield "edicion", str(said) % {"number": self.edicion, "title": other.draft_title}
        if self.imagen is None:
            yield "imagen", str(_("Escoja la imagen de la portada."))
        if self.documento and not self.documento.filename.lower().endswith(PDF):
            yield "documento", str(_("El archivo de la revista debe ser un PDF."))
        for sentence in self._wrong_contents():
            yield "contenidos", sentence

    def _same_issue(self) -> "RevistaPage | None":
        same: RevistaPage | None = (
            RevistaPage.objects.filter(
                edicion=self.edicion, locale_id=self.locale_id, alias_of=None
            )
            .exclude(pk=self.pk)
            .first()
        )
        return same

    def _wrong_contents(self) -> Iterator[str]:
        chosen = [each.pieza for each in self.contenidos.all() if each.pieza_id]
        if not chosen:
            yield str(_("Escoja al menos una pieza para el contenido."))
        for page in dict.fromkeys(chosen):
            title = {"title": page.draft_title}
            if chosen.count(page) > 1:
                yield str(_("«%(title)s» está dos veces en el contenido.")) % title
            if page.pk == self.pk or not _is_a_piece(page):
                yield str(_("«%(title)s» no puede ir en el contenido: no es una pieza.")) % title


def _is_a_piece(page: Page) -> bool:
    model = page.specific_class
    return model is not None and is_publishable(model) and not model.structural


class ContenidoDeRevista(PiezaCitada):
    """A piece of an issue."""

    revista = ParentalKey(RevistaPage, on_delete=models.CASCADE, related_name="contenidos")

    class Meta(PiezaCitada.Meta):
        verbose_name = _("pieza de la revista")
        verbose_name_plural = _("piezas de la revista")
