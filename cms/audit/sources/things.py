"""What is saved beside pages: people, groups, settings, catalogues, files, with old and new values.

Wagtail's log says that something was edited, not what. So the row is looked at before it is saved.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_save
from django.utils.formats import localize
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.snippets.models import get_snippet_models

from cms.audit.writing import Change, Subject, write_down

_NAMED = (
    *("cms_users.User", "auth.Group"),
    *("multimedia.Imagen", "multimedia.Documento", "multimedia.Grabacion"),
    *("wagtailcore.Site", "wagtailcore.Locale", "wagtailcore.Workflow", "wagtailcore.Collection"),
    *("wagtailcore.PageViewRestriction", "wagtailredirects.Redirect"),
    *("wagtailcore.GroupPagePermission", "wagtailcore.GroupCollectionPermission"),
)
# Never shown, whatever they hold: a change of one is told without its values.
SECRET = frozenset({"password"})
# What machines note by themselves.
_UNTOLD = frozenset({"last_login", "file_hash", "path", "depth", "numchild", "latest_revision"})
_FILES = frozenset({"file", "subtitulos"})


def connect() -> None:
    """Without a sender: which models are watched is known only when all rooms are ready."""
    pre_save.connect(look_before, dispatch_uid="pregon.audit.before")
    post_save.connect(tell_saved, dispatch_uid="pregon.audit.saved")
    post_delete.connect(tell_deleted, dispatch_uid="pregon.audit.deleted")


def is_watched(model: Any) -> bool:
    return model in _watched()


@lru_cache(maxsize=1)
def _watched() -> frozenset[type[models.Model]]:
    first = {
        *(apps.get_model(name) for name in _NAMED),
        *get_snippet_models(),
        *settings_registry,
    }
    rows = {
        relation.related_model
        for model in first
        if issubclass(model, ClusterableModel)
        for relation in get_all_child_relations(model)
    }
    return frozenset(first | rows)


def look_before(
    sender: type[models.Model],
    instance: Any,
    *,
    raw: bool = False,
    update_fields: Collection[str] | None = None,
    **kwargs: Any,
) -> None:
    """Remember the row as it is stored, if it may be about to change."""
    if raw or not is_watched(sender) or instance.pk is None:
        return
    if update_fields is not None and set(update_fields) <= _UNTOLD:
        return
    names = [each.attname for each in _told(sender)]
    stored = sender._base_manager.filter(pk=instance.pk).values(*names).first()
    instance.__dict__["_audited"] = stored


def tell_saved(
    sender: type[models.Model], instance: Any, *, created: bool, raw: bool = False, **kwargs: Any
) -> None:
    """Write down what is new, or what changed; nothing, if nothing did."""
    before = instance.__dict__.pop("_audited", None)
    if raw or not is_watched(sender):
        return
    if created:
        write_down("cosa.creada", subject=describe(instance))
    elif before is not None and (changes := list(_changes(instance, before))):
        write_down(_action(instance, before), subject=describe(instance), changes=changes)


def tell_deleted(sender: type[models.Model], instance: Any, **kwargs: Any) -> None:
    if is_watched(sender):
        write_down("cosa.borrada", subject=describe(instance))


def describe(instance: models.Model) -> Subject:
    """What it is called; permissions, whose own name is a sentence in English, in words."""
    group, permission = getattr(instance, "group", None), getattr(instance, "permission", None)
    if group is None or permission is None:
        return Subject.of(instance)
    where = getattr(instance, "page", None) or getattr(instance, "collection", None)
    name = _("%(group)s: «%(permission)s» en «%(where)s»") % {
        "group": group,
        "permission": permission.codename,
        "where": where,
    }
    return Subject(type=instance._meta.label_lower, id=str(instance.pk), name=name)


def _told(model: type[models.Model]) -> list[Any]:
    """The columns that are compared."""
    return [
        each
        for each in model._meta.concrete_fields
        if not each.primary_key and each.name not in _UNTOLD
    ]


def _action(instance: models.Model, before: dict[str, Any]) -> str:
    replaced = any(
        name in before and before[name] and before[name] != _stored(getattr(instance, name))
        for name in _FILES
    )
    return "cosa.archivo" if replaced else "cosa.cambiada"


def _changes(instance: models.Model, before: dict[str, Any]) -> Iterator[Change]:
    for field in _told(type(instance)):
        old, new = before[field.attname], _stored(getattr(instance, field.attname))
        if old == new or field.to_python(old) == field.to_python(new):
            continue
        if field.name in SECRET:
            yield str(field.verbose_name), "••••••", _("(otra)")
        else:
            yield str(field.verbose_name), in_words(field, old), in_words(field, new)


def _stored(value: Any) -> Any:
    """A file as its column holds it."""
    return value.name if hasattr(value, "storage") else value


def in_words(field: Any, value: Any) -> str:
    """A column's value as a person reads it."""
    if value is None or value in ("", []):
        return "—"
    if isinstance(value, bool):
        return _("sí") if value else _("no")
    if field.is_relation:
        found = field.related_model._base_manager.filter(pk=value).first()
        return str(found) if found is not None else f"#{value}"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if hasattr(value, "tzinfo") and is_aware(value):
        value = localtime(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value)
    return str(localize(value))
