"""The acts upon what is accepted and waits for its hour: another hour, now, never."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.publishing import acts, hours
from cms.publishing.kinds import Audience, Stage
from cms.publishing.record import Circumstances, current_piece
from cms.publishing.release import publish_now
from cms.workflows.forms import CancelarForm, ReprogramarForm
from cms.workflows.views.act import ActView


class ScheduledAct(ActView):
    """About a page whose accepted revision waits for its hour."""

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_reschedule()

    @property
    def due(self) -> str:
        return hours.in_words(self.page.scheduled_revision.approved_go_live_at)

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
        return _("Saldrá el %(due)s.") % {"due": hours.in_words(data["hora"])}


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
