"""The office's roles, as the names of the groups that the set-up makes."""

from enum import StrEnum
from typing import Any

from django.conf import settings


class Role(StrEnum):
    """A group's name. People are in as many as they have roles."""

    WRITERS = "Redacción"
    PHOTOGRAPHERS = "Fotografía"
    PRESS_HEADS = "Jefatura de Prensa"
    MANAGEMENT = "Gerencia"
    TRANSLATORS = "Traducción"
    ADMINISTRATORS = "Administración"


# Those who may act upon what is out: correct, withdraw, schedule, unschedule, move.
HEADS = (Role.PRESS_HEADS, Role.MANAGEMENT)


def has_role(user: Any, *roles: Role) -> bool:
    """Whether an active ``user`` holds one of ``roles``. Superusers hold none by being such.

    The groups' names are remembered on the user object, which lives as long as one request.
    """
    if not user.is_active or not user.is_authenticated:
        return False
    names = getattr(user, "_role_names", None)
    if names is None:
        names = user._role_names = frozenset(user.groups.values_list("name", flat=True))
    return any(role in names for role in roles)


def can_let_out(user: Any) -> bool:
    """Whether a stolen account of ``user`` could let something out, or make one that can."""
    return (
        user.is_superuser
        or has_role(user, *HEADS, Role.ADMINISTRATORS)
        or any(user.has_perm(permission) for permission in settings.PREGON_MFA_PERMISSIONS)
    )


def holds_by_group(user: Any, permission: str) -> bool:
    """Whether a group of an active ``user`` has ``permission`` (``app_label.codename``). Superusers
    hold none by being such.

    Remembered on the user object, as the roles are.
    """
    if not user.is_active or not user.is_authenticated:
        return False
    held = getattr(user, "_held_by_group", None)
    if held is None:
        found = user.groups.values_list(
            "permissions__content_type__app_label", "permissions__codename"
        )
        held = user._held_by_group = frozenset(f"{app}.{codename}" for app, codename in found)
    return permission in held
