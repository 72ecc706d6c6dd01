"""Where a page is now, by an address of today or of once; and the list of addresses of once."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef
from wagtail.contrib.redirects.models import Redirect

from cms.api.departed import why_not
from cms.api.stored import readable
from cms.http.problems import not_found
from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PublishedPiece
from cms.publishing.models.pieces import PieceQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """``old_path`` leads to ``path`` of the website, or to ``link`` elsewhere."""

    id: int
    old_path: str
    path: str = ""
    link: str = ""


def page_at(html_path: str) -> int:
    """The id of the page that is, or was, at this address of the website.

    Raises:
        Problem: 404, or 410 if what was there is no longer public.
    """
    path = as_stored(html_path)
    found = readable().filter(path=path).values_list("page_id", flat=True).first()
    if found is not None:
        return found
    target = (
        Redirect.objects.filter(
            old_path=Redirect.normalise_path(html_path), redirect_page__isnull=False
        )
        .order_by(F("site").asc(nulls_last=True), "pk")
        .values_list("redirect_page_id", flat=True)
    )
    earlier = once_public().filter(path=path).order_by("-recorded_at", "-pk")
    candidates = [*target[:5], *earlier.values_list("page_id", flat=True)[:20]]
    out = set(readable().filter(page_id__in=candidates).values_list("page_id", flat=True))
    for page_id in candidates:
        if page_id in out:
            return page_id
    raise why_not(candidates[0]) if candidates else not_found()


def as_stored(html_path: str) -> str:
    """An address as pieces have it: slashes at both ends, none doubled."""
    parts = [each for each in html_path.split("/") if each]
    return "/" + "".join(f"{each}/" for each in parts)


def once_public() -> PieceQuerySet:
    """Every version that anybody could read once, the current ones included."""
    found: PieceQuerySet = PublishedPiece.objects.filter(stage=Stage.OUT, audience=Audience.PUBLIC)
    return found


def all_moves() -> list[Move]:
    """Every old address that leads to something public, in order of id.

    Redirects that Wagtail makes by itself when a page moves are left out: they tell addresses that
    a page had before it was public. Ours come from the versions that were.
    """
    known: dict[str, Move] = {}
    for move in (*_typed_in(), *_moved()):
        known.setdefault(move.old_path, move)
    return sorted(known.values(), key=lambda move: move.id)


def _typed_in() -> Iterator[Move]:
    """What the office entered. Even ids: both sources number their own rows from 1."""
    rows = Redirect.objects.filter(automatically_created=False).order_by("pk")
    paths = dict(
        readable()
        .filter(page_id__in=rows.filter(redirect_page__isnull=False).values("redirect_page_id"))
        .values_list("page_id", "path")
    )
    for pk, old_path, page_id, link in rows.values_list(
        "pk", "old_path", "redirect_page_id", "redirect_link"
    ):
        if page_id in paths:
            yield Move(id=2 * pk, old_path=old_path, path=paths[page_id])
        elif page_id is None and link:
            yield Move(id=2 * pk, old_path=old_path, link=link)


def _moved() -> Iterator[Move]:
    """What the press remembers: odd ids. Addresses that something else has taken are left out."""
    now = readable().filter(identity=OuterRef("identity")).exclude(path=OuterRef("path"))
    taken = readable().filter(path=OuterRef("path"))
    rows = (
        once_public()
        .filter(Exists(now), ~Exists(taken), is_current=False)
        .order_by("-recorded_at", "-pk")
        .values_list("pk", "path", "identity_id")
    )
    seen = list(rows)
    paths = dict(
        readable()
        .filter(identity_id__in={row[2] for row in seen})
        .values_list("identity_id", "path")
    )
    for pk, old_path, identity_id in seen:
        if identity_id in paths:
            yield Move(id=2 * pk + 1, old_path=old_path.rstrip("/") or "/", path=paths[identity_id])
