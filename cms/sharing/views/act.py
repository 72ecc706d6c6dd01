"""The act «Compartir borrador»: its questions, and the one time that the address is shown."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.publishing.acts import NothingToDo
from cms.sharing.forms import CompartirForm
from cms.sharing.links import is_reserved, may_share, newest_words, revocable_by, share
from cms.sharing.views.desk import rows
from cms.workflows.views.act import ActView


class CompartirBorrador(ActView):
    name = "compartir"
    title = gettext_lazy("Compartir borrador")
    button = gettext_lazy("Compartir borrador")
    icon = "link"
    form_class = CompartirForm
    template_name = "cms_sharing/compartir.html"

    @classmethod
    def applies(cls, page: Any, user: Any) -> bool:
        return may_share(page, user)

    def consequences(self) -> Sequence[str]:
        said = [
            _("Quien tenga el enlace verá el borrador, marcado como tal, sin entrar a Pregón."),
            _("Se muestra lo que está guardado: guarde antes de compartir."),
            _("El enlace deja de servir a su hora, si usted lo revoca, o si la pieza se retira."),
        ]
        if is_reserved(newest_words(self.page)):
            said.insert(
                0,
                _(
                    "CUIDADO: esta pieza está bajo embargo o es solo para el personal. Quien "
                    "reciba el enlace la leerá ya."
                ),
            )
        return said

    def form_valid(self, form: Any) -> HttpResponse:
        """Not a redirect: the address is on no other page, in no message and in no session."""
        data = form.cleaned_data
        try:
            link, token = share(
                self.page,
                actor=self.request.user,
                note=data["para"],
                until=data["hasta"],
                newest=data["version"] == "nueva",
            )
        except NothingToDo as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        path = reverse("compartido", args=[token])
        address = settings.PREGON_PUBLIC_URL + path
        response = self.render_to_response(
            self.get_context_data(form=form, link=link, address=address)
        )
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = revocable_by(self.request.user).filter(page_id=self.page.pk)
        return super().get_context_data(rows=rows(own[:50]), **kwargs)
