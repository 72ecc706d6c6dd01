"""The demo's people. Their passwords are made on the spot, and shown to whoever started it."""

import secrets
from typing import Any

from django.contrib.auth.models import Group

from cms.demo.content import read
from cms.users.models import User
from cms.users.roles import Role

ROLES = {
    "redaccion": Role.WRITERS,
    "fotografia": Role.PHOTOGRAPHERS,
    "jefatura": Role.PRESS_HEADS,
    "gerencia": Role.MANAGEMENT,
    "traduccion": Role.TRANSLATORS,
    "administracion": Role.ADMINISTRATORS,
}


def make_accounts() -> dict[str, dict[str, str]]:
    """Make the people; a second one of a role is called ``jefatura_2``.

    Returns:
        ``{role: {"username": …, "password": …}}``
    """
    accounts: dict[str, dict[str, str]] = {}
    for entry in read("catalogos")["cuentas"]:
        password = secrets.token_urlsafe(9)
        _make(entry, password)
        key = entry["rol"] if entry["rol"] not in accounts else f"{entry['rol']}_2"
        accounts[key] = {"username": entry["usuario"], "password": password}
    return accounts


def _make(entry: dict[str, Any], password: str) -> User:
    first, _, last = entry["nombre"].partition(" ")
    user, _created = User.objects.update_or_create(
        username=entry["usuario"],
        defaults={"first_name": first, "last_name": last, "email": entry["correo"]},
    )
    user.set_password(password)
    user.save()
    user.groups.set([Group.objects.get(name=ROLES[entry["rol"]])])
    return user


def people(role: str) -> list[User]:
    """Those who hold ``role`` (a key of ``ROLES``), in the order of their names."""
    return list(User.objects.filter(groups__name=ROLES[role]).order_by("username"))
