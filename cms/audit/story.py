"""Rows of the audit as a person reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.audit.differences import fields_changed
from cms.audit.models import AuditEntry
from cms.audit.words import action_in_words
from cms.publishing.kinds import Audience, Reason
from cms.publishing.whence import Place
from cms.workflows.steps import EDICION, VISTO_BUENO


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row in words. ``changes`` are (what, before, after); ``fields`` names alone."""

    id: int
    at: datetime
    who: str
    did: str
    what: str
    kind: str
    page_id: int | None
    facts: tuple[str, ...]
    note: str
    changes: list[list[str]]
    fields: list[str]
    whence: str
    compares: bool


def story(entries: Iterable[AuditEntry]) -> list[Line]:
    """``entries`` in words; a few queries for all of them."""
    rows = list(entries)
    fields = fields_changed(rows)
    return [_line(each, fields.get(each.pk, [])) for each in rows]


def _line(entry: AuditEntry, fields: list[str]) -> Line:
    with_values = [each for each in entry.changes if each[1] or each[2]]
    return Line(
        id=entry.pk,
        at=entry.at,
        who=who(entry),
        did=action_in_words(entry.action),
        what="" if entry.object_name == entry.person else entry.object_name or entry.object_id,
        kind=kind_in_words(entry.object_type),
        page_id=entry.page_id,
        facts=tuple(facts(entry)),
        note=entry.note,
        changes=with_values,
        fields=[] if with_values else fields,
        whence=whence_in_words(entry),
        compares=bool(entry.revision_id and fields),
    )


def who(entry: AuditEntry) -> str:
    """Who did it; Pregón itself, at its hour or at the console, or nobody who was known."""
    if entry.person:
        return entry.person
    if entry.place == Place.DESK:
        return _("Nadie que haya entrado")
    return _("Pregón (%(place)s)") % {"place": Place(entry.place).label}


def kind_in_words(label: str) -> str:
    """A model's name: «Noticia»."""
    try:
        return capfirst(str(apps.get_model(label)._meta.verbose_name)) if label else ""
    except LookupError:
        return label


def facts(entry: AuditEntry) -> list[str]:
    """What else is known of it, each in a few words."""
    detail: dict[str, Any] = entry.detail
    workflow = detail.get("workflow") or {}
    said = [
        _STEPS.get(detail.get("step") or "", ""),
        (workflow.get("task") or {}).get("title", ""),
        _("versión %(version)s") % {"version": detail["version"]} if "version" in detail else "",
        _named(Audience, detail.get("audience")),
        _named(Reason, detail.get("reason")),
    ]
    return [str(each) for each in said if each]


_STEPS = {EDICION: _lazy("Edición"), VISTO_BUENO: _lazy("Visto bueno")}


def _named(choices: Any, value: Any) -> str:
    return str(choices(value).label) if value in choices.values else ""


def whence_in_words(entry: AuditEntry) -> str:
    parts = (entry.device, entry.address) if entry.place == Place.DESK else ()
    return " · ".join(part for part in parts if part) or str(Place(entry.place).label)
