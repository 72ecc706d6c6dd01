"""The desk's people beside the ones that all tests know."""

import pytest

from cms.users.roles import Role
from tests.factories import pages, people


@pytest.fixture
def otra_jefa(db):
    return people.person("diana", Role.PRESS_HEADS)


@pytest.fixture
def otra_redactora(db):
    return people.person("elena", Role.WRITERS)


@pytest.fixture
def superusuario(db):
    return people.person("root", superuser=True)


@pytest.fixture
def programada(redactora, jefa, dentro_de_una_hora):
    return pages.scheduled(redactora, jefa, at=dentro_de_una_hora)


@pytest.fixture
def embargada(redactora, jefa, dentro_de_una_hora):
    return pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)
