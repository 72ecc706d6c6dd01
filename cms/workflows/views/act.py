"""What all acts at the desk share: one page that says what will happen, and asks."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.publishing import acts
from cms.publishing.gate import NotApproved
from cms.publishing.protocols import is_publishable


class ActView(WagtailAdminTemplateMixin, FormView):
    """GET says what would happen; POST does it. Who may was decided by the page's tester."""

    name: ClassVar[str]  # in the address
    title: ClassVar[Any]
    button: ClassVar[Any]
    icon: ClassVar[str]
    serious: ClassVar[bool] = False
    offered: ClassVar[bool] = True  # by a button among the page's acts
    accepts_words: ClassVar[bool] = False  # of exactly the revision that was looked at, then

    template_name = "cms_workflows/act.html"
    form_class: type[forms.Form] = forms.Form  # nothing but the confirmation

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        """Whether the act makes sense for ``page`` now and is ``user``'s to do."""
        raise NotImplementedError

    @classmethod
    def why_not(cls, page: Any, user: Any) -> str:
        """Why it doesn't apply now, for one whose act it would be; empty for anybody else."""
        return ""

    def consequences(self) -> Sequence[str]:
        """What will happen and to whom, one sentence each."""
        raise NotImplementedError

    def act(self, data: dict[str, Any]) -> str:
        """Do it, and say what was done."""
        raise NotImplementedError

    @cached_property
    def page(self) -> Any:
        page = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not is_publishable(type(page)):
            raise Http404
        return page

    @property
    def seen(self) -> int:
        """The revision whose words the person is shown, and accepts."""
        return int(self.page.latest_revision_id)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.applies(self.page, request.user):
            if why := self.why_not(self.page, request.user):
                messages.warning(request, why)
                return redirect(self.way_back)
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        if self.accepts_words and self.request.POST.get("seen") != str(self.seen):
            form.add_error(
                None,
                _("El texto cambió mientras usted lo leía. Véalo de nuevo antes de aceptarlo."),
            )
            return self.form_invalid(form)
        try:
            with transaction.atomic():  # a refusal undoes it all, and what was typed stays
                done = self.act(form.cleaned_data)
        except (acts.NothingToDo, NotApproved) as refusal:
            return self._refused(form, str(refusal))
        messages.success(self.request, done)
        return redirect(self.way_back)

    def _refused(self, form: Any, why: str) -> HttpResponse:
        """Shown beside what was typed; where somebody was faster and the act makes no sense any
        more, there is nothing to show."""
        page = Page.objects.filter(pk=self.page.pk).first()
        if page is None or not self.applies(page.specific, self.request.user):
            messages.error(self.request, why)
            return redirect(self.way_back if page is not None else reverse("wagtailadmin_home"))
        form.add_error(None, why)
        return self.form_invalid(form)

    @cached_property
    def way_back(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse(
            "wagtailadmin_pages:edit", args=[self.page.pk]
        )

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []  # the header then shows the act's name and the page's

    def get_header_icon(self) -> str:
        return self.icon

    def get_page_title(self) -> str:
        return str(self.title)

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            consequences=self.consequences(),
            act=self,
            way_back=self.way_back,
            next_url=get_valid_next_url_from_request(self.request),
            **kwargs,
        )
