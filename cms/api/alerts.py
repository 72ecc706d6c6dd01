"""``alertas/vigentes/``: what is in force at an instant."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from cms.api.parameters import checked, language, moment_of
from cms.api.stored import by_json, context_for, readable
from cms.http.answers import public_read
from cms.outputs.website import available_in, chosen_values, website
from cms.outputs.website_fields import ALL, choose
from cms.outputs.website_values import iso
from cms.piece import timestamp
from cms.publishing.in_force import in_force_at

# The most pressing first.
_URGENCIES = ("urgente", "importante", "rutina")


@public_read
def in_force_now(request: HttpRequest) -> dict[str, Any]:
    """``{"meta": {"total_count": int, "en": time | null}, "items": [whole bodies]}``.

    ``?en=`` asks for another instant than now (ISO 8601 with its zone), ``?locale=`` for one
    language. An answer about now doesn't say which instant that is: it is the same until something
    begins or ends. The
    most urgent first, then what began last; each by its issuer, none merged with another. A body is
    as it held at that instant, its ``vigencia`` as it is now.
    """
    query = checked(request, ("en", "locale"))
    asked = moment_of(query, "en")
    ids = [pk for pk, _urgency in in_force(asked or timezone.now(), language(query))]
    rows = by_json(ids, "content")
    choices = [choose((), available=available_in(data), default=ALL) for data in rows]
    values = [chosen_values(data, each) for data, each in zip(rows, choices, strict=True)]
    context = context_for(values, pieces=rows)
    return {
        "meta": {"total_count": len(rows), "en": iso(timestamp(asked)) if asked else None},
        "items": [website(data, context) for data in rows],
    }


def in_force(moment: datetime, code: str | None) -> list[tuple[int, str]]:
    """(row, urgency) of what is in force at ``moment``, in order; of one language, or of all."""
    held = in_force_at(moment, among=readable())
    if code is not None:
        held = held.filter(language=code)
    rows = held.order_by("-in_force_from", "-pk").values_list("pk", "facets__urgency")
    return sorted(rows, key=lambda row: _URGENCIES.index(row[1]))
