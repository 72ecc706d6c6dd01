"""From what a piece holds to what one reader may see of it: references, links, files.

A piece points to other pieces by uri and to files by storage name (``cms.piece`` says how). A
``Sight`` puts in their place what the reader may see, and drops the rest. It asks nobody:
``references`` says which uris to look up, in one query, before.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cms.outputs.richtext import resolve_links
from cms.piece import MEDIA_SCHEME, REF, URI_SCHEME

_HREF = f'href="{URI_SCHEME}'
_BLOCK = {"type", "value", "id"}
_GONE = object()


def references(value: Any) -> Iterator[str]:
    """The uris of all pieces that ``value`` (JSON as in ``Piece.fields``) points to."""
    if isinstance(value, str):
        for part in value.split(_HREF)[1:]:
            yield URI_SCHEME + part.partition('"')[0]
    elif _is_reference(value):
        yield value[REF]
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from references(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from references(item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one reader may see beside the piece itself.

    ``refs`` maps the uri of a piece to what stands in the place of a reference to it; ``links`` to
    the address that a link in rich text gets; ``media_url`` turns a file's storage name into its
    address.
    """

    refs: Mapping[str, Any]
    links: Mapping[str, str]
    media_url: Callable[[str], str]

    def resolve(self, value: Any) -> Any:
        """``value`` (JSON as in ``Piece.fields``) as the reader may see it.

        A reference to what he may not see leaves its list; as a value of its own it becomes
        ``None``, but a block of a body (``{"type", "value", "id"}``) of which nothing is left
        leaves its body whole. A link
        to it becomes its text.
        """
        found = self._inside(value)
        return None if found is _GONE else found

    def _inside(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if _is_reference(value):
            return self.refs.get(value[REF], _GONE)
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, (list, tuple)):
            return [each for each in map(self._inside, value) if each is not _GONE]
        return value

    def _text(self, text: str) -> str:
        if "<a " not in text:
            return text
        return resolve_links(text, links=self.links, media_url=self.media_url)

    def _mapping(self, value: Mapping[str, Any]) -> Any:
        done = {key: self._inside(each) for key, each in value.items()}
        if done.keys() == _BLOCK and _is_emptied(value["value"], done["value"]):
            return _GONE
        address = done.get("url")
        if isinstance(address, str) and address.startswith(MEDIA_SCHEME):
            done["url"] = self.media_url(address.removeprefix(MEDIA_SCHEME))
        return {key: None if each is _GONE else each for key, each in done.items()}


def _is_emptied(before: Any, after: Any) -> bool:
    """Whether nothing is left of a block's value: a reference, or a list of nothing else."""
    return after is _GONE or (after == [] and before != [])


def _is_reference(value: Any) -> bool:
    return isinstance(value, Mapping) and value.keys() == {REF}
