"""The two acts of an emergency: one person lets it out alone, another answers for it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Revision

from cms.base.preview import draft_html
from cms.publishing.kinds import Audience
from cms.publishing.models import Emergency
from cms.workflows import emergency
from cms.workflows.changes import compare
from cms.workflows.views.act import ActView


class EmergenciaForm(forms.Form):
    motivo = forms.CharField(
        label=gettext_lazy("Por qué no puede esperar"),
        help_text=gettext_lazy("Lo lee quien la ratifica. No se publica."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class PublicarDeEmergencia(ActView):
    name = "publicar-de-emergencia"
    title = gettext_lazy("Publicar de emergencia")
    button = gettext_lazy("Publicar de emergencia")
    icon = "warning"
    serious = True
    accepts_words = True
    form_class = EmergenciaForm
    template_name = "cms_workflows/publicar_de_emergencia.html"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_publish_in_emergency()

    def consequences(self) -> Sequence[str]:
        newest = self.page.get_latest_revision_as_object()
        said = [
            _("Sale en este momento para: %(audience)s. Nadie la revisa antes.")
            % {"audience": Audience(newest.audiencia).label},
            self._who_ratifies(),
            _("Si la revisa una persona más, envíela a revisión: esto es solo para lo que urge."),
        ]
        if self.page.workflow_in_progress:
            said.append(_("Está en revisión: esa revisión termina."))
        return said

    def _who_ratifies(self) -> str:
        minutes = int(emergency.time_to_ratify().total_seconds() // 60)
        names = ", ".join(
            str(each) for each in emergency.who_could_ratify(self.page, self.request.user)
        )
        if not names:
            return _(
                "Nadie de jefatura ni de Gerencia podría ratificarla, porque la escribieron o no "
                "hay otra persona: la alarma seguirá hasta que se retire."
            )
        return _(
            "Otra persona debe ratificarla en %(minutes)d minutos; si no, se les avisa a todos "
            "hasta que lo haga o se retire. Se le pide a: %(names)s."
        ) % {"minutes": minutes, "names": names}

    def act(self, data: dict[str, Any]) -> str:
        it = emergency.publish(
            self.page, actor=self.request.user, seen=self.seen, reason=data["motivo"]
        )
        hour = date_format(timezone.localtime(it.ratify_by), "TIME_FORMAT")
        return _("Está publicada. Falta que otra persona la ratifique antes de las %(hour)s.") % {
            "hour": hour
        }


class Ratificar(ActView):
    name = "ratificar"
    title = gettext_lazy("Ratificar lo que salió de emergencia")
    button = gettext_lazy("Ratificar")
    icon = "success"
    accepts_words = True
    template_name = "cms_workflows/ratificar.html"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_ratify()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """An e-mail's button brings people here who come too late, or may not: say why."""
        if self.page.permissions_for_user(request.user).is_head and not self.applies(
            self.page, request.user
        ):
            return self._say_why_not()
        return super().dispatch(request, *args, **kwargs)

    def _say_why_not(self) -> HttpResponseRedirect:
        last = Emergency.objects.of_page(self.page.pk).last()
        if self.waiting:
            said = _("Usted la publicó o la escribió: debe ratificarla otra persona.")
        elif last is not None and last.ratified_at:
            hour = date_format(timezone.localtime(last.ratified_at), "DATETIME_FORMAT")
            said = _("Ya está ratificada: %(who)s, %(hour)s.") % {
                "who": last.ratified_name,
                "hour": hour,
            }
        else:
            said = _("Nada de esta página espera ratificación.")
        messages.warning(self.request, said)
        return redirect(self.way_back)

    @cached_property
    def waiting(self) -> list[Emergency]:
        return list(Emergency.objects.waiting().of_page(self.page.pk))

    @property
    def seen(self) -> int:
        """What is out, whatever newer draft there may be."""
        return int(self.page.live_revision_id)

    def consequences(self) -> Sequence[str]:
        said = [
            _("%(who)s la publicó sin otra persona el %(when)s: «%(reason)s».")
            % {
                "who": each.user_name,
                "when": date_format(timezone.localtime(each.at), "DATETIME_FORMAT"),
                "reason": each.reason,
            }
            for each in self.waiting
        ]
        said.append(
            _(
                "Usted acepta el texto que está publicado, tal como está aquí abajo. Si tiene un "
                "error, ratifíquela y corríjala, o retírela."
            )
        )
        return said

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        out = self.page.released()
        return super().get_context_data(
            changes=self._changes(out), whole=draft_html(out, marked=False), **kwargs
        )

    def _changes(self, out: Any) -> list[Any] | None:
        """The fields in which ``out`` differs from what was out before; ``None``: nothing was."""
        # None waits any longer where somebody else was a moment faster.
        before = Revision.objects.filter(
            pk__in=[each.before_id for each in self.waiting[:1]]
        ).first()
        return compare(before.as_object(), out, self.request) if before is not None else None

    def act(self, data: dict[str, Any]) -> str:
        emergency.ratify(self.page, actor=self.request.user, seen=self.seen)
        return _("Ratificada. La alarma terminó.")
