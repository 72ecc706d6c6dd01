"""The next hours on the desk's first page, and above all what was missed."""

from dataclasses import replace
from typing import Any

from wagtail.admin.ui.components import Component

from cms.publishing.models import Contribution
from cms.users.roles import HEADS, has_role
from cms.workflows.salidas import BAD, Salidas, salidas_for

NEXT = 6


class AlarmPanel(Component):
    """What was missed, before all else: heads see all of it; others, what they wrote of it."""

    name = "pregon_alarm"
    order = 10
    template_name = "cms_workflows/salidas_alarma.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        return {"salidas": _shown_to(request.user, _found(request))}


class SalidasPanel(Component):
    """What comes out, or leaves, next."""

    name = "pregon_salidas"
    template_name = "cms_workflows/panel_salidas.html"

    def __init__(self, *, before_mine: bool) -> None:
        self.order = 105 if before_mine else 115

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        coming = [each for each in _found(parent_context["request"]).rows if each.tone != BAD]
        return {"rows": coming[:NEXT]}


def _found(request: Any) -> Salidas:
    """Both panels show the same: it is asked once a request."""
    if not hasattr(request, "pregon_salidas"):
        request.pregon_salidas = salidas_for(request.user)
    found: Salidas = request.pregon_salidas
    return found


def _shown_to(user: Any, found: Salidas) -> Salidas:
    if has_role(user, *HEADS):
        return found
    wrote = Contribution.objects.filter(
        user_id=user.pk, page_id__in=[each.page_id for each in found.missed]
    )
    own = set(wrote.values_list("page_id", flat=True)) if found.missed else set()
    rows = tuple(
        each
        for each in found.rows
        if each.tone != BAD or each.page_id in own or each.owner_id == user.pk
    )
    return replace(found, rows=rows, silent=found.silent and bool(own))
