"""The audit of everything, and the story of one piece."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.audit.access import may_read_all, may_read_of
from cms.audit.differences import differences
from cms.audit.filters import AuditFilter
from cms.audit.models import AuditEntry
from cms.audit.story import story

PAGE_SIZE = 50


class AuditPage(WagtailAdminTemplateMixin, TemplateView):
    """What the three pages share."""

    header_icon = "history"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def window(self, entries: Any) -> dict[str, Any]:
        """The rows of the page that is asked for, in words."""
        window = Paginator(entries, PAGE_SIZE).get_page(self.request.GET.get("p"))
        query = {name: str(value) for name, value in self.request.GET.items() if name != "p"}
        return {"lines": story(window.object_list), "window": window, "query": urlencode(query)}


class AuditOfAll(AuditPage):
    """What everybody did, narrowed to a person, a piece, an action, some days."""

    template_name = "cms_audit/todo.html"
    page_title = gettext_lazy("Auditoría")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read_all(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = AuditFilter(self.request.GET)
        return super().get_context_data(
            form=asked,
            asked=any(self.request.GET.get(name) for name in asked.fields),
            shows_whence=True,
            names_objects=True,
            media=asked.media,
            **self.window(asked.entries()),
            **kwargs,
        )


class StoryOfAPiece(AuditPage):
    """What became of one piece, newest first; from where is told to those who read all, and so is
    what became of a piece that is deleted."""

    template_name = "cms_audit/pieza.html"
    page_title = gettext_lazy("Historia")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.entries = AuditEntry.objects.filter(page_id=kwargs["page_id"])
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        self.piece = page.specific if page is not None else None
        if self.piece is None and not (may_read_all(request.user) and self.entries.exists()):
            raise Http404
        if self.piece is not None and not may_read_of(request.user, self.piece):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        if self.piece is not None:
            return str(self.piece.get_admin_display_title())
        named = self.entries.exclude(object_name="").values_list("object_name", flat=True)
        return _("%(title)s (borrada)") % {"title": named.first() or self.kwargs["page_id"]}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            shows_whence=may_read_all(self.request.user),
            way_back=(
                reverse("wagtailadmin_pages:edit", args=[self.piece.pk])
                if self.piece is not None
                else reverse("cms_audit:all")
            ),
            **self.window(self.entries),
            **kwargs,
        )


class BeforeAndAfter(AuditPage):
    """One row whole, with what changed between two versions if they are still there."""

    template_name = "cms_audit/uno.html"
    page_title = gettext_lazy("Antes y después")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        entry = AuditEntry.objects.filter(pk=kwargs["entry_id"]).first()
        if entry is None:
            raise Http404
        self.entry = entry
        if not may_read_all(request.user):
            self._require_own_piece(request)
        return super().dispatch(request, *args, **kwargs)

    def _require_own_piece(self, request: HttpRequest) -> None:
        page = Page.objects.filter(pk=self.entry.page_id or 0).first()
        if page is None or not may_read_of(request.user, page.specific):
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return self.entry.object_name or _("Auditoría")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            lines=story([self.entry]),
            comparison=differences(self.entry, self.request),
            shows_whence=may_read_all(self.request.user),
            **kwargs,
        )
