"""What the press asks of a page. It imports no page: a page imports the press."""

from typing import Any, Protocol, runtime_checkable

from cms.piece import Piece


@runtime_checkable
class Publishable(Protocol):
    """A page that leaves as a piece. ``cms.base.BasePage`` is the one implementation."""

    pk: Any
    live: bool
    live_revision_id: int | None
    alias_of_id: int | None
    structural: bool  # only holds other pages; may go out on a ``system`` approval
    numbered: bool  # gets a number at its first public release
    embargo: bool
    audiencia: str
    amendable: frozenset[str]  # fields that an act may change (``cms.publishing.amending``)

    @property
    def may_go_out_in_emergency(self) -> bool: ...

    def to_piece(self) -> Piece: ...

    def lacks(self) -> list[tuple[str, str]]: ...


def is_publishable(model: type) -> bool:
    """Whether pages of this class leave as pieces (a class-level test: signals give classes)."""
    return hasattr(model, "to_piece")
