"""The invitations' place in the desk's menu."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

from cms.workflows.listings import KindListing
from prensa.models import ConvocatoriaPage


def _when(page: ConvocatoriaPage) -> str:
    if page.inicio is None:
        return "—"
    return date_format(timezone.localtime(page.inicio), "SHORT_DATETIME_FORMAT")


class Convocatorias(KindListing):
    model = ConvocatoriaPage
    icon = "calendar-alt"
    name = "convocatorias"
    menu_label = _("Convocatorias")
    menu_order = 95
    _box, _title, *_others = KindListing.columns
    columns = [
        *(_box, _title),
        Column("inicio", label=_("Inicio"), accessor=_when, sort_key="inicio"),
        Column("estado", label=_("Evento"), accessor="get_estado_display", sort_key="estado"),
        *(each for each in _others if each.name != "type"),
    ]


@hooks.register("register_admin_viewset")
def register_invitations() -> Convocatorias:
    return Convocatorias()
