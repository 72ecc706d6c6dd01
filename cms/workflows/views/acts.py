"""The acts upon what is out or scheduled: each says what will happen, and to whom, and asks."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.publishing import acts
from cms.publishing.kinds import Audience, Stage
from cms.publishing.record import Circumstances, current_piece
from cms.publishing.release import publish_now
from cms.workflows.correction import correct
from cms.workflows.forms import CancelarForm, CorregirForm, ReprogramarForm, RetirarForm
from cms.workflows.models.tasks import APPROVE, VistoTask
from cms.workflows.standing import standing
from cms.workflows.views.act import ActView


class Corregir(ActView):
    name = "corregir"
    title = gettext_lazy("Fe de erratas")
    button = gettext_lazy("Corregir (fe de erratas)")
    icon = "edit"
    accepts_words = True
    form_class = CorregirForm
    template_name = "cms_workflows/corregir.html"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_correct()

    def consequences(self) -> Sequence[str]:
        said = [
            _(
                "La nota se publicará junto al texto, con su hora, y quienes recibieron la pieza "
                "serán avisados de la corrección."
            ),
            _(
                "Sale cuando otra persona la acepte: se le pedirá el visto a quienes escribieron "
                "la pieza y a la jefatura."
            ),
        ]
        if self.page.has_unpublished_changes:
            said.append(
                _("El borrador tiene cambios que no han salido: saldrán junto con esta nota.")
            )
        else:
            said.append(
                _(
                    "El texto no ha cambiado desde que salió. Si hay que cambiarlo, hágalo primero "
                    "en el editor y guárdelo; después vuelva aquí a escribir la nota."
                )
            )
        return said

    def form_valid(self, form: Any) -> HttpResponse:
        if "ver" in self.request.POST:  # look at the note before it is sent
            return self.render_to_response(self.get_context_data(form=form, note=form.cleaned_data))
        return super().form_valid(form)

    def act(self, data: dict[str, Any]) -> str:
        state = correct(
            self.page, actor=self.request.user, wrong=data["decia"], right=data["correcto"]
        )
        if state.status == state.STATUS_APPROVED:
            return _("La corrección salió.")
        return _("La corrección está en revisión: falta %(step)s.") % {
            "step": state.current_task_state.task.name
        }


class Retirar(ActView):
    name = "retirar"
    title = gettext_lazy("Retirar")
    button = gettext_lazy("Retirar")
    icon = "download"
    serious = True
    form_class = RetirarForm

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_withdraw()

    def consequences(self) -> Sequence[str]:
        piece = current_piece(self.page.pk)
        if piece is not None and piece.stage == Stage.ADVANCE:
            return [
                _(
                    "Los medios acreditados que la tienen bajo embargo verán que se retiró, y por "
                    "qué."
                ),
                _("No saldrá a su hora. El público no ve nada."),
            ]
        return [
            _("Deja de verse en el sitio web y en todos los canales en este momento."),
            _(
                "En su dirección queda el aviso de retiro con el motivo; quienes la recibieron lo "
                "verán también."
            ),
            _(
                "La página vuelve a borrador. Para publicarla de nuevo tendrá que pasar por "
                "revisión."
            ),
        ]

    def act(self, data: dict[str, Any]) -> str:
        acts.withdraw(self.page, actor=self.request.user, text=data["motivo"])
        return _("La pieza fue retirada.")


class ScheduledAct(ActView):
    """About a page whose accepted revision waits for its hour."""

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_reschedule()

    @property
    def due(self) -> str:
        hour = timezone.localtime(self.page.scheduled_revision.approved_go_live_at)
        return date_format(hour, "DATETIME_FORMAT")

    @property
    def in_advance(self) -> bool:
        piece = current_piece(self.page.pk)
        return piece is not None and piece.stage == Stage.ADVANCE


class CancelarProgramacion(ScheduledAct):
    name = "cancelar-programacion"
    title = gettext_lazy("Cancelar la programación")
    button = gettext_lazy("Cancelar la programación")
    icon = "cross"
    serious = True
    form_class = CancelarForm

    def consequences(self) -> Sequence[str]:
        said = [
            _("No saldrá el %(due)s. Para publicarla tendrá que pasar otra vez por revisión.")
            % {"due": self.due}
        ]
        if self.in_advance:
            said.append(_("Los medios acreditados que la tienen bajo embargo verán que se retiró."))
        return said

    def act(self, data: dict[str, Any]) -> str:
        acts.unschedule(self.page, actor=self.request.user, text=data["motivo"])
        return _("Programación cancelada. La página vuelve a borrador.")


class Reprogramar(ScheduledAct):
    name = "reprogramar"
    title = gettext_lazy("Cambiar la hora de salida")
    button = gettext_lazy("Cambiar la hora de salida")
    icon = "calendar-alt"
    form_class = ReprogramarForm

    def consequences(self) -> Sequence[str]:
        said = [_("Ahora está para el %(due)s. El texto aprobado no cambia.") % {"due": self.due}]
        if self.in_advance:
            said.append(_("Los medios acreditados verán la nueva hora del embargo."))
        return said

    def act(self, data: dict[str, Any]) -> str:
        acts.reschedule(self.page, actor=self.request.user, at=data["hora"])
        due = date_format(timezone.localtime(data["hora"]), "DATETIME_FORMAT")
        return _("Saldrá el %(due)s.") % {"due": due}


class PublicarAhora(ScheduledAct):
    name = "publicar-ahora"
    title = gettext_lazy("Publicar ahora")
    button = gettext_lazy("Publicar ahora")
    icon = "upload"

    def consequences(self) -> Sequence[str]:
        said = [
            _("Estaba para el %(due)s. Sale en este momento, tal como fue aprobada.")
            % {"due": self.due},
            _("Para quién: %(audience)s.") % {"audience": Audience(self._approved.audiencia).label},
        ]
        if self.in_advance:
            said.append(_("Se levanta el embargo: los medios ya pueden difundirla."))
        return said

    @property
    def _approved(self) -> Any:
        return self.page.get_scheduled_revision_as_object()

    def act(self, data: dict[str, Any]) -> str:
        with acts.under(Circumstances(actor=self.request.user)):
            publish_now(self.page.scheduled_revision, user=self.request.user)
        return _("Está publicada.")


class DarVisto(ActView):
    name = "dar-visto"
    title = gettext_lazy("Dar visto")
    button = gettext_lazy("Dar visto")
    icon = "success"
    accepts_words = True
    template_name = "cms_workflows/dar_visto.html"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        task = page.current_workflow_task
        return isinstance(task, VistoTask) and bool(task.get_actions(page, user))

    @property
    def seen(self) -> int:
        return int(self.page.current_workflow_task_state.revision_id)

    def consequences(self) -> Sequence[str]:
        revision = self.page.current_workflow_task_state.revision
        page = revision.as_object()
        said = [_("Usted acepta el texto tal como está. Es lo único que le falta.")]
        if page.go_live_at and page.go_live_at > timezone.now():
            due = date_format(timezone.localtime(page.go_live_at), "DATETIME_FORMAT")
            said.append(_("Queda programada para el %(due)s.") % {"due": due})
        else:
            said.append(
                _("Sale en este momento para: %(audience)s.")
                % {"audience": Audience(page.audiencia).label}
            )
        return said

    def act(self, data: dict[str, Any]) -> str:
        state = self.page.current_workflow_task_state
        state.task.specific.on_action(state, self.request.user, APPROVE)
        return _("Visto dado. %(stands)s.") % {
            "stands": standing(Page.objects.get(pk=self.page.pk).specific)
        }


COMMON: tuple[type[ActView], ...] = (
    DarVisto,
    Corregir,
    PublicarAhora,
    Reprogramar,
    CancelarProgramacion,
    Retirar,
)
