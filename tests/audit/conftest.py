"""The desk's people beside the ones that all tests know."""

import pytest

from cms.audit.models import AuditEntry
from cms.users.roles import Role
from tests.factories import people


@pytest.fixture
def administradora(db):
    return people.person("alba", Role.ADMINISTRATORS)


@pytest.fixture
def written(db):
    """What was written down since: ``written()`` gives (action, person), oldest first."""
    before = AuditEntry.objects.count()

    def since() -> list[tuple[str, str]]:
        rows = AuditEntry.objects.order_by("pk").values_list("action", "person")
        return list(rows[before:])

    return since
