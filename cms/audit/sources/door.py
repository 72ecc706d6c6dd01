"""Second factors, and whom the door let wait or turned away.

Sessions that were ended, factors that an administrator took and invitations come by Wagtail's log.
"""

from typing import Any

from allauth.mfa import signals as factors
from django.utils.translation import gettext as _

from cms.audit.sources.people import account_named
from cms.audit.writing import Person, Subject, after_the_request, write_down
from cms.users import signals as door


def connect() -> None:
    for signal, action in (
        (factors.authenticator_added, "entrada.factor_nuevo"),
        (factors.authenticator_removed, "entrada.factor_quitado"),
        (factors.authenticator_reset, "entrada.factor_renovado"),
    ):
        signal.connect(_FactorTold(action), weak=False, dispatch_uid=f"pregon.audit.{action}")
    factors.authentication_failed.connect(tell_wrong_factor, dispatch_uid="pregon.audit.factor")
    door.locked_out.connect(tell_locked_out, dispatch_uid="pregon.audit.locked_out")
    door.sign_in_refused.connect(tell_refused, dispatch_uid="pregon.audit.refused")


class _FactorTold:
    """A receiver that writes ``action`` down: which kind of factor it was, never what is in it."""

    def __init__(self, action: str) -> None:
        self.action = action

    def __call__(self, sender: Any, user: Any, authenticator: Any, **kwargs: Any) -> None:
        kind = str(authenticator.get_type_display())
        write_down(
            self.action,
            subject=Subject(type="mfa.authenticator", id=str(user.pk), name=f"{user}: {kind}"),
            person=Person.of(user),
        )


def tell_wrong_factor(sender: Any, user: Any, **kwargs: Any) -> None:
    """The password was right, and what came after it wasn't."""
    subject = Subject.of(user)
    after_the_request(lambda: write_down("entrada.factor_fallido", subject=subject))


def tell_locked_out(sender: Any, username: str = "", **kwargs: Any) -> None:
    subject = account_named(username)
    after_the_request(lambda: write_down("entrada.en_espera", subject=subject))


def tell_refused(sender: Any, reason: str = "", **kwargs: Any) -> None:
    subject = Subject(name=_("acceso institucional"))
    detail = {"refused": reason}
    after_the_request(lambda: write_down("entrada.rechazada", subject=subject, detail=detail))
