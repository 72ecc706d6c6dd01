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
from cms.publishing.in_force import holding_now, in_force_at

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
    rows = by_json(in_force(language(query), at=asked), "content")
    if asked is not None:
        rows = _with_times_of_today(rows)
    choices = [choose((), available=available_in(data), default=ALL) for data in rows]
    values = [chosen_values(data, each) for data, each in zip(rows, choices, strict=True)]
    context = context_for(values, pieces=rows, in_languages=[data["page_id"] for data in rows])
    return {
        "meta": {"total_count": len(rows), "en": iso(timestamp(asked)) if asked else None},
        "items": [website(data, context) for data in rows],
    }


def in_force(code: str | None, *, at: datetime | None = None) -> list[int]:
    """Rows of what is in force now, or was or will be ``at`` another instant, in order; of one
    language, or of all."""
    among = readable()
    held = in_force_at(at, among=among) if at else holding_now(timezone.now(), among=among)
    if code is not None:
        held = held.filter(language=code)
    rows = held.order_by("-in_force_from", "-pk").values_list("pk", "facets__urgency")
    return [pk for pk, _urgency in sorted(rows, key=lambda row: _URGENCIES.index(row[1]))]


def _with_times_of_today(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """``vigencia`` is as it is now: an earlier version doesn't know that it was lifted since."""
    current = readable().filter(identity__uri__in=[data["uri"] for data in rows])
    times = {
        uri: {"in_force_from": timestamp(start), "in_force_until": timestamp(end)}
        for uri, start, end in current.values_list(
            "identity__uri", "in_force_from", "in_force_until"
        )
        if start and end
    }
    return [data | times.get(data["uri"], {}) for data in rows]
