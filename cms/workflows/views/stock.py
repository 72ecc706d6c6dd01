"""Wagtail's own views about publishing, closed or turned into our acts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.forms.pages import CopyForm
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages.convert_alias import ConvertAliasView
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.revisions import RevisionsUnscheduleView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.publishing import acts
from cms.workflows.views.editor import PressCreateView, PressEditView, PressRevertView


class DraftCopyForm(CopyForm):
    """A copy is a draft like any other: it can neither be live nor follow another page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("publish_copies", "alias"):
            self.fields.pop(name, None)


class DraftCopyView(CopyView):
    def get_form_class(self) -> type[CopyForm]:
        return DraftCopyForm


class PressConvertAliasView(ConvertAliasView):
    """An alias of what is out has words that nobody accepted for this page."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.page.live:
            messages.error(
                request,
                _(
                    "Esta página repite otra que está publicada: convertirla la pondría fuera sin "
                    "aprobación. Copie la original y envíe la copia a revisión."
                ),
            )
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return super().post(request, *args, **kwargs)


class PressUnscheduleView(RevisionsUnscheduleView):
    """The button in the editor's lock message: the same act, told who did it."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            acts.unschedule(self.object, actor=request.user)
        except acts.NothingToDo as reason:
            messages.error(request, str(reason))
        else:
            messages.success(request, _("Programación cancelada. La página vuelve a borrador."))
        return redirect(self.get_next_url())


class PressPageViewSet(PageViewSet):
    """Of every page: Wagtail's views, with ours where they differ."""

    model = Page
    add_view_class = PressCreateView
    edit_view_class = PressEditView
    revisions_revert_view_class = PressRevertView
    copy_view_class = DraftCopyView
    convert_alias_view_class = PressConvertAliasView
    revisions_unschedule_view_class = PressUnscheduleView


press_page_viewset = PressPageViewSet()


def take_away_bulk_publishing() -> None:
    """What goes out or is withdrawn is one page, and one act, at a time: both become a 404."""
    bulk_action_registry.get_bulk_actions_for_model("wagtailcore", "page")  # fills the registry
    actions = bulk_action_registry.actions["wagtailcore"]["page"]
    for name in ("publish", "unpublish"):
        actions.pop(name, None)
