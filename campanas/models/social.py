"""Social programmes: whom they are for and how one gets in."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField

from campanas.blocks import CalendarioBlock, LugaresBlock
from campanas.models.campana import CampanaPage, PiezaReunida, campaign_tabs
from cms.base.richtext import FEATURES, is_empty_html


class ProgramaSocialPage(CampanaPage):
    """A social programme: whom it is for, what it asks, how to apply, where and when."""

    kind = "social"
    offer = _("Programa social")
    page_description = _(
        "Para un programa social: a quién va dirigido, qué pide, cómo se solicita, cuándo y dónde."
    )

    dirigido_a = models.TextField(
        _("dirigido a"),
        max_length=400,
        blank=True,
        help_text=_("Quién puede pedirlo, en una o dos oraciones."),
    )
    requisitos = RichTextField(
        _("requisitos"),
        blank=True,
        features=FEATURES,
        help_text=_("Lo que hay que cumplir o llevar. Mejor en lista."),
    )
    como_aplicar = RichTextField(
        _("cómo aplicar"),
        blank=True,
        features=FEATURES,
        help_text=_("Los pasos, en orden: adónde ir, a quién llamar, qué entregar."),
    )
    calendario = StreamField(
        CalendarioBlock(),
        verbose_name=_("calendario"),
        blank=True,
        help_text=_("Las fechas que hay que saber: inscripción, entregas, cierre."),
    )
    lugares = StreamField(
        LugaresBlock(),
        verbose_name=_("lugares"),
        blank=True,
        help_text=_("Dónde se atiende, con su horario."),
    )
    beneficiarios = models.PositiveIntegerField(
        _("beneficiarios"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1, _("Escriba un número mayor que cero."))],
        help_text=_("Cuántas personas, solo el número."),
    )
    beneficiarios_nota = models.CharField(
        _("nota sobre los beneficiarios"),
        max_length=200,
        blank=True,
        help_text=_("Qué cuenta ese número: «niñas y niños de 32 escuelas, meta de 2026»."),
    )

    edit_handler = campaign_tabs(
        _("El programa"),
        [
            FieldPanel("dirigido_a"),
            FieldPanel("requisitos"),
            FieldPanel("como_aplicar"),
            FieldPanel("calendario"),
            FieldPanel("lugares"),
            MultiFieldPanel(
                [FieldPanel("beneficiarios"), FieldPanel("beneficiarios_nota")],
                heading=_("A cuántas personas llega"),
            ),
        ],
        title=_("Nombre del programa"),
        title_help=_("Con el que lo conoce la gente: «Merienda para todos»."),
    )
    api_fields = [
        *CampanaPage.story_api_fields,
        APIField("dirigido_a"),
        APIField("requisitos"),
        APIField("como_aplicar"),
        APIField("calendario"),
        APIField("lugares"),
        APIField("beneficiarios"),
        APIField("beneficiarios_nota"),
        *CampanaPage.campaign_api_fields,
    ]

    class Meta:
        verbose_name = _("programa social")
        verbose_name_plural = _("programas sociales")

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        if not self.dirigido_a.strip():
            missing.append(("dirigido_a", str(_("Diga a quién va dirigido el programa."))))
        if is_empty_html(self.como_aplicar):
            missing.append(("como_aplicar", str(_("Explique cómo se solicita el programa."))))
        return missing


class PiezaDeProgramaSocial(PiezaReunida):
    """A piece that a social programme gathers."""

    campana = ParentalKey(ProgramaSocialPage, on_delete=models.CASCADE, related_name="piezas")
