"""The exchange of one review, in one place."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page, Revision

from cms.publishing.protocols import is_publishable
from cms.workflows.changes import compare
from cms.workflows.exchange import Turn, exchange_of
from cms.workflows.standing import standing, wait_of


class ConversationView(WagtailAdminTemplateMixin, TemplateView):
    """Who asked for what and when, what was answered, what changed. For who may edit the page, or
    is asked to take a step of it."""

    page_title = _("Conversación de la revisión")
    header_icon = "comment"
    template_name = "cms_workflows/conversacion.html"

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not is_publishable(type(page)):
            raise Http404
        return page

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.page.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            turns=[
                {"turn": turn, "fields": self._changed(turn)} for turn in exchange_of(self.page)
            ],
            stands=standing(self.page),
            wait=wait_of(self.page),
            **kwargs,
        )

    def _changed(self, turn: Turn) -> list[Any]:
        if turn.before is None or turn.after is None:
            return []
        known = Revision.objects.for_instance(self.page).in_bulk([turn.before, turn.after])
        if len(known) < len({turn.before, turn.after}):  # purged
            return []
        return compare(known[turn.before].as_object(), known[turn.after].as_object(), self.request)
