"""The guard that fails closed: no page's row becomes public without a valid approval.

Wagtail has many ways to publish (the editor, the workflow, the admin's API, copying, creating with
``live=True``, turning an alias into a page, wagtail-localize), and overriding ``Page.publish``
catches only some. All of them save the row: so the row is where Pregón stands.
"""

from collections.abc import Collection
from typing import Any

from django.db.models.signals import pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.publishing.gate import NotApproved, require_release
from cms.publishing.protocols import is_publishable


def connect() -> None:
    """Without a sender: subclasses made later are guarded too."""
    pre_save.connect(guard_release, dispatch_uid="pregon.guard_release")
    pre_save.connect(guard_schedule, sender=Revision, dispatch_uid="pregon.guard_schedule")


def guard_release(
    sender: type,
    instance: Any,
    *,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """Demand a valid approval when a save would put something new before the public.

    Raises:
        NotApproved: and nothing was written.
    """
    if raw or not issubclass(sender, Page):
        return
    page = instance if is_publishable(sender) else _specific(instance)
    if page is None:
        return
    before = Page.objects.filter(pk=instance.pk).values(*_WATCHED).first() if instance.pk else None
    after = _after(instance, before, update_fields)
    if not _releases(before, after):
        return
    revision = Revision.objects.filter(pk=after["live_revision_id"]).first()
    require_release(page, revision)


def guard_schedule(sender: type, instance: Revision, *, raw: bool = False, **kwargs: Any) -> None:
    """Demand a valid approval before an hour is set: what has one goes out by itself.

    Raises:
        NotApproved: also for an embargo on what is already out, which would promise a secret that
            everybody can read.
    """
    if raw or instance.approved_go_live_at is None:
        return
    model = instance.content_type.model_class()
    if model is None or not is_publishable(model):
        return
    if instance.pk is None:
        raise NotApproved(_("Nada se programa sin una versión aprobada."))
    # As it would go out: the rules may reserve an audience that what is out doesn't have yet.
    page = instance.as_object()
    require_release(page, instance, later=True)
    if page.live and instance.content.get("embargo"):
        raise NotApproved(_("Esta página ya está fuera: no puede llevar embargo."))


_WATCHED = ("live", "live_revision_id", "alias_of_id")


def _specific(instance: Any) -> Any:
    """The page behind a bare ``Page`` row; ``None`` if it isn't one of ours."""
    model = instance.specific_class
    return instance.specific if model is not None and is_publishable(model) else None


def _after(
    instance: Any, before: dict[str, Any] | None, update_fields: Collection[str] | None
) -> dict[str, Any]:
    """The watched columns as the save will leave them."""
    if update_fields is None or before is None:
        return {name: getattr(instance, name) for name in _WATCHED}
    written = {name for name in _WATCHED if {name, name.removesuffix("_id")} & set(update_fields)}
    return {name: getattr(instance, name) if name in written else before[name] for name in _WATCHED}


def _releases(before: dict[str, Any] | None, after: dict[str, Any]) -> bool:
    """Whether the row becomes live, changes what is live, or stops being an alias while live.

    A live alias is let be: it has no piece, and what has no piece is on no surface.
    """
    if not after["live"] or after["alias_of_id"]:
        return False
    return before is None or before != after
