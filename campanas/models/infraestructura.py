"""Public works: where, for how much, by whom, how far along."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.fields import StreamField
from wagtail.search import index

from campanas.blocks import HitosBlock
from campanas.models.campana import CampanaPage, PiezaReunida, campaign_tabs, out_of_order
from campanas.models.dinero import LempirasField
from cms.base.models import BasePage
from cms.base.places import PlaceField

WHOLE = 100  # per cent


class InfraestructuraPage(CampanaPage):
    """A public work, from its start to its end, milestone by milestone."""

    kind = "infraestructura"
    offer = _("Obra pública")
    facts = frozenset({"contratista"})
    good_as_they_are = frozenset({"direccion"})
    page_description = _(
        "Para una obra pública: dónde está, cuánto cuesta, quién la hace, cuánto lleva y sus hitos "
        "con fotos."
    )

    ubicacion = PlaceField(_("ubicación en el mapa"))
    direccion = models.CharField(
        _("dirección"),
        max_length=200,
        blank=True,
        help_text=_("Como se le diría a quien no conoce: calle, colonia, punto de referencia."),
    )
    presupuesto = LempirasField(
        _("presupuesto"),
        null=True,
        blank=True,
        help_text=_("En lempiras. Por ejemplo: 12,500,000.00"),
    )
    financiamiento = models.CharField(
        _("financiamiento"),
        max_length=200,
        blank=True,
        help_text=_("De dónde sale el dinero: fondos municipales, un préstamo, una donación."),
    )
    contratista = models.CharField(
        _("contratista"), max_length=200, blank=True, help_text=_("La empresa que ejecuta la obra.")
    )
    inicio = models.DateField(
        _("inicio"), null=True, blank=True, help_text=_("Cuando empezó o empezará.")
    )
    fin_previsto = models.DateField(
        _("fin previsto"), null=True, blank=True, help_text=_("Según el contrato.")
    )
    fin_real = models.DateField(
        _("fin real"), null=True, blank=True, help_text=_("Solo si ya terminó.")
    )
    avance = models.PositiveSmallIntegerField(
        _("avance"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(WHOLE, _("El avance va de 0 a 100."))],
        help_text=_("En porcentaje, de 0 a 100."),
    )
    hitos = StreamField(
        HitosBlock(),
        verbose_name=_("hitos"),
        blank=True,
        help_text=_("Lo logrado, con su fecha y sus fotos. Del más antiguo al más reciente."),
    )

    edit_handler = campaign_tabs(
        _("La obra"),
        [
            MultiFieldPanel(
                [FieldPanel("direccion"), FieldPanel("ubicacion")], heading=_("Dónde está")
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("inicio"),
                            FieldPanel("fin_previsto"),
                            FieldPanel("fin_real"),
                        ]
                    ),
                    FieldPanel("avance", heading=_("Avance (%)")),
                ],
                heading=_("Cuándo y cuánto lleva"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("presupuesto", heading=_("Presupuesto (L)")),
                    FieldPanel("financiamiento"),
                    FieldPanel("contratista"),
                ],
                heading=_("Dinero y contrato"),
            ),
            FieldPanel("hitos"),
        ],
        title=_("Nombre de la obra"),
        title_help=_("Con el que la conoce la gente: «Puente de la colonia Kennedy»."),
    )
    search_fields = [*BasePage.search_fields, index.FilterField("inicio")]
    api_fields = [
        *CampanaPage.story_api_fields,
        APIField("ubicacion"),
        APIField("direccion"),
        APIField("presupuesto"),
        APIField("financiamiento"),
        APIField("contratista"),
        APIField("inicio"),
        APIField("fin_previsto"),
        APIField("fin_real"),
        APIField("avance"),
        APIField("hitos"),
        *CampanaPage.campaign_api_fields,
    ]

    class Meta:
        verbose_name = _("campaña de infraestructura")
        verbose_name_plural = _("campañas de infraestructura")

    def lacks(self) -> list[tuple[str, str]]:
        missing = super().lacks()
        if not (self.ubicacion or self.direccion.strip() or self.zonas.exists()):
            sentence = _("Diga dónde está la obra: su dirección, su ubicación o una zona.")
            missing.append(("direccion", str(sentence)))
        if not self.inicio:
            missing.append(("inicio", str(_("Ponga la fecha de inicio de la obra."))))
        return missing

    def contradictions(self) -> dict[str, Any]:
        sentence = _("La obra termina antes de empezar.")
        wrong = {
            **super().contradictions(),
            **out_of_order(self, "inicio", "fin_previsto", sentence),
            **out_of_order(self, "inicio", "fin_real", sentence),
        }
        if self.fin_real and self.avance != WHOLE:
            wrong["avance"] = _("Una obra terminada va al 100 %: corrija el avance o el fin real.")
        if early := self._milestones_to_come():
            wrong["hitos"] = StreamBlockValidationError(block_errors=early)
        return wrong

    def _milestones_to_come(self) -> dict[int, ValidationError]:
        """The error of each that hasn't happened by the day on which the page goes out: so a wrong
        year is seen."""
        last, sentence = self._day_of_release(), _("Un hito ya ocurrió: esa fecha está por venir.")
        return {
            number: StructBlockValidationError(block_errors={"fecha": ValidationError(sentence)})
            for number, hito in enumerate(self.hitos)
            if hito.value["fecha"] and hito.value["fecha"] > last
        }

    def _day_of_release(self) -> date:
        today = timezone.localdate()
        scheduled: Any = self.go_live_at
        return max(today, timezone.localdate(scheduled)) if scheduled else today


class PiezaDeInfraestructura(PiezaReunida):
    """A piece that a public work gathers."""

    campana = ParentalKey(InfraestructuraPage, on_delete=models.CASCADE, related_name="piezas")
