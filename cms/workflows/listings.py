"""All pieces of a kind in one list of the desk's menu, wherever they are in the tree."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet


class KindListing(PageListingViewSet):
    """A kind's list. Register an instance of a subclass as an admin viewset."""

    add_to_admin_menu = True
    columns = [column for column in IndexView.base_columns if column.name != "parent"]
    names: set[str] = set()

    def on_register(self) -> None:
        super().on_register()
        KindListing.names.add(self.name)


@hooks.register("construct_main_menu")
def lists_for_who_has_pages(request: HttpRequest, items: list[Any]) -> None:
    """Whoever isn't offered the tree isn't offered the lists of what is in it."""
    if not any(item.name == "explorer" for item in items):
        items[:] = [item for item in items if item.name not in KindListing.names]
