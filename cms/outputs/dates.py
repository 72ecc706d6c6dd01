"""Dates and hours written out, as a reader in Tegucigalpa (or an English one) says them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_MONTHS = {
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


_WEEKDAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def as_day(value: date | str) -> date:
    """A day, also in its stored form: ``2026-11-22``."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_moment(value: datetime | str) -> datetime:
    """A time, also in its stored form: ``2026-11-22T18:00:00.000000Z``."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def day_in_words(day: date, language: str) -> str:
    """«22 de noviembre de 2026»; in English, "November 22, 2026"."""
    if language.startswith("en"):
        return f"{_MONTHS['en'][day.month - 1]} {day.day}, {day.year}"
    return f"{day.day} de {_MONTHS['es'][day.month - 1]} de {day.year}"


def month_in_words(day: date, language: str) -> str:
    """«noviembre de 2026»; in English, "November 2026"."""
    if language.startswith("en"):
        return f"{_MONTHS['en'][day.month - 1]} {day.year}"
    return f"{_MONTHS['es'][day.month - 1]} de {day.year}"


def moment_in_words(moment: datetime, language: str, *, zone: str) -> str:
    """«22 de noviembre de 2026, 6:05 p. m.», by the clocks of ``zone`` (an IANA name)."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day_in_words(local.date(), language)}, {_clock(local, language)}"


def occasion_in_words(start: datetime, end: datetime | None, language: str, *, zone: str) -> str:
    """«domingo 22 de noviembre de 2026, 9:00 a. m.», and after a dash when it ends: the hour, or
    the day as well if it is another one."""
    first = start.astimezone(ZoneInfo(zone))
    said = f"{_weekday(first, language)}, {_clock(first, language)}"
    if end is None:
        return said
    last = end.astimezone(ZoneInfo(zone))
    until = _clock(last, language)
    if last.date() != first.date():
        until = f"{_weekday(last, language)}, {until}"
    return f"{said} – {until}"  # noqa: RUF001 - the dash of a span


def _weekday(local: datetime, language: str) -> str:
    day = day_in_words(local.date(), language)
    if language.startswith("en"):
        return f"{_WEEKDAYS['en'][local.weekday()]}, {day}"
    return f"{_WEEKDAYS['es'][local.weekday()]} {day}"


def _clock(local: datetime, language: str) -> str:
    half = "a" if local.hour < 12 else "p"  # noqa: PLR2004 - noon
    suffix = f"{half}.m." if language.startswith("en") else f"{half}.\N{NO-BREAK SPACE}m."
    return f"{local.hour % 12 or 12}:{local.minute:02d}\N{NO-BREAK SPACE}{suffix}"
