"""The tables of docs/permisos.md, read: what each person may do with what."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wagtail.models import Page

from cms.publishing.kinds import Audience
from tests.factories.kinds import KINDS

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "permisos.md"
ALL, THE_REST = "todas", "las demás"
YES_OR_NO = {"sí": True, "no": False}
BY_NAME = {str(model._meta.verbose_name): model for model in KINDS}


@dataclass(frozen=True, slots=True)
class Row:
    """One action: the pages this row speaks of, and who may; ``cells`` is by column."""

    action: str
    kinds: tuple[type[Page], ...]
    audiences: tuple[Audience, ...]
    cells: dict[str, bool]


def read_rows() -> list[Row]:
    """Every row of every table, in the document's order.

    Raises:
        KeyError: a cell is neither «sí» nor «no», or a kind or an audience is unknown.
    """
    raw = list(_raw_rows(DOCUMENT.read_text()))
    named: dict[str, set[str]] = {}
    for each in raw:
        named.setdefault(each["Acción"], set()).update(_names(each["Clases"]))
    return [_row(each, named[each["Acción"]]) for each in raw]


def _raw_rows(text: str) -> Iterator[dict[str, str]]:
    header: list[str] | None = None
    for line in text.splitlines():
        if not line.startswith("|"):
            header = None
            continue
        cells = [each.strip() for each in line.strip("|").split("|")]
        if header is None:
            header = cells
        elif set(line) - set("|- "):
            yield dict(zip(header, cells, strict=True))


def _names(kinds: str) -> list[str]:
    return [] if kinds in (ALL, THE_REST) else [each.strip() for each in kinds.split(",")]


def _row(raw: dict[str, str], named: set[str]) -> Row:
    kinds, audiences = raw.pop("Clases"), raw.pop("Audiencias")
    action = raw.pop("Acción")
    return Row(
        action=action,
        kinds=tuple(_kinds(kinds, named)),
        audiences=tuple(_audiences(audiences)),
        cells={who: YES_OR_NO[cell] for who, cell in raw.items()},
    )


def _kinds(kinds: str, named: set[str]) -> list[type[Page]]:
    if kinds == ALL:
        return list(KINDS)
    if kinds == THE_REST:
        return [model for name, model in BY_NAME.items() if name not in named]
    return [BY_NAME[name] for name in _names(kinds)]


def _audiences(audiences: str) -> list[Audience]:
    if audiences == ALL:
        return list(Audience)
    return [Audience(each.strip()) for each in audiences.split(",")]
