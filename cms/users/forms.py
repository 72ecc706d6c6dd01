"""The door's forms: allauth's, with names that are read, and that stay when the field is full."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.utils.translation import gettext_lazy as _

from cms.users.models import User


class Named(forms.Form):
    """Labels and help of our own, and no placeholders: those vanish with the first letter."""

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label, field.help_text = label, self.helps.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignInForm(Named, account.LoginForm):
    labels = {"login": _("Usuario"), "password": _("Contraseña")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs.update(autofocus=True, autocapitalize="none")


class ConfirmForm(Named, account.ReauthenticateForm):
    labels = {"password": _("Contraseña")}


class ForgottenForm(Named, account.ResetPasswordForm):
    labels = {"email": _("Correo electrónico")}

    def clean_email(self) -> str:
        """Only the addresses that administrators keep: allauth's table may hold old ones."""
        email: str = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email


class NewPasswordForm(Named, account.ResetPasswordKeyForm):
    labels = {"password1": _("Contraseña nueva"), "password2": _("La misma, otra vez")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_validators_help_text_html()


class ChangePasswordForm(Named, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Contraseña actual"),
        "password1": _("Contraseña nueva"),
        "password2": _("La nueva, otra vez"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = password_validators_help_text_html()


class CodeForm(Named, mfa.AuthenticateForm):
    labels = {"code": _("Código")}
    helps = {"code": _("Seis cifras de la aplicación, o uno de sus códigos de recuperación.")}


class ConfirmByCodeForm(Named, mfa.ReauthenticateForm):
    labels, helps = CodeForm.labels, CodeForm.helps


class ActivateAppForm(Named, ActivateTOTPForm):
    labels = {"code": _("Código que muestra la aplicación")}


class AddKeyForm(Named, AddWebAuthnForm):
    labels = {"name": _("Nombre"), "passwordless": _("Entrar con ella sin escribir la contraseña")}
    helps = {
        "name": _("Para reconocerla: «Teléfono», «Llave azul»."),
        "passwordless": _("Pide además la huella, la cara o el PIN de su aparato."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passwordless"].initial = True


class RenameKeyForm(Named, EditWebAuthnForm):
    labels = {"name": _("Nombre")}
