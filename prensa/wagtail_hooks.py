"""The invitations' place in the desk's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from cms.workflows.listings import KindListing
from prensa.models import ConvocatoriaPage


class Convocatorias(KindListing):
    model = ConvocatoriaPage
    icon = "calendar-alt"
    name = "convocatorias"
    menu_label = _("Convocatorias")
    menu_order = 95


@hooks.register("register_admin_viewset")
def register_invitations() -> Convocatorias:
    return Convocatorias()
