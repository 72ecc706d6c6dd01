"""The list of links, and revoking them. Heads see all, others those that they made."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.sharing.links import revocable_by, revoke
from cms.sharing.models import ShareLink

PAGE_SIZE = 50
_BIGGEST = 2**63 - 1


class Row(NamedTuple):
    link: ShareLink
    title: str  # empty: the page is gone
    state: str


def rows(links: Iterable[ShareLink]) -> list[Row]:
    """``links`` with the titles of their pages; one query for all."""
    found = list(links)
    pages = Page.objects.filter(pk__in={each.page_id for each in found})
    titles = dict(pages.values_list("pk", "draft_title"))
    return [Row(each, titles.get(each.page_id, ""), _state(each)) for each in found]


def _state(link: ShareLink) -> str:
    if link.revoked_at:
        return _("revocado")
    return _("abierto") if link.is_open else _("vencido")


class LinkList(WagtailAdminTemplateMixin, TemplateView):
    template_name = "cms_sharing/enlaces.html"
    page_title = gettext_lazy("Enlaces compartidos")
    header_icon = "link"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = revocable_by(self.request.user)
        window = Paginator(links, PAGE_SIZE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            rows=rows(window.object_list),
            window=window,
            any_open=links.open().exists(),
            names_pages=True,
            **kwargs,
        )


@require_POST
def revoke_one(request: HttpRequest, link_id: int) -> HttpResponse:
    links = revocable_by(request.user).filter(pk=link_id)
    if not links.exists():
        raise Http404
    return _revoke(request, links)


@require_POST
def revoke_all(request: HttpRequest) -> HttpResponse:
    """Those of the page that ``pagina`` names, or of all pages."""
    links = revocable_by(request.user)
    asked = request.POST.get("pagina", "")
    if asked:
        if not (asked.isascii() and asked.isdigit() and int(asked) <= _BIGGEST):
            raise Http404
        links = links.filter(page_id=int(asked))
    return _revoke(request, links)


def _revoke(request: HttpRequest, links: Any) -> HttpResponse:
    count = revoke(links, actor=request.user)
    messages.success(
        request,
        ngettext("Se revocó %(count)d enlace.", "Se revocaron %(count)d enlaces.", count)
        % {"count": count},
    )
    return redirect(get_valid_next_url_from_request(request) or reverse("cms_sharing:links"))
