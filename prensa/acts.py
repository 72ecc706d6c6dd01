"""What becomes of an event that was announced: postponed, moved, cancelled, resumed.

One act is about the event, in whatever languages it was announced: it amends them all, or none.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from cms.publishing.acts import NothingToDo
from cms.publishing.kinds import Stage
from cms.publishing.models import PublishedPiece
from cms.workflows.in_all_languages import amend_all
from prensa.models import ConvocatoriaPage
from prensa.models.evento import Estado


def tell(
    page: ConvocatoriaPage,
    *,
    actor: Any,
    estado: Estado,
    reasons: Mapping[str, str],
    values: Mapping[str, Any],
) -> None:
    """Let the event be ``estado`` with the new ``values`` from now on, in every language.

    ``reasons`` are by language code; a language without one of its own gets that of ``page``.

    Raises:
        NothingToDo: the event is that already, or one of the pages can't be amended now.
        NotApproved: something that is required would be missing.
    """

    def changes(out: ConvocatoriaPage, reason: str) -> dict[str, Any]:
        return changes_of(out, estado=estado, reason=reason, values=values)

    amend_all(page, actor=actor, reasons=reasons, changes=changes)


def changes_of(
    out: ConvocatoriaPage, *, estado: Estado, reason: str, values: Mapping[str, Any]
) -> dict[str, Any]:
    """The fields to change in ``out``, with what is said of how it was before."""
    new = {name: value for name, value in values.items() if getattr(out, name) != value}
    if estado == out.estado and not new:
        raise NothingToDo(_("Así está ya: no hay nada que cambiar."))
    return {
        **new,
        "estado": estado,
        "motivo": reason.strip(),
        "inicio_anterior": _earlier_date(out, new),
        "lugar_anterior": out.lugar if "lugar" in new else "",
    }


def _earlier_date(out: ConvocatoriaPage, new: Mapping[str, Any]) -> Any:
    """When it was to be before. What has no date keeps telling which one it had."""
    date = new.get("inicio", out.inicio)
    if "inicio" not in new and date is not None:
        return None
    earlier = out.inicio or out.inicio_anterior
    return earlier if earlier != date else None


def as_before(page: ConvocatoriaPage) -> Mapping[str, Any]:
    """The facts in their stored form as they were said before ``page`` was in its present state;
    empty if it was never out otherwise."""
    otherwise = (
        PublishedPiece.objects.filter(page_id=page.pk, stage=Stage.OUT)
        .exclude(facets__estado=page.estado)
        .order_by("-version")
        .values_list("content__fields", flat=True)
        .first()
    )
    return otherwise or {}
