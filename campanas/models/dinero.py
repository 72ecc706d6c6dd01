"""Money, in lempiras, to the cent."""

import re
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_CENT = Decimal("0.01")
# Grouped in thousands by commas or not at all: «1500,50» must never become 150050.
_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{1,2})?")


class LempirasFormField(forms.DecimalField):
    """An amount as people write it: «L 12,500,000.00»."""

    def __init__(self, **kwargs):
        kwargs["widget"] = forms.TextInput(attrs={"inputmode": "decimal"})
        super().__init__(**kwargs)

    def to_python(self, value):
        if not isinstance(value, str) or not value.strip():
            return super().to_python(value)
        text = re.sub(r"^L\.?|\s", "", value.strip())
        if not _AMOUNT.fullmatch(text):
            raise ValidationError(_("Escríbalo así: 12,500,000.00"), code="invalid")
        return super().to_python(text.replace(",", ""))

    def prepare_value(self, value):
        return f"{value:,.2f}" if isinstance(value, Decimal) else value


class LempirasField(models.DecimalField):
    """An amount that is never negative, always with its cents: one amount is one text in the API,
    whether it was typed with them or without."""

    def __init__(self, *args, **kwargs):
        super().__init__(
            *args,
            **{
                "max_digits": 15,
                "decimal_places": 2,
                "validators": [MinValueValidator(0, _("No puede ser negativo."))],
                **kwargs,
            },
        )

    def deconstruct(self):
        """As what it is in the database: migrations import none of our code."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def to_python(self, value):
        amount = super().to_python(value)
        try:
            return amount if amount is None else amount.quantize(_CENT)
        except InvalidOperation as error:
            raise ValidationError(_("Es demasiado grande."), code="invalid") from error

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": LempirasFormField, **kwargs})
