"""The bulletins' place in the desk's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.workflows.listings import KindListing
from noticias.models import NoticiaPage


class Boletines(KindListing):
    model = NoticiaPage
    icon = "doc-full"
    name = "boletines"
    menu_label = _("Boletines")
    menu_order = 90


@hooks.register("register_admin_viewset")
def register_bulletins() -> Boletines:
    return Boletines()
