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


@pytest.mark.parametrize(("method", "mode"), [("POST", "IMMEDIATE"), ("GET", None), ("HEAD", None)])
def test_the_method_decides_even_on_a_fresh_connection(fresh, method, mode):
    seen = []

    def view(request):
        fresh.ensure_connection()
        seen.append(getattr(fresh, "transaction_mode", None))
        return HttpResponse()

    transactions.WriteLockMiddleware(view)(RequestFactory().generic(method, "/"))

    assert seen == [mode if connection.vendor == "sqlite" else None]
