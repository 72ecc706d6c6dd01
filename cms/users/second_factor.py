"""The second factor: who must have one, and whether a session has shown it.

::

    has none, needs none   -> ENOUGH
    has none, needs one    -> MUST_SET_UP   (PREGON_REQUIRE_MFA, and the role can let things out)
    has one, shown         -> ENOUGH
    has one, not shown     -> MUST_SHOW     (a session from before it was set up)
"""

from enum import Enum, auto
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from cms.users.roles import can_let_out

# Recovery codes stand in for these; alone they are no factor.
TYPES = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class Standing(Enum):
    """What a signed-in session still lacks."""

    ENOUGH = auto()
    MUST_SET_UP = auto()
    MUST_SHOW = auto()


def standing(request: HttpRequest) -> Standing:
    """Of the person who is signed in."""
    user = request.user
    if has_one(user):
        return Standing.ENOUGH if _was_shown(request) else Standing.MUST_SHOW
    return Standing.MUST_SET_UP if is_required_of(user) else Standing.ENOUGH


def has_one(user: Any) -> bool:
    """Whether ``user`` has set one up."""
    return bool(
        user.is_authenticated
        and Authenticator.objects.filter(user_id=user.pk, type__in=TYPES).exists()
    )


def is_required_of(user: Any) -> bool:
    """Whether ``user`` may not work without one."""
    return settings.PREGON_REQUIRE_MFA and can_let_out(user)


def may_do_without(authenticator: Authenticator) -> bool:
    """Whether its owner may drop ``authenticator``: another is left, or none is needed."""
    others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=TYPES)
    return others.exclude(pk=authenticator.pk).exists() or not is_required_of(authenticator.user)


def count_as_shown(request: HttpRequest) -> None:
    """Whoever has just set a factor up has used it: this session need not show it again."""
    record_authentication(request, request.user, "mfa")


def _was_shown(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)
