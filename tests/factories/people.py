"""The office's people."""

from django.contrib.auth.models import Group

from cms.users.models import User
from cms.users.roles import Role


def person(username: str, *roles: Role, superuser: bool = False) -> User:
    """A user with ``roles``; the password is the username."""
    user, created = User.objects.get_or_create(
        username=username, defaults={"is_superuser": superuser, "is_staff": superuser}
    )
    if created:
        user.set_password(username)
        user.save()
    user.groups.set(Group.objects.filter(name__in=roles))
    return user
