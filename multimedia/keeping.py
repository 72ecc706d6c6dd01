"""What is out is kept: its files, and the rows that they belong to."""

import logging

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from cms.publishing.assets import is_kept, names
from cms.publishing.uses import use_of
from multimedia.models import ArchivoAnterior, Documento, Grabacion, Imagen, Rendition
from multimedia.models.imagen import FORMER

logger = logging.getLogger("pregon.multimedia")

Kept = Imagen | Documento | Grabacion
_OWNERS = {Imagen: "imagen", Documento: "documento", Grabacion: "grabacion"}


class InUse(ProtectedError):
    """Somebody tried to delete what is out; in words for the person at the desk."""

    def __init__(self, thing: Kept) -> None:
        self.message = _(
            "«%(titulo)s» no se puede borrar: está en algo publicado. Sáquelo de ahí o retire "
            "primero la publicación."
        ) % {"titulo": thing.title}
        super().__init__(self.message, {thing})


def require_unused(thing: Kept) -> None:
    """Let an image, a document or a recording be deleted, or say why not.

    Raises:
        InUse: something that is out, or promised in advance, or a published setting, shows it.
    """
    if is_kept(*use_of(thing)):
        raise InUse(thing)


def require_unnamed(rendition: Rendition) -> None:
    """Let one version of an image be deleted, if nothing that is out shows that very file.

    Raises:
        InUse: something does.
    """
    if _is_shown(rendition):
        raise InUse(rendition.image)


def keep_former_file(thing: Kept, name: str) -> None:
    """Note that ``name`` was a file of ``thing`` until now, and set an image's versions aside.

    The versions keep their files and addresses; Wagtail no longer finds them for the new file.
    """
    owner = {_OWNERS[type(thing)]: thing}
    former = ArchivoAnterior.objects.create(nombre=name, **owner)
    if isinstance(thing, Imagen):
        for rendition in thing.renditions.exclude(focal_point_key__startswith=FORMER):
            rendition.purge_from_cache()
            rendition.focal_point_key = f"{FORMER}{former.pk}.{rendition.pk}"[:16]
            rendition.save(update_fields=["focal_point_key"])


def prune_former_files() -> int:
    """Delete the replaced files that nothing which is out shows any more.

    Returns:
        How many files were deleted.
    """
    gone = 0
    for rendition in Rendition.objects.filter(focal_point_key__startswith=FORMER):
        if not _is_shown(rendition):
            rendition.delete()  # its file follows
            gone += 1
    for former in ArchivoAnterior.objects.all():
        if _is_forgotten(former):
            _drop(former)
            gone += 1
    return gone


def _is_shown(rendition: Rendition) -> bool:
    return names(Imagen._meta.label_lower, rendition.image_id, rendition.file.name)


def _is_forgotten(former: ArchivoAnterior) -> bool:
    for model in (Documento, Grabacion):
        owner = getattr(former, f"{_OWNERS[model]}_id")
        if owner:
            return not names(model._meta.label_lower, owner, former.nombre)
    mark = f"{FORMER}{former.pk}."
    return not Rendition.objects.filter(
        image_id=former.imagen_id, focal_point_key__startswith=mark
    ).exists()


@transaction.atomic
def _drop(former: ArchivoAnterior) -> None:
    former.delete()
    logger.info("The replaced file %s is dropped.", former.nombre)


def delete_file_of(former: ArchivoAnterior) -> None:
    """Delete the stored file of a row that is gone, once that is certain."""
    transaction.on_commit(lambda: default_storage.delete(former.nombre))
