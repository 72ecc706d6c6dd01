"""Making, finding, counting and revoking links. A token is kept as its hash alone."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from cms.publishing.acts import NothingToDo
from cms.publishing.kinds import Audience, Stage
from cms.publishing.models import PieceIdentity
from cms.publishing.record import current_piece
from cms.sharing.models import ShareLink, ShareLinkQuerySet
from cms.users.models import User
from cms.users.roles import HEADS, has_role

USUAL = timedelta(hours=48)
LONGEST = timedelta(days=14)
MADE = "pregon.enlace.creado"
REVOKED = "pregon.enlace.revocado"
_BYTES = 24  # of chance: nobody guesses 192 bits


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def is_reserved(page: Any) -> bool:
    """Whether ``page``, as it is read, is not for everybody's ears yet, or ever.

    Also by what is out of it: a draft that says otherwise is nobody's decision yet.
    """
    if page.embargo or page.audiencia == Audience.STAFF:
        return True
    piece = current_piece(page.pk)
    return piece is not None and (
        piece.stage == Stage.ADVANCE
        or (piece.stage == Stage.OUT and piece.audience == Audience.STAFF)
    )


def newest_words(page: Any) -> Any:
    """The newest version of ``page``; the row of one that is not live holds it."""
    if page.live and page.has_unpublished_changes:
        return page.get_latest_revision_as_object()
    return page


def may_share(page: Any, user: Any) -> bool:
    """Whoever may edit it; what is under embargo or for the staff, only heads."""
    if page.structural or page.alias_of_id or page.latest_revision_id is None:
        return False
    if not page.permissions_for_user(user).can_edit():
        return False
    return has_role(user, *HEADS) or not is_reserved(newest_words(page))


@transaction.atomic
def share(
    page: Any, *, actor: Any, note: str, until: datetime, newest: bool
) -> tuple[ShareLink, str]:
    """A link to the version of this moment, or with ``newest`` to whatever is newest each time.

    Returns:
        The link, and its token, which is written down nowhere.

    Raises:
        NothingToDo: ``until`` is past or too far away, or nobody is named.
    """
    now = timezone.now()
    if not now < until <= now + LONGEST + timedelta(minutes=1):  # as long as the form was open
        raise NothingToDo(_("Un enlace dura 14 días como mucho."))
    if not note.strip():
        raise NothingToDo(_("Diga para quién es el enlace."))
    PieceIdentity.lock(page.pk)
    page = type(page).objects.get(pk=page.pk)  # what is being saved or withdrawn comes first
    token = secrets.token_urlsafe(_BYTES)
    link = ShareLink.objects.create(
        page_id=page.pk,
        revision_id=None if newest else page.latest_revision_id,
        language=page.locale.language_code,
        token_hash=digest(token),
        note=note.strip()[:200],
        may_show_reserved=has_role(actor, *HEADS),
        made_by_id=actor.pk,
        made_by_name=str(actor)[:200],
        expires_at=until,
    )
    _log(page, MADE, actor, link)
    return link, token


def find(token: str) -> ShareLink | None:
    """The link whose token this is, open or not."""
    return ShareLink.objects.filter(token_hash=digest(token)).first()


def may_show_reserved(link: ShareLink) -> bool:
    """Whether its maker was a head, and is one still."""
    maker = User.objects.filter(pk=link.made_by_id).first() if link.may_show_reserved else None
    return maker is not None and has_role(maker, *HEADS)


def count_opening(link: ShareLink) -> None:
    """Once more; nothing of who it was."""
    ShareLink.objects.filter(pk=link.pk).update(
        opened=F("opened") + 1, last_opened_at=timezone.now()
    )


def revocable_by(user: Any) -> ShareLinkQuerySet:
    """The links that ``user`` sees and may revoke: heads all, others their own."""
    links: ShareLinkQuerySet = ShareLink.objects.all()
    return links if has_role(user, *HEADS) else links.filter(made_by_id=user.pk)


@transaction.atomic
def revoke(links: ShareLinkQuerySet, *, actor: Any = None) -> int:
    """Close those of ``links`` that are open; how many it were."""
    closing = list(links.open())
    ShareLink.objects.filter(pk__in=[each.pk for each in closing], revoked_at=None).update(
        revoked_at=timezone.now(), revoked_by_name=str(actor)[:200] if actor else ""
    )
    pages = Page.objects.in_bulk({each.page_id for each in closing})
    for link in closing:
        if link.page_id in pages:
            _log(pages[link.page_id].specific_deferred, REVOKED, actor, link)
    return len(closing)


def _log(page: Any, action: str, actor: Any, link: ShareLink) -> None:
    version = _("la más nueva") if link.revision_id is None else f"#{link.revision_id}"
    until = date_format(timezone.localtime(link.expires_at), "DATETIME_FORMAT")
    said = _("Para: %(note)s. Hasta: %(until)s. Versión: %(version)s.") % {
        "note": link.note,
        "until": until,
        "version": version,
    }
    log(page, action, user=actor, data={"comment": said, "link": link.pk})
