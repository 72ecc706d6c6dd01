"""The bulletins' places in the desk: in the menu, and first on the home page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet

from noticias.models import NoticiaPage, NoticiasIndexPage


class BoletinesViewSet(PageListingViewSet):
    """All bulletins in one list, wherever they are in the tree."""

    model = NoticiaPage
    icon = "doc-full"
    name = "boletines"
    menu_label = _("Boletines")
    menu_order = 90
    add_to_admin_menu = True
    columns = [column for column in IndexView.base_columns if column.name != "parent"]


@hooks.register("register_admin_viewset")
def register_bulletins() -> BoletinesViewSet:
    return BoletinesViewSet()


@hooks.register("construct_main_menu")
def bulletins_for_who_has_pages(request: HttpRequest, items: list[Any]) -> None:
    """Whoever isn't offered the tree isn't offered the list of what is in it."""
    if not any(item.name == "explorer" for item in items):
        items[:] = [item for item in items if item.name != BoletinesViewSet.name]


class WritePanel(Component):
    """«Escribir un boletín», for whoever may."""

    name = "pregon_write"
    order = 50
    template_name = "noticias/panel_write.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        index = NoticiasIndexPage.objects.filter(
            locale__language_code=settings.LANGUAGE_CODE
        ).first()
        if index is None or not index.permissions_for_user(user).can_add_subpage():
            return {"address": None}
        return {
            "address": reverse("wagtailadmin_pages:add", args=["noticias", "noticiapage", index.pk])
        }


@hooks.register("construct_homepage_panels")
def offer_to_write(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WritePanel())
