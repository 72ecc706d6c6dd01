"""Words that can be told apart: each edit writes its own, so the test knows whose every word is.

What is written here is what the test saw people do over HTTP, in its own books. It asks neither the
gate nor the tables in which the gate keeps its own.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

_WORD = re.compile(r"\bPALABRA(\d+)Z\b")


def words_in(content: Any) -> frozenset[str]:
    """Every marked word in a revision's content, a piece, or an answer's text."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return frozenset(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Somebody took a step on ``page``, seeing ``words``; ``entitled`` to let them out by himself,
    that is as the one whose approval every page needs (or in an emergency)."""

    page: int
    user: int
    words: frozenset[str]
    entitled: bool
    emergency: bool = False


@dataclass(slots=True)
class Books:
    """Who wrote which word, and who accepted which."""

    authors: dict[str, int] = field(default_factory=dict)
    acceptances: list[Acceptance] = field(default_factory=list)

    def new_word(self, author: int) -> str:
        number = str(len(self.authors) + 1)
        self.authors[number] = author
        return f"PALABRA{number}Z"

    def note(self, acceptance: Acceptance) -> None:
        self.acceptances.append(acceptance)

    def forget(self, page: int) -> None:
        """What was withdrawn or unscheduled needs everybody's word anew."""
        self.acceptances = [each for each in self.acceptances if each.page != page]

    def faults(self, page: int, words: Iterable[str], *, waits: bool) -> list[str]:
        """What is wrong with ``words`` being out of ``page``; empty if nothing is.

        ``waits``: an emergency of the page is waiting to be ratified. Until it is, one person's
        word is enough for what he let out.
        """
        told = frozenset(words)
        found = []
        of_page = [each for each in self.acceptances if each.page == page]
        if not any(each.entitled and told <= each.words for each in of_page):
            found.append(f"nobody entitled approved {sorted(told)}")
        for word in sorted(told):
            author = self.authors[word]
            others = any(
                word in each.words
                and ((waits and each.page == page) if each.emergency else each.user != author)
                for each in self.acceptances
            )
            if not others:
                found.append(f"nobody else accepted word {word} of person {author}")
        return found
