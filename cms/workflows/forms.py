"""What each act asks of the person who does it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.users.models import User


class CambiosForm(forms.Form):
    """In the editor's window, too, where the field's name is Wagtail's."""

    comment = forms.CharField(
        label=_("Qué hay que cambiar"),
        help_text=_("Lo lee quien escribió la pieza, al abrirla y en su correo."),
        error_messages={"required": _("Escriba qué hay que cambiar.")},
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PasarForm(forms.Form):
    """``people``: those whom the step may be passed to."""

    persona = forms.ModelChoiceField(
        label=_("A quién"), queryset=User.objects.none(), widget=forms.RadioSelect, empty_label=None
    )
    nota = forms.CharField(
        label=_("Nota"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, people: Iterable[User] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["persona"]
        field.queryset = User.objects.filter(pk__in=[each.pk for each in people])


FARTHEST = timedelta(days=5 * 366)


class RetirarForm(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo del retiro"),
        help_text=_("Es lo que verán el público y quienes la recibieron."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MotivoForm(forms.Form):
    """The public reason of an act. Fields of an act's own stand before it.

    ``locales``: the other languages in which the page is out; each may have a reason of its own.
    """

    motivo = forms.CharField(
        label=_("Motivo"),
        help_text=_("Se publica con el cambio."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order: list[str] | None = None

    def __init__(self, *args: Any, locales: Iterable[Any] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for locale in locales:
            self.fields[f"motivo_{locale.language_code}"] = forms.CharField(
                label=_("Motivo en %(language)s") % {"language": locale.get_display_name()},
                help_text=_("Si lo deja vacío, sale el de arriba."),
                max_length=600,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def reasons(self, own: str) -> dict[str, str]:
        """By language code; ``own`` is that of the page that was acted upon."""
        others = {
            name.removeprefix("motivo_"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("motivo_")
        }
        return {**others, own: self.cleaned_data["motivo"]}

    def order_fields(self, field_order: Any) -> None:
        others = [name for name in self.fields if name != "motivo"]
        super().order_fields(field_order or [*others, "motivo"])


class CancelarForm(forms.Form):
    motivo = forms.CharField(
        label=_("Motivo"),
        help_text=_("Si se adelantó bajo embargo, es lo que verán los medios."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CondicionesForm(forms.Form):
    embargo_texto = forms.CharField(
        label=_("Condiciones del embargo"),
        help_text=_("Lo que los medios aceptan antes de leerla."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReprogramarForm(forms.Form):
    hora = forms.DateTimeField(
        label=_("Nueva fecha y hora"),
        help_text=_("Hora de Tegucigalpa."),
        widget=AdminDateTimeInput,
    )

    def clean_hora(self) -> Any:
        hour = self.cleaned_data["hora"]
        if hour <= timezone.now():
            raise forms.ValidationError(_("La nueva hora ya pasó. Escoja una hora futura."))
        if hour > timezone.now() + FARTHEST:
            raise forms.ValidationError(_("Es demasiado lejana: escoja una de los próximos años."))
        return hour


class HoraPasadaForm(forms.Form):
    """What to do with a piece whose hour passed while it waited. ``hora`` is ``None`` for now."""

    salida = forms.ChoiceField(
        label=_("Su hora ya pasó. ¿Qué hacemos?"),
        choices=[("ahora", _("Que salga ahora")), ("hora", _("Que salga a otra hora"))],
        widget=forms.RadioSelect,
    )
    hora = forms.DateTimeField(
        label=_("La otra hora"),
        help_text=_("Hora de Tegucigalpa."),
        required=False,
        widget=AdminDateTimeInput,
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("salida") == "ahora":
            return {**given, "hora": None}
        hour = given.get("hora")
        if given.get("salida") == "hora" and "hora" not in self.errors:
            if hour is None:
                self.add_error("hora", _("Diga a qué hora."))
            elif hour <= timezone.now():
                self.add_error("hora", _("La nueva hora ya pasó. Escoja una hora futura."))
        return given


class CorregirForm(forms.Form):
    decia = forms.CharField(
        label=_("Qué decía mal"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    correcto = forms.CharField(
        label=_("Qué es lo correcto"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
