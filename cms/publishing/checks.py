"""System checks: a forgotten setting stops the boot, with the fix in the hint."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core import checks
from wagtail.models import Page

from cms.publishing.protocols import is_publishable


def register() -> None:
    checks.register(check_requests_are_atomic)
    checks.register(check_every_page_is_publishable)


def check_requests_are_atomic(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """What is live, the piece and the log commit together, or not at all."""
    if settings.DATABASES["default"].get("ATOMIC_REQUESTS"):
        return []
    return [
        checks.Error(
            "Requests are not transactions: a failure could leave a page live without its piece.",
            hint='Set DATABASES["default"]["ATOMIC_REQUESTS"] = True.',
            id="pregon.E001",
        )
    ]


def check_every_page_is_publishable(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A page type of ours without ``to_piece`` would be live and on no surface."""
    return [
        checks.Error(
            f"{model.__name__} has no to_piece().",
            hint="Inherit from cms.base.models.BasePage and say what leaves of such a page.",
            obj=model,
            id="pregon.E002",
        )
        for model in apps.get_models()
        if issubclass(model, Page) and model is not Page and not is_publishable(model)
    ]
