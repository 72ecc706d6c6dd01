"""The one way in which a stored file leaves: ``/archivos/<name>``."""

import hashlib
import posixpath
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from multimedia.access import Door, door_for
from multimedia.metadata import without_location
from multimedia.mimes import INLINE, mime_of
from multimedia.names import RENDITIONS
from multimedia.ranges import Unsatisfiable, asked_range, part_of

# Short, and asked again afterwards: a withdrawal must close the file everywhere.
PUBLIC_CACHE = "public, max-age=60, must-revalidate"
PRIVATE_CACHE = "private, no-cache"
_MAY_TELL_A_PLACE = frozenset({"image/avif", "image/heic", "image/jpeg", "image/png", "image/webp"})


@dataclass(frozen=True)
class StoredFile:
    """A file in the store, and whether it must leave without its coordinates."""

    name: str
    blanked: bool

    @cached_property
    def content(self) -> bytes | None:
        """The bytes in memory, if they are not simply the stored ones."""
        if not self.blanked:
            return None
        with default_storage.open(self.name) as file:
            return without_location(file.read())

    @cached_property
    def size(self) -> int:
        # Blanking keeps the length.
        return default_storage.size(self.name)

    @cached_property
    def modified(self) -> datetime:
        return default_storage.get_modified_time(self.name)

    @cached_property
    def etag(self) -> str:
        """Names are never used twice, so name, time and size say which bytes these are."""
        seen = f"{self.name} {self.size} {self.modified.timestamp()} {self.blanked}"
        return f'"{hashlib.sha256(seen.encode()).hexdigest()[:32]}"'


@require_safe
@transaction.non_atomic_requests
def serve_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give out the stored file ``name`` to those for whom a door is open; to all others, 404.

    Never 403: that a file exists is part of what is private.
    """
    if not _is_plain(name):
        return _not_found()
    door = door_for(request, name)
    if door is None or not _is_stored(name):
        return _not_found()
    file = StoredFile(name=name, blanked=_must_blank(name, door))
    headers = _headers(file, door)
    if settings.PREGON_X_ACCEL and not file.blanked:
        # nginx reads the file, and answers conditions and ranges by itself.
        headers["X-Accel-Redirect"] = f"{settings.PREGON_X_ACCEL}{quote(name)}"
        return HttpResponse(headers=headers)
    return _answer(request, file, headers)


def _is_plain(name: str) -> bool:
    """No way upwards or to the root, no second spelling of the same file."""
    if name != posixpath.normpath(name) or name.startswith(("/", "..")):
        return False
    return name.isprintable() and "\\" not in name


def _is_stored(name: str) -> bool:
    try:
        return Path(default_storage.path(name)).is_file()
    except NotImplementedError:  # a store elsewhere than on disk
        return default_storage.exists(name)
    except (SuspiciousFileOperation, OSError):
        return False


def _must_blank(name: str, door: Door) -> bool:
    """The desk sees files as they came. Versions have no metadata at all."""
    if door is Door.DESK or name.startswith(f"{RENDITIONS}/"):
        return False
    return mime_of(name) in _MAY_TELL_A_PLACE


def _headers(file: StoredFile, door: Door) -> dict[str, str]:
    mime = mime_of(file.name)
    headers = {
        "Content-Type": f"{mime}; charset=utf-8" if mime.startswith("text/") else mime,
        "Cache-Control": PUBLIC_CACHE if door is Door.PUBLIC else PRIVATE_CACHE,
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": content_disposition_header(
            mime not in INLINE, posixpath.basename(file.name)
        )
        or "attachment",
    }
    if mime not in INLINE:
        # Should a browser show it all the same: no script, no request, no session.
        headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return headers


def _answer(request: HttpRequest, file: StoredFile, headers: dict[str, str]) -> HttpResponseBase:
    headers |= {
        "Accept-Ranges": "bytes",
        "ETag": file.etag,
        "Last-Modified": http_date(file.modified.timestamp()),
    }
    whole = HttpResponse(headers=headers)
    unchanged = get_conditional_response(
        request, etag=file.etag, last_modified=int(file.modified.timestamp()), response=whole
    )
    if unchanged is not None and unchanged is not whole:
        return unchanged
    try:
        part = _part(request, file)
    except Unsatisfiable:
        headers["Content-Range"] = f"bytes */{file.size}"
        return HttpResponse(status=416, headers=headers)
    return _body(request, file, headers, part=part)


def _part(request: HttpRequest, file: StoredFile) -> tuple[int, int] | None:
    """What of the file is asked for; ``None``: all, also if it changed since the first part."""
    if "If-Range" in request.headers and request.headers["If-Range"] not in (
        file.etag,
        http_date(file.modified.timestamp()),
    ):
        return None
    return asked_range(request.headers.get("Range", ""), file.size)


def _body(
    request: HttpRequest,
    file: StoredFile,
    headers: dict[str, str],
    *,
    part: tuple[int, int] | None,
) -> HttpResponseBase:
    start, end = part or (0, file.size)
    headers["Content-Length"] = str(end - start)
    status = 200
    if part is not None:
        status = 206
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{file.size}"
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    if file.content is not None:
        return HttpResponse(file.content[start:end], status=status, headers=headers)
    content = part_of(lambda: default_storage.open(file.name), start, end)
    return StreamingHttpResponse(content, status=status, headers=headers)


def _not_found() -> HttpResponse:
    """Kept by no cache: it may be public in a moment."""
    return HttpResponse(
        _("No se encontró el archivo."),
        status=404,
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )
