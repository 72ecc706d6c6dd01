"""A version of a piece as rows: its content, what it shows, its words; and what a tombstone keeps.

Called by ``cms.publishing.record`` alone, in the transaction of what happened.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtailmedia.models import get_media_model

from cms.piece import Piece, Withdrawal, as_data
from cms.publishing.digest import brief_of, facets_of
from cms.publishing.kinds import Stage
from cms.publishing.models import PieceIdentity, PieceUse, PublishedPiece, SearchWord
from cms.publishing.search_text import index_words


def store(
    identity: PieceIdentity, piece: Piece, *, stage: Stage, revision_id: int | None, at: datetime
) -> PublishedPiece:
    """Make ``piece`` the current version."""
    content = as_data(piece)
    PublishedPiece.objects.filter(identity=identity, is_current=True).update(is_current=False)
    stored = PublishedPiece.objects.create(
        identity=identity,
        version=piece.version,
        stage=stage,
        audience=piece.audience,
        kind=piece.kind,
        page_type=piece.page_type,
        page_id=piece.page_id,
        revision_id=revision_id,
        language=piece.language,
        title=piece.title,
        slug=piece.slug,
        path=piece.path,
        published_at=piece.first_published_at,
        recorded_at=at,
        updated_at=piece.updated_at,
        in_force_from=piece.in_force_from,
        in_force_until=piece.in_force_until,
        supersedes_uri=piece.supersedes or "",
        withdrawn_at=at if stage == Stage.WITHDRAWN else None,
        content=content,
        brief=brief_of(content),
        facets=facets_of(content),
        tree_path=_place_of(piece.page_id),
        parent_uri=piece.parent or "",
        translation_key=piece.translation_key,
    )
    _note_uses(stored, piece)
    SearchWord.objects.filter(piece__identity=identity).delete()
    if stage != Stage.WITHDRAWN:
        index_words(stored.pk, piece)
    return stored


def _place_of(page_id: int) -> str:
    """The page's path in the tree, as Wagtail orders pages; empty if the page is gone."""
    return Page.objects.filter(pk=page_id).values_list("path", flat=True).first() or ""


def _note_uses(stored: PublishedPiece, piece: Piece) -> None:
    files = (
        (get_image_model()._meta.label_lower, piece.images),
        (get_document_model()._meta.label_lower, piece.documents),
        (get_media_model()._meta.label_lower, piece.recordings),
    )
    shown: dict[tuple[str, int], Any] = {
        (label, part.id): as_data(part) for label, parts in files for part in parts
    }
    PieceUse.objects.bulk_create(
        PieceUse(piece=stored, label=label, object_id=key, part=shown.get((label, key), {}))
        for label, key in piece.uses
    )


def tombstone_of(before: PublishedPiece, *, reason: str, text: str, at: datetime) -> Piece:
    """What the public would see in the place of ``before``. Writes nothing down."""
    return replace(
        _emptied(before.as_piece()),
        version=before.version + 1,
        updated_at=at,
        withdrawal=Withdrawal(reason=reason, text=text, at=at),
    )


def _emptied(piece: Piece) -> Piece:
    """What a tombstone keeps: who the piece is and where it was, none of its content."""
    return Piece(
        uri=piece.uri,
        kind=piece.kind,
        page_id=piece.page_id,
        page_type=piece.page_type,
        language=piece.language,
        translation_key=piece.translation_key,
        audience=piece.audience,
        title="",
        slug=piece.slug,
        path=piece.path,
        number=piece.number,
        first_published_at=piece.first_published_at,
    )
