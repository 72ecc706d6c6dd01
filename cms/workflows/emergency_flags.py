"""An emergency that nobody has ratified, seen from the desk's first page and from the editor."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.publishing.models import Emergency
from cms.publishing.protocols import is_publishable
from cms.users.roles import HEADS, has_role
from cms.workflows.emergency import minutes_since

if TYPE_CHECKING:
    from collections.abc import Iterator


class EmergencyPanel(Component):
    """What went out on one person's word, for the heads and for that person: red once its time is
    over. Nothing, when nothing waits."""

    name = "pregon_emergencies"
    order = 10
    template_name = "cms_workflows/panel_emergencies.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"rows": list(_rows(parent_context["request"].user))}


def _rows(user: Any) -> "Iterator[dict[str, Any]]":
    """One a page, the longest waiting first."""
    by_page: dict[int, list[Emergency]] = {}
    for each in Emergency.objects.waiting().order_by("pk"):
        by_page.setdefault(each.page_id, []).append(each)
    concerned = has_role(user, *HEADS)
    pages = Page.objects.live().specific().in_bulk(by_page)
    for page_id, waiting in by_page.items():
        if page_id in pages and (concerned or any(each.user_id == user.pk for each in waiting)):
            yield _row(pages[page_id], waiting, user)


def _row(page: Any, waiting: list[Emergency], user: Any) -> dict[str, Any]:
    may = page.permissions_for_user(user)
    now = timezone.now()
    return {
        "page": page,
        "first": waiting[0],
        "minutes": minutes_since(waiting[0]),
        "late": any(each.is_late(now) for each in waiting),
        "may_ratify": may.can_ratify(),
        "may_withdraw": may.can_withdraw(),
    }


@hooks.register("construct_homepage_panels")
def show_emergencies(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(EmergencyPanel())


# Before wagtail-localize's, which shows an editor of its own.
@hooks.register("before_edit_page", order=-1)
def flag_in_editor(request: HttpRequest, page: Any) -> None:
    """Say it above the form, with the acts that are this person's."""
    if request.method != "GET" or not page.live or not is_publishable(type(page.specific)):
        return
    may = page.specific.permissions_for_user(request.user)
    waiting = may.emergencies
    if not waiting:
        return
    buttons = []
    if may.can_ratify():
        address = reverse("cms_workflows:ratificar", args=[page.pk])
        buttons.append(messages.button(address, _("Leer y ratificar")))
    if may.can_withdraw():
        address = reverse("cms_workflows:retirar", args=[page.pk])
        buttons.append(messages.button(address, _("Retirar")))
    late = any(each.is_late(timezone.now()) for each in waiting)
    (messages.error if late else messages.warning)(request, _flag(waiting[0]), buttons=buttons)


def _flag(it: Emergency) -> str:
    since = minutes_since(it)
    if not since:
        return _(
            "Salió de emergencia hace un momento, publicada por %(who)s, y nadie la ha ratificado."
        ) % {"who": it.user_name}
    return ngettext(
        "Salió de emergencia hace %(minutes)d minuto, publicada por %(who)s, y nadie la ha "
        "ratificado.",
        "Salió de emergencia hace %(minutes)d minutos, publicada por %(who)s, y nadie la ha "
        "ratificado.",
        since,
    ) % {"minutes": since, "who": it.user_name}
