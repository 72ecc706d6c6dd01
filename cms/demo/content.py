"""Reading the demo's texts. Days and hours count from the moment at which the demo is loaded."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "contenido"
LOCAL = ZoneInfo("America/Tegucigalpa")
STEP = 10  # minutes: nobody sets an hour to the second

Entry = dict[str, Any]


def read(name: str) -> Any:
    """A file by its name without ``.json``: ``catalogos``, ``fotos``…"""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def entries(pattern: str, now: datetime) -> list[Entry]:
    """The pieces in all files whose name in the folder is ``pattern``, the oldest first."""
    files = sorted(FOLDER.glob(f"{pattern}.json"))
    found = [each for file in files for each in json.loads(file.read_text(encoding="utf-8"))]
    return sorted(found, key=lambda each: instant(each, now))


def pictures() -> dict[str, Entry]:
    """All that is drawn, by key: photographs, and posters with words on them."""
    return read("fotos") | read("afiches")


def instant(mark: Entry, now: datetime) -> datetime:
    """The moment of ``{"dias": -3, "hora": "06:00"}`` or ``{"horas": -2.5}``."""
    if "horas" in mark:
        exact = (now + timedelta(hours=mark["horas"])).astimezone(LOCAL)
        return exact.replace(minute=exact.minute // STEP * STEP, second=0, microsecond=0)
    hour, minute = map(int, mark["hora"].split(":"))
    return datetime.combine(day(mark, now), time(hour, minute), LOCAL)


def day(mark: Entry, now: datetime) -> date:
    """The day of ``{"dias": -3}``."""
    return now.astimezone(LOCAL).date() + timedelta(days=mark["dias"])
