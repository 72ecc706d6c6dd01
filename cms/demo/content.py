"""Reading the demo's texts. Days count from the day on which the demo is loaded."""

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "contenido"
LOCAL = ZoneInfo("America/Tegucigalpa")


def read(name: str) -> Any:
    """``catalogos``, ``fotos`` or ``documentos``."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def bulletins() -> list[dict[str, Any]]:
    """All bulletins, the oldest first."""
    files = sorted((FOLDER / "boletines").glob("*.json"))
    found = [each for file in files for each in json.loads(file.read_text(encoding="utf-8"))]
    return sorted(found, key=lambda each: (each["dias"], each["hora"]))


def moment(entry: dict[str, Any], today: date) -> datetime:
    """When a bulletin was, or will be, released."""
    hour, minute = map(int, entry["hora"].split(":"))
    return datetime.combine(today + timedelta(days=entry["dias"]), time(hour, minute), LOCAL)
