"""The acts upon an alert that is out: each says what will happen, asks why, and holds at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from campanas.models import AlertaPage
from cms.workflows.forms import MotivoForm
from cms.workflows.views.act import ActView
from cms.workflows.views.amend import AmendView

WHO_SEES = gettext_lazy("Cambia en este momento en el sitio web y en todos los canales.")


def _hour(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


class ProlongarForm(MotivoForm):
    hasta = forms.DateTimeField(
        label=gettext_lazy("Nueva hora de fin"),
        help_text=gettext_lazy("Hora de Tegucigalpa."),
        widget=AdminDateTimeInput,
    )


class BajarForm(MotivoForm):
    nivel = forms.ChoiceField(label=gettext_lazy("Nuevo nivel"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, milder_than: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milder = AlertaPage.LEVELS[: AlertaPage.LEVELS.index(milder_than)]
        field = self.fields["nivel"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [each for each in AlertaPage.Nivel.choices if each[0] in milder]
        if len(milder) == 1:
            field.initial = milder[0]


class AlertAct(AmendView):
    kinds = (AlertaPage,)


class Prolongar(AlertAct):
    name = "prolongar"
    title = gettext_lazy("Prolongar la alerta")
    button = gettext_lazy("Prolongar")
    icon = "time"
    form_class = ProlongarForm

    @classmethod
    def makes_sense(cls, page: AlertaPage) -> bool:
        return page.levantada_en is None

    def consequences(self) -> Sequence[str]:
        return [
            _("Ahora termina el %(hour)s. Seguirá vigente, con el mismo texto y el mismo nivel.")
            % {"hour": _hour(self.out.hasta)},
            str(WHO_SEES),
            *self.asides(),
        ]

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["hasta"].validators.append(self._is_later)
        return form

    def _is_later(self, value: Any) -> None:
        if value <= max(self.out.hasta, timezone.now()):
            raise forms.ValidationError(_("Escoja una hora posterior a la de ahora."))

    def changes(self, out: AlertaPage, data: dict[str, Any]) -> Mapping[str, Any]:
        return {"hasta": max(out.hasta, data["hasta"])}

    def done(self, data: dict[str, Any]) -> str:
        return _("La alerta sigue vigente hasta el %(hour)s.") % {"hour": _hour(data["hasta"])}


class BajarNivel(AlertAct):
    name = "bajar-nivel"
    title = gettext_lazy("Bajar el nivel")
    button = gettext_lazy("Bajar el nivel")
    icon = "arrow-down"
    form_class = BajarForm

    @classmethod
    def makes_sense(cls, page: AlertaPage) -> bool:
        return page.is_in_force() and page.nivel != AlertaPage.LEVELS[0]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "milder_than": self.out.nivel}

    def consequences(self) -> Sequence[str]:
        return [
            _("Ahora es %(level)s. El texto queda como está: si nombra el nivel, corríjalo luego.")
            % {"level": self.out.nivel},
            _("Para subir el nivel, sustitúyala por otra alerta: las instrucciones serán otras."),
            str(WHO_SEES),
            *self.asides(),
        ]

    def changes(self, out: AlertaPage, data: dict[str, Any]) -> Mapping[str, Any]:
        return {"nivel": min(out.nivel, data["nivel"], key=AlertaPage.LEVELS.index)}

    def done(self, data: dict[str, Any]) -> str:
        return _("La alerta es ahora %(level)s.") % {"level": data["nivel"]}


class Levantar(AlertAct):
    name = "levantar"
    title = gettext_lazy("Levantar la alerta")
    button = gettext_lazy("Levantar")
    icon = "success"
    serious = True

    @cached_property
    def now(self) -> datetime:
        """One instant, in whatever languages."""
        return timezone.now()

    @classmethod
    def makes_sense(cls, page: AlertaPage) -> bool:
        return page.is_in_force()

    def consequences(self) -> Sequence[str]:
        return [
            _("Deja de estar vigente en este momento. Se sigue leyendo, como alerta terminada."),
            _("Una alerta levantada no se reanuda: si el peligro vuelve, emita otra."),
            str(WHO_SEES),
            *self.asides(),
        ]

    def changes(self, out: AlertaPage, data: dict[str, Any]) -> Mapping[str, Any]:
        return {"levantada_en": self.now}

    def done(self, data: dict[str, Any]) -> str:
        return _("La alerta fue levantada.")


class Sustituir(ActView):
    """Begin another alert with this one's text, which supersedes it once it is out."""

    name = "sustituir"
    title = gettext_lazy("Sustituir por otra alerta")
    button = gettext_lazy("Sustituir por otra")
    icon = "copy"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return (
            isinstance(page, AlertaPage)
            and page.live
            and page.released().is_in_force()
            and page.get_parent().permissions_for_user(user).can_add_subpage()
        )

    def consequences(self) -> Sequence[str]:
        return [
            _("Se abre un borrador con el texto de esta. Cámbiele el nivel, las horas y lo demás."),
            _("Esta sigue vigente hasta que la nueva haya salido y empiece a regir."),
        ]

    def act(self, data: dict[str, Any]) -> str:
        self.successor = _draft_after(self.page, self.request.user)
        return _("Este es el borrador de la nueva alerta.")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        if form.errors:
            return response
        return redirect(reverse("wagtailadmin_pages:edit", args=[self.successor.pk]))


def _draft_after(page: AlertaPage, user: Any) -> AlertaPage:
    """A draft by ``user`` beside ``page`` with the text that is out, beginning now, without end."""
    kept = page.released()
    values = {name: getattr(kept, name) for name in _KEPT}
    draft = AlertaPage(
        **values,
        slug="",
        desde=timezone.now().replace(second=0, microsecond=0),
        sustituye=page,
        live=False,
        owner=user,
        locale=page.locale,
    )
    for name in ("temas", "dependencias", "zonas", "zonas_excluidas"):
        getattr(draft, name).set(getattr(kept, name).all())
    page.get_parent().add_child(instance=draft)
    draft.save_revision(user=user, log_action=True)
    return draft


_KEPT = (
    *("title", "nivel", "amenaza", "emisor", "organismo"),
    *("bajada", "instrucciones", "area", "audiencia"),
)
ACTS = (Prolongar, BajarNivel, Levantar, Sustituir)
