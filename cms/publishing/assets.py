"""The files that are out: which may be read by anybody, and which must not be deleted.

A file belongs to an image or a document: a thing, named by its use (``cms.publishing.uses``): the
model's label and the key. The rooms above say by a provider what else than a piece shows one.
"""

from collections.abc import Callable

from django.db.models import Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from cms.piece import MEDIA_SCHEME
from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PieceUse, PublishedPiece

SettingProvider = Callable[[str, int], bool]

_settings: list[SettingProvider] = []
_GIVEN_OUT = (Stage.OUT, Stage.ADVANCE)


def register_published_setting(provider: SettingProvider) -> None:
    """``provider(label, key)`` says whether a published setting (the seal, a portrait) shows the
    thing: that makes it as public as a piece does, and keeps it from being deleted."""
    if provider not in _settings:
        _settings.append(provider)


def in_a_setting(label: str, key: int) -> bool:
    """Whether a published setting shows the thing."""
    return any(provider(label, key) for provider in _settings)


def is_public(label: str, key_field: str) -> Exists:
    """An expression for any queryset whose ``key_field`` is the key of a ``label``: whether a piece
    that anybody may read now uses it."""
    return Exists(_uses(label, OuterRef(key_field), PublishedPiece.objects.public()))


def is_kept(label: str, key: int) -> bool:
    """Whether the thing is out, for whatever audience, or promised in advance, or in a setting."""
    given_out = PublishedPiece.objects.current().filter(stage__in=_GIVEN_OUT)
    return _uses(label, key, given_out).exists() or in_a_setting(label, key)


def names_publicly(label: str, key: int, name: str) -> bool:
    """Whether a piece that anybody may read now shows this very file of the thing.

    For files that were replaced: the image may be out while its former file no longer is.
    """
    return _naming(label, key, name).filter(stage=Stage.OUT, audience=Audience.PUBLIC).exists()


def names(label: str, key: int, name: str) -> bool:
    """Whether any piece that is out or in advance shows this very file of the thing."""
    return _naming(label, key, name).filter(stage__in=_GIVEN_OUT).exists()


def _uses(label: str, key: int | OuterRef, pieces: QuerySet[PublishedPiece]) -> QuerySet[PieceUse]:
    return PieceUse.objects.filter(label=label, object_id=key, piece__in=pieces)


def _naming(label: str, key: int, name: str) -> QuerySet[PublishedPiece]:
    """Current pieces that use the thing and whose stored content has the file's address.

    The name must be plain ASCII, which JSON writes as it is.
    """
    return (
        PublishedPiece.objects.current()
        .filter(pk__in=PieceUse.objects.filter(label=label, object_id=key).values("piece"))
        .annotate(text=Cast(F("content"), TextField()))
        .filter(text__contains=f"{MEDIA_SCHEME}{name}")
    )
