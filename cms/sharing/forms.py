"""What is asked of who shares a draft."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.sharing.links import LONGEST, USUAL


def usual_end() -> datetime:
    return timezone.localtime(timezone.now() + USUAL).replace(second=0, microsecond=0)


class CompartirForm(forms.Form):
    para = forms.CharField(
        label=_("Para quién"),
        help_text=_("Queda anotado. La persona no necesita cuenta."),
        max_length=200,
    )
    hasta = forms.DateTimeField(
        label=_("Hasta cuándo"),
        help_text=_("Hora de Tegucigalpa. Como mucho, 14 días."),
        initial=usual_end,
        widget=AdminDateTimeInput,
    )
    version = forms.ChoiceField(
        label=_("Qué verá"),
        choices=[
            ("esta", _("La última versión guardada, tal como está ahora")),
            ("nueva", _("Siempre la versión más nueva, también lo que se escriba después")),
        ],
        initial="esta",
        widget=forms.RadioSelect,
    )

    def clean_hasta(self) -> Any:
        until, now = self.cleaned_data["hasta"], timezone.now()
        if until <= now:
            raise forms.ValidationError(_("Esa hora ya pasó. Escoja una hora futura."))
        if until > now + LONGEST:
            raise forms.ValidationError(_("Un enlace dura 14 días como mucho."))
        return until
