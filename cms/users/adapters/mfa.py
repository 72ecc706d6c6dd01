"""The second factor: its words, and its secrets closed to whoever reads the database alone."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.users import second_factor


class SecondFactorAdapter(DefaultMFAAdapter):
    """Allauth's second factor, as this office has it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy(
            "Su cuenta debe tener un segundo factor y este es el único. Agregue otro antes."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Los códigos de recuperación se crean después de agregar un segundo factor."
        ),
        "incorrect_code": gettext_lazy("El código no es correcto, o ya se usó."),
    }

    def encrypt(self, text: str) -> str:
        """Close a secret with a key drawn from SECRET_KEY."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what any of SECRET_KEY and SECRET_KEY_FALLBACKS closed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person may go without it."""
        return second_factor.may_do_without(authenticator)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Llave %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return settings.WAGTAIL_SITE_NAME


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    drawn = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"pregon.second-factor")
    return base64.urlsafe_b64encode(drawn.derive(force_bytes(key)))
