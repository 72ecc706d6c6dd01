"""Who came in, who went, who tried."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.utils.translation import gettext as _

from cms.audit.writing import Person, Subject, after_the_request, write_down


def connect() -> None:
    user_logged_in.connect(tell_in, dispatch_uid="pregon.audit.in")
    user_logged_out.connect(tell_out, dispatch_uid="pregon.audit.out")
    user_login_failed.connect(tell_failed, dispatch_uid="pregon.audit.failed")


def tell_in(sender: Any, user: Any, **kwargs: Any) -> None:
    write_down("entrada.hecha", subject=Subject.of(user), person=Person.of(user))


def tell_out(sender: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        write_down("entrada.salida", subject=Subject.of(user), person=Person.of(user))


def tell_failed(sender: Any, credentials: Any, **kwargs: Any) -> None:
    """It stays written though the attempt's own transaction is undone.

    The name that was tried is kept only if it is somebody's: people type their password there.
    """
    tried = credentials.get(get_user_model().USERNAME_FIELD) or credentials.get("email") or ""
    subject = account_named(tried)
    after_the_request(lambda: write_down("entrada.fallida", subject=subject))


def account_named(tried: str) -> Subject:
    """The account of the name that was tried, if there is one; nobody's name is not kept."""
    known = get_user_model()._default_manager.filter(username=tried).first() if tried else None
    return Subject.of(known) if known is not None else Subject(name=_("cuenta desconocida"))
