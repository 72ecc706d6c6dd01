"""What happens to pages: Wagtail's log, what left, what was accepted."""

from typing import Any

from django.db.models.signals import post_save
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from cms.audit.models import EDIT
from cms.audit.sources.things import is_watched
from cms.audit.writing import Person, Subject, write_down
from cms.publishing.gate import approvals_voided, changed_fields
from cms.publishing.models import Approval, ChangeEntry
from cms.publishing.protocols import is_publishable

# The press's own log tells these, with their reason and their place in the order of all things.
_TOLD_BY_THE_PRESS = frozenset(
    {
        *("wagtail.publish", "wagtail.publish.scheduled"),
        *("wagtail.unpublish", "wagtail.unpublish.scheduled"),
    }
)
# An acceptance tells it, unless somebody said something with it.
_APPROVED = "wagtail.workflow.approve"
_SAVED = frozenset({"wagtail.create", "wagtail.edit", "wagtail.delete"})


def connect() -> None:
    post_save.connect(of_a_page, sender=PageLogEntry, dispatch_uid="pregon.audit.page")
    post_save.connect(of_a_thing, sender=ModelLogEntry, dispatch_uid="pregon.audit.thing")
    post_save.connect(of_the_press, sender=ChangeEntry, dispatch_uid="pregon.audit.press")
    post_save.connect(of_an_acceptance, sender=Approval, dispatch_uid="pregon.audit.accepted")
    approvals_voided.connect(of_voided_acceptances, dispatch_uid="pregon.audit.voided")


def of_a_page(
    sender: type, instance: PageLogEntry, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A row of Wagtail's own log about a page."""
    model = instance.content_type.model_class()
    if raw or not created or _is_told_elsewhere(instance, model):
        return
    data = instance.data or {}
    write_down(
        instance.action,
        subject=_page_subject(model, instance.page_id, instance.label),
        person=Person.of(instance.user),
        page_id=instance.page_id,
        revision_id=instance.revision_id,
        note=str(data.get("comment") or ""),
        changes=_changed(instance) if instance.action == EDIT else (),
        detail={name: value for name, value in data.items() if name != "comment"},
    )


def _is_told_elsewhere(entry: PageLogEntry, model: Any) -> bool:
    if model is None or not is_publishable(model):
        return False
    if entry.action in _TOLD_BY_THE_PRESS:
        return True
    return entry.action == _APPROVED and not (entry.data or {}).get("comment")


def _changed(entry: PageLogEntry) -> list[tuple[str, str, str]]:
    """The names of the fields in which a new version differs from the one before, without their
    values: those are in the versions, and this is what is left when the versions are gone."""
    revision = entry.revision
    model = entry.content_type.model_class()
    if revision is None or model is None:
        return []
    before = (
        Revision.objects.filter(
            base_content_type_id=revision.base_content_type_id,
            object_id=revision.object_id,
            pk__lt=revision.pk,
        )
        .order_by("-pk")
        .values_list("content", flat=True)
        .first()
    )
    if before is None:
        return []
    return [(label, "", "") for label in labels(model, changed_fields(before, revision.content))]


def labels(model: Any, names: Any) -> list[str]:
    """What editors call the fields of ``model`` with these names, in the model's order."""
    return [_label(each) for each in model._meta.get_fields() if each.name in names]


def _label(field: Any) -> str:
    if field.auto_created and field.related_model is not None:  # the rows of a list
        name = str(field.related_model._meta.verbose_name_plural)
    else:
        name = str(getattr(field, "verbose_name", field.name))
    return name[:1].lower() + name[1:]  # as in the middle of a sentence, whoever named it


def of_a_thing(
    sender: type, instance: ModelLogEntry, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """A row of Wagtail's log about anything else. What is watched itself says more."""
    model = instance.content_type.model_class()
    if raw or not created or (instance.action in _SAVED and is_watched(model)):
        return
    label = model._meta.label_lower if model is not None else ""
    data = instance.data or {}
    write_down(
        instance.action,
        subject=Subject(type=label, id=str(instance.object_id), name=instance.label),
        person=Person.of(instance.user),
        note=str(data.get("comment") or ""),
        detail={name: value for name, value in data.items() if name != "comment"},
    )


def of_the_press(
    sender: type, instance: ChangeEntry, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Something left, or was taken back."""
    if raw or not created:
        return
    piece = instance.piece
    name = piece.title or _title_of(piece.page_id)
    detail: dict[str, Any] = {
        "position": instance.position,
        "version": piece.version,
        "audience": piece.audience,
        "public": instance.public,
        "reason": instance.reason,
    }
    if instance.due_at:
        detail["due_at"] = instance.due_at.isoformat()
    write_down(
        f"pieza.{instance.kind}",
        subject=Subject(type=piece.page_type.lower(), id=str(piece.page_id), name=name),
        person=Person(id=instance.actor_id, name=instance.actor_name),
        page_id=piece.page_id,
        revision_id=piece.revision_id,
        note=instance.note,
        detail=detail,
    )


def of_an_acceptance(
    sender: type, instance: Approval, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Somebody accepted a version."""
    if raw or not created:
        return
    write_down(
        f"aceptacion.{instance.kind}",
        subject=_named_page(instance.page_id),
        person=Person(id=instance.user_id, name=instance.user_name),
        page_id=instance.page_id,
        revision_id=instance.revision_id,
        detail={"step": instance.step, "content_hash": instance.content_hash},
    )


def of_voided_acceptances(sender: type, *, page_id: int, count: int, **kwargs: Any) -> None:
    """A withdrawal, an unscheduling: the page needs new ones."""
    write_down(
        "aceptacion.anulada",
        subject=_named_page(page_id),
        page_id=page_id,
        changes=[(_("aceptaciones"), str(count), "0")],
    )


def _page_subject(model: Any, page_id: int, name: str) -> Subject:
    label = model._meta.label_lower if model is not None else ""
    return Subject(type=label, id=str(page_id), name=name)


def _named_page(page_id: int) -> Subject:
    return Subject(type="wagtailcore.page", id=str(page_id), name=_title_of(page_id))


def _title_of(page_id: int) -> str:
    return Page.objects.filter(pk=page_id).values_list("draft_title", flat=True).first() or ""
