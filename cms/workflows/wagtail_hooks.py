"""Where the desk's machinery enters Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks
from wagtail.admin.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SubmitForModerationMenuItem,
    UnpublishMenuItem,
    WorkflowMenuItem,
)
from wagtail.admin.views.home import (
    RecentEditsPanel,
    UserObjectsInWorkflowModerationPanel,
    WorkflowObjectsToModeratePanel,
)
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.publishing.protocols import is_publishable
from cms.users.roles import HEADS, has_role
from cms.workflows import (  # noqa: F401 - some register hooks
    choosing,
    emergency_flags,
    listings,
    menus,
    urls,
)
from cms.workflows.models.tasks import APPROVE
from cms.workflows.panel_salidas import AlarmPanel, SalidasPanel
from cms.workflows.panels import MinePanel, WaitingPanel, WritePanel
from cms.workflows.restoring import RESTORED
from cms.workflows.turns import PASSED, TAKEN
from cms.workflows.views import translating_hooks  # noqa: F401 - registers hooks
from cms.workflows.views.registry import acts
from cms.workflows.views.stock import (
    PressPageViewSet,
    press_page_viewset,
    take_away_bulk_publishing,
)

CLOSED = (PublishMenuItem, UnpublishMenuItem)


class SendToReview(SubmitForModerationMenuItem):
    """«Enviar a Boletín» would say to where, not what for."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_context_data(parent_context), "label": _("Enviar a revisión")}


# Wagtail registers its own at -1; the last one registered for a model is the one in use.
@hooks.register("register_admin_viewset")
def register_press_pages() -> PressPageViewSet:
    return press_page_viewset


@hooks.register("register_admin_urls", order=-1)
def register_acts() -> list[Any]:
    take_away_bulk_publishing()
    return [path("pregon/", include(urls))]


def act_buttons(
    page: Any, user: Any, next_url: str | None = None, **kwargs: Any
) -> Iterator[Button]:
    """The acts that apply to ``page`` now and are ``user``'s to do."""
    page = page.specific
    if not is_publishable(type(page)):
        return
    for priority, act in enumerate(acts()):
        if act.offered and act.applies(page, user):
            url = reverse(f"cms_workflows:{act.name}", args=[page.pk])
            yield Button(
                str(act.button),
                f"{url}?{urlencode({'next': next_url})}" if next_url else url,
                icon_name=act.icon,
                priority=priority,
            )


hooks.register("register_page_header_buttons", act_buttons)
hooks.register("register_page_listing_more_buttons", act_buttons)


@hooks.register("construct_page_action_menu")
def arrange_actions(
    menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """No publishing (Wagtail would offer it below the tree's root); whoever's turn it is finds the
    step first, then the rest."""
    kept = [item for item in menu_items if not isinstance(item, CLOSED)]
    steps = [item for item in kept if isinstance(item, WorkflowMenuItem)]
    steps.sort(key=lambda item: item.name != APPROVE)
    others = [
        SendToReview(order=item.order) if isinstance(item, SubmitForModerationMenuItem) else item
        for item in kept
        if item not in steps
    ]
    menu_items[:] = steps + others


@hooks.register("register_log_actions")
def register_turns(actions: LogActionRegistry) -> None:
    @actions.register_action(PASSED)
    class PassedOn(LogFormatter):
        label = _lazy("Pasar a una persona")

        def format_message(self, log_entry: Any) -> str:
            return _("Pasó el paso «%(step)s» a %(to)s") % log_entry.data

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("note", ""))

    @actions.register_action(TAKEN)
    class Taken(LogFormatter):
        label = _lazy("Tomar")

        def format_message(self, log_entry: Any) -> str:
            return _("Tomó el paso «%(step)s»") % log_entry.data


@hooks.register("construct_homepage_panels")
def show_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    stock = (WorkflowObjectsToModeratePanel, UserObjectsInWorkflowModerationPanel, RecentEditsPanel)
    panels[:] = [panel for panel in panels if not isinstance(panel, stock)]
    # A writer sees first what is asked of him; a head, what comes out.
    salidas = SalidasPanel(before_mine=has_role(request.user, *HEADS))
    panels += [AlarmPanel(), WritePanel(), WaitingPanel(), salidas, MinePanel()]


@hooks.register("register_log_actions")
def name_acts_in_the_log(actions: Any) -> None:
    actions.register_action(
        RESTORED, _lazy("Restaurar"), _lazy("Envió a revisión lo que se retiró")
    )
