"""What each type of page offers to readers: the names in ``fields=``, to filter and to order by.

The models are asked of Django's registry by the names that readers send: this room knows none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.http.problems import Problem, wrong_parameter
from cms.outputs.website import available
from cms.piece import as_data
from cms.publishing.protocols import is_publishable

Converter = Callable[[str], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType:
    """``labels`` are the type's own and its subtypes'; ``bodies`` the fields made of blocks;
    ``amounts`` those whose numbers are kept as text, to the cent."""

    labels: tuple[str, ...]
    available: tuple[str, ...]
    bodies: frozenset[str]
    amounts: frozenset[str]
    filters: dict[str, Converter]


@lru_cache(maxsize=256)
def page_types(text: str) -> PageType:
    """The type that ``?type=`` names; of several, or of none, what all pages have in common.

    Raises:
        LookupError: there is no such type of page.
    """
    chosen = [_model(label) for label in text.split(",")] if text else [Page]
    labels = {
        _label(model)
        for model in apps.get_models()
        if is_publishable(model) and issubclass(model, tuple(chosen))
    }
    only = chosen[0] if len(chosen) == 1 else Page
    names = _field_names(only)
    return PageType(
        labels=tuple(sorted(labels)),
        available=available(names, structural=getattr(only, "structural", False) or only is Page),
        bodies=frozenset(name for name in names if isinstance(_field(only, name), StreamField)),
        amounts=frozenset(
            name for name in names if isinstance(_field(only, name), models.DecimalField)
        ),
        filters={name: convert for name in names if (convert := _converter(only, name))},
    )


def _model(label: str) -> type[Page]:
    try:
        model = apps.get_model(label)
    except ValueError as error:
        raise LookupError(label) from error
    if not issubclass(model, Page) or not (model is Page or is_publishable(model)):
        raise LookupError(label)
    return model


def _label(model: type[models.Model]) -> str:
    return f"{model._meta.app_label}.{model.__name__}"


def _field_names(model: type[Page]) -> tuple[str, ...]:
    offered = getattr(model, "api_fields", ())
    return tuple(each.name if isinstance(each, APIField) else each for each in offered)


def _field(model: type[Page], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def _converter(model: type[Page], name: str) -> Converter | None:
    """From a parameter's text to the value that the facets hold; ``None``: no filter by it."""
    field = _field(model, name)
    if isinstance(field, models.ManyToManyField):
        return lambda text: text.split(",")
    if isinstance(field, models.ForeignKey):
        return int
    if not isinstance(field, models.Field) or isinstance(field, (StreamField, models.TextField)):
        return None
    if not getattr(field, "is_plain", True):
        return None
    return lambda text: _plain(field, text)


def _plain(field: models.Field, text: str) -> Any:
    return as_data(field.to_python(text))


def converted(convert: Converter, name: str, text: str) -> Any:
    """``text`` as the facet's value.

    Raises:
        Problem: it isn't a value of that field.
    """
    try:
        return convert(text)
    except (ValueError, TypeError, ValidationError) as error:
        raise wrong_value(name, text) from error


def wrong_value(name: str, text: str) -> Problem:
    return wrong_parameter(
        name,
        _("«%(value)s» no es un valor de «%(name)s».") % {"value": text[:80], "name": name},
    )
