"""When and where something happens, and what an act changed of it: the facts of an invitation."""

from collections.abc import Iterator

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.base.places import PlaceField


class Estado(models.TextChoices):
    """What was last said about whether the event takes place."""

    PROGRAMADA = "programada", _("Programada")
    POSPUESTA = "pospuesta", _("Pospuesta")
    TRASLADADA = "trasladada", _("Trasladada")
    CANCELADA = "cancelada", _("Cancelada")


class Evento(models.Model):
    """Times, place and state, as a mixin: a page type takes it after ``BasePage``.

    Times are aware. ``estado`` and the fields after it are written by acts alone: no form has
    them, and wagtail-localize leaves a translation its own.
    """

    inicio = models.DateTimeField(
        _("inicio"),
        null=True,
        blank=True,
        help_text=_("Hora de Tegucigalpa."),
    )
    fin = models.DateTimeField(_("fin"), null=True, blank=True, help_text=_("Puede quedar vacío."))
    lugar = models.CharField(
        _("lugar"),
        max_length=160,
        blank=True,
        help_text=_("Cómo se llama, por ejemplo «Salón de sesiones, Palacio Municipal»."),
    )
    direccion = models.CharField(
        _("dirección"),
        max_length=300,
        blank=True,
        help_text=_("Cómo se llega: calle, colonia, punto de referencia, portón."),
    )
    ubicacion = PlaceField(_("ubicación en el mapa"))
    acreditacion_hasta = models.DateTimeField(
        _("acreditación hasta"),
        null=True,
        blank=True,
        help_text=_("Última hora, antes del inicio. Vacío: no se pide."),
    )
    estado = models.CharField(
        _("estado"),
        max_length=12,
        choices=Estado.choices,
        default=Estado.PROGRAMADA,
        editable=False,
        help_text=_("Lo cambian «Posponer», «Trasladar», «Cancelar» y «Reanudar»."),
    )
    motivo = models.TextField(
        _("motivo"),
        max_length=600,
        blank=True,
        editable=False,
        help_text=_("Lo que se dijo al público del último cambio."),
    )
    inicio_anterior = models.DateTimeField(
        _("estaba para"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("La fecha que tenía antes del último cambio."),
    )
    lugar_anterior = models.CharField(
        _("iba a ser en"),
        max_length=160,
        blank=True,
        editable=False,
        help_text=_("El lugar que tenía antes del último cambio."),
    )

    class Meta:
        abstract = True

    @property
    def has_begun(self) -> bool:
        return self.inicio is not None and self.inicio <= timezone.now()

    def lacking_facts(self) -> Iterator[tuple[str, str]]:
        """What of the times and the place stands in the way of publishing, for ``lacks()``."""
        # What was postponed until further notice has no date; nor if it is cancelled afterwards.
        if self.inicio is None and self.estado not in {Estado.POSPUESTA, Estado.CANCELADA}:
            yield "inicio", str(_("Diga cuándo empieza."))
        if self.fin and self.inicio and self.fin <= self.inicio:
            yield "fin", str(_("El fin es anterior al inicio."))
        if not self.lugar.strip():
            yield "lugar", str(_("Diga en qué lugar es."))
        if self.acreditacion_hasta and self.inicio and self.acreditacion_hasta >= self.inicio:
            yield "acreditacion_hasta", str(_("La acreditación se cierra antes del inicio."))
