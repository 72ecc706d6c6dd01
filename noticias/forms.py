"""The editors of bulletins and magazines.

A new one is proposed a date. Not by the field's default: Django would then take every later save
for a change of the date, and who approves would seem to have edited.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from cms.base.forms import BasePageForm


class DatedForm(BasePageForm):
    """Proposes ``proposed()`` for ``fecha``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and not self.initial.get("fecha"):
            self.initial["fecha"] = self.proposed()

    @staticmethod
    def proposed() -> date:
        return timezone.localdate()


class NoticiaForm(DatedForm):
    """Today."""


class RevistaForm(DatedForm):
    """The first of this month: the day isn't shown."""

    @staticmethod
    def proposed() -> date:
        return timezone.localdate().replace(day=1)
