"""The files that are out: which may be read by anybody, and which must not be deleted.

An asset is a kind (``image``, ``document``) and the id of its row. The rooms above say by a
provider what else than a piece shows one: a published setting.
"""

from collections.abc import Callable

from django.db.models import Exists, F, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast

from cms.piece import MEDIA_SCHEME
from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PieceAsset, PublishedPiece

SettingProvider = Callable[[str, int], bool]

_settings: list[SettingProvider] = []
_GIVEN_OUT = (Stage.OUT, Stage.ADVANCE)


def register_published_setting(provider: SettingProvider) -> None:
    """``provider(kind, asset_id)`` says whether a published setting (the seal, a portrait) shows
    the asset: that makes it as public as a piece does, and keeps it from being deleted."""
    if provider not in _settings:
        _settings.append(provider)


def in_a_setting(kind: str, asset_id: int) -> bool:
    """Whether a published setting shows the asset."""
    return any(provider(kind, asset_id) for provider in _settings)


def is_public(kind: str, id_field: str) -> Exists:
    """An expression for any queryset whose ``id_field`` is an asset's id: whether a piece that
    anybody may read now uses it."""
    return Exists(_uses(kind, OuterRef(id_field), PublishedPiece.objects.public()))


def is_kept(kind: str, asset_id: int) -> bool:
    """Whether the asset is out, for whatever audience, or promised in advance, or in a setting."""
    given_out = PublishedPiece.objects.current().filter(stage__in=_GIVEN_OUT)
    return _uses(kind, asset_id, given_out).exists() or in_a_setting(kind, asset_id)


def names_publicly(kind: str, asset_id: int, name: str) -> bool:
    """Whether a piece that anybody may read now shows this very file of the asset.

    For files that were replaced: the asset may be out while its former file no longer is.
    """
    return _naming(kind, asset_id, name).filter(stage=Stage.OUT, audience=Audience.PUBLIC).exists()


def names(kind: str, asset_id: int, name: str) -> bool:
    """Whether any piece that is out or in advance shows this very file of the asset."""
    return _naming(kind, asset_id, name).filter(stage__in=_GIVEN_OUT).exists()


def _uses(
    kind: str, asset_id: int | OuterRef, pieces: QuerySet[PublishedPiece]
) -> QuerySet[PieceAsset]:
    return PieceAsset.objects.filter(kind=kind, asset_id=asset_id, piece__in=pieces)


def _naming(kind: str, asset_id: int, name: str) -> QuerySet[PublishedPiece]:
    """Current pieces that use the asset and whose stored content has the file's address.

    The name must be plain ASCII, which JSON writes as it is.
    """
    return (
        PublishedPiece.objects.current()
        .filter(pk__in=PieceAsset.objects.filter(kind=kind, asset_id=asset_id).values("piece"))
        .annotate(text=Cast(F("content"), TextField()))
        .filter(text__contains=f"{MEDIA_SCHEME}{name}")
    )
