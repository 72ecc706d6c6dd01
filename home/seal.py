"""The seal is public without being in any piece: what changes it changes public answers."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from wagtail.images import get_image_model

from cms.publishing.models import ChangeCounter
from home.models import Institucion


def connect() -> None:
    model = get_image_model()
    post_save.connect(note_image, sender=model, dispatch_uid="pregon.seal.saved")
    pre_delete.connect(note_image, sender=model, dispatch_uid="pregon.seal.deleted")


def note_image(sender: type, instance: Any, **kwargs: Any) -> None:
    """Before it is deleted: afterwards the settings no longer say that it was the seal."""
    if Institucion.objects.filter(sello_id=instance.pk).exists():
        ChangeCounter.touch_settings()
