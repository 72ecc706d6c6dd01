"""The letter with which a person chooses a first password, or a new one; nobody types another's."""

from allauth.account.adapter import get_adapter
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest
from wagtail.log_actions import log

from cms.users import signals
from cms.users.models import User


def invite(request: HttpRequest, user: User) -> bool:
    """Send ``user`` a link, good for PASSWORD_RESET_TIMEOUT and one use. Needs an address.

    Returns:
        Whether it was sent.
    """
    if not user.email or not user.is_active:
        return False
    if not user.password:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    token = default_token_generator.make_token(user)
    adapter = get_adapter(request)
    link = adapter.get_reset_password_from_key_url(f"{user_pk_to_url_str(user)}-{token}")
    adapter.send_mail("account/email/invitation", user.email, {"user": user, "link": link})
    log(instance=user, action="pregon.invitacion")
    signals.invited.send(sender=User, request=request, user=user)
    return True
