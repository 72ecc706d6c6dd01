"""``images/``, ``documents/``, ``media/``: files that a public piece or a published setting uses.

Their values are the pieces' own, never the library's: an edited file shows its new words when the
pieces that use it do. The original of an image has no address here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.http import HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtailmedia import get_media_model

from cms.api import lists
from cms.api.parameters import MOST_ID, checked, one_of
from cms.api.stored import context_for, readable
from cms.http.answers import public_read
from cms.outputs.website_values import (
    DOCUMENT_KEYS,
    IMAGE_KEYS,
    RECORDING_KEYS,
    Context,
    document,
    image,
    recording,
)
from cms.piece import as_data
from cms.publishing import providers
from cms.publishing.models import PieceUse

_META = ("type", "detail_url", "tags", "download_url")
_IMAGE_NAMES = (
    "id",
    *_META,
    "title",
    "alt",
    "caption",
    "credit",
    "width",
    "height",
    "focal_point",
    "renditions",
    "src",
    "srcset",
    "sources",
)
_DOCUMENT_NAMES = ("id", *_META, "title", "filename", "mime", "size")
_RECORDING_NAMES = (
    "id",
    *_META,
    "title",
    "media_type",
    "caption",
    "credit",
    "transcript",
    "filename",
    "mime",
    "size",
    "duration",
    "width",
    "height",
    "poster",
    "captions",
)
_LISTED = frozenset({"id", *_META, "title"})
_LISTED_RECORDING = _LISTED | {"media_type", "duration", "width", "height"}
_MEDIA_TYPES = ("audio", "video")
_KNOWN_OF_RECORDINGS = lists.KNOWN | {"media_type"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One kind of file: its model, its body, the keys that tell its data."""

    model: Callable[[], Any]
    body: Callable[[Mapping[str, Any], Context], dict[str, Any]]
    data_keys: frozenset[str]
    names: tuple[str, ...]
    searched: tuple[str, ...]
    listed: frozenset[str] = _LISTED

    def ids(self, type: str | None = None) -> set[int]:
        """Of all that are public, or of those recordings that are of that ``type``."""
        parts = self._of_settings()
        of_settings = [key for key, part in parts.items() if type in (None, part.get("type"))]
        return {*self._uses(type=type), *of_settings}

    def bodies(self, ids: Sequence[int]) -> list[dict[str, Any]]:
        """The bodies of those of ``ids`` that are public, in their order."""
        settings_parts = self._of_settings()
        uses = self._uses(ids)
        stored = dict(
            PieceUse.objects.filter(pk__in=uses.values()).values_list("object_id", "part")
        )
        parts = {**settings_parts, **stored}
        context = context_for()
        return [self._body(parts[each], context) for each in ids if each in parts]

    def _body(self, part: Mapping[str, Any], context: Context) -> dict[str, Any]:
        body = self.body(part, context)
        meta = {"tags": [], **body["meta"]}
        return {**body, "meta": {name: meta[name] for name in _META}}

    def _uses(self, ids: Sequence[int] | None = None, type: str | None = None) -> dict[int, int]:
        """The newest public use of each file, by the file's id."""
        label = self.model()._meta.label_lower
        uses = PieceUse.objects.filter(label=label, piece__in=readable().values("pk"))
        if ids is not None:
            uses = uses.filter(object_id__in=ids)
        if type is not None:
            uses = uses.filter(part__type=type)
        newest = uses.values("object_id").annotate(newest=Max("pk")).order_by("object_id")
        return dict(newest.values_list("object_id", "newest"))

    def _of_settings(self) -> dict[int, Mapping[str, Any]]:
        return {
            part["id"]: part for part in _parts_in(as_data(providers.institution()), self.data_keys)
        }


def _parts_in(value: Any, keys: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if value.keys() == keys:
            yield value
            return
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _parts_in(item, keys)


_IMAGES = _Kind(
    model=get_image_model,
    body=image,
    data_keys=IMAGE_KEYS,
    names=_IMAGE_NAMES,
    searched=("alt", "caption", "credit"),
)
_DOCUMENTS = _Kind(
    model=get_document_model,
    body=document,
    data_keys=DOCUMENT_KEYS,
    names=_DOCUMENT_NAMES,
    searched=("title", "filename"),
)
_RECORDINGS = _Kind(
    model=get_media_model,
    body=recording,
    data_keys=RECORDING_KEYS,
    names=_RECORDING_NAMES,
    searched=("title", "caption", "credit", "transcript"),
    listed=_LISTED_RECORDING,
)


@public_read
def images(request: HttpRequest) -> dict[str, Any]:
    return _listing(request, _IMAGES)


@public_read
def image_detail(request: HttpRequest, file_id: int) -> dict[str, Any]:
    return _detail(request, _IMAGES, file_id)


@public_read
def documents(request: HttpRequest) -> dict[str, Any]:
    return _listing(request, _DOCUMENTS)


@public_read
def document_detail(request: HttpRequest, file_id: int) -> dict[str, Any]:
    return _detail(request, _DOCUMENTS, file_id)


@public_read
def recordings(request: HttpRequest) -> dict[str, Any]:
    """``media_type=``, the name that it has in the answer, asks for videos or for audios."""
    media_type = one_of(checked(request, _KNOWN_OF_RECORDINGS), "media_type", _MEDIA_TYPES)
    ids = _RECORDINGS.ids(media_type)
    return _listing(request, _RECORDINGS, ids=ids, known=_KNOWN_OF_RECORDINGS)


@public_read
def recording_detail(request: HttpRequest, file_id: int) -> dict[str, Any]:
    return _detail(request, _RECORDINGS, file_id)


def _listing(
    request: HttpRequest,
    kind: _Kind,
    *,
    ids: set[int] | None = None,
    known: frozenset[str] = lists.KNOWN,
) -> dict[str, Any]:
    return lists.listing(
        kind.ids() if ids is None else ids,
        checked(request, known),
        bodies=kind.bodies,
        names=kind.names,
        default=kind.listed,
        searched=kind.searched,
    )


def _detail(request: HttpRequest, kind: _Kind, file_id: int) -> dict[str, Any]:
    query = checked(request, ("fields",))
    found = kind.bodies([file_id]) if file_id <= MOST_ID else []
    return lists.detail(found, query)
