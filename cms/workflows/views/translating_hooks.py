"""Where translating enters Wagtail's admin: before wagtail-localize's own ways, in their place."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy
from wagtail import hooks

from cms.workflows.translating.drafts import BEGUN, RENEWED, translation_behind
from cms.workflows.views.localize import (
    RenewView,
    TranslateView,
    closed,
    convert_draft_to_alias,
)
from cms.workflows.views.translation import TranslationEditView

_ONE = "localize/translate/<int:translation_id>"
CLOSED = (
    f"{_ONE}/strings/<int:string_segment_id>/edit/",
    f"{_ONE}/overrides/<int:overridable_segment_id>/edit/",
    f"{_ONE}/pofile/upload/",
    f"{_ONE}/pofile/download/",
    f"{_ONE}/machine_translate/",
    f"{_ONE}/disable/",
    "localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/",
)


# These stand before wagtail-localize's own addresses, which are the same.
@hooks.register("register_admin_urls", order=-1)
def register_addresses() -> list[Any]:
    return [
        path("localize/submit/page/<int:page_id>/", TranslateView.as_view()),
        path("localize/update/<int:translation_source_id>/", RenewView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", convert_draft_to_alias),
        *(path(address, closed) for address in CLOSED),
    ]


@hooks.register("before_edit_page", order=-1)
def edit_translation(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A translation has an editor of its own, whatever is asked of the ordinary one."""
    translation = None if page.alias_of_id else translation_behind(page)
    if translation is None:
        return None
    view = TranslationEditView.as_view(page=page, translation=translation)
    response: HttpResponse = view(request)
    return response


@hooks.register("register_log_actions")
def name_what_is_noted(actions: Any) -> None:
    actions.register_action(
        BEGUN, gettext_lazy("Empezar la traducción"), gettext_lazy("Empezó la traducción")
    )
    actions.register_action(
        RENEWED,
        gettext_lazy("Actualizar la traducción"),
        gettext_lazy("Traducción puesta al día con la original"),
    )
