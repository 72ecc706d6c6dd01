"""The editor's form: what is required to publish is asked for when it is sent to review."""

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm


class BasePageForm(WagtailAdminPageForm):
    """Saving a draft asks for a title; submitting it asks for all that ``page.lacks()`` names."""

    def clean_title(self) -> str:
        """On one line: its field may be as high as a long headline needs, and take Enter too."""
        return " ".join(self.cleaned_data["title"].split())

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for field, sentence in self.instance.lacks():
            if not self.has_error(field):  # «obligatorio» has been said there already
                self.add_error(field if field in self.fields else None, sentence)


class ProposesToday(BasePageForm):
    """A new page is proposed today's ``fecha``.

    Not by the field's default: Django would then take every later save for a change of the date,
    and who approves would seem to have edited.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk and not self.initial.get("fecha"):
            self.initial["fecha"] = timezone.localdate()
