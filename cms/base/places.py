"""A place on the map: one value, pasted from wherever the writer found it.

No map of somebody else's is shown at the desk: its tiles would tell a third party what the office
is working on. The writer copies the coordinates, or the address of any map, into one field.
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

HELP = _(
    "Pegue las coordenadas («14.0818, -87.2068») o la dirección larga de Google Maps u "
    "OpenStreetMap. En Google Maps: clic derecho sobre el lugar, y clic en los números."
)
_DECIMALS = 6  # about ten centimetres
_LONGEST = 2000  # characters
_MOST_NORTH, _MOST_EAST = 90, 180

_NUMBER = r"[+-]?\d{1,3}(?:[.,]\d+)?"
_PAIR = re.compile(rf"\s*({_NUMBER})\s*°?\s*(?:[,;]\s*|\s+)({_NUMBER})\s*°?\s*")
_MINUTES, _SECONDS = r"['\u2032\u2019]", r"(?:[\"\u2033\u201d]|'')"
_PART = rf"(\d{{1,3}})\s*°\s*(\d{{1,2}})\s*{_MINUTES}\s*(\d{{1,2}}(?:\.\d+)?)\s*{_SECONDS}\s*"
_SEXAGESIMAL = re.compile(rf"\s*{_PART}([NS])[\s,;]*{_PART}([EOW])\s*", re.IGNORECASE)
_COORDINATE = r"([+-]?\d{1,3}(?:\.\d+)?)"
# Where maps write the place into their addresses, the pin before the middle of the screen.
_IN_ADDRESSES = (
    re.compile(rf"!3d{_COORDINATE}!4d{_COORDINATE}"),
    re.compile(rf"[?&]mlat={_COORDINATE}&mlon={_COORDINATE}"),
    re.compile(rf"[?&](?:q|query|ll|destination|center)=(?:loc:)?{_COORDINATE},\s*{_COORDINATE}"),
    re.compile(rf"/(?:place|search|dir)/(?:[^@]*/)?{_COORDINATE},\s*{_COORDINATE}"),
    re.compile(rf"@{_COORDINATE},{_COORDINATE}"),
    re.compile(rf"#(?:.*&)?map=[\d.]+/{_COORDINATE}/{_COORDINATE}"),
    re.compile(rf"^geo:{_COORDINATE},{_COORDINATE}"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Degrees (WGS 84). In the API: ``{"lat": 14.0818, "lon": -87.2068}``."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{_plain(self.lat)}, {_plain(self.lon)}"


def _plain(degrees: float) -> str:
    """Without an exponent, which ``read_place`` doesn't take: it reads what the database holds."""
    return repr(degrees) if "e" not in repr(degrees) else f"{degrees:.{_DECIMALS}f}"


def read_place(text: str) -> Place:
    """The place that ``text`` names: two numbers, degrees with minutes, or a map's address.

    Raises:
        ValidationError: it names none, or none on Earth.
    """
    if (
        len(text) > _LONGEST
    ):  # searched through for each map's way to write: no more than an address
        raise ValidationError(_reason(""), code="invalid")
    found = _place_in_address(text) if ":" in text else _place_in_numbers(text)
    if found is None:
        raise ValidationError(_reason(text), code="invalid")
    if abs(found.lat) > _MOST_NORTH or abs(found.lon) > _MOST_EAST:
        raise ValidationError(
            _("La latitud va de -90 a 90 y la longitud de -180 a 180: revise si van al revés."),
            code="invalid",
        )
    return found


def _reason(text: str) -> Any:
    if urlsplit(text.strip()).hostname in {"maps.app.goo.gl", "goo.gl"}:
        return _("Ese enlace corto no trae las coordenadas: ábralo y copie la dirección larga.")
    return _("Ahí no hay coordenadas. Escríbalas así: 14.0818, -87.2068")


def _place_in_numbers(text: str) -> Place | None:
    if plain := _PAIR.fullmatch(text):
        return _place(*(each.replace(",", ".") for each in plain.groups()))
    if marked := _SEXAGESIMAL.fullmatch(text):
        *north, south_mark, degrees, minutes, seconds, west_mark = marked.groups()
        lat = _degrees(*north) * (-1 if south_mark.upper() == "S" else 1)
        lon = _degrees(degrees, minutes, seconds) * (1 if west_mark.upper() == "E" else -1)
        return _place(lat, lon)
    return None


def _place_in_address(text: str) -> Place | None:
    address = unquote_plus(text.strip())
    for pattern in _IN_ADDRESSES:
        if found := pattern.search(address):
            return _place(*found.groups())
    return None


def _place(lat: Any, lon: Any) -> Place:
    return Place(round(float(lat), _DECIMALS), round(float(lon), _DECIMALS))


def _degrees(degrees: str, minutes: str, seconds: str) -> float:
    return int(degrees) + int(minutes) / 60 + float(seconds) / 3600


class PlaceFormField(forms.Field):
    """Whatever names a place; shown again as its two numbers."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Place | None:
        if isinstance(value, Place):
            return value
        text = (value or "").strip()
        return read_place(text) if text else None

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, Place) else value


class PlaceField(models.Field):
    """A ``Place`` or ``None``. Not a text field: what it holds isn't translated."""

    description = _("Un lugar en el mapa")
    # Two values in one: the API offers no filter and no order by it.
    is_plain = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"max_length": 40, "null": True, "blank": True, "help_text": HELP, **kwargs}
        )

    def deconstruct(self) -> Any:
        """As the text that it is in the database: migrations import none of our code."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Place | None:
        return self.to_python(value)

    def to_python(self, value: Any) -> Place | None:
        if isinstance(value, Place):
            return value
        return read_place(value) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        place = self.to_python(super().get_prep_value(value))
        return str(place) if place else None

    def value_to_string(self, obj: Any) -> Any:
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PlaceFormField, **kwargs})
