"""What becomes of an event that was announced: postponed, moved, cancelled, resumed.

One act is about the event, in whatever languages it was announced: it amends them all, or none.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail_localize.models import TranslationSource

from cms.publishing.acts import NothingToDo
from cms.publishing.amending import amend
from cms.publishing.kinds import Stage
from cms.publishing.models import PublishedPiece
from prensa.models import ConvocatoriaPage
from prensa.models.evento import Estado


def translations_out(page: ConvocatoriaPage) -> list[ConvocatoriaPage]:
    """The same invitation in other languages, as far as it is out there."""
    others = page.get_translations().filter(live=True, alias_of=None)
    return list(others.select_related("locale").order_by("locale__language_code"))


@transaction.atomic
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
    own = reasons[page.locale.language_code]
    for each in [page, *translations_out(page)]:
        reason = reasons.get(each.locale.language_code, "").strip() or own
        changes = changes_of(each.released(), estado=estado, reason=reason, values=values)
        try:
            amend(each, actor=actor, changes=changes, text=reason)
        except NothingToDo as refusal:
            raise NothingToDo(_in_its_language(each, refusal, page)) from refusal
        _renew_source(each)


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


def _in_its_language(each: ConvocatoriaPage, refusal: NothingToDo, page: ConvocatoriaPage) -> str:
    if each.pk == page.pk:
        return str(refusal)
    return f"{each.locale.get_display_name()}: {refusal}"


def _renew_source(page: ConvocatoriaPage) -> None:
    """A later translation starts from the facts of today, not from those that it once read."""
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source is not None:
        source.update_from_db()
