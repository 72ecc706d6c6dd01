"""Who may read which file. Everything here is closed unless one of four doors is open.

1. A piece that anybody may read now uses it: then its named versions, or the document, or the
   recording with its captions, are public.
2. A published setting shows it (the seal, a portrait).
3. The address carries a signature that has not run out.
4. The reader is signed in to the desk.

An image's own file is never public, whatever uses it: only doors 3 and 4 lead to it.
"""

from enum import Enum
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BooleanField, F, Model, Q, Value
from django.http import HttpRequest

from cms.publishing.assets import in_a_setting, is_public, names_publicly
from multimedia.models import ArchivoAnterior, Documento, Grabacion, Imagen, Rendition
from multimedia.models.imagen import FORMER
from multimedia.names import DOCUMENTS, RECORDINGS, RENDITIONS
from multimedia.signatures import PARAMETER, is_signed
from multimedia.sizes import PUBLIC_SPECS

IMAGE = Imagen._meta.label_lower


class Door(Enum):
    """By which door a reader came."""

    PUBLIC = "public"
    SIGNATURE = "signature"
    DESK = "desk"


def door_for(request: HttpRequest, name: str) -> Door | None:
    """The door that is open for this request to the stored file ``name``; ``None``: say 404.

    The session is asked last, so that the answer to a public file doesn't vary with cookies.
    """
    if is_public_file(name):
        return Door.PUBLIC
    if PARAMETER in request.GET and is_signed(name, request.GET[PARAMETER]):
        return Door.SIGNATURE
    user: Any = request.user
    if user.is_authenticated and user.has_perm("wagtailadmin.access_admin"):
        return Door.DESK
    return None


def is_public_file(name: str) -> bool:
    """Whether anybody may read it now. Two queries; one more if it is a setting's or replaced."""
    folder = name.partition("/")[0]
    if folder == RENDITIONS:
        return _is_public_rendition(name)
    if folder == DOCUMENTS:
        return _is_public_file(name, model=Documento, owner="documento", fields=("file",))
    if folder == RECORDINGS:
        fields = ("file", "subtitulos")
        return _is_public_file(name, model=Grabacion, owner="grabacion", fields=fields)
    return False


def _is_public_rendition(name: str) -> bool:
    found = (
        Rendition.objects.filter(file=name, filter_spec__in=PUBLIC_SPECS)
        .annotate(public=is_public(IMAGE, "image_id"))
        .values_list("image_id", "focal_point_key", "public")
        .first()
    )
    if found is None:
        return False
    image_id, key, public = found
    if key.startswith(FORMER):
        return public and names_publicly(IMAGE, image_id, name)
    return public or in_a_setting(IMAGE, image_id)


def _is_public_file(name: str, *, model: type[Model], owner: str, fields: tuple[str, ...]) -> bool:
    """A document or a recording: what now has the file in one of ``fields``, or once had it.

    ``owner``: what a replaced file calls it.
    """
    label = model._meta.label_lower
    now = reduce(or_, (Q(**{field: name}) for field in fields))
    current = model._default_manager.filter(now).annotate(
        owner=F("pk"),
        public=is_public(label, "pk"),
        former=Value(False, BooleanField()),  # noqa: FBT003 - a value for SQL
    )
    replaced = ArchivoAnterior.objects.filter(nombre=name, **{f"{owner}__isnull": False}).annotate(
        owner=F(f"{owner}_id"),
        public=is_public(label, f"{owner}_id"),
        former=Value(True, BooleanField()),  # noqa: FBT003 - a value for SQL
    )
    columns = ("owner", "public", "former")
    both = current.values_list(*columns).union(replaced.values_list(*columns))
    found = next(iter(both), None)
    if found is None:
        return False
    key, public, former = found
    if former:
        return public and names_publicly(label, key, name)
    return public or in_a_setting(label, key)
