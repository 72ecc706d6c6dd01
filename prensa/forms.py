"""What each act upon an event asks: the new facts and the public reason, in each language."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.workflows.forms import MotivoForm
from prensa.models.evento import Estado, Evento

TIMES = ("inicio", "fin", "acreditacion_hasta")
PLACE = ("lugar", "direccion", "ubicacion")


class EventForm(MotivoForm):
    """``out`` is the invitation as it is out."""

    def __init__(self, *args: Any, out: Any, **kwargs: Any) -> None:
        self.out = out
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """The new facts, by field."""
        return {name: self.cleaned_data[name] for name in (*TIMES, *PLACE) if name in self.fields}


class TimesForm(EventForm):
    """Asks for a start, an end and the end of registration that agree with each other."""

    inicio = forms.DateTimeField(
        label=_("Nueva fecha y hora"),
        help_text=_("Hora de Tegucigalpa."),
        widget=AdminDateTimeInput,
        required=False,
    )
    fin = forms.DateTimeField(
        label=_("Termina"),
        help_text=_("Puede quedar vacío."),
        widget=AdminDateTimeInput,
        required=False,
    )
    acreditacion_hasta = forms.DateTimeField(
        label=_("Acreditación hasta"),
        help_text=_("Vacío: no se pide."),
        widget=AdminDateTimeInput,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        start, end, until = (data.get(name) for name in TIMES)
        if start and end and end <= start:
            self.add_error("fin", _("El fin es anterior al inicio."))
        if start and until and until >= start:
            self.add_error("acreditacion_hasta", _("La acreditación se cierra antes del inicio."))
        return data


class PosponerForm(TimesForm):
    sin_fecha = forms.BooleanField(
        label=_("Hasta nuevo aviso"),
        help_text=_("Todavía no hay nueva fecha."),
        required=False,
    )
    field_order = ["inicio", "fin", "acreditacion_hasta", "sin_fecha"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        start = data.get("inicio")
        if data.get("sin_fecha") and start:
            self.add_error("sin_fecha", _("Una nueva fecha o «hasta nuevo aviso»: no ambas."))
        elif data.get("sin_fecha"):
            return {**data, **dict.fromkeys(TIMES)}
        elif start is None and "inicio" not in self.errors:
            self.add_error("inicio", _("Escriba la nueva fecha, o marque «hasta nuevo aviso»."))
        elif start:
            self._require_later(start)
        return data

    def _require_later(self, start: Any) -> None:
        announced = self.out.inicio
        if self.out.estado == Estado.POSPUESTA:
            announced = self.out.inicio_anterior or announced
        if start <= timezone.now():
            self.add_error("inicio", _("La nueva fecha ya pasó. Escoja una futura."))
        elif start == self.out.inicio:
            self.add_error("inicio", _("Es la fecha que ya tiene."))
        elif announced and start <= announced:
            said = _(
                "Es anterior a la anunciada: eso no es posponer. Cámbiela en el editor y envíela a "
                "revisión."
            )
            self.add_error("inicio", said)


class PlaceForm(EventForm):
    """Asks for a place, its address and where it is on the map."""

    lugar = Evento._meta.get_field("lugar").formfield(required=True, label=_("Nuevo lugar"))
    direccion = Evento._meta.get_field("direccion").formfield()
    ubicacion = Evento._meta.get_field("ubicacion").formfield()


class TrasladarForm(PlaceForm):
    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        same = all(data.get(name) == getattr(self.out, name) for name in PLACE)
        if same and not self.errors:
            self.add_error("lugar", _("Es el lugar que ya tiene."))
        return data


class ReanudarForm(TimesForm, PlaceForm):
    """Asks again only for what the act that is undone had changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        out = self.out
        asked: tuple[str, ...] = ()
        if out.estado == Estado.POSPUESTA or out.inicio is None:
            asked += TIMES
        if out.estado == Estado.TRASLADADA:
            asked += PLACE
        for name in {*TIMES, *PLACE} - {*asked}:
            del self.fields[name]
        if "lugar" in self.fields:
            self.fields["lugar"].label = _("Lugar")
        if "inicio" in self.fields:
            self.fields["inicio"].required = True
            self.fields["inicio"].label = _("Fecha y hora")
