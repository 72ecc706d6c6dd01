"""Galleries: a chosen set of photos, videos and audios of one event."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from cms.base import panels
from cms.base.forms import ProposesToday
from cms.base.models import BasePage
from cms.piece import Piece
from cms.users.roles import Role
from home.models import Clasificada
from multimedia.blocks import ElementosBlock
from multimedia.panels import ManyPhotosPanel


class GaleriasIndexPage(BasePage):
    """Holds the galleries of a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Galerías", "galerias"), "en": ("Galleries", "galleries")}
    open_to = (Role.PHOTOGRAPHERS,)  # who took the photos puts them in order

    parent_page_types = ["home.PortadaPage"]
    subpage_types = ["multimedia.GaleriaPage"]
    max_count_per_parent = 1
    page_description = _("Reúne las galerías.")

    class Meta:
        verbose_name = _("índice de galerías")
        verbose_name_plural = _("índices de galerías")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")


class GaleriaPage(BasePage, Clasificada):
    """Photos, videos and audios of one event, in order, each with its own caption."""

    cited_as = "galeria_publicada"
    offer = _("Armar una galería")
    good_as_they_are = frozenset({"lugar"})
    everyday = True
    page_description = _("Las fotos, los videos y los audios de un acto, en el orden que se elija.")

    bajada = models.TextField(
        _("bajada"),
        blank=True,
        max_length=300,
        help_text=_("Qué fue y por qué importa, en una o dos oraciones."),
    )
    evento = models.CharField(
        _("evento"),
        blank=True,
        max_length=160,
        help_text=_("El nombre del acto, por ejemplo «Inauguración del puente La Isla»."),
    )
    lugar = models.CharField(
        _("lugar"), blank=True, max_length=160, help_text=_("Dónde fue, con barrio o colonia.")
    )
    fecha = models.DateField(
        _("fecha"),
        null=True,  # a draft may lack it; what is sent to review may not
        help_text=_("Cuándo fue."),
    )
    imagen = models.ForeignKey(
        "multimedia.Imagen",
        verbose_name=_("portada"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("La que la representa en portadas y redes. Vacía: la primera foto."),
    )
    elementos = StreamField(
        ElementosBlock(),
        verbose_name=_("elementos"),
        blank=True,
        help_text=_("Arrastre cada uno a su lugar, o muévalo con las flechas."),
    )

    base_form_class = ProposesToday
    parent_page_types = ["multimedia.GaleriasIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    edit_handler = panels.tabs(
        text=[
            panels.headline_panel(_("Título"), _("De qué es la galería, en una línea.")),
            FieldPanel("bajada"),
            FieldPanel("evento"),
            FieldRowPanel([FieldPanel("lugar"), FieldPanel("fecha")]),
            ManyPhotosPanel("elementos"),
            FieldPanel("imagen"),
        ],
        about=Clasificada.about_panels,
    )
    search_fields = [*BasePage.search_fields, index.FilterField("fecha")]
    api_fields = [
        APIField("bajada"),
        APIField("evento"),
        APIField("lugar"),
        APIField("fecha"),
        APIField("imagen"),
        APIField("elementos"),
        APIField("fotos"),
        APIField("videos"),
        APIField("audios"),
        *Clasificada.about_api_fields,
    ]

    class Meta:
        verbose_name = _("galería")
        verbose_name_plural = _("galerías")

    def to_piece(self) -> Piece:
        return self.describe(
            kind="galeria",
            lead=self.bajada,
            place=self.lugar,
            dateline=self.fecha,
            image=self.portada,
            body=self.elementos,
            **self.about(),
        )

    def _api_value(self, name: str) -> Any:
        """``imagen`` is the picture that stands for it, chosen or not: readers need not know."""
        return self.portada if name == "imagen" else super()._api_value(name)

    @property
    def portada(self) -> Any:
        """The cover: the one chosen, or the first photo, or none."""
        return self.imagen or next(iter(self._chosen["imagen"]), None)

    @property
    def fotos(self) -> int:
        return len(self._chosen["imagen"])

    @property
    def videos(self) -> int:
        return len(self._chosen["video"])

    @property
    def audios(self) -> int:
        return len(self._chosen["audio"])

    @property
    def _chosen(self) -> dict[str, list[Any]]:
        """The files of its elements by type, in order."""
        chosen: dict[str, list[Any]] = {"imagen": [], "video": [], "audio": []}
        for element in self.elementos:
            if file := element.value[element.block_type]:
                chosen[element.block_type].append(file)
        return chosen

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        if not any(self._chosen.values()):
            missing.append(("elementos", str(_("Ponga al menos una foto, un video o un audio."))))
        return missing
