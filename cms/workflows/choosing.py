"""The windows in which pages are chosen."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks


@hooks.register("construct_page_chooser_queryset")
def newest_first(pages: Any, request: HttpRequest) -> Any:
    """An index holds a year of bulletins; what is cited is nearly always of the last days."""
    return pages.order_by("-latest_revision_created_at", "-pk")
