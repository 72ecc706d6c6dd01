"""The places of campaigns and alerts in the desk's menu."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column

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


def _level(page: AlertaPage) -> str:
    """The word alone: «Roja: actuar ya» is for the form."""
    return str(page.get_nivel_display()).partition(":")[0] or "—"


def _until(page: AlertaPage) -> str:
    if page.hasta is None:
        return "—"
    return date_format(timezone.localtime(page.hasta), "SHORT_DATETIME_FORMAT")


class Alertas(KindListing):
    model = AlertaPage
    icon = "warning"
    name = "alertas"
    menu_label = _("Alertas")
    menu_order = 91
    _box, _title, *_others = KindListing.columns
    columns = [
        *(_box, _title),
        Column("nivel", label=_("Nivel"), accessor=_level, sort_key="nivel"),
        Column("hasta", label=_("Hasta"), accessor=_until, sort_key="hasta"),
        Column("rige", label=_("Rige"), accessor="standing"),
        *(each for each in _others if each.name != "type"),
    ]


@hooks.register("register_admin_viewset")
def register_lists() -> list[KindListing]:
    return [Alertas(), Campanas()]
