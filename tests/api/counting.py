"""Counting what an answer asks of the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(act):
    """The SQL of what ``act`` asks."""
    act()  # the process remembers a generation's moments
    with CaptureQueriesContext(connection) as captured:
        response = act()
    assert response.status_code in {200, 302}, response.content
    return [each["sql"] for each in captured]
