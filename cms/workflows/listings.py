"""All pieces of a kind, or of several kinds, in one list of the desk's menu, wherever they are."""

from collections.abc import Iterable
from typing import Any, ClassVar

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
from wagtail.permissions import page_permission_policy


class KindListing(PageListingViewSet):
    """A kind's list. Register an instance of a subclass as an admin viewset."""

    add_to_admin_menu = True
    columns = [column for column in IndexView.base_columns if column.name != "parent"]
    registered: ClassVar[dict[str, tuple[type[Page], ...]]] = {}  # the kinds of each list, by name

    def on_register(self) -> None:
        super().on_register()
        KindListing.registered[self.name] = self.listed()

    def listed(self) -> tuple[type[Page], ...]:
        return (self.model,)


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

    def listed(self) -> tuple[type[Page], ...]:
        return self.kinds

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
    """Whoever isn't offered the tree isn't offered the lists of what is in it; whoever may write in
    one place of it alone is offered that place's list alone."""
    offered = any(item.name == "explorer" for item in items)
    hidden = {
        name
        for name, kinds in KindListing.registered.items()
        if not offered or not _writes(request.user, kinds)
    }
    items[:] = [item for item in items if item.name not in hidden]


def _writes(user: Any, kinds: tuple[type[Page], ...]) -> bool:
    """Whether ``user`` has a permission of pages where those of ``kinds`` are, or above that."""
    if user.is_superuser:
        return True
    given = page_permission_policy.get_cached_permissions_for_user(user)
    places = {each.page.specific_class for each in given}
    return any(place in _holders(kinds) or place not in _all_holders() for place in places)


def _holders(kinds: Iterable[type[Page]]) -> set[type[Page]]:
    return {above for kind in kinds for above in kind.allowed_parent_page_models()}


def _all_holders() -> set[type[Page]]:
    return _holders(kind for kinds in KindListing.registered.values() for kind in kinds)
