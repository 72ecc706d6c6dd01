"""From a page's values to the parts of a piece, remembering which files were used on the way."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Manager, Model
from modelcluster.fields import ParentalKey
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.base.richtext import portable_html
from cms.piece import Block, DocumentPart, ImagePart, RecordingPart, as_data, reference
from cms.publishing.models import PieceIdentity
from cms.publishing.uses import use_of


def in_order(related: Manager[Any]) -> list[Any]:
    """What a relation holds, in its model's own order.

    Sorted here and not by the database: a revision's object keeps the order in which things were
    chosen, its row another, and databases disagree on accents; one content must give one piece.
    """
    names = [name.lstrip("-") for name in related.model._meta.ordering]
    return sorted(
        related.all(), key=lambda each: [_sortable(getattr(each, name)) for name in names]
    )


def _belongs_to_its_page(thing: Model) -> bool:
    """A contact of this very page, say: it changes with the page, never under it."""
    return any(isinstance(field, ParentalKey) for field in thing._meta.fields)


def _sortable(value: Any) -> tuple[bool, Any]:
    return value is None, "" if value is None else value


class Gatherer:
    """Turns values into parts; ``images``, ``documents`` and ``recordings`` hold every file met, in
    order, and ``uses`` every file and catalogue entry: when one is edited, the piece changes.

    Blocks reach it as ``context["gatherer"]`` in their ``get_api_representation``.
    """

    def __init__(self) -> None:
        self._images: dict[int, ImagePart] = {}
        self._documents: dict[int, DocumentPart] = {}
        self._recordings: dict[int, RecordingPart] = {}
        self._uses: dict[tuple[str, int], Any] = {}

    @property
    def images(self) -> tuple[ImagePart, ...]:
        return tuple(self._images.values())

    @property
    def documents(self) -> tuple[DocumentPart, ...]:
        return tuple(self._documents.values())

    @property
    def recordings(self) -> tuple[RecordingPart, ...]:
        return tuple(self._recordings.values())

    @property
    def uses(self) -> tuple[tuple[str, int], ...]:
        return tuple(self._uses)

    @property
    def things(self) -> tuple[Any, ...]:
        """The files and catalogue entries themselves."""
        return tuple(self._uses.values())

    def part(self, thing: Any) -> Any:
        """The part of a file or a catalogue entry: what its ``to_part()`` says.

        A file that shows another (a recording its poster) has it in ``shown_with``.
        """
        part = thing.to_part()
        for other in getattr(thing, "shown_with", ()):
            self.part(other)
        if isinstance(part, ImagePart):
            self._images.setdefault(part.id, part)
        elif isinstance(part, DocumentPart):
            self._documents.setdefault(part.id, part)
        elif isinstance(part, RecordingPart):
            self._recordings.setdefault(part.id, part)
        if thing.pk is not None and not _belongs_to_its_page(thing):
            self._uses.setdefault(use_of(thing), thing)
        return part

    def html(self, source: str) -> str:
        """Rich text as it is stored in pieces."""
        return portable_html(source, self)

    def body(self, stream: StreamValue) -> tuple[Block, ...]:
        """A StreamField's blocks, each in the form of its API representation."""
        raw = stream.stream_block.get_api_representation(stream, {"gatherer": self})
        return tuple(
            Block(type=each["type"], value=as_data(each["value"]), id=each["id"]) for each in raw
        )

    def value(self, value: Any) -> Any:
        """Any field's value in the final form that the website's JSON shows."""
        if isinstance(value, RichText):
            return self.html(value.source)
        if isinstance(value, StreamValue):
            return as_data(self.body(value))
        if isinstance(value, Model):
            return self._of_model(value)
        if isinstance(value, Manager):
            value = in_order(value)
        if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
            return [self.value(each) for each in value]
        return as_data(value)

    def _of_model(self, value: Model) -> Any:
        if isinstance(value, Page):
            return reference(PieceIdentity.of(value.pk).uri)
        return as_data(self.part(value))
