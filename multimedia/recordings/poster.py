"""The picture that stands for a video before it is played: a frame of it, where none was chosen."""

import logging
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from multimedia.models import Grabacion, Imagen
from multimedia.recordings.probe import frame_of, on_disk
from multimedia.renditions import are_deferred, ensure_renditions

logger = logging.getLogger("pregon.multimedia")

_LONGEST_TITLE = 255


def give_poster(recording_id: int) -> None:
    """Make the poster of a stored video that has none. Call it outside its transaction.

    A failure is in the log; the recording is as good without.
    """
    recording = Grabacion.objects.filter(pk=recording_id, type="video", poster=None).first()
    if recording is None:
        return
    try:
        image = _image_of(recording)
    except Exception:
        # A disk that is full, a picture that can't be drawn: the upload stays all the same.
        logger.exception("No poster could be made for recording %s.", recording_id)
        return
    if not are_deferred():
        ensure_renditions([image])
    recording.poster = image
    recording.save(update_fields=["poster"])  # and with it the pieces that show the recording


def _image_of(recording: Grabacion) -> Imagen:
    with on_disk(recording.file) as path:
        picture = frame_of(path)
    values: dict[str, Any] = {
        "title": (_("Portada de «%(titulo)s»") % {"titulo": recording.title})[:_LONGEST_TITLE],
        "description": recording.title,
        "autor": recording.autor,
        "credito": recording.credito,
        "derechos": recording.derechos,
        "usos_permitidos": recording.usos_permitidos,
        "collection": recording.collection,
        "uploaded_by_user": recording.uploaded_by_user,
    }
    image = Imagen(file=ContentFile(picture, name="portada.jpg"), **values)
    image._set_image_file_metadata()
    image.save()
    return image
