"""Writing one row down, in the transaction of the act: it rolls back with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from cms.audit.models import EDIT, AuditEntry
from cms.publishing.whence import Place, whence
from cms.users import devices

Change = tuple[str, str, str]  # what, before, after: in words
_LONGEST = 2000  # characters of a value


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What something was done to."""

    type: str = ""
    id: str = ""
    name: str = ""

    @classmethod
    def of(cls, instance: models.Model) -> "Subject":
        return cls(type=instance._meta.label_lower, id=str(instance.pk), name=str(instance))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who did it; nobody, if the id is missing."""

    id: int | None = None
    name: str = ""

    @classmethod
    def of(cls, user: Any) -> "Person":
        """Of an account, or of nobody (``None``, an anonymous visitor)."""
        key = getattr(user, "pk", None)
        return cls(id=key, name=str(user) if key is not None else "")


def write_down(
    action: str,
    *,
    subject: Subject,
    person: Person | None = None,
    page_id: int | None = None,
    revision_id: int | None = None,
    note: str = "",
    changes: Iterable[Change] = (),
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one row. Without a ``person``, it was whoever is signed in."""
    origin = whence()
    who = person if person is not None and person.id else Person.of(origin.person())
    AuditEntry.objects.bulk_create(
        [
            AuditEntry(
                action=action,
                person_id=who.id,
                person=who.name[:200],
                place=origin.place,
                address=origin.address,
                device=devices.in_words(origin.agent) if origin.agent else "",
                page_id=page_id,
                object_type=subject.type,
                object_id=subject.id[:64],
                object_name=subject.name[:255],
                revision_id=revision_id,
                note=note,
                changes=[[_short(part) for part in change] for change in changes],
                detail=dict(detail or {}),
            )
        ],
        # A version that is saved again and again has its row already.
        ignore_conflicts=action == EDIT,
    )


def after_the_request(write: Callable[[], object]) -> None:
    """Write when the request's transaction is over, whatever became of it; else at once."""
    origin = whence()
    if origin.place == Place.DESK:
        origin.afterwards.append(write)
    else:
        write()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
