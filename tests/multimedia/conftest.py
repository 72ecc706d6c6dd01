"""Tests of the photo archive: who works in it, and what it holds."""

import pytest

from cms.users.roles import Role
from tests.factories import imagenes, people


@pytest.fixture
def fotografo(db):
    return people.person("fito", Role.PHOTOGRAPHERS)


@pytest.fixture
def foto_client(client, fotografo):
    """A browser in which the photographer is signed in."""
    client.force_login(fotografo)
    return client


@pytest.fixture
def imagen(db):
    return imagenes.imagen()
