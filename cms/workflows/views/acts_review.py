"""Taking a step of the review on a page of its own, readable on a phone: what changed, what to do
about an hour that passed, and one button. The e-mails' links end here."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, TaskState

from cms.base.preview import draft_html
from cms.publishing import gate, hours
from cms.publishing.acts import NothingToDo
from cms.publishing.kinds import Audience
from cms.workflows.changes import changes_for
from cms.workflows.exchange import exchange_of
from cms.workflows.forms import CambiosForm, HoraPasadaForm
from cms.workflows.models.tasks import APPROVE, REJECT, PressTask, VistoTask
from cms.workflows.standing import standing
from cms.workflows.views.act import ActView


class StepAct(ActView):
    """The step that waits for this person, of exactly the text that is shown."""

    accepts_words = True
    template_name = "cms_workflows/paso.html"
    of_visto: ClassVar[tuple[bool, ...]] = (False,)  # whether it is about «Visto», other steps
    action: ClassVar[str] = APPROVE

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        task = page.current_workflow_task
        return (
            isinstance(task, PressTask)
            and isinstance(task, VistoTask) in cls.of_visto
            and cls.action in [name for name, *_rest in task.get_actions(page, user)]
        )

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.applies(self.page, request.user):
            if not self.page.permissions_for_user(request.user).can_edit():
                raise PermissionDenied
            where = {"title": self.page.get_admin_display_title(), "stands": standing(self.page)}
            said = _("Ese paso no está en sus manos. No se hizo nada. «%(title)s». %(stands)s.")
            messages.error(request, said % where)
            return redirect("wagtailadmin_home")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def state(self) -> TaskState:
        state: TaskState = self.page.current_workflow_task_state
        return state

    @property
    def seen(self) -> int:
        return int(self.state.revision_id)

    @cached_property
    def accepted(self) -> Any:
        """The page as the step's revision has it."""
        return self.state.revision.as_object()

    @cached_property
    def way_back(self) -> str:
        return get_valid_next_url_from_request(self.request) or reverse("wagtailadmin_home")

    def take(self, **said: Any) -> str:
        """Take the step, and say where the page stands now."""
        try:
            task: Any = self.state.task.specific
            task.on_action(self.state, self.request.user, self.action, **said)
        except PermissionDenied as refusal:
            raise NothingToDo(
                _("Ese paso ya no está en sus manos: alguien lo tomó, o el texto cambió.")
            ) from refusal
        return standing(Page.objects.get(pk=self.page.pk).specific)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            changes=changes_for(self.request.user, self.state.revision, self.request),
            whole=draft_html(self.accepted),
            talk=[{"turn": turn} for turn in exchange_of(self.page)[1:]],
            asks=self.action == APPROVE,
            step=self.state.task.name,
            last_by=self.state.revision.user,
            **kwargs,
        )


class AcceptAct(StepAct):
    """The step, accepted. If the hour of what is accepted has passed, it is asked what to do;
    whoever takes the last step decides."""

    @cached_property
    def late(self) -> Any:
        """Its hour, if that has passed."""
        return hours.passed(self.accepted)

    def get_form_class(self) -> type[forms.Form]:
        return HoraPasadaForm if self.late else forms.Form

    def consequences(self) -> Sequence[str]:
        said = [_("Usted acepta el texto tal como está.")]
        audience = {"audience": Audience(self.accepted.audiencia).label}
        if self.late:
            said.append(_late_sentence(self.accepted, self.late))
            said.append(_("Para quién: %(audience)s.") % audience)
        elif self.accepted.go_live_at and self.accepted.go_live_at > timezone.now():
            due = hours.in_words(self.accepted.go_live_at)
            said.append(_("Queda programada para el %(due)s.") % {"due": due})
        else:
            said.append(_("Sale en este momento para: %(audience)s.") % audience)
        if about_change := self.page.says_of_its_change():
            said.append(about_change)
        return said

    def act(self, data: dict[str, Any]) -> str:
        answer = hours.Answer(at=data["hora"]) if "salida" in data else None
        with hours.answering(answer):
            return self.take()


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


class DarVisto(AcceptAct):
    name = "dar-visto"
    title = gettext_lazy("Dar visto")
    button = gettext_lazy("Dar visto")
    icon = "success"
    of_visto = (True,)

    def consequences(self) -> Sequence[str]:
        return [*super().consequences(), _("Es lo único que le falta.")]

    def act(self, data: dict[str, Any]) -> str:
        return _("Visto dado. %(stands)s.") % {"stands": super().act(data)}


class Aprobar(AcceptAct):
    """What the editor's footer has as well, which comes here if the hour has passed."""

    name = "aprobar"
    title = gettext_lazy("Leer y aprobar")
    button = gettext_lazy("Aprobar")
    icon = "success"
    offered = False

    def consequences(self) -> Sequence[str]:
        said = super().consequences()
        if self.request.user.pk in gate.contributors(self.page, self.state.revision):
            return [said[0], _("Usted también escribió: después lo acepta otra persona.")]
        if self.late:
            return [
                *said,
                _("Si después de usted falta el visto de otra persona, se le preguntará a ella."),
            ]
        return [*said, _("Si falta otro paso, sale después de él.")]

    def act(self, data: dict[str, Any]) -> str:
        return _("Aprobada. %(stands)s.") % {"stands": super().act(data)}


class PedirCambios(StepAct):
    name = "pedir-cambios"
    title = gettext_lazy("Pedir cambios")
    button = gettext_lazy("Pedir cambios")
    icon = "comment"
    offered = False
    of_visto = (True, False)
    action = REJECT
    form_class = CambiosForm

    def consequences(self) -> Sequence[str]:
        return [
            _("Vuelve a quien la escribió, con su comentario. No sale hasta que la envíe otra vez.")
        ]

    def act(self, data: dict[str, Any]) -> str:
        return _("Cambios pedidos. %(stands)s.") % {"stands": self.take(comment=data["comment"])}
