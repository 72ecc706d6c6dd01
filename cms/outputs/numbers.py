"""Numbers written out, and where a place is on a map."""

from collections.abc import Mapping
from decimal import Decimal


def grouped(number: Decimal | int | str) -> str:
    """«12,500,000.00»: thousands by commas and a point before the cents, as Honduras writes."""
    return f"{Decimal(number):,}"


def map_address(place: Mapping[str, float]) -> str:
    """Where a reader may look at ``place`` (``{"lat", "lon"}``). Only a link: nothing of another's
    server is loaded by the page itself."""
    lat, lon = place["lat"], place["lon"]
    return f"https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
