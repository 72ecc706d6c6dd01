"""wagtail-localize's views, without their ways to publish or to undo what is out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views import convert
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


def convert_draft_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """A translation that is out is withdrawn, with its reason; it doesn't turn into a copy of the
    original behind the back of those who have it."""
    if get_object_or_404(Page, pk=page_id).live:
        messages.error(
            request,
            _("Esta traducción está publicada. Retírela primero; luego puede volver a ser copia."),
        )
        return redirect("wagtailadmin_pages:edit", page_id)
    response: HttpResponse = convert.convert_to_alias(request, page_id)
    return response
