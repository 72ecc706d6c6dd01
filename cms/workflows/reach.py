"""Who has a piece now: what an act upon it will be seen by."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PieceUse, PublishedPiece
from cms.publishing.record import current_piece


def reach(page: Any) -> list[str]:
    """Where ``page``'s piece is and who holds it, one sentence each."""
    piece = current_piece(page.pk)
    if piece is None:
        return []
    said = [_where(piece)]
    if piece.stage == Stage.OUT and _had_advance(page.pk):
        said.append(_("Los medios acreditados la tuvieron antes, bajo embargo."))
    if files := PieceUse.objects.filter(piece=piece).exclude(part={}).count():
        said.append(
            ngettext(
                "Con ella está fuera %(n)d archivo suyo.",
                "Con ella están fuera %(n)d archivos suyos.",
                files,
            )
            % {"n": files}
        )
    if others := _languages_out(page):
        said.append(_("También está fuera en: %(names)s.") % {"names": ", ".join(others)})
    return said


def _where(piece: PublishedPiece) -> str:
    if piece.stage == Stage.ADVANCE:
        return _("La tienen los medios acreditados, bajo embargo; el público no.")
    if piece.stage == Stage.WITHDRAWN:
        return _("Nadie la ve: en su dirección (%(path)s) está el aviso de retiro.") % {
            "path": piece.path
        }
    if piece.audience == Audience.PUBLIC:
        return _("Está en el sitio web (%(path)s), sus listas y buscadores, y en la API.") % {
            "path": piece.path
        }
    return _("La ve: %(audience)s.") % {"audience": Audience(piece.audience).label}


def _had_advance(page_id: int) -> bool:
    return PublishedPiece.objects.filter(page_id=page_id, stage=Stage.ADVANCE).exists()


def _languages_out(page: Any) -> list[str]:
    others = page.get_translations().filter(live=True, alias_of=None).select_related("locale")
    return [each.locale.get_display_name() for each in others]
