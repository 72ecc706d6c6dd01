"""The generation: one value that differs whenever any public answer may differ.

A public answer is a function of (generation, language, address, query). It moves with the position
of the last public change, with the version of settings, catalogues, redirects and menus, and when a
moment passes at which a public piece begins or ceases to be in force. An ``advance`` for the media
doesn't move it.
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

import cms
from cms.http.compiled import Compiled
from cms.publishing.models import ChangeCounter, PublishedPiece


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    public_position: int
    settings_version: int
    boundary: datetime | None  # the last one passed

    def tag(self, *parts: str) -> str:
        """A strong ETag for the answer that ``parts`` (language, address, query) ask for."""
        moment = self.boundary.isoformat() if self.boundary else ""
        facts = (self.public_position, self.settings_version, moment, _own_fingerprint(), *parts)
        return f'"{hashlib.blake2b(repr(facts).encode(), digest_size=15).hexdigest()}"'


def current_generation() -> Generation:
    """The generation now. Read it before what an answer is made of: an answer that is newer than
    its tag is asked for once more; one that is older would be kept."""
    rows = _COUNTER.rows()
    position, version = rows[0] if rows else (0, 0)
    return Generation(
        public_position=position,
        settings_version=version,
        boundary=_last_passed(_boundaries(position), timezone.now()),
    )


_COUNTER = Compiled(
    lambda _none: ChangeCounter.objects.filter(pk=1).values_list(
        "public_position", "settings_version"
    )
)


def _last_passed(moments: tuple[datetime, ...], now: datetime) -> datetime | None:
    passed = bisect_right(moments, now)
    return moments[passed - 1] if passed else None


@lru_cache(maxsize=4)
def _boundaries(public_position: int) -> tuple[datetime, ...]:
    """When public pieces begin and cease to be in force, in order.

    Remembered for the position: no piece, and so no moment, is new until it moves.
    """
    rows = (
        PublishedPiece.objects.public()
        .exclude(in_force_from=None, in_force_until=None)
        .values_list("in_force_from", "in_force_until")
    )
    return tuple(sorted(each for row in rows for each in row if each is not None))


def forget_boundaries() -> None:
    """Where positions begin anew (another database under the same process): tests."""
    _boundaries.cache_clear()


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of our own sources: another release may write the same piece in another way."""
    digest = hashlib.blake2b(digest_size=8)
    for source in sorted(Path(cms.__file__).parent.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()


def _own_fingerprint() -> str:
    """What an answer depends on beside the data: our code, and the addresses it writes."""
    return f"{_code()} {settings.PREGON_PUBLIC_URL} {settings.PREGON_SITE_URL}"
