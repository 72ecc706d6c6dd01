"""The editor's form: what is required to publish is asked for when it is sent to review."""

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
