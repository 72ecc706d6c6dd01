"""Who may read the audit."""

from typing import Any

from cms.users.roles import HEADS, Role, has_role


def may_read_all(user: Any) -> bool:
    """Heads and administrators; also the installation's own account, which administers it."""
    return has_role(user, *HEADS, Role.ADMINISTRATORS) or bool(user.is_superuser)


def may_read_of(user: Any, page: Any) -> bool:
    """The story of a piece: whoever may write it, beside those who read all."""
    return may_read_all(user) or bool(page.permissions_for_user(user).can_edit())
