"""All pieces of a kind, or of several kinds, in one list of the desk's menu, wherever they are."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.filters import MultipleContentTypeFilter
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet, PageListingMixin
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page


class KindListing(PageListingViewSet):
    """A kind's list. Register an instance of a subclass as an admin viewset."""

    add_to_admin_menu = True
    columns = [column for column in IndexView.base_columns if column.name != "parent"]
    names: set[str] = set()

    def on_register(self) -> None:
        super().on_register()
        KindListing.names.add(self.name)


class KindsView(IndexView):
    """Pages of several kinds in one list."""

    kinds: tuple[type[Page], ...] = ()
    parent_model: type[Page] = Page

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().type(*self.kinds)

    def get_add_url(self) -> str | None:
        """To choose among the kinds, below the page of the first language that holds them."""
        parent = self.parent_model.objects.filter(
            locale__language_code=settings.LANGUAGE_CODE
        ).first()
        if parent is None or not parent.permissions_for_user(self.request.user).can_add_subpage():
            return None
        return reverse("wagtailadmin_pages:add_subpage", args=[parent.pk])


class KindsListing(KindListing):
    """One list of several ``kinds``, which pages of ``parent_model`` hold. ``add_label`` is what
    its button says."""

    index_view_class = KindsView
    columns = [column for column in PageListingMixin.base_columns if column.name != "parent"]
    kinds: tuple[type[Page], ...]
    parent_model: type[Page]
    add_label: Any

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_index_view_kwargs(
            kinds=self.kinds,
            parent_model=self.parent_model,
            page_title=self.menu_label,
            add_item_label=self.add_label,
            **kwargs,
        ) | {"filterset_class": _filters(self.kinds)}


def _filters(kinds: tuple[type[Page], ...]) -> type[PageFilterSet]:
    class KindsFilterSet(PageFilterSet):
        """Wagtail's own filters, and by kind."""

        content_type = MultipleContentTypeFilter(
            label=_("Clase"),
            queryset=lambda request: ContentType.objects.filter(
                pk__in=[each.pk for each in ContentType.objects.get_for_models(*kinds).values()]
            ),
            widget=CheckboxSelectMultiple,
        )

    return KindsFilterSet


@hooks.register("construct_main_menu")
def lists_for_who_has_pages(request: HttpRequest, items: list[Any]) -> None:
    """Whoever isn't offered the tree isn't offered the lists of what is in it."""
    if not any(item.name == "explorer" for item in items):
        items[:] = [item for item in items if item.name not in KindListing.names]
