"""What listings need of a piece, drawn from its content when it is recorded.

Nothing here is a second description of the page: both functions only pick from the content.
"""

from collections.abc import Mapping
from typing import Any

_LONG = frozenset({"body", "images", "documents", "recordings"})
_BLOCK = frozenset({"type", "value", "id"})
_LONGEST_FACET = 300  # characters; nobody filters by a text longer than that
BAR = "|"  # around each entry of a list, so that ``|agua|`` is found whole


def is_body(value: Any) -> bool:
    """Whether a field's value is a list of blocks."""
    return (
        isinstance(value, list)
        and bool(value)
        and isinstance(value[0], Mapping)
        and value[0].keys() == _BLOCK
    )


def brief_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """``content`` without its bodies and without the lists of all its files."""
    fields = {name: value for name, value in content["fields"].items() if not is_body(value)}
    return {**{k: v for k, v in content.items() if k not in _LONG}, "fields": fields}


def facets_of(content: Mapping[str, Any]) -> dict[str, Any]:
    """The plain values to filter and order by, under the names that readers use for them.

    A list of catalogue entries becomes its slugs in one text, ``|agua|calles|``; a file its id.
    Empty values are left out, so that both databases order them alike.
    """
    facets = {
        "show_in_menus": content["in_menus"],
        "seo_title": content["seo_title"],
        "search_description": content["summary"],
        "numero": content["number"],
        "urgency": content["urgency"],
        **{name: _facet(value) for name, value in content["fields"].items()},
    }
    return {name: value for name, value in facets.items() if value is not None and value != ""}


def _facet(value: Any) -> Any:
    if isinstance(value, str):
        return value if len(value) <= _LONGEST_FACET else None
    if isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return value.get("id")
    if (
        isinstance(value, list)
        and value
        and all(isinstance(x, Mapping) and "slug" in x for x in value)
    ):
        return BAR + BAR.join(each["slug"] for each in value) + BAR
    return None
