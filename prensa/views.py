"""The acts upon an event that was announced: each says what will happen, and to whom, and asks."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.base.places import Place
from cms.publishing.kinds import Audience
from cms.workflows.views.amend import AmendView
from prensa.acts import as_before, tell
from prensa.forms import EventForm, PosponerForm, ReanudarForm, TrasladarForm
from prensa.models import ConvocatoriaPage
from prensa.models.evento import Estado

WHO = {
    Audience.PUBLIC: gettext_lazy("el sitio web y los medios"),
    Audience.MEDIA: gettext_lazy("los medios acreditados"),
    Audience.STAFF: gettext_lazy("el personal de la alcaldía"),
}


def in_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


class EventAct(AmendView):
    """Lets the event be ``estado``, in every language in which it was announced."""

    kinds = (ConvocatoriaPage,)
    form_class = EventForm
    estado: ClassVar[Estado]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "out": self.out}

    def consequences(self) -> Sequence[str]:
        return [self.now, *self.what_happens(), *self.asides()]

    @property
    def now(self) -> str:
        """As it is known today."""
        out = self.out
        when = in_words(out.inicio) if out.inicio else _("sin fecha, hasta nuevo aviso")
        said = _("Hoy está anunciada: %(when)s, en %(place)s.") % {"when": when, "place": out.lugar}
        return f"{said} {_('Ya empezó o ya pasó.')}" if out.has_begun else said

    def what_happens(self) -> Sequence[str]:
        """The act's own sentences."""
        raise NotImplementedError

    @property
    def who(self) -> str:
        return str(WHO[Audience(self.out.audiencia)])

    def amend(self, data: dict[str, Any]) -> None:
        tell(
            self.page,
            actor=self.request.user,
            estado=self.estado,
            reasons=self.reasons,
            values=self.accepted.values(),
        )


class Posponer(EventAct):
    name = "posponer"
    title = gettext_lazy("Posponer")
    button = gettext_lazy("Posponer")
    icon = "calendar-alt"
    estado = Estado.POSPUESTA
    form_class = PosponerForm

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        return page.estado != Estado.CANCELADA

    def get_initial(self) -> dict[str, Any]:
        return {"acreditacion_hasta": self.out.acreditacion_hasta}

    def what_happens(self) -> Sequence[str]:
        return [
            _(
                "En este momento %(who)s la ven marcada POSPUESTA, con la fecha anterior, la nueva "
                "y el motivo."
            )
            % {"who": self.who},
        ]

    def done(self, data: dict[str, Any]) -> str:
        if data["inicio"] is None:
            return _("Quedó pospuesta hasta nuevo aviso.")
        return _("Quedó pospuesta para el %(when)s.") % {"when": in_words(data["inicio"])}


class Trasladar(EventAct):
    name = "trasladar"
    title = gettext_lazy("Trasladar")
    button = gettext_lazy("Trasladar")
    icon = "site"
    estado = Estado.TRASLADADA
    form_class = TrasladarForm

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        return page.estado != Estado.CANCELADA and page.inicio is not None and not page.has_begun

    def what_happens(self) -> Sequence[str]:
        return [
            _(
                "En este momento %(who)s la ven marcada TRASLADADA, con el lugar anterior, el "
                "nuevo y el motivo. La fecha no cambia."
            )
            % {"who": self.who},
        ]

    def done(self, data: dict[str, Any]) -> str:
        return _("Quedó trasladada a: %(place)s.") % {"place": data["lugar"]}


class CancelarConvocatoria(EventAct):
    name = "cancelar-convocatoria"
    title = gettext_lazy("Cancelar el evento")
    button = gettext_lazy("Cancelar el evento")
    icon = "cross"
    serious = True
    estado = Estado.CANCELADA

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        return page.estado != Estado.CANCELADA

    def what_happens(self) -> Sequence[str]:
        return [
            _("En este momento %(who)s la ven marcada CANCELADA, con el motivo.")
            % {"who": self.who},
            _("No se retira: la convocatoria sigue donde está, para que nadie llegue en vano."),
        ]

    def done(self, data: dict[str, Any]) -> str:
        return _("El evento quedó cancelado; la convocatoria lo dice.")


class Reanudar(EventAct):
    name = "reanudar"
    title = gettext_lazy("Reanudar")
    button = gettext_lazy("Reanudar")
    icon = "resubmit"
    estado = Estado.PROGRAMADA
    form_class = ReanudarForm

    @classmethod
    def makes_sense(cls, page: Any) -> bool:
        return page.estado != Estado.PROGRAMADA

    def get_initial(self) -> dict[str, Any]:
        """As it was said before the act that is undone."""
        before = as_before(self.out)
        place = before.get("ubicacion")
        times = {
            name: datetime.fromisoformat(before[name])
            for name in ("inicio", "fin", "acreditacion_hasta")
            if before.get(name)
        }
        return {
            **times,
            "lugar": before.get("lugar", ""),
            "direccion": before.get("direccion", ""),
            "ubicacion": Place(**place) if place else None,
        }

    def what_happens(self) -> Sequence[str]:
        return [
            _("Deshace lo último que se dijo: %(state)s.")
            % {"state": Estado(self.out.estado).label.lower()},
            _(
                "En este momento %(who)s ven que el evento se mantiene, con el motivo. Revise que "
                "la fecha y el lugar sean los buenos."
            )
            % {"who": self.who},
        ]

    def done(self, data: dict[str, Any]) -> str:
        return _("El evento se mantiene; la convocatoria lo dice.")


ACTS = (Posponer, Trasladar, CancelarConvocatoria, Reanudar)
