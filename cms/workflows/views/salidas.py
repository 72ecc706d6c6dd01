"""The page «Salidas»: everything that has an hour."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.workflows.salidas import salidas_for


class SalidasView(WagtailAdminTemplateMixin, TemplateView):
    """In order, soonest first; what was missed is named before all."""

    template_name = "cms_workflows/salidas.html"
    page_title = _("Salidas")
    header_icon = "time"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # the header then shows the page's name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(salidas=salidas_for(self.request.user), **kwargs)
