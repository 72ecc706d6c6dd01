"""Answers to whatever questions a form asks."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone


def answers(form: forms.Form) -> dict[str, Any]:
    """Data with which ``form`` might be sent: its initial values, and something sensible for what
    it requires."""
    data: dict[str, Any] = {}
    for name, each in form.fields.items():
        value = form.get_initial_for_field(each, name)
        if isinstance(each, forms.DateTimeField):
            value = value or timezone.now() + timedelta(hours=9)
            value = local(value) if isinstance(value, datetime) else value
        elif isinstance(each, forms.BooleanField):
            value = "on" if each.required or value else None
        elif isinstance(each, forms.ChoiceField) and not value:
            value = next((key for key, _label in each.choices if key), None)
        elif isinstance(each, forms.CharField) and not value and each.required:
            value = "Porque sí."
        if value is not None:
            data[form.add_prefix(name)] = value
    return data


def local(moment: datetime) -> str:
    """As a browser at the desk sends it."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
