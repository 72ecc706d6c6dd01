"""The bulletin's editor."""

from typing import Any

from django.utils import timezone

from cms.base.forms import BasePageForm


class NoticiaForm(BasePageForm):
    """A new bulletin is proposed today's date.

    Not by the field's default: Django would then take every later save for a change of the date,
    and who approves would seem to have edited.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and not self.initial.get("fecha"):
            self.initial["fecha"] = timezone.localdate()
