"""Reading a query: each parameter is known and well formed, or a 400 says which isn't."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.api.v2.utils import FieldsParameterParseError, parse_fields_parameter

from cms.http.problems import Problem, unknown_parameters, wrong_parameter
from cms.outputs.website_fields import Choice, Config, WrongFields, choose

# A parameter that is given twice counts by its last value.
Query = dict[str, str]

LIMIT = 20
MOST_OFFSET = 1_000_000
MOST_ID = 2**63 - 1
LONGEST_SEARCH = 200  # characters
LONGEST_FIELDS = 1000
LONGEST_PATH = 1000  # characters, as in the column
MOST_NAMES = 20  # of a list within one parameter: to order by, to have all of
DEEPEST_FIELDS = 6  # brackets within brackets

# Any address takes these: jQuery's guard against caches, stock v2's words for what we always do.
ANYWHERE = frozenset({"_", "format", "rich_text_format"})
LISTING = frozenset({"fields", "limit", "offset", "order", "search", "search_operator"})


def checked(request: HttpRequest, known: Collection[str] = ()) -> Query:
    """The query of ``request``, once it is sure that it holds only what is ``known``.

    Raises:
        Problem: a parameter is unknown, holds a null character, or asks for another format.
    """
    query: Query = request.GET.dict()
    unknown = sorted(query.keys() - ANYWHERE - set(known))
    if unknown:
        raise unknown_parameters([name[:80] for name in unknown[:10]])
    for name, value in query.items():
        if "\x00" in value:
            raise wrong_parameter(name, _("No se admiten caracteres nulos."))
    for name, only in (("format", "json"), ("rich_text_format", "html")):
        if query.get(name, only) != only:
            raise wrong_parameter(name, _("Aquí solo se ofrece «%(only)s».") % {"only": only})
    return query


def whole_number(query: Query, name: str, *, default: int = 0, most: int = MOST_ID) -> int:
    """The parameter as a number from 0 to ``most``."""
    text = query.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit()):
        raise wrong_parameter(
            name, _("«%(name)s» es un número entero, desde cero.") % {"name": name}
        )
    if len(text) > len(str(most)) or int(text) > most:
        raise wrong_parameter(
            name, _("«%(name)s» es como máximo %(most)d.") % {"name": name, "most": most}
        )
    return int(text)


def window(query: Query) -> tuple[int, int]:
    """(offset, limit) of a listing."""
    most = settings.WAGTAILAPI_LIMIT_MAX
    limit = whole_number(query, "limit", default=min(LIMIT, most), most=most)
    return whole_number(query, "offset", most=MOST_OFFSET), limit


def names_in(name: str, text: str) -> list[str]:
    """The entries of a comma-separated parameter, each once."""
    names = list(dict.fromkeys(text.split(",")))
    if len(names) > MOST_NAMES:
        raise wrong_parameter(
            name,
            _("«%(name)s» nombra como máximo %(most)d.") % {"name": name, "most": MOST_NAMES},
        )
    return names


def moment_of(query: Query, name: str) -> datetime | None:
    """The parameter as a time with its zone, in UTC; ``None`` where it isn't given.

    Raises:
        Problem: it is no time, or lacks its zone.
    """
    text = query.get(name)
    if text is None:
        return None
    try:
        moment = parse_datetime(text)
        moment = moment.astimezone(UTC) if moment and moment.tzinfo else None
    except (ValueError, OverflowError):  # no such day, or none in the calendar of UTC
        moment = None
    if moment is None:
        raise wrong_parameter(
            name,
            _("«%(name)s» es una hora con su zona, como 2026-11-22T18:00:00Z.") % {"name": name},
        )
    return moment


def yes_or_no(name: str, text: str) -> bool:
    if text in {"true", "1"}:
        return True
    if text in {"false", "0"}:
        return False
    raise wrong_parameter(name, _("«%(name)s» es true o false.") % {"name": name})


def fields_config(query: Query) -> Config:
    """What ``?fields=`` says, parsed."""
    text = query.get("fields", "")
    if (
        len(text) > LONGEST_FIELDS
        or text.count("(") > DEEPEST_FIELDS * 10
        or _depth(text) > (DEEPEST_FIELDS)
    ):
        raise wrong_parameter("fields", _("«fields» es demasiado largo o demasiado hondo."))
    try:
        config: Config = parse_fields_parameter(text)
    except (FieldsParameterParseError, ValueError) as error:
        raise wrong_parameter(
            "fields", _("«fields» no se entiende: revise comas, signos y paréntesis.")
        ) from error
    return config


def address_of(query: Query) -> str:
    """``html_path``: an address of the website."""
    path = query.get("html_path")
    if path is None:
        raise wrong_parameter("html_path", _("Diga «html_path»."))
    try:
        urlsplit(path)  # Wagtail does the same, and breaks on ``http://[``
        wrong = "\x00" in path or len(path) > LONGEST_PATH
    except ValueError:
        wrong = True
    if wrong:
        raise wrong_parameter("html_path", _("Eso no es la dirección de una página."))
    return path


def _depth(text: str) -> int:
    deepest = level = 0
    for mark in text:
        level += (mark == "(") - (mark == ")")
        deepest = max(deepest, level)
    return deepest


def chosen(query: Query, *, available: Any, default: Any) -> Choice:
    """The choice that ``?fields=`` makes among what is ``available``."""
    try:
        return choose(fields_config(query), available=available, default=default)
    except WrongFields as error:
        raise wrong_fields(error) from error


def wrong_fields(error: WrongFields) -> Problem:
    return wrong_parameter(
        "fields", _("Aquí no hay: %(names)s.") % {"names": ", ".join(error.names)[:200]}
    )


def one_of(query: Query, name: str, values: Collection[str]) -> str | None:
    """The parameter, if it is one of ``values``; ``None`` where it isn't given."""
    text = query.get(name)
    if text is not None and text not in values:
        raise wrong_parameter(
            name,
            _("«%(name)s» es uno de: %(values)s.")
            % {"name": name, "values": ", ".join(sorted(values))},
        )
    return text


def language(query: Query) -> str | None:
    return one_of(query, "locale", [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES])


def question(query: Query) -> str | None:
    """What to search for; ``None`` where no search was asked for."""
    text = query.get("search")
    if text is not None and len(text) > LONGEST_SEARCH:
        raise wrong_parameter(
            "search",
            _("Una búsqueda tiene como máximo %(most)d caracteres.") % {"most": LONGEST_SEARCH},
        )
    one_of(query, "search_operator", ("and", "or"))
    return text
