"""The acts upon what is out, or was: correct, withdraw, restore. Each shows what the public will
see before it is done."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.base.preview import public_html
from cms.publishing import hours
from cms.publishing.kinds import Reason, Stage
from cms.publishing.record import current_piece, next_version
from cms.publishing.storing import tombstone_of
from cms.workflows.correction import correct, noted
from cms.workflows.forms import CorregirForm, RetirarForm
from cms.workflows.in_all_languages import withdraw_all, withdrawn_with
from cms.workflows.reach import reach
from cms.workflows.restoring import as_it_would_return, last_released, restore
from cms.workflows.sending import stands
from cms.workflows.views.act import ActView


class ShownFirst(ActView):
    """An act whose public note can be looked at, as it will be read, before it is sent."""

    template_name = "cms_workflows/con_nota.html"

    def public_page(self, data: dict[str, Any]) -> str:
        """The page that the public would see, whole, in its own language."""
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        if "ver" in self.request.POST:
            shown = self.public_page(form.cleaned_data)
            return self.render_to_response(self.get_context_data(form=form, shown=shown))
        return super().form_valid(form)


class Corregir(ShownFirst):
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

    @classmethod
    def why_not(cls, page: Any, user: Any) -> str:
        if not page.live or not page.permissions_for_user(user).is_head:
            return ""
        if page.scheduled_revision is not None:
            return _(
                "Hay un cambio aprobado para el %(hour)s: mientras espera no se corrige. "
                "Publíquelo ahora, o cancele su programación, y después corrija."
            ) % {"hour": hours.in_words(page.scheduled_revision.approved_go_live_at)}
        if page.workflow_in_progress:
            return _(
                "Hay un cambio en revisión: mientras espera no se corrige. Si es el que hay que "
                "corregir, pida cambios; si no, apruébelo primero."
            )
        return ""

    def consequences(self) -> Sequence[str]:
        said = [
            *reach(self.page),
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

    def public_page(self, data: dict[str, Any]) -> str:
        draft = noted(self.page, wrong=data["decia"], right=data["correcto"])
        piece = next_version(draft)
        # Without what stands above the note: it would be out of sight in a small window.
        return public_html(replace(piece, lead="", image=None))

    def act(self, data: dict[str, Any]) -> str:
        state = correct(
            self.page, actor=self.request.user, wrong=data["decia"], right=data["correcto"]
        )
        return stands(
            state,
            out=_("La corrección salió."),
            waits=_("La corrección está en revisión: falta %(step)s."),
        )


class Retirar(ShownFirst):
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
                *reach(self.page),
                _(
                    "Los medios acreditados que la tienen bajo embargo verán que se retiró, y por "
                    "qué."
                ),
                _("No saldrá a su hora. El público no ve nada."),
            ]
        said = [
            *reach(self.page),
            _("Deja de verse en el sitio web y en todos los canales en este momento."),
            _(
                "En su dirección queda el aviso de retiro con el motivo; quienes la recibieron lo "
                "verán también."
            ),
            _(
                "La página queda como «retirada». Para que vuelva, «Restaurar» la envía otra vez a "
                "revisión, con la misma dirección y número."
            ),
        ]
        if self.page.scheduled_revision is not None:
            said.append(_("El cambio que estaba programado tampoco saldrá."))
        if others := withdrawn_with(self.page, self.request.user):
            names = ", ".join(each.locale.get_display_name() for each in others)
            said.append(_("Con ella se retira su traducción: %(names)s.") % {"names": names})
        return said

    def public_page(self, data: dict[str, Any]) -> str:
        before = current_piece(self.page.pk)
        assert before is not None  # noqa: S101 - the act applies to what is out alone
        tombstone = tombstone_of(
            before, reason=Reason.WITHDRAWN, text=data["motivo"].strip(), at=timezone.now()
        )
        return public_html(tombstone)

    def act(self, data: dict[str, Any]) -> str:
        withdraw_all(self.page, actor=self.request.user, text=data["motivo"])
        return _("La pieza fue retirada.")


class Restaurar(ShownFirst):
    name = "restaurar"
    title = gettext_lazy("Restaurar")
    button = gettext_lazy("Restaurar")
    icon = "undo"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return page.permissions_for_user(user).can_restore()

    def consequences(self) -> Sequence[str]:
        said = [
            *reach(self.page),
            _(
                "Vuelve el último texto que estuvo publicado, con su misma dirección y número. "
                "El aviso de retiro desaparece."
            ),
            _(
                "No sale todavía: el retiro anuló las aprobaciones. Se envía a revisión, y hace "
                "falta que otra persona la acepte."
            ),
        ]
        revision = last_released(self.page)
        if revision is None:
            return [_("El texto que estuvo publicado ya no se conserva: no se puede restaurar.")]
        if revision.pk != self.page.latest_revision_id:
            said.append(_("Hay un borrador más nuevo: queda en el historial, y no sale."))
        if revision.as_object().expire_at:
            said.append(_("Tenía hora de caducidad: si ya pasó, se quita."))
        return said

    def public_page(self, data: dict[str, Any]) -> str:
        revision = last_released(self.page)
        if revision is None:
            return ""
        return public_html(next_version(as_it_would_return(revision)))

    def act(self, data: dict[str, Any]) -> str:
        state = restore(self.page, actor=self.request.user)
        return stands(
            state,
            out=_("La pieza volvió a salir."),
            waits=_("Está en revisión: falta %(step)s. Cuando se acepte, vuelve a salir."),
        )
