"""A kind of piece, as the demo makes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cms.demo.bodies import body
from cms.demo.content import Entry
from cms.demo.things import Reader, Things

# Upon what is out: page, the act's entry, what it refers to, who does it.
Amendment = Callable[[Any, Entry, Things, Any], None]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Where its entries are, and which of their names fill which fields of its page, and how.

    ``texts`` is a pattern of files; ``streams`` are the fields of blocks. A ``dated`` one bears the
    day of its release. ``acts`` are those of its own, by the name that an entry gives.
    """

    texts: str
    model: type[Any]
    index: type[Any]
    readers: Mapping[str, Reader]
    streams: tuple[str, ...] = ()
    dated: bool = False
    acts: Mapping[str, Amendment] = field(default_factory=dict)

    def parent(self) -> Any:
        """Afresh: each child that it gets changes it."""
        return self.index.objects.get(locale__language_code="es-hn")

    def fill(self, page: Any, entry: Entry, things: Things) -> None:
        """Put all that ``entry`` tells into ``page``; what it doesn't tell stays."""
        for name in self.readers.keys() & entry.keys():
            setattr(page, name, self.readers[name](entry[name], things))
        for name in self.streams:
            if name in entry:
                place = f"{page.slug}/{name}"
                setattr(page, name, body(place, entry[name], things))
