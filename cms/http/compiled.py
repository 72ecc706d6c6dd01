"""Questions whose SQL is made once. Building a query from a queryset takes several times as long as
running it; the ones that every answer asks differ in their values alone.

The queryset stays the only place that says what is asked: it is compiled with marks in the place of
the values, and each question puts its values where the marks are.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Far below any key, and a text that is no uri: what a queryset's fixed parameters never hold.
_NUMBER_MARK = -(2**60)
_TEXT_MARK = "\x01mark "

Row = tuple[Any, ...]
Values = Sequence[int] | Sequence[str]


class Compiled:
    """``build`` makes the queryset (of ``values_list``) for a list of values.

    Rows come as the database gives them: ask for numbers and texts only. Lists of values are filled
    up to a few lengths by repeating one, so ``build`` must not mind a value that comes twice.
    """

    def __init__(self, build: Callable[[Any], QuerySet[Any, Any]]) -> None:
        self._build = build
        self._sql = lru_cache(maxsize=64)(self._compile)

    def rows(self, values: Values = ()) -> list[Row]:
        """What the database answers for ``values``."""
        texts = bool(values) and isinstance(values[0], str)
        filled = [*values, *[values[-1]] * (_filled(len(values)) - len(values))] if values else []
        sql, params, places = self._sql(connection.vendor, len(filled), texts=texts)
        asked = list(params)
        for place, value in zip(places, filled, strict=True):
            asked[place] = value
        with connection.cursor() as cursor:
            cursor.execute(sql, asked)
            return list(cursor.fetchall())

    def _compile(
        self, vendor: str, length: int, *, texts: bool
    ) -> tuple[str, tuple[Any, ...], tuple[int, ...]]:
        """The SQL for ``length`` values, its parameters, and at which of them the values stand."""
        marks: list[Any] = [
            f"{_TEXT_MARK}{n}" if texts else _NUMBER_MARK - n for n in range(length)
        ]
        sql, params = self._build(marks).query.sql_with_params()
        return sql, params, tuple(params.index(mark) for mark in marks)


def _filled(length: int) -> int:
    """The next power of two, so that few lengths are compiled."""
    return 1 << (length - 1).bit_length()
