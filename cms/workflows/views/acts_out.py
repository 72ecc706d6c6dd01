"""The acts upon what is out: correct, withdraw."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.publishing import acts
from cms.publishing.kinds import Stage
from cms.publishing.record import current_piece
from cms.workflows.correction import correct
from cms.workflows.forms import CorregirForm, RetirarForm
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
