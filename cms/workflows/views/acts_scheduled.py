"""The acts upon what is accepted and waits for its hour: another hour, now, never."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.publishing import acts, hours
from cms.publishing.kinds import Audience, Stage
from cms.publishing.record import Circumstances, current_piece
from cms.publishing.release import publish_now
from cms.workflows.forms import CancelarForm, CondicionesForm, ReprogramarForm
from cms.workflows.sending import stands
from cms.workflows.terms import change_terms
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
        if self.page.live:
            said.append(_("Lo que está publicado sigue como está."))
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
        if self.page.live:
            said.append(_("Hasta entonces se sigue viendo lo que está publicado."))
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
        if self.page.live:
            said.append(_("Reemplaza lo que está publicado ahora."))
        return said

    @property
    def _approved(self) -> Any:
        return self.page.get_scheduled_revision_as_object()

    def act(self, data: dict[str, Any]) -> str:
        coming = acts.in_turn(self.page).scheduled_revision
        if coming is None:
            raise acts.NothingToDo(_("Esta página no está programada."))
        with acts.under(Circumstances(actor=self.request.user)):
            publish_now(coming, user=self.request.user)
        return _("Está publicada.")


class EmbargoAct(ScheduledAct):
    """About what media have now, under embargo."""

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        if not super().applies(page, user):
            return False
        piece = current_piece(page.pk)
        return piece is not None and piece.stage == Stage.ADVANCE


class QuitarEmbargo(EmbargoAct):
    name = "quitar-embargo"
    title = gettext_lazy("Quitar el embargo y mantener la hora")
    button = gettext_lazy("Quitar el embargo")
    icon = "lock-open"
    form_class = CancelarForm

    def consequences(self) -> Sequence[str]:
        return [
            _("Los medios acreditados que la tienen bajo embargo verán que se retiró."),
            _("Sigue aprobada: sale el %(due)s, para todos a la vez.") % {"due": self.due},
            _("Para que los medios ya puedan difundirla, use «Publicar ahora»."),
        ]

    def act(self, data: dict[str, Any]) -> str:
        acts.lift_embargo(self.page, actor=self.request.user, text=data["motivo"])
        return _("Sin embargo. Saldrá el %(due)s, para todos a la vez.") % {"due": self.due}


class CondicionesEmbargo(EmbargoAct):
    name = "condiciones-embargo"
    title = gettext_lazy("Cambiar las condiciones del embargo")
    button = gettext_lazy("Cambiar las condiciones")
    icon = "edit"
    form_class = CondicionesForm

    def get_initial(self) -> dict[str, Any]:
        return {"embargo_texto": self.page.get_scheduled_revision_as_object().embargo_texto}

    def consequences(self) -> Sequence[str]:
        return [
            _(
                "Las condiciones son palabras que salen: otra persona tiene que aceptarlas. Se "
                "envía a revisión, con la misma hora (%(due)s)."
            )
            % {"due": self.due},
            _(
                "Hasta que se acepten, los medios acreditados dejan de tenerla, y no saldrá. "
                "Después la tienen de nuevo, con las condiciones nuevas."
            ),
        ]

    def act(self, data: dict[str, Any]) -> str:
        state = change_terms(self.page, actor=self.request.user, terms=data["embargo_texto"])
        return stands(
            state,
            out=_("Las condiciones nuevas ya las tienen los medios."),
            waits=_("Las condiciones están en revisión: falta %(step)s."),
        )
