"""Listings of things that aren't pages, in v2's shape.

All ids are known first, then one window's bodies are made. A body is ``{"id", "meta": {…}, …}``;
``fields=`` picks from the names in it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cms.api.parameters import Query, chosen, question, whole_number, window, wrong_fields
from cms.http.problems import not_found, wrong_parameter
from cms.outputs.website_fields import ALL, Choice, WrongFields
from cms.publishing.search_text import keys_of, words_of

KNOWN = frozenset({"id", "fields", "limit", "offset", "order", "search", "search_operator"})
Body = dict[str, Any]


def names_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """Every name in ``fields=``: stock v2 keeps those of ``meta`` in the same space."""
    return tuple(dict.fromkeys(("id", *body["meta"], *body)))


def picked(body: Mapping[str, Any], choice: Choice) -> Body:
    """``body`` with what ``choice`` names of it and of its ``meta``."""
    meta = {name: value for name, value in body["meta"].items() if name in choice.names}
    result: Body = {}
    for name, value in body.items():
        if name == "meta" and meta:
            result["meta"] = meta
        elif name != "meta" and name in choice.names:
            result[name] = choice.within(name, value)
    return result


def detail(found: Sequence[Body], query: Query) -> Body:
    """The one body that was found, or 404."""
    if not found:
        raise not_found()
    return _guarded(found[0], chosen(query, available=names_of(found[0]), default=ALL))


def listing(
    ids: Collection[int],
    query: Query,
    *,
    bodies: Callable[[Sequence[int]], list[Body]],
    names: Sequence[str],
    default: frozenset[str],
    searched: Sequence[str],
) -> Body:
    """The window of all ``ids`` that ``query`` asks for.

    ``bodies`` gives the bodies of some ids, in their order; ``names`` are all that ``fields=`` may
    name, ``default`` what is shown without it; ``searched`` the texts that ``search=`` looks in.
    """
    offset, limit = window(query)
    choice = chosen(query, available=names, default=default)
    found = _ordered(_narrowed(ids, query, bodies=bodies, searched=searched), query)
    return {
        "meta": {"total_count": len(found)},
        "items": [_guarded(each, choice) for each in bodies(found[offset : offset + limit])],
    }


def _narrowed(
    ids: Collection[int],
    query: Query,
    *,
    bodies: Callable[[Sequence[int]], list[Body]],
    searched: Sequence[str],
) -> list[int]:
    if "id" in query:
        ids = {whole_number(query, "id")} & set(ids)
    text = question(query)
    if text is None:
        return list(ids)
    return [each["id"] for each in _matching(bodies(list(ids)), text, query, searched)]


def _guarded(body: Body, choice: Choice) -> Body:
    try:
        return picked(body, choice)
    except WrongFields as error:
        raise wrong_fields(error) from error


def _matching(
    bodies: Sequence[Body], text: str, query: Query, searched: Sequence[str]
) -> list[Body]:
    """Those whose texts have the words asked for, folded and stemmed like the pieces'."""
    terms = [keys for word in words_of(text) if (keys := keys_of(word))]
    together = any if query.get("search_operator") == "or" else all
    return [
        each
        for each in bodies
        if terms and together(keys & _keys(each, searched) for keys in terms)
    ]


def _keys(body: Body, searched: Sequence[str]) -> frozenset[str]:
    words = words_of(" ".join(body[name] or "" for name in searched))
    return frozenset().union(*map(keys_of, words))


def _ordered(ids: list[int], query: Query) -> list[int]:
    asked = query.get("order") or "id"
    if asked not in {"id", "-id"}:
        raise wrong_parameter("order", _("Aquí solo se ordena por «id» o «-id»."))
    return sorted(ids, reverse=asked == "-id")
