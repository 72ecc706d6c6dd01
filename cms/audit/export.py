"""The audit as a file: CSV for a spreadsheet, JSON lines for a program. Streamed, row by row."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

import orjson
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.models import AuditEntry
from cms.audit.story import facts, kind_in_words, who
from cms.audit.words import action_in_words
from cms.publishing.whence import Place

_AT_ONCE = 1000  # rows read from the database
# With these at its beginning a spreadsheet takes a text for a formula, and runs it.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # noqa: RUF001


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def as_csv(entries: Any) -> Iterator[bytes]:
    """UTF-8 with the mark by which spreadsheets know it; no cell is a formula."""
    writer = csv.writer(_Echo())
    yield b"\xef\xbb\xbf"
    yield writer.writerow(_heads()).encode()
    for entry in entries.iterator(chunk_size=_AT_ONCE):
        yield writer.writerow(_harmless(_cells(entry))).encode()


def as_json_lines(entries: Any) -> Iterator[bytes]:
    """One object a line, with the values as they are stored; times in UTC."""
    names = [field.attname for field in AuditEntry._meta.concrete_fields]
    for row in entries.values(*names).iterator(chunk_size=_AT_ONCE):
        yield orjson.dumps(row, option=orjson.OPT_UTC_Z) + b"\n"


def _heads() -> list[str]:
    return [
        *("id", _("fecha y hora"), _("quién"), _("qué hizo"), _("acto"), _("clase"), _("qué")),
        *(_("página"), _("versión guardada"), _("motivo"), _("detalle"), _("antes y después")),
        *(_("desde"), _("equipo"), _("dirección")),
    ]


def _cells(entry: AuditEntry) -> list[str]:
    at = timezone.localtime(entry.at).isoformat(sep=" ", timespec="seconds")
    return [
        *(str(entry.pk), at, who(entry), action_in_words(entry.action), entry.action),
        *(kind_in_words(entry.object_type), entry.object_name),
        *(str(entry.page_id or ""), str(entry.revision_id or ""), entry.note),
        "; ".join(facts(entry)),
        "; ".join(_change(*each) for each in entry.changes),
        *(str(Place(entry.place).label), entry.device, entry.address),
    ]


def _change(what: str, before: str, after: str) -> str:
    return f"{what}: {before} → {after}" if before or after else what


def _harmless(cells: Iterable[str]) -> list[str]:
    return [f"'{cell}" if cell.lstrip(" ").startswith(_RISKY) else cell for cell in cells]
