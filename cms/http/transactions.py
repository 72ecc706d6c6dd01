"""How each request's transaction begins on SQLite.

Django opens the request's transaction itself (``ATOMIC_REQUESTS``), so that an error page rolls
back. Two facts of SQLite decide the mode. A transaction that reads first and writes later fails at
once when another wrote in between, whatever the timeout: so requests that may write must take the
write lock at their start and queue for it: ``IMMEDIATE`` is the settings' mode, for commands too.
And a request that only reads must not queue behind them: safe methods get the plain, deferred mode.

Except the desk's and the door's: Wagtail's editor writes down in a GET who is editing, after
reading, and so does who comes back from the institution's sign-in; they would answer «database is
locked» whenever somebody else saved in between.
"""

from collections.abc import Callable

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class WriteLockMiddleware:
    """Choose the SQLite transaction mode by the request's method; other databases don't mind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if connection.vendor == "sqlite":
            # Connecting resets the mode, and Django connects anew in each request.
            connection.ensure_connection()
            mode = None if _only_reads(request) else "IMMEDIATE"
            connection.transaction_mode = mode  # type: ignore[attr-defined]
        return self.get_response(request)


def _only_reads(request: HttpRequest) -> bool:
    inside = request.path.startswith((reverse("wagtailadmin_home"), reverse("account_login")))
    return request.method in SAFE_METHODS and not inside
