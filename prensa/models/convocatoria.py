"""The invitation to the press (convocatoria)."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.search import index

from cms.base import panels
from cms.base.models import BasePage, Story
from cms.piece import Piece
from cms.publishing.kinds import Audience
from home.models import Clasificada, Contacto
from prensa.models.evento import Evento

# What acts alone write: a copy is a new event, a translation is of the same.
OF_ACTS = ("estado", "motivo", "inicio_anterior", "lugar_anterior")


class PrensaIndexPage(BasePage):
    """Holds what the office has for the press, in a language."""

    structural = True
    show_in_menus_default = True
    made_by_setup = {"es-hn": ("Prensa", "prensa"), "en": ("Press", "press")}
    page_description = _("Contiene las convocatorias de un idioma.")

    parent_page_types = ["home.PortadaPage"]
    subpage_types = ["prensa.ConvocatoriaPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("índice de prensa")
        verbose_name_plural = _("índices de prensa")

    def to_piece(self) -> Piece:
        return self.describe(kind="estructura")


class ConvocatoriaPage(BasePage, Story, Clasificada, Evento):
    """An invitation: what, when, where, who speaks, whom to call, until when to register."""

    offer = _("Convocar a la prensa")
    good_as_they_are = frozenset({"lugar", "direccion"})
    everyday = True
    page_description = _(
        "Invita a los medios a una conferencia, un recorrido, un acto o un convivio: cuándo, "
        "dónde, quién habla y a quién llamar."
    )
    # What the acts may change of what is out, without another review.
    amendable: ClassVar[frozenset[str]] = frozenset(
        {
            *OF_ACTS,
            *("inicio", "fin", "acreditacion_hasta"),
            *("lugar", "direccion", "ubicacion"),
        }
    )
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, *OF_ACTS]

    class Tipo(models.TextChoices):
        CONFERENCIA = "conferencia", _("Conferencia de prensa")
        RECORRIDO = "recorrido", _("Recorrido")
        ACTO = "acto", _("Acto")
        CONVIVIO = "convivio", _("Convivio")

    audiencia = models.CharField(
        _("audiencia"),
        max_length=12,
        choices=Audience.choices,
        default=Audience.MEDIA,
        help_text=_(
            "«Medios acreditados»: solo la reciben los medios. «Público»: sale además en el sitio "
            "web, con la hora, el lugar y los contactos, a la vista de todos."
        ),
    )
    tipo = models.CharField(
        _("tipo"),
        max_length=12,
        choices=Tipo.choices,
        default=Tipo.CONFERENCIA,
        help_text=_("A qué se invita."),
    )
    cupo = models.PositiveIntegerField(
        _("cupo"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Cuántas personas caben. Vacío: sin límite."),
    )
    voceros = ParentalManyToManyField(
        "home.Vocero", verbose_name=_("voceros"), blank=True, help_text=_("Quiénes hablarán.")
    )

    parent_page_types = ["prensa.PrensaIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    edit_handler = panels.tabs(
        text=[
            panels.WhenOut(
                [FieldPanel(name, read_only=True) for name in ("estado", "motivo")],
                heading=_("Estado"),
                help_text=_(
                    "La convocatoria ya salió. Si cambia la fecha o el lugar, use «Posponer» o "
                    "«Trasladar», en las acciones de la página: sale en el acto, y queda dicho "
                    "qué cambió y por qué."
                ),
            ),
            FieldPanel("tipo"),
            panels.headline_panel(_("Titular"), _("A qué se invita, en una línea.")),
            FieldPanel("bajada"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("inicio"), FieldPanel("fin")]),
                    FieldPanel("lugar"),
                    FieldPanel("direccion"),
                    FieldPanel("ubicacion"),
                ],
                heading=_("Cuándo y dónde"),
            ),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("acreditacion_hasta"), FieldPanel("cupo")])],
                heading=_("Acreditación"),
            ),
            InlinePanel(
                "contactos",
                label=_("contacto"),
                heading=_("Contactos de prensa"),
                help_text=_("A quién llama el periodista. Al menos uno."),
            ),
            FieldPanel("imagen"),
            FieldPanel("cuerpo"),
        ],
        about=[FieldPanel("voceros"), *Clasificada.about_panels],
    )
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("tipo"),
        index.FilterField("estado"),
        index.FilterField("inicio"),
    ]
    api_fields = [
        APIField("tipo"),
        APIField("bajada"),
        APIField("inicio"),
        APIField("fin"),
        APIField("lugar"),
        APIField("direccion"),
        APIField("ubicacion"),
        APIField("estado"),
        APIField("motivo"),
        APIField("inicio_anterior"),
        APIField("lugar_anterior"),
        APIField("acreditacion_hasta"),
        APIField("cupo"),
        APIField("imagen"),
        APIField("cuerpo"),
        APIField("voceros"),
        APIField("contactos"),
        *Clasificada.about_api_fields,
    ]

    class Meta:
        verbose_name = _("convocatoria")
        verbose_name_plural = _("convocatorias")

    def to_piece(self) -> Piece:
        return self.describe(
            kind="convocatoria",
            lead=self.bajada,
            place=self.lugar,
            dateline=timezone.localdate(self.inicio) if self.inicio else None,
            image=self.imagen,
            body=self.cuerpo,
            **self.about(),
            spokespeople=self.voceros,
            contacts=self.contactos,
        )

    def lacks(self) -> list[tuple[str, str]]:
        missing = [*super().lacks(), *self.lacking_facts()]
        if self._would_come_too_late():
            missing.append(("inicio", str(_("Ya habrá empezado cuando salga: nadie alcanzaría."))))
        if not any(each.telefono or each.correo for each in self.contactos.all()):
            said = _("Agregue al menos un contacto, con teléfono o correo.")
            missing.append(("contactos", str(said)))
        return missing

    def _would_come_too_late(self) -> bool:
        """Whether it begins before it is out; what is out already may still be corrected."""
        if self.inicio is None or (self.pk and self.live):
            return False
        return self.inicio <= max(timezone.now(), self.go_live_at or timezone.now())


class ContactoDeConvocatoria(Contacto):
    """Whom a journalist calls about one invitation."""

    convocatoria = ParentalKey(ConvocatoriaPage, on_delete=models.CASCADE, related_name="contactos")
