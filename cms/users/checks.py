"""Checks of a deployment (``manage.py check --deploy``): what would leave the door ajar."""

from typing import Any

from django.conf import settings
from django.core import checks

OF_ONE_PROCESS = ("locmem.LocMemCache", "dummy.DummyCache")


def register() -> None:
    checks.register(check_the_cache_is_shared, checks.Tags.security, deploy=True)
    checks.register(check_the_second_factor_is_required, checks.Tags.security, deploy=True)
    checks.register(check_the_demo_stays_out, checks.Tags.security, deploy=True)


def check_the_cache_is_shared(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Attempts are counted in the cache: each process with its own allows as many again."""
    if not settings.CACHES["default"]["BACKEND"].endswith(OF_ONE_PROCESS):
        return []
    return [
        checks.Warning(
            "The cache isn't shared by the processes, so the limits of sign-in aren't either.",
            hint="Set CACHE_URL to a server, as docs/operators.md says.",
            id="cms_users.W001",
        )
    ]


def check_the_second_factor_is_required(
    app_configs: Any, **kwargs: Any
) -> list[checks.CheckMessage]:
    if settings.PREGON_REQUIRE_MFA:
        return []
    return [
        checks.Warning(
            "Those who can let something out need no second factor.",
            hint="Take PREGON_REQUIRE_MFA out of the environment.",
            id="cms_users.W002",
        )
    ]


def check_the_demo_stays_out(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """The demo makes accounts whose passwords it shows."""
    if "cms.demo" not in settings.INSTALLED_APPS:
        return []
    return [
        checks.Error(
            "The demo is installed, and with it accounts whose passwords are shown.",
            hint="Run with cms.settings.production.",
            id="cms_users.E001",
        )
    ]
