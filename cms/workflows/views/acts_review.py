"""Taking a step of the review by an act: the «visto», and what asks about an hour that passed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.publishing import hours
from cms.publishing.kinds import Audience
from cms.workflows.forms import HoraPasadaForm
from cms.workflows.models.tasks import APPROVE, VistoTask
from cms.workflows.standing import standing
from cms.workflows.views.act import ActView


class StepAct(ActView):
    """The current step, accepted. If the hour of what is accepted has passed, it is asked what to
    do; whoever takes the last step decides."""

    accepts_words = True
    template_name = "cms_workflows/dar_visto.html"

    @property
    def seen(self) -> int:
        return int(self.page.current_workflow_task_state.revision_id)

    @cached_property
    def accepted(self) -> Any:
        """The page as the step's revision has it."""
        return self.page.current_workflow_task_state.revision.as_object()

    @cached_property
    def late(self) -> Any:
        """Its hour, if that has passed."""
        return hours.passed(self.accepted)

    def get_form_class(self) -> type[forms.Form]:
        return HoraPasadaForm if self.late else forms.Form

    def consequences(self) -> Sequence[str]:
        said = [_("Usted acepta el texto tal como está.")]
        audience = Audience(self.accepted.audiencia).label
        if self.late:
            said.append(_late_sentence(self.accepted, self.late))
            said.append(_("Para quién: %(audience)s.") % {"audience": audience})
        elif self.accepted.go_live_at and self.accepted.go_live_at > timezone.now():
            due = hours.in_words(self.accepted.go_live_at)
            said.append(_("Queda programada para el %(due)s.") % {"due": due})
        else:
            said.append(_("Sale en este momento para: %(audience)s.") % {"audience": audience})
        return said

    def act(self, data: dict[str, Any]) -> str:
        state = self.page.current_workflow_task_state
        with hours.answering(self.get_form_answer(data)):
            state.task.specific.on_action(state, self.request.user, APPROVE)
        return str(standing(Page.objects.get(pk=self.page.pk).specific))

    @staticmethod
    def get_form_answer(data: dict[str, Any]) -> hours.Answer | None:
        return hours.Answer(at=data["hora"]) if "salida" in data else None


def _late_sentence(page: Any, late: Any) -> str:
    if page.embargo:
        return _(
            "Debía salir el %(hour)s, y esa hora pasó mientras esperaba: los medios no la tuvieron "
            "bajo embargo. Diga qué hacer: que salga ahora para todos, o que los medios la tengan "
            "bajo embargo hasta otra hora."
        ) % {"hour": hours.in_words(late)}
    return _("Debía salir el %(hour)s, y esa hora pasó mientras esperaba. Diga qué hacer.") % {
        "hour": hours.in_words(late)
    }


class DarVisto(StepAct):
    name = "dar-visto"
    title = gettext_lazy("Dar visto")
    button = gettext_lazy("Dar visto")
    icon = "success"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        task = page.current_workflow_task
        return isinstance(task, VistoTask) and bool(task.get_actions(page, user))

    def consequences(self) -> Sequence[str]:
        return [*super().consequences(), _("Es lo único que le falta.")]

    def act(self, data: dict[str, Any]) -> str:
        return _("Visto dado. %(stands)s.") % {"stands": super().act(data)}


class AprobarTarde(StepAct):
    """Approving in the editor comes here, if the hour has passed."""

    name = "aprobar"
    title = gettext_lazy("Aprobar: su hora ya pasó")
    button = gettext_lazy("Aprobar (su hora ya pasó)")
    icon = "success"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        task = page.current_workflow_task
        if task is None or isinstance(task, VistoTask):
            return False
        if APPROVE not in [name for name, *_rest in task.get_actions(page, user)]:
            return False
        return hours.passed(page.current_workflow_task_state.revision.as_object()) is not None

    def consequences(self) -> Sequence[str]:
        return [
            *super().consequences(),
            _("Si después de usted falta el visto de otra persona, se le preguntará a ella."),
        ]

    def act(self, data: dict[str, Any]) -> str:
        return _("Aprobada. %(stands)s.") % {"stands": super().act(data)}
