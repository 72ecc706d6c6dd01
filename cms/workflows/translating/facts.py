"""The facts of a page as the desk shows them: what a translation has from its original."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.base.translatable import chosen_facts, fact_columns

_TECHNICAL = frozenset({"show_in_menus", "locked"})


def facts_shown(page: Any) -> list[tuple[str, str]]:
    """(name, value) of each fact that says anything."""
    names = [*fact_columns(type(page)), *chosen_facts(type(page))]
    found = ((_name(page, name), _value(page, name)) for name in names if name not in _TECHNICAL)
    return [(name, value) for name, value in found if value]


def _name(page: Any, name: str) -> str:
    return str(capfirst(str(page._meta.get_field(name).verbose_name)))


def _value(page: Any, name: str) -> str:
    label = getattr(page, f"get_{name}_display", None)
    if label is not None:
        return str(label())
    value = getattr(page, name)
    if hasattr(value, "all"):
        return ", ".join(str(each) for each in value.all())
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, bool):
        return str(_("Sí")) if value else ""
    return "" if value is None else str(value)
