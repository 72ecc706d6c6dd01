"""Accounts and passwords: nobody signs up, nobody is told who exists, the words are ours."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.users import second_factor, signals

logger = logging.getLogger("pregon.users")


class AccountAdapter(DefaultAccountAdapter):
    """Allauth's account rules, as this office has them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Esta cuenta está desactivada."),
        "enter_current_password": _("Escriba su contraseña actual."),
        "incorrect_code": _("El código no es correcto, o ya se usó."),
        "incorrect_password": _("La contraseña no es correcta."),
        "invalid_password_reset": _("El enlace no es válido o ya se usó."),
        "rate_limited": _("Demasiados intentos. Espere unos minutos y pruebe de nuevo."),
        "too_many_login_attempts": _(
            "Demasiados intentos fallidos. Espere cinco minutos y pruebe de nuevo; "
            "si olvidó la contraseña, pida una nueva."
        ),
        "username_password_mismatch": _("El usuario o la contraseña no son correctos."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: administrators make the accounts."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt; beyond the limits, tell whoever keeps the record and refuse."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            signals.locked_out.send(
                sender=type(self), request=request, username=credentials.get("username", "")
            )
            raise

    def forget_failures(self, request: HttpRequest, username: str) -> None:
        """A new password by e-mail opens an account that too many attempts had closed."""
        self._delete_login_attempts_cached_email(request, username=username)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Who has a second factor confirms with it: a password alone would let add another."""
        labels = {
            "reauthenticate": _("Con su contraseña"),
            "mfa_reauthenticate": _("Con un código"),
            "mfa_reauthenticate:webauthn": _("Con una llave de acceso"),
        }
        methods = [
            {**each, "description": labels[each["id"]]}
            for each in super().get_reauthentication_methods(user)
        ]
        if second_factor.has_one(user):
            methods = [each for each in methods if each["id"] != "reauthenticate"]
        return methods

    # Letters ------------------------------------------------------------------------------------

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Below the public address of the settings, never a request's Host header."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.WAGTAILADMIN_BASE_URL}{path}"

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """To the address that administrators wrote down, which is the only one there is."""
        if user.email:
            super().send_notification_mail(template_prefix, user, context, user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """After the commit. What can't be sent is logged: an error page would tell who exists."""
        message = self.render_mail(template_prefix, email, {**_surroundings(), **context})
        transaction.on_commit(lambda: _send(message), robust=True)


def _surroundings() -> dict[str, Any]:
    request = context.request
    return {"request": request, "site_name": settings.WAGTAIL_SITE_NAME}


def _send(message: Any) -> None:
    try:
        message.send()
    except Exception:
        logger.exception("«%s» could not be sent.", message.subject)
