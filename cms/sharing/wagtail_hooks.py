"""Where sharing enters Wagtail's admin."""

from typing import Any

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from cms.sharing import desk_urls
from cms.sharing.links import MADE, REVOKED


@hooks.register("register_admin_urls")
def register_addresses() -> list[Any]:
    return [path("enlaces/", include(desk_urls))]


@hooks.register("register_reports_menu_item")
def register_menu_item() -> MenuItem:
    return MenuItem(
        _("Enlaces compartidos"),
        reverse("cms_sharing:links"),
        name="enlaces-compartidos",
        icon_name="link",
        order=110,
    )


class _Told(LogFormatter):
    def format_comment(self, log_entry: Any) -> str:
        return str((log_entry.data or {}).get("comment", ""))


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    @actions.register_action(MADE)
    class LinkMade(_Told):
        label = _("Compartió el borrador con un enlace")
        message = _("Compartió el borrador con un enlace")

    @actions.register_action(REVOKED)
    class LinkRevoked(_Told):
        label = _("Revocó un enlace compartido")
        message = _("Revocó un enlace compartido")
