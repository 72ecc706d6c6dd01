"""wagtail-localize's views, without their ways to publish."""

from typing import Any

from wagtail_localize.views.update_translations import (
    UpdateTranslationsForm,
    UpdateTranslationsView,
)


class DraftUpdateTranslationsForm(UpdateTranslationsForm):
    """A translation goes out as everything does: by its own review."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_translations", None)

    def clean(self) -> dict[str, Any]:
        return {**(super().clean() or {}), "publish_translations": False}


class DraftUpdateTranslationsView(UpdateTranslationsView):
    def get_form(self) -> DraftUpdateTranslationsForm:
        return DraftUpdateTranslationsForm(
            self.request.POST if self.request.method == "POST" else None
        )
