"""Who is in which group, and what a group or a person may do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed
from django.utils.translation import gettext as _

from cms.audit.sources.things import describe
from cms.audit.writing import write_down

_MOST = 20  # names in one row


def connect() -> None:
    user: Any = get_user_model()
    for name, through in (
        ("grupos", user.groups.through),
        ("propios", user.user_permissions.through),
        ("permisos", Group.permissions.through),
    ):
        m2m_changed.connect(tell, sender=through, dispatch_uid=f"pregon.audit.{name}")


def tell(
    sender: type,
    instance: Any,
    *,
    action: str,
    reverse: bool,
    model: Any,
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """One row for all that was given at once, one for all that was taken."""
    if action == "pre_clear":
        write_down("permiso.quitado", subject=describe(instance), changes=[(_("todos"), "", "—")])
        return
    if action not in {"post_add", "post_remove"} or not pk_set:
        return
    names = sorted(_name(each) for each in model._base_manager.filter(pk__in=pk_set))
    said = ", ".join(names[:_MOST]) + (f" (+{len(names) - _MOST})" if len(names) > _MOST else "")
    what = str(model._meta.verbose_name_plural)
    given = action == "post_add"
    write_down(
        "permiso.dado" if given else "permiso.quitado",
        subject=describe(instance),
        changes=[(what, "—", said) if given else (what, said, "—")],
    )


def _name(given: Any) -> str:
    """A permission's own name is a sentence in English."""
    return str(getattr(given, "codename", given))
