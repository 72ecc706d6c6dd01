"""Of a page's fields: which are words to be translated, and which are facts that its original says.

A fact is never typed twice: a translation takes it from its original, and nobody can write another
in its place. Words that weren't translated stay the original's own.
"""

from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Page
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField, TranslatableField

# Each page's own: its address, its hours, its corrections, and Wagtail's notes about it. The hours
# follow the original's by a rule (``cms.workflows.translating.drafts``).
OWN = frozenset(
    {
        *("slug", "go_live_at", "expire_at", "correccion_decia", "correccion_correcto"),
        *("first_published_at", "content_type", "owner", "draft_title", "path", "depth"),
        *("numchild", "url_path", "translation_key", "locale", "alias_of", COMMENTS_RELATION_NAME),
    }
)
_TEXTS = (models.CharField, models.TextField, StreamField)


class TranslatableFields:
    """``translatable_fields`` of a page type, as wagtail-localize asks for them: made of the type's
    fields and of the names in its ``facts``."""

    def __get__(self, instance: Any, owner: type[Page]) -> list[BaseTranslatableField]:
        return _fields_of(owner)


def _fields_of(model: Any) -> list[BaseTranslatableField]:
    return [*_of_columns(model), *_of_rows(model)]


def _of_columns(model: Any) -> list[BaseTranslatableField]:
    return [
        TranslatableField(field.name)
        if _is_words(field, model)
        else SynchronizedField(field.name, overridable=False)
        for field in model._meta.get_fields()
        if _is_content(field) and field.name not in OWN
    ]


def _of_rows(model: Any) -> list[BaseTranslatableField]:
    """People to call, pieces that it gathers: rows of the page."""
    return [
        SynchronizedField(relation.name, overridable=False)
        for relation in get_all_child_relations(model)
        if relation.name not in OWN
    ]


def _is_content(field: Any) -> bool:
    if not isinstance(field, models.Field) or not field.editable:
        return False
    parent = isinstance(field, models.OneToOneField) and field.remote_field.parent_link
    return not (field.primary_key or parent)


def _is_words(field: Any, model: Any) -> bool:
    return isinstance(field, _TEXTS) and not field.choices and field.name not in model.facts


def fact_columns(model: Any) -> tuple[str, ...]:
    """The facts that one value says: what a translation and its original must agree on."""
    return tuple(
        each.field_name
        for each in _of_columns(model)
        if isinstance(each, SynchronizedField)
        and not isinstance(model._meta.get_field(each.field_name), models.ManyToManyField)
    )


def chosen_facts(model: Any) -> tuple[str, ...]:
    """The facts that are choices of a catalogue: subjects, zones."""
    return tuple(
        field.name
        for field in model._meta.get_fields()
        if isinstance(field, ParentalManyToManyField) and field.editable
    )
