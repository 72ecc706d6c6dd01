"""What a minor edit may not change: a number, a date, a level, a picture. Names are pointed out.

A minor edit mends a typo and disturbs nobody. So it is compared, word by word, with what is out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from html import unescape
from typing import Any

from django.utils.translation import gettext as _

from cms.piece import DocumentPart, ImagePart, Piece, RecordingPart, as_data

# What the press sets, and what follows from the rest.
_ASIDE = frozenset(
    {
        *("version", "number", "first_published_at", "updated_at", "withdrawal", "uses"),
        *("new_correction", "embargo_terms", "embargo_until", "images", "documents", "recordings"),
        *("path", "slug", "detail_url", "html_url"),
    }
)
_PROSE = frozenset({"title", "lead", "kicker", "seo_title", "summary", "alt", "caption", "credit"})
# A picture or a file as it is given out: which one it is, and what is said of it. Its sizes and
# addresses follow from which one it is.
_FILES = {
    frozenset(each.name for each in fields(part))
    for part in (ImagePart, DocumentPart, RecordingPart)
}
_SAID_OF_FILES = ("alt", "caption", "credit", "title", "transcript")
_FILE = "file"
_TAG = re.compile(r"<[^>]*>")
_LINK = re.compile(r"""href=["']([^"']*)["']""")
_WORD = re.compile(r"[\w']+(?:[.,:/-]\w+)*%?|[^\w\s]")
_TIME_WORDS = """
lunes martes miércoles jueves viernes sábado domingo hoy mañana ayer anoche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight
january february march april may june july august september october november december
"""
# «Un» and «una» are articles far more often; «no» turns a sentence round.
_AMOUNT_WORDS = """
cero dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta
cincuenta cien ciento doscientos quinientos mil millón millones no sin
zero two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
hundred thousand million not without
"""
_FACTS = frozenset(f"{_TIME_WORDS} {_AMOUNT_WORDS}".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What was there and what is there now, in words; either may be empty.

    ``weighty``: a fact. Otherwise it only looks like a name.
    """

    old: str
    new: str
    weighty: bool

    def __str__(self) -> str:
        return f"«{self.old}» → «{self.new}»"


def differences(old: Piece, new: Piece) -> list[Difference]:
    """The differences that matter between what is out and what would be: facts, then names."""
    before, after = dict(_leaves(as_data(old))), dict(_leaves(as_data(new)))
    found = [
        difference
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
        for difference in _compare(place, before.get(place), after.get(place))
    ]
    unique = list(dict.fromkeys(found))  # a standfirst is also one of the type's own fields
    return sorted(unique, key=lambda each: not each.weighty)


def _leaves(value: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, Mapping):
        if frozenset(value) in _FILES:
            yield (*place, _FILE), value["id"]
            value = {name: value[name] for name in _SAID_OF_FILES if name in value}
        for name, each in value.items():
            if name not in _ASIDE:
                yield from _leaves(each, (*place, name))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            own = each.get("id") if isinstance(each, Mapping) else None
            yield from _leaves(each, (*place, str(own or number)))
    else:
        yield place, value


def _compare(place: tuple[str, ...], old: Any, new: Any) -> Iterator[Difference]:
    if place[-1] == "id":
        return
    if place[-1] == _FILE:
        yield Difference(old=_named(old), new=_named(new), weighty=True)
        return
    if not _is_prose(place, old) or not _is_prose(place, new):
        yield Difference(old=_said(old), new=_said(new), weighty=True)
        return
    if _LINK.findall(old) != _LINK.findall(new):
        yield Difference(
            old=" ".join(_LINK.findall(old)), new=" ".join(_LINK.findall(new)), weighty=True
        )
    yield from _compare_words(_words(old), _words(new))


def _is_prose(place: tuple[str, ...], value: Any) -> bool:
    """Text that somebody wrote, not one of a list of words (a level, a state) nor a date."""
    if not isinstance(value, str):
        return False
    return place[-1] in _PROSE or " " in value or "<" in value


def _named(file: Any) -> str:
    """A picture or a file, by its number in the archive."""
    return "" if file is None else _("archivo n.º %(number)s") % {"number": file}


def _said(value: Any) -> str:
    return "" if value is None else str(value)


def _words(text: str) -> list[str]:
    return _WORD.findall(unescape(_TAG.sub(" ", text)))


def _compare_words(old: list[str], new: list[str]) -> Iterator[Difference]:
    for tag, begin, end, start, stop in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        changed = [*old[begin:end], *new[start:stop]]
        if tag == "equal":
            continue
        weighty = any(_is_fact(word) for word in changed)
        if weighty or any(word[:1].isupper() for word in changed):
            yield Difference(
                old=" ".join(old[begin:end]), new=" ".join(new[start:stop]), weighty=weighty
            )


def _is_fact(word: str) -> bool:
    return any(each.isdigit() for each in word) or word.lower() in _FACTS
