"""Where the audit enters Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from cms.audit import urls
from cms.audit.access import may_read_all, may_read_of


class AuditMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read_all(request.user)


@hooks.register("register_admin_urls")
def register_addresses() -> list[Any]:
    return [path("auditoria/", include(urls))]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> AuditMenuItem:
    return AuditMenuItem(
        gettext_lazy("Auditoría"),
        reverse("cms_audit:all"),
        name="auditoria",
        icon_name="history",
        order=100,
    )


def story_button(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    """The way from a piece to what became of it."""
    if may_read_of(user, page.specific):
        url = reverse("cms_audit:piece", args=[page.pk])
        yield Button(_("Historia"), url, icon_name="history", priority=90)


hooks.register("register_page_header_buttons", story_button)
hooks.register("register_page_listing_more_buttons", story_button)
