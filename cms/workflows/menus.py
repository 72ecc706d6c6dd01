"""The desk's menus: nobody is offered what isn't his work."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import page_permission_policy

from cms.users.roles import HEADS, Role, has_role

# Wagtail's own pages about Wagtail, in English.
ABOUT_WAGTAIL = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("construct_help_menu")
def help_about_pregon(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if not item.name.startswith(ABOUT_WAGTAIL)]


@hooks.register("construct_main_menu")
def reports_for_who_leads(request: HttpRequest, items: list[Any]) -> None:
    user = request.user
    if has_role(user, *HEADS, Role.ADMINISTRATORS) or user.is_superuser:
        return
    items[:] = [item for item in items if item.name != "reports"]


# «Traducciones» and «Auditoría» say the same and more.
DOUBLED_REPORTS = ("wagtail_localize:translations_report", "wagtailadmin_reports:site_history")


@hooks.register("construct_reports_menu")
def reports_that_say_more(request: HttpRequest, items: list[Any]) -> None:
    doubled = [reverse(name) for name in DOUBLED_REPORTS]
    items[:] = [item for item in items if item.url not in doubled]


class SalidasMenuItem(MenuItem):
    """For whoever has pages in the tree."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(page_permission_policy.explorable_root_instance(request.user))


@hooks.register("register_admin_menu_item")
def salidas() -> MenuItem:
    return SalidasMenuItem(
        _("Salidas"),
        reverse("cms_workflows:salidas"),
        name="salidas",
        icon_name="time",
        order=150,
    )
