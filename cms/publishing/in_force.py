"""What holds at an instant: pieces with a beginning and an end, an alert above all.

::

    red alert      v1 ├──────────── lowered ───────┤           its versions say what held when
                                 v2 ├──────────────┤
    another one that supersedes it          ├──────────┤       from its beginning on, it alone

The end is nobody's act: each reader compares with his clock, so it comes in its very second. For an
instant in the past the version of that time answers; what was withdrawn answers for none.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import cast

from django.db.models import Exists, OuterRef, Q

from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PublishedPiece
from cms.publishing.models.pieces import PieceQuerySet


def in_force_at(moment: datetime, *, among: PieceQuerySet) -> PieceQuerySet:
    """The version of each piece of ``among`` (current rows) that held at ``moment``.

    Superseded ones are left out; two pieces that don't name each other stand side by side.
    """
    was_out = PublishedPiece.objects.filter(
        stage=Stage.OUT, audience=Audience.PUBLIC, identity__in=among.values("identity")
    )
    newer = was_out.filter(
        identity=OuterRef("identity"), version__gt=OuterRef("version"), recorded_at__lte=moment
    )
    older = was_out.filter(identity=OuterRef("identity"), version__lt=OuterRef("version"))
    of_that_time = was_out.filter(~Exists(newer)).filter(
        Q(recorded_at__lte=moment) | ~Exists(older)
    )
    held = of_that_time.filter(in_force_from__lte=moment, in_force_until__gt=moment)
    successor = among.filter(supersedes_uri=OuterRef("identity__uri"), in_force_from__lte=moment)
    return cast("PieceQuerySet", held.exclude(Exists(successor)))


def superseded(uris: Iterable[str], *, among: PieceQuerySet) -> dict[str, tuple[str, datetime]]:
    """Which of ``uris`` something in ``among`` supersedes: by what (uri), and since when."""
    rows = (
        among.filter(supersedes_uri__in=set(uris))
        .order_by("-in_force_from")
        .values_list("supersedes_uri", "identity__uri", "in_force_from")
    )
    return {uri: (by, since) for uri, by, since in rows if since is not None}
