"""The bulletins' and the magazines' places in the desk's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.workflows.listings import KindListing
from noticias.models import NoticiaPage, RevistaPage


class Boletines(KindListing):
    model = NoticiaPage
    icon = "doc-full"
    name = "boletines"
    menu_label = _("Boletines")
    menu_order = 90


class Revistas(KindListing):
    model = RevistaPage
    icon = "clipboard-list"
    name = "revistas"
    menu_label = _("Revistas")
    menu_order = 96


@hooks.register("register_admin_viewset")
def register_bulletins() -> Boletines:
    return Boletines()


@hooks.register("register_admin_viewset")
def register_magazines() -> Revistas:
    return Revistas()
