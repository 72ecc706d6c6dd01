"""What all tests share: the people of the office, and pages in each state."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.users.roles import Role
from tests.factories import pages, people

pytest_plugins = ("tests.surroundings", "tests.contracts.golden")


@pytest.fixture
def redactora(db):
    return people.person("ana", Role.WRITERS)


@pytest.fixture
def jefa(db):
    return people.person("berta", Role.PRESS_HEADS)


@pytest.fixture
def gerente(db):
    return people.person("carlos", Role.MANAGEMENT)


@pytest.fixture
def borrador(redactora):
    return pages.draft(redactora)


@pytest.fixture
def noticia(redactora, jefa):
    """A bulletin that is out."""
    return pages.published(redactora, jefa)


@pytest.fixture(autouse=True)
def private_files(settings, tmp_path):
    """Every test has its own empty folder of files."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def dentro_de_una_hora():
    return timezone.now() + timedelta(hours=1)
