"""Tests of the photo archive: who works in it, and what it holds."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from cms.users.roles import Role
from tests.factories import imagenes, people


def allow(role: Role, *codenames: str) -> None:
    """Let a role into the admin, with permissions on files in every collection."""
    group, _ = Group.objects.get_or_create(name=role)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    root = Collection.get_first_root_node()
    for codename in codenames:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=root, permission=Permission.objects.get(codename=codename)
        )


@pytest.fixture
def fotografo(db):
    """May upload, describe and choose; deletes what is his own."""
    kinds = ("image", "document")
    acts = ("add", "change", "choose")
    allow(Role.PHOTOGRAPHERS, *(f"{act}_{kind}" for act in acts for kind in kinds))
    return people.person("fito", Role.PHOTOGRAPHERS)


@pytest.fixture
def foto_client(client, fotografo):
    """A browser in which the photographer is signed in."""
    client.force_login(fotografo)
    return client


@pytest.fixture
def imagen(db):
    return imagenes.imagen()
