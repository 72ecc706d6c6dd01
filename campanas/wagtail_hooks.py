"""The places of campaigns and alerts in the desk's menu."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from campanas.models import AlertaPage
from cms.workflows.listings import KindListing


class Alertas(KindListing):
    model = AlertaPage
    icon = "warning"
    name = "alertas"
    menu_label = _("Alertas")
    menu_order = 91


@hooks.register("register_admin_viewset")
def register_alerts() -> Alertas:
    return Alertas()
