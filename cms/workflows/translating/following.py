"""What becomes of a translation when its original's hour goes or moves, or its audience narrows.

::

    original withdrawn, unscheduled ──> its translations are unscheduled, and media lose them
             postponed              ──> they wait as long
             its embargo lifted     ──> theirs too
             out for fewer people   ──> they are withdrawn from those

After the commit, one transaction each: the original's act holds the counter, and every page's lock
is taken before that.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing import acts
from cms.publishing.acts import NothingToDo
from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Audience, Stage
from cms.publishing.record import current_piece
from cms.workflows.translating.freshness import source_of

logger = logging.getLogger("pregon.translating")


def after_original(page_id: int) -> None:
    """Once what is happening to the page is committed, look after its translations."""
    transaction.on_commit(partial(_follow, page_id), robust=True)


def _follow(page_id: int) -> None:
    original = Page.objects.filter(pk=page_id, alias_of=None).first()
    source = source_of(original) if original is not None else None
    if original is None or source is None:
        return
    locales = source.translations.filter(enabled=True).values("target_locale_id")
    others = original.get_translations().filter(locale_id__in=locales, alias_of=None)
    for other in others.order_by("pk").specific():
        try:
            if original.live:
                _follow_audience(other, original)
            else:
                _follow_hour(other, original)
        except (NothingToDo, NotApproved) as refusal:
            # It can't come out before its original: the gate looks again at its hour.
            logger.warning("Translation %s did not follow its original: %s", other.pk, refusal)


def _follow_audience(page: Any, original: Page) -> None:
    """Whoever may not read the original any more may not read it in another language."""
    there, here = current_piece(original.pk), current_piece(page.pk)
    if there is None or here is None or here.stage == Stage.WITHDRAWN:
        return
    widest_first = list(Audience)
    if widest_first.index(Audience(here.audience)) < widest_first.index(Audience(there.audience)):
        acts.withdraw(page, actor=None, text=_("La original ya no es para el mismo público."))


def _follow_hour(page: Any, original: Page) -> None:
    waits, coming = page.scheduled_revision, original.scheduled_revision
    if waits is None:
        return
    if coming is None:
        acts.unschedule(page, actor=None, text=_("La original ya no está programada."))
        return
    if waits.approved_go_live_at < coming.approved_go_live_at:
        acts.reschedule(page, actor=None, at=coming.approved_go_live_at)
    if _is_with_media(page) and not _is_with_media(original):
        acts.lift_embargo(page, actor=None, text=_("La original ya no está bajo embargo."))


def _is_with_media(page: Page) -> bool:
    piece = current_piece(page.pk)
    return piece is not None and piece.stage == Stage.ADVANCE
