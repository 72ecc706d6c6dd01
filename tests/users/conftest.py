"""People at the door. Nothing is counted over from another test."""

import pytest
from django.core.cache import cache

from cms.users.models import User
from tests.factories import people
from tests.users.door import PASSWORD


@pytest.fixture(autouse=True)
def nothing_was_tried_yet():
    """The limits of sign-in are counted in the cache."""
    cache.clear()


@pytest.fixture
def newcomer(db):
    """``newcomer("ana", Role.WRITERS)``: a person with an address and a password that will do."""

    def make(username: str, *roles: str, superuser: bool = False) -> User:
        user = people.person(username, *roles, superuser=superuser)
        user.email = f"{username}@amdc.example"
        user.set_password(PASSWORD)
        user.save()
        return user

    return make
