"""What follows at the door from what happens elsewhere."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.db.models.signals import m2m_changed, post_save
from django.http import HttpRequest

from cms.users import sessions
from cms.users.models import User


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    m2m_changed.connect(end_upon_new_groups, sender=User.groups.through)
    post_save.connect(end_upon_deactivation, sender=User)
    user_logged_out.connect(forget_the_session)
    password_changed.connect(end_upon_a_new_password)
    password_reset.connect(end_upon_a_new_password)
    password_reset.connect(open_what_attempts_had_closed)


def end_upon_new_groups(
    sender: Any,
    instance: Any,
    action: str,
    pk_set: set[int] | None,
    *,
    reverse: bool,
    **kwargs: Any,
) -> None:
    """Who gains or loses a role comes in anew, with what goes with it (a second factor)."""
    if action == "pre_clear":
        people = instance.user_set.all() if reverse else [instance]
    elif action in ("post_add", "post_remove") and pk_set:
        people = User.objects.filter(pk__in=pk_set) if reverse else [instance]
    else:
        return
    for each in people:
        sessions.end_all(each, reason="groups")


def end_upon_deactivation(sender: Any, instance: User, **kwargs: Any) -> None:
    """Activated again later, nobody finds an old session open."""
    if not instance.is_active:
        sessions.end_all(instance, reason="deactivated")


def end_upon_a_new_password(sender: Any, user: User, **kwargs: Any) -> None:
    """Django itself stops believing the other sessions; here they leave the list, and are told."""
    sessions.end_all(user, reason="password")


def open_what_attempts_had_closed(
    sender: Any, request: HttpRequest, user: User, **kwargs: Any
) -> None:
    get_adapter().forget_failures(request, user.username)


def forget_the_session(sender: Any, request: HttpRequest | None, **kwargs: Any) -> None:
    """Signed out: out of the list of open sessions too."""
    key = request.session.session_key if request is not None else None
    if key:
        UserSession.objects.filter(session_key=key).delete()
