"""The desk's menus: nobody is offered what isn't his work."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

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
