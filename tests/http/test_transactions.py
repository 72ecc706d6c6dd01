"""On SQLite, requests that may write queue for the lock at their start; readers don't."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from cms.http import transactions


@pytest.fixture
def fresh(db, monkeypatch):
    """A connection not yet opened, as at the start of each real request."""
    copy = connection.copy()
    monkeypatch.setattr(transactions, "connection", copy)
    yield copy
    if copy.connection is not None:
        copy.connection.close()


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        ("POST", "/", "IMMEDIATE"),
        ("GET", "/", None),
        ("HEAD", "/", None),
        ("GET", "/admin/pages/7/edit/", "IMMEDIATE"),  # it notes who is editing
    ],
)
def test_who_may_write_takes_the_lock_even_on_a_fresh_connection(fresh, method, path, mode):
    seen = []

    def view(request):
        fresh.ensure_connection()
        seen.append(getattr(fresh, "transaction_mode", None))
        return HttpResponse()

    transactions.WriteLockMiddleware(view)(RequestFactory().generic(method, path))

    assert seen == [mode if connection.vendor == "sqlite" else None]
