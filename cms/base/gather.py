"""From a page's values to the parts of a piece, remembering which files were used on the way."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Manager, Model
from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.base.richtext import portable_html
from cms.piece import Block, DocumentPart, ImagePart, as_data, reference
from cms.publishing.models import PieceIdentity


class Gatherer:
    """Turns values into parts; ``images`` and ``documents`` hold every file met, in order.

    Blocks reach it as ``context["gatherer"]`` in their ``get_api_representation``.
    """

    def __init__(self) -> None:
        self._images: dict[int, ImagePart] = {}
        self._documents: dict[int, DocumentPart] = {}

    @property
    def images(self) -> tuple[ImagePart, ...]:
        return tuple(self._images.values())

    @property
    def documents(self) -> tuple[DocumentPart, ...]:
        return tuple(self._documents.values())

    def part(self, thing: Any) -> Any:
        """The part of an image, a document or a catalogue entry: what its ``to_part()`` says."""
        part = thing.to_part()
        if isinstance(part, ImagePart):
            self._images.setdefault(part.id, part)
        elif isinstance(part, DocumentPart):
            self._documents.setdefault(part.id, part)
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
        if value is None or isinstance(value, (str, int, float, bool, date, datetime)):
            return as_data(value)
        if isinstance(value, StreamValue):
            return as_data(self.body(value))
        if isinstance(value, Page):
            return reference(PieceIdentity.of(value.pk).uri)
        if isinstance(value, Manager):
            return [self.value(each) for each in value.all()]
        if isinstance(value, Model):
            return as_data(self.part(value))
        if isinstance(value, Iterable):
            return [self.value(each) for each in value]
        return as_data(value)
