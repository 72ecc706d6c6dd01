"""Where the door meets the desk: the account page, and the administrators' list of people."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from cms.users import invitations
from cms.users.models import User
from cms.users.views.sessions import AccessView


@hooks.register("register_admin_urls")
def register_access() -> list[Any]:
    return [path("personas/<int:pk>/acceso/", AccessView.as_view(), name="acceso_de_persona")]


@hooks.register("register_account_menu_item")
def offer_security(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("mfa_index"),
        "label": _("Seguridad de la cuenta"),
        "help_text": _("Contraseña, segundo factor, llaves de acceso y sesiones abiertas."),
    }


@hooks.register("register_user_listing_buttons")
def offer_access(user: User, request_user: User) -> Iterator[Button]:
    if request_user.has_perm("cms_users.change_user"):
        url = reverse("acceso_de_persona", args=[user.pk])
        yield Button(_("Acceso y sesiones"), url, icon_name="key", priority=30)


@hooks.register("after_create_user")
def invite_the_new(request: HttpRequest, user: User) -> None:
    """The password is the person's own to choose."""
    if invitations.invite(request, user):
        text = _("Se envió a %(email)s un enlace para que elija su contraseña.")
        messages.info(request, text % {"email": user.email})


@hooks.register("register_log_actions")
def name_the_actions(actions: Any) -> None:
    closed = gettext_lazy("Cerrar sesiones"), gettext_lazy("Cerró sesiones de la persona")
    reset = gettext_lazy("Quitar segundo factor"), gettext_lazy("Quitó el segundo factor")
    invited = gettext_lazy("Invitar"), gettext_lazy("Envió un enlace para elegir contraseña")
    actions.register_action("pregon.sesiones", *closed)
    actions.register_action("pregon.segundo_factor", *reset)
    actions.register_action("pregon.invitacion", *invited)
