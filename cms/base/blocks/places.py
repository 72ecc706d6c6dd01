"""A place on the map, inside a block."""

from typing import Any

from django.utils.functional import cached_property
from wagtail import blocks

from cms.base.places import HELP, Place, PlaceFormField, read_place
from cms.piece import as_data


class UbicacionBlock(blocks.FieldBlock):
    """A place on the map. In the API: ``{"lat": float, "lon": float} | None``."""

    def __init__(
        self, *, required: bool = False, help_text: Any = HELP, label: Any = None, **kwargs: Any
    ) -> None:
        self.field_options = {"required": required, "help_text": help_text, "label": label}
        super().__init__(label=label, **kwargs)

    @cached_property
    def field(self) -> PlaceFormField:
        return PlaceFormField(**self.field_options)

    def to_python(self, value: Any) -> Place | None:
        return read_place(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        return str(value) if value else None

    def get_searchable_content(self, value: Any) -> list[str]:
        return []

    def get_api_representation(self, value: Any, context: Any = None) -> Any:
        return as_data(value)

    class Meta:
        icon = "site"
