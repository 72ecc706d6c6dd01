"""Open sessions: which there are, how long they last, and their end."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users import signals

# A session's «last seen» is as fine as this: one write a minute, not one a request.
GRAIN = timedelta(minutes=1)
# What a page does by itself while nobody sits there is no activity.
IN_THE_BACKGROUND = ("/editing-sessions/",)


def open_sessions(user: Any) -> list[UserSession]:
    """Those of ``user`` that still let somebody in, the last used first; dead ones are dropped."""
    alive = UserSession.objects.purge_and_list(user)
    return sorted(alive, key=lambda each: each.last_seen_at, reverse=True)


def end(user: Any, sessions: Iterable[UserSession], *, reason: str) -> int:
    """End ``sessions`` of ``user``, tell those who keep a record, and return how many they were."""
    ended = 0
    for each in sessions:
        each.end()
        ended += 1
    if ended:
        signals.sessions_ended.send(
            sender=UserSession, request=context.request, user=user, count=ended, reason=reason
        )
    return ended


def end_all(user: Any, *, reason: str) -> int:
    """End every session of ``user``, save the one in which ``user`` is doing this."""
    rows = UserSession.objects.filter(user_id=user.pk)
    request = context.request
    if request is not None and getattr(request.user, "pk", None) == user.pk:
        rows = rows.exclude(session_key=request.session.session_key)
    return end(user, rows, reason=reason)


def keep(request: HttpRequest) -> None:
    """Write down that the person is here; or end the session, if its time is over.

    Its time is over when nothing was done for PREGON_SESSION_IDLE, or SESSION_COOKIE_AGE after
    sign-in, whatever was done since.
    """
    row = UserSession.objects.filter(session_key=request.session.session_key).first()
    if row is None:
        UserSession.objects.create_from_request(request)
        return
    now = timezone.now()
    over = _why_over(row, now)
    if over:
        _sign_out(request, row, reason=over)
    elif now - row.last_seen_at > GRAIN and not _is_in_the_background(request):
        address = get_adapter().get_client_ip(request)
        UserSession.objects.filter(pk=row.pk).update(last_seen_at=now, ip=address)


def is_over(request: HttpRequest) -> bool:
    """Whether the session's time is over. Only looks: what anybody may read is answered in a
    transaction that only reads, where writing would fail as soon as somebody else has written."""
    row = UserSession.objects.filter(session_key=request.session.session_key).first()
    return row is not None and bool(_why_over(row, timezone.now()))


def _why_over(row: UserSession, now: Any) -> str:
    if now - row.last_seen_at > settings.PREGON_SESSION_IDLE:
        return "idle"
    if now - row.created_at > timedelta(seconds=settings.SESSION_COOKIE_AGE):
        return "old"
    return ""


def _sign_out(request: HttpRequest, row: UserSession, *, reason: str) -> None:
    user = request.user
    row.delete()
    logout(request)
    messages.info(request, _("Su sesión se cerró sola: pasó mucho tiempo. Entre de nuevo."))
    signals.sessions_ended.send(
        sender=UserSession, request=request, user=user, count=1, reason=reason
    )


def _is_in_the_background(request: HttpRequest) -> bool:
    return any(part in request.path for part in IN_THE_BACKGROUND)
