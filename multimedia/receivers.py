"""What follows from saving or deleting an image, a document or a recording, however it happens."""

from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.signals import task_submitted

from cms.publishing.refresh import refresh_users_of
from multimedia.filling import fill_from_file
from multimedia.keeping import delete_file_of, keep_former_file, require_unnamed, require_unused
from multimedia.models import ArchivoAnterior, Documento, Grabacion, Imagen, Rendition
from multimedia.recordings.intake import take_in
from multimedia.recordings.poster import give_poster
from multimedia.renditions import are_deferred, ensure_renditions

FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
# What a piece shows of each: a change in it changes every piece that uses it.
SHOWN: dict[type[Model], tuple[str, ...]] = {
    Imagen: ("file", "description", "pie", "autor", "credito", *FOCUS),
    Documento: ("file", "title", "file_size"),
    Grabacion: (
        *("file", "type", "title", "pie", "autor", "credito", "transcripcion"),
        *("subtitulos", "poster_id", "duration", "width", "height", "peso"),
    ),
}
FILES = ("file", "subtitulos")  # which of those are files


def connect() -> None:
    for model in SHOWN:
        uid = f"pregon.multimedia.{model.__name__}"
        pre_save.connect(look_before, sender=model, dispatch_uid=uid)
        post_save.connect(follow_up, sender=model, dispatch_uid=uid)
        pre_delete.connect(refuse_if_out, sender=model, dispatch_uid=uid)
    task_submitted.connect(prepare_for_review, dispatch_uid="pregon.multimedia.review")
    post_delete.connect(drop_captions, sender=Grabacion, dispatch_uid="pregon.captions")
    pre_delete.connect(refuse_version_if_out, sender=Rendition, dispatch_uid="pregon.version")
    post_delete.connect(drop_former_file, sender=ArchivoAnterior, dispatch_uid="pregon.former")


def look_before(sender: type[Model], instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """Remember what the pieces show now; read from a new file what it says of itself.

    Raises:
        ValidationError: a recording's new file is none.
    """
    if raw:
        return
    stored = sender._default_manager.filter(pk=instance.pk).values(*SHOWN[sender]).first()
    instance._before = stored
    if stored is not None and stored["file"] == instance.file.name:
        return
    if isinstance(instance, Imagen):
        fill_from_file(instance)
    elif isinstance(instance, Grabacion):
        take_in(instance)


def follow_up(sender: type, instance: Any, *, raw: bool = False, **kwargs: Any) -> None:
    """Keep a replaced file, make an image's versions, and write anew the pieces that show it.

    Versions are made after the commit: they take a second, and the desk's transaction holds locks.
    So the pieces are written anew after that as well; until then they show what they showed.
    """
    if raw:
        return
    before = instance.__dict__.pop("_before", None)
    changed = _changed(instance, before)
    for name in changed.intersection(FILES):
        if before is not None and before[name]:
            keep_former_file(instance, before[name])
    if isinstance(instance, Grabacion) and (before is None or changed & {"file", "poster_id"}):
        transaction.on_commit(partial(give_poster, instance.pk), robust=True)
    if isinstance(instance, Imagen) and (before is None or changed & {"file", *FOCUS}):
        renew = partial(_make_and_show, instance, is_new=before is None)
        transaction.on_commit(renew, robust=True)
    elif before is not None and changed:
        refresh_users_of(instance)


def prepare_for_review(sender: type, instance: Any, **kwargs: Any) -> None:
    """Once what was submitted to review is stored, make whatever version its images still lack.

    So that nothing is left to make when it is accepted, and goes out.
    """
    page = instance.revision.as_object()
    if hasattr(page, "things") and not are_deferred():
        images = [thing for thing in page.things() if isinstance(thing, Imagen)]
        transaction.on_commit(partial(ensure_renditions, images), robust=True)


def refuse_if_out(sender: type, instance: Any, **kwargs: Any) -> None:
    """Deleting one by one, in bulk or by a queryset all come here.

    Raises:
        InUse: it is out.
    """
    require_unused(instance)


def refuse_version_if_out(sender: type, instance: Any, **kwargs: Any) -> None:
    """Also Wagtail's command that purges versions comes here."""
    require_unnamed(instance)


def drop_captions(sender: type, instance: Grabacion, **kwargs: Any) -> None:
    """Of its other file, wagtailmedia takes care."""
    if instance.subtitulos:
        name = str(instance.subtitulos.name)
        transaction.on_commit(partial(default_storage.delete, name), robust=True)


def drop_former_file(sender: type, instance: Any, **kwargs: Any) -> None:
    delete_file_of(instance)


def _changed(instance: Any, before: dict[str, Any] | None) -> set[str]:
    if before is None:
        return set()
    return {name for name in before if before[name] != _plain(getattr(instance, name))}


def _plain(value: Any) -> Any:
    """A file as its column holds it."""
    return value.name if hasattr(value, "storage") else value


def _make_and_show(image: Imagen, *, is_new: bool) -> None:
    if not are_deferred():
        ensure_renditions([image])
    if not is_new:
        refresh_users_of(image)
