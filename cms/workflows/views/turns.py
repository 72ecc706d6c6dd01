"""Passing a step to one person, and taking it oneself."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from cms.users.models import User
from cms.users.roles import HEADS, has_role
from cms.workflows import letters
from cms.workflows.forms import PasarForm
from cms.workflows.mail import write
from cms.workflows.standing import who_has
from cms.workflows.turns import assignment_of, pass_on, who_may_take
from cms.workflows.views.act import ActView


class TurnView(ActView):
    """About a step that waits. Who may take it may pass it; the heads may pass any."""

    @cached_property
    def state(self) -> TaskState:
        state: TaskState = self.page.current_workflow_task_state
        return state

    @property
    def others(self) -> list[User]:
        """Those it may go to: who may take it and doesn't have it yet."""
        given = assignment_of(self.state)
        holder = given.person if given else None
        return [each for each in who_may_take(self.state) if each != holder]

    def hand_over(self, to: Any, *, note: str = "") -> None:
        actor: Any = self.request.user
        before = pass_on(self.state, to=to, actor=actor, note=note)
        write([to] if to != actor else [], letters.passed_on(self.state, actor=actor, note=note))
        if before is not None and before not in (to, actor):
            write([before], letters.taken_over(self.state, holder=to))


class Pasar(TurnView):
    name = "pasar"
    title = gettext_lazy("Pasar a…")
    button = gettext_lazy("Pasar a…")
    icon = "user"
    form_class = PasarForm

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        state = page.current_workflow_task_state
        if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
            return False
        may = who_may_take(state)
        return (user in may or has_role(user, *HEADS)) and any(each != user for each in may)

    def consequences(self) -> Sequence[str]:
        return [
            _("%(step)s. Ahora la tiene %(who)s.")
            % {"step": self.state.task.name, "who": who_has(self.state) or "—"},
            _(
                "Quien la reciba recibe un correo y la ve de primera; las demás personas del paso "
                "todavía pueden tomarla."
            ),
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = self.request.user.pk
        return {
            **super().get_form_kwargs(),
            "people": [each for each in self.others if each.pk != mine],
        }

    def act(self, data: dict[str, Any]) -> str:
        self.hand_over(data["persona"], note=data["nota"].strip())
        return _("Ahora la tiene %(who)s.") % {"who": data["persona"]}


class Tomar(TurnView):
    name = "tomar"
    title = gettext_lazy("Tomarla")
    button = gettext_lazy("Tomarla")
    icon = "user"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        state = page.current_workflow_task_state
        if state is None or state.status != TaskState.STATUS_IN_PROGRESS:
            return False
        given = assignment_of(state)
        return user in who_may_take(state) and (given is None or given.person != user)

    def consequences(self) -> Sequence[str]:
        return [
            _("Las demás personas verán que la tiene usted; si hace falta, pueden tomarla ellas.")
        ]

    def act(self, data: dict[str, Any]) -> str:
        self.hand_over(self.request.user)
        return _("Ahora la tiene usted.")
