"""Errors as RFC 9457 problem details, in the reader's language, with a ``type`` that stays.

A client tells problems apart by ``type`` and ``status``; ``title`` and ``detail`` are for people.
"""

from typing import Any

import orjson
from django.http import HttpResponse
from django.utils.translation import gettext as _

CONTENT_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:pregon:problema:"


class Problem(Exception):
    """What stands in the way of an answer. Raise it anywhere below a view of ours.

    Args:
        kind: the stable end of ``type``, e.g. ``parametro-desconocido``.
        title: the kind of problem, the same for all of it.
        detail: what is wrong this time, and what would be right.
        extra: further members of the answer, JSON values.
    """

    def __init__(
        self, kind: str, *, status: int, title: str, detail: str = "", **extra: Any
    ) -> None:
        super().__init__(detail or title)
        self.kind = kind
        self.status = status
        self.title = title
        self.detail = detail
        self.extra = extra

    def response(self) -> HttpResponse:
        body = {
            "type": f"{TYPE_PREFIX}{self.kind}",
            "title": self.title,
            "status": self.status,
            **({"detail": self.detail} if self.detail else {}),
            **self.extra,
        }
        return HttpResponse(orjson.dumps(body), status=self.status, content_type=CONTENT_TYPE)


def unknown_parameters(names: list[str]) -> Problem:
    return Problem(
        "parametro-desconocido",
        status=400,
        title=_("Parámetro desconocido"),
        detail=_("Esta dirección no entiende: %(names)s.") % {"names": ", ".join(names)},
        parameters=names,
    )


def wrong_parameter(name: str, detail: str) -> Problem:
    return Problem(
        "parametro-invalido",
        status=400,
        title=_("Parámetro inválido"),
        detail=detail,
        parameter=name,
    )


def not_found() -> Problem:
    return Problem(
        "no-existe",
        status=404,
        title=_("No existe"),
        detail=_("Aquí no hay nada publicado."),
    )


def gone(*, reason: str, text: str, date: str, uri: str) -> Problem:
    """Something that was public and is no longer. ``date`` is RFC 3339; ``text`` was written for
    the public."""
    return Problem(
        "retirada",
        status=410,
        title=_("Ya no es pública"),
        detail=text or _("Esta pieza se publicó y ya no está a disposición del público."),
        reason=reason,
        text=text,
        date=date,
        uri=uri,
    )


def not_allowed() -> Problem:
    return Problem(
        "metodo-no-permitido",
        status=405,
        title=_("Método no permitido"),
        detail=_("Esta dirección solo se lee: GET, HEAD u OPTIONS."),
    )


def internal() -> Problem:
    return Problem(
        "error-interno",
        status=500,
        title=_("Error interno"),
        detail=_("Algo falló de nuestro lado. Quedó anotado."),
    )
