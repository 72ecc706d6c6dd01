"""What the institution's provider says of a person, and what follows from it here."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group

from cms.users.models import User


def claims(extra_data: dict[str, Any]) -> dict[str, Any]:
    """All that was claimed: the identity token's, and over it the user-info endpoint's."""
    return {**extra_data.get("id_token", {}), **extra_data.get("userinfo", {})}


def person_meant(claimed: dict[str, Any]) -> User | None:
    """The one active person who has this e-mail address, if the provider has confirmed it."""
    email = claimed.get("email")
    if not email or claimed.get("email_verified") is not True:
        return None
    found = list(User.objects.filter(email__iexact=email, is_active=True)[:2])
    return found[0] if len(found) == 1 else None


def bring_groups_up_to_date(user: User, claimed: dict[str, Any]) -> None:
    """Give and take the groups that PREGON_OIDC_GROUPS names; the others aren't the provider's.

    A provider that says nothing of groups takes all of those: it fails closed.
    """
    mapping = settings.PREGON_OIDC_GROUPS
    if not mapping:
        return
    said = claimed.get(settings.PREGON_OIDC_GROUPS_CLAIM) or []
    theirs = {said} if isinstance(said, str) else set(said)
    due = {ours for name, ours in mapping.items() if name in theirs}
    held = set(user.groups.filter(name__in=mapping.values()).values_list("name", flat=True))
    user.groups.remove(*Group.objects.filter(name__in=held - due))
    user.groups.add(*Group.objects.filter(name__in=due - held))
    if held != due and hasattr(user, "_role_names"):
        del user._role_names
