"""The places of campaigns and alerts in the desk's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from campanas.models import (
    AlertaPage,
    CampanasIndexPage,
    InfraestructuraPage,
    PrevencionPage,
    ProgramaSocialPage,
)
from cms.workflows.listings import KindListing, KindsListing


class Campanas(KindsListing):
    kinds = (PrevencionPage, InfraestructuraPage, ProgramaSocialPage)
    parent_model = CampanasIndexPage
    icon = "pick"
    name = "campanas"
    menu_label = _("Campañas")
    add_label = _("Agregar campaña")
    menu_order = 92


class Alertas(KindListing):
    model = AlertaPage
    icon = "warning"
    name = "alertas"
    menu_label = _("Alertas")
    menu_order = 91


@hooks.register("register_admin_viewset")
def register_lists() -> list[KindListing]:
    return [Alertas(), Campanas()]
