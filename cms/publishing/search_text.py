"""Spanish search: from texts to folded stems, and from a question to the pieces that have them.

Each word is kept under two keys: stemmed as it is written (``llovió``, ``llover`` → ``llov``), and
stemmed without its accents, for people who type none (``inundacion``). A question's word finds a
piece by either.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import Any

import snowballstemmer
from django.db.models import IntegerField, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from cms.piece import Piece, as_data
from cms.publishing.models.search import SearchWord

TITLE, LEAD, BODY = 8, 4, 1  # what a word weighs by where it stands
MOST_WORDS = 12  # of a question; what follows is left out

_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^>]*>")
_STEMMER = snowballstemmer.stemmer("spanish")
# Words that every text has: they would find everything and fill the table.
_COMMON = frozenset(
    """
    a al algo ante antes bajo como con contra cual cuando de del desde donde durante e el ella ellas
    ellos en entre era es esa ese eso esta este esto estos fue ha han hasta hay la las le les lo los
    mas me mi muy ni no nos o otra otro para pero por porque que quien se ser si sin sobre son su
    sus tambien te un una uno unos y ya
    an and are as at be by for from in is it of on or that the this to was were with
    """.split()  # noqa: SIM905 - a list of a hundred strings reads worse
)
# Parts of a block's value that nobody reads as words.
_UNREAD = frozenset({"id", "ref", "url", "mime", "filename", "name", "renditions", "type", "slug"})


def folded(text: str) -> str:
    """``text`` in lower case, without accents: ``Año`` → ``ano``."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(each for each in parts if not unicodedata.combining(each))


@lru_cache(maxsize=50_000)
def keys_of(word: str) -> frozenset[str]:
    """The one or two keys of a word; none if every text has it."""
    plain = folded(word)
    if plain in _COMMON:
        return frozenset()
    stems = (_STEMMER.stemWord(word.lower()), _STEMMER.stemWord(plain))
    return frozenset(folded(stem)[:64] for stem in stems)


def words_of(text: str) -> list[str]:
    """The words of a plain or rich text, in order."""
    plain = unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text
    return _WORD.findall(plain)


def weighted_words(piece: Piece) -> dict[str, int]:
    """Every key of ``piece`` with the sum of the weights of the places where it stands."""
    weights: dict[str, int] = {}
    for weight, texts in _places(piece):
        keys = {key for text in texts for word in words_of(text) for key in keys_of(word)}
        for key in keys:
            weights[key] = weights.get(key, 0) + weight
    return weights


def _places(piece: Piece) -> Iterator[tuple[int, Iterable[str]]]:
    terms = (*piece.subjects, *piece.units, *piece.zones, *piece.spokespeople)
    yield TITLE, (piece.title,)
    yield LEAD, (piece.kicker, piece.lead, piece.number or "")
    yield BODY, _read([as_data(each.value) for each in piece.body])
    yield BODY, _read(dict(piece.fields))
    yield BODY, (piece.place, piece.summary, *(each.name for each in terms))
    yield BODY, (text for each in piece.images for text in (each.alt, each.caption, each.credit))


def _read(value: Any) -> Iterator[str]:
    """Every text in a block's value that is there to be read."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _UNREAD:
                yield from _read(item)
    elif isinstance(value, list):
        for item in value:
            yield from _read(item)


def matching(pieces: QuerySet[Any], question: str, *, any_word: bool = False) -> QuerySet[Any]:
    """Those of ``pieces`` that have all the words of ``question`` (or any), with ``relevance``.

    A question without a word to look for finds nothing. Order by ``-relevance``, then by date.
    """
    terms = list(dict.fromkeys(filter(None, map(keys_of, words_of(question)))))[:MOST_WORDS]
    if not terms:
        return pieces.none().annotate(relevance=Value(0))
    for keys in [frozenset().union(*terms)] if any_word else terms:
        having = SearchWord.objects.filter(word__in=sorted(keys)).values("piece_id")
        pieces = pieces.filter(pk__in=having)
    total: Any = Value(0)
    for keys in terms:
        total = total + Coalesce(_weight(keys), 0)
    return pieces.annotate(relevance=total)


def _weight(keys: frozenset[str]) -> Subquery:
    """What one word of the question weighs in a piece: its two keys don't count twice."""
    rows = SearchWord.objects.filter(piece=OuterRef("pk"), word__in=sorted(keys))
    best = rows.values("piece").annotate(best=Max("weight")).values("best")
    return Subquery(best, output_field=IntegerField())


def index_words(piece_id: int, piece: Piece) -> None:
    """Make the stored piece findable."""
    SearchWord.objects.bulk_create(
        SearchWord(piece_id=piece_id, word=word, weight=weight)
        for word, weight in sorted(weighted_words(piece).items())
    )
