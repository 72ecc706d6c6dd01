"""What holds at an instant: pieces with a beginning and an end, an alert above all.

::

    red alert      v1 ├──────────── lowered ───────┤           its versions say what held when
                                 v2 ├──────────────┤
    another one that supersedes it          ├──────────┤       from its beginning on, it alone

The end is nobody's act: each reader compares with his clock, so it comes in its very second. For an
instant in the past the version of that time answers; what was withdrawn answers for none, nor does
a version that wasn't for the public.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.db.models import Exists, F, OuterRef, Q

from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PublishedPiece
from cms.publishing.models.pieces import PieceQuerySet


def holding_now(now: datetime, *, among: PieceQuerySet) -> PieceQuerySet:
    """Those of ``among`` (current rows) that hold ``now``.

    Their versions are current whatever this machine's clock thinks of when they were recorded:
    another's may be ahead of it.
    """
    return _holding(among, now, among=among)


def in_force_at(moment: datetime, *, among: PieceQuerySet) -> PieceQuerySet:
    """The version of each piece of ``among`` (current rows) that held at ``moment``.

    A piece's first public version holds from the beginning that it names, though it came out later.
    Superseded ones are left out; two pieces that don't name each other stand side by side.
    """
    versions = PublishedPiece.objects.filter(identity__in=among.values("identity"))
    newer = versions.filter(
        identity=OuterRef("identity"), version__gt=OuterRef("version"), recorded_at__lte=moment
    )
    public = versions.filter(stage=Stage.OUT, audience=Audience.PUBLIC)
    older = public.filter(identity=OuterRef("identity"), version__lt=OuterRef("version"))
    of_that_time = public.filter(~Exists(newer), withdrawn_at=None).filter(
        Q(recorded_at__lte=moment) | ~Exists(older)
    )
    return _holding(of_that_time, moment, among=among)


def superseded(uris: Iterable[str], *, among: PieceQuerySet) -> dict[str, tuple[str, datetime]]:
    """Which of ``uris`` something in ``among`` supersedes: by what (uri), and since when."""
    rows = (
        _that_begin(among)
        .filter(supersedes_uri__in=set(uris))
        .order_by("-in_force_from")
        .values_list("supersedes_uri", "identity__uri", "in_force_from")
    )
    return {uri: (by, since) for uri, by, since in rows if since is not None}


def _holding(versions: PieceQuerySet, moment: datetime, *, among: PieceQuerySet) -> PieceQuerySet:
    held = versions.filter(in_force_from__lte=moment, in_force_until__gt=moment)
    successor = _that_begin(among).filter(
        supersedes_uri=OuterRef("identity__uri"), in_force_from__lte=moment
    )
    return cast("PieceQuerySet", held.exclude(Exists(successor)))


def _that_begin(pieces: PieceQuerySet) -> PieceQuerySet:
    """Without those that were lifted before they began: they supersede nothing, ever."""
    return pieces.filter(in_force_until__gt=F("in_force_from"))
