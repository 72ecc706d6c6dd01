"""Prevention and mitigation: what saves lives before, during and after."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from campanas.blocks import TelefonosBlock
from campanas.models.amenazas import Amenaza
from campanas.models.campana import CampanaPage, PiezaReunida, campaign_tabs
from cms.base.models import BasePage
from cms.base.richtext import FEATURES, is_empty_html


class PrevencionPage(CampanaPage):
    """A prevention campaign: a hazard, its season, what to do, whom to call."""

    kind = "prevencion"
    offer = _("Campaña de prevención")
    page_description = _(
        "Para que la gente sepa qué hacer antes, durante y después de una amenaza: lluvias, "
        "deslizamientos, dengue, incendios."
    )

    class Temporada(models.TextChoices):
        LLUVIOSA = "lluviosa", _("Lluviosa")
        SECA = "seca", _("Seca")
        CICLONICA = "ciclonica", _("Ciclónica")
        FRENTES_FRIOS = "frentes_frios", _("Fin de año y frentes fríos")
        TODO_EL_ANO = "todo_el_ano", _("Todo el año")

    amenaza = models.CharField(
        _("amenaza"),
        max_length=24,
        choices=Amenaza.choices,
        blank=True,
        help_text=_("De qué protege la campaña."),
    )
    temporada = models.CharField(
        _("temporada"),
        max_length=16,
        choices=Temporada.choices,
        blank=True,
        help_text=_("En qué época hay más peligro."),
    )
    que_hacer_antes = RichTextField(
        _("qué hacer antes"),
        blank=True,
        features=FEATURES,
        help_text=_("Para prepararse. Una lista corta se lee mejor que un párrafo."),
    )
    que_hacer_durante = RichTextField(
        _("qué hacer durante"),
        blank=True,
        features=FEATURES,
        help_text=_("Cuando ya está ocurriendo."),
    )
    que_hacer_despues = RichTextField(
        _("qué hacer después"),
        blank=True,
        features=FEATURES,
        help_text=_("Cuando ya pasó: volver a casa, limpiar, avisar."),
    )
    telefonos = StreamField(
        TelefonosBlock(),
        verbose_name=_("teléfonos"),
        blank=True,
        help_text=_("A quién se llama en una emergencia. Al menos uno para publicar."),
    )

    edit_handler = campaign_tabs(
        _("Qué hacer"),
        [
            FieldRowPanel(
                [FieldPanel("amenaza"), FieldPanel("temporada")], heading=_("De qué y cuándo")
            ),
            FieldPanel("que_hacer_antes"),
            FieldPanel("que_hacer_durante"),
            FieldPanel("que_hacer_despues"),
            FieldPanel("telefonos", heading=_("Teléfonos de emergencia")),
        ],
        title=_("Nombre de la campaña"),
        title_help=_("Con el que se anuncia: «Lluvias sin tragedias»."),
    )
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("amenaza"),
        index.FilterField("temporada"),
    ]
    api_fields = [
        *CampanaPage.story_api_fields,
        APIField("amenaza"),
        APIField("temporada"),
        APIField("que_hacer_antes"),
        APIField("que_hacer_durante"),
        APIField("que_hacer_despues"),
        APIField("telefonos"),
        *CampanaPage.campaign_api_fields,
    ]

    class Meta:
        verbose_name = _("campaña de prevención")
        verbose_name_plural = _("campañas de prevención")

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        advice = (self.que_hacer_antes, self.que_hacer_durante, self.que_hacer_despues)
        if all(map(is_empty_html, advice)):
            sentence = _("Diga qué hacer antes, durante o después: al menos una de las tres.")
            missing.append(("que_hacer_antes", str(sentence)))
        if not self.telefonos:
            missing.append(("telefonos", str(_("Ponga al menos un teléfono de emergencia."))))
        return missing


class PiezaDePrevencion(PiezaReunida):
    """A piece that a prevention campaign gathers."""

    campana = ParentalKey(PrevencionPage, on_delete=models.CASCADE, related_name="piezas")
