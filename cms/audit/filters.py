"""What of the audit is asked for: person, piece, action, days."""

from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from cms.audit.models import AuditEntry, AuditQuerySet
from cms.audit.words import FAMILIES

_BIGGEST = 2**63 - 1
_LAST_DAY = [MaxValueValidator(date(2999, 12, 31))]  # the days after the last year have no hours


class AuditFilter(forms.Form):
    """All optional. What isn't valid asks for nothing."""

    persona = forms.CharField(label=_("Persona"), required=False, max_length=200)
    pieza = forms.CharField(
        label=_("Pieza o cosa"),
        required=False,
        max_length=200,
        help_text=_("Palabras del título, o el número de la página."),
    )
    acto = forms.ChoiceField(label=_("Qué se hizo"), required=False)
    desde = forms.DateField(
        label=_("Desde"), required=False, widget=AdminDateInput, validators=_LAST_DAY
    )
    hasta = forms.DateField(
        label=_("Hasta"), required=False, widget=AdminDateInput, validators=_LAST_DAY
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(key, name) for key, (name, _starts) in FAMILIES.items()]
        self.fields["acto"].choices = [("", _("Todo")), *names]  # type: ignore[attr-defined]

    def entries(self) -> AuditQuerySet:
        """The rows asked for, newest first."""
        found: AuditQuerySet = AuditEntry.objects.all()
        if not self.is_valid():
            return found.none()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        for name, value in asked.items():
            found = found.filter(_CONDITIONS[name](value))
        return found

    def in_words(self) -> dict[str, str]:
        """What was asked, to be written down of an export."""
        asked = self.cleaned_data if self.is_valid() else {}
        return {name: str(value) for name, value in asked.items() if value}


def _about(text: str) -> Q:
    named = Q(object_name__icontains=text)
    is_number = text.isascii() and text.isdigit() and int(text) <= _BIGGEST
    return named | Q(page_id=int(text)) if is_number else named


def _of_family(key: str) -> Q:
    _name, starts = FAMILIES[key]
    return reduce(or_, (Q(action__startswith=start) for start in starts))


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


_CONDITIONS: dict[str, Any] = {
    "persona": lambda text: Q(person__icontains=text),
    "pieza": _about,
    "acto": _of_family,
    "desde": lambda day: Q(at__gte=_midnight(day)),
    "hasta": lambda day: Q(at__lt=_midnight(day + timedelta(days=1))),
}
