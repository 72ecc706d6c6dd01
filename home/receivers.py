"""What the catalogues and settings change in what is out."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect

from cms.publishing.models import ChangeCounter
from cms.publishing.refresh import refresh_users_of
from home.models import Dependencia, Institucion, Tema, Vocero, Zona

CATALOGUES = (Dependencia, Tema, Vocero, Zona)


def connect() -> None:
    for model in CATALOGUES:
        post_save.connect(rewrite_pieces, sender=model, dispatch_uid=f"pregon.{model.__name__}")
    for model in (Institucion, Redirect, *CATALOGUES):
        uid = f"pregon.settings.{model.__name__}"
        post_save.connect(mark_settings, sender=model, dispatch_uid=uid)
        post_delete.connect(mark_settings, sender=model, dispatch_uid=uid)


def rewrite_pieces(sender: type, instance: Any, *, created: bool, **kwargs: Any) -> None:
    """Editing a catalogue entry changes every piece that shows it."""
    if not created:
        refresh_users_of(instance)


def mark_settings(sender: type, **kwargs: Any) -> None:
    """Public answers made before are stale."""
    ChangeCounter.touch_settings()
