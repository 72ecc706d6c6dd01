"""Links, and what a stranger sees by them."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from cms.sharing.links import USUAL, share


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


@pytest.fixture
def link_to(redactora):
    """``link_to(page)`` gives a link and the address that it is opened by."""

    def make(page, *, actor=None, newest=False, lasts=USUAL):
        link, token = share(
            page,
            actor=actor or redactora,
            note="Radio Globo",
            until=timezone.now() + lasts,
            newest=newest,
        )
        return link, f"/compartido/{token}/"

    return make


@pytest.fixture
def stranger():
    """Somebody without an account."""
    return Client(headers={"user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0"})


@pytest.fixture
def dos_dias():
    return timedelta(hours=48, seconds=1)
