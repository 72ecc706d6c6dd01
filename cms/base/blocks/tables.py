"""A table's words, apart from its frame: what wagtail-localize asks of a block of our own."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from wagtail_localize.segments import StringSegmentValue

CAPTION = "titulo"


class TranslatableTable:
    """Each cell is a text by itself, ``f1c2`` (row and column from 1), and so is the caption."""

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        return [StringSegmentValue(name, text) for name, text in _texts(value or {})]

    def restore_translated_segments(
        self, value: Any, segments: list[StringSegmentValue]
    ) -> dict[str, Any]:
        """``value`` with the texts of ``segments`` in their places."""
        table: dict[str, Any] = deepcopy(value)
        for segment in segments:
            if segment.path == CAPTION:
                table["table_caption"] = segment.render_text()
            else:
                row, column = (int(each) - 1 for each in segment.path[1:].split("c"))
                table["data"][row][column] = segment.render_text()
        return table


def _texts(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if table.get("table_caption"):
        yield CAPTION, table["table_caption"]
    for row, cells in enumerate(table.get("data") or (), start=1):
        for column, text in enumerate(cells, start=1):
            if text:
                yield f"f{row}c{column}", str(text)
