"""A clock that can be set, so that a year of acts happens in a minute and in its own order.

Everything in Django and Wagtail asks ``django.utils.timezone.now``: while the clock is set, that
answers the moment of the act. Only the demo does this, in a process of its own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from django.utils import timezone


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let it be ``moment`` inside."""
    real = timezone.now
    timezone.now = lambda: moment.astimezone(UTC)
    try:
        yield
    finally:
        timezone.now = real
