"""What the demo knows of a picture before it is drawn."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("America/Tegucigalpa")


@dataclass(frozen=True, kw_only=True)
class Foto:
    """A photograph or a poster to draw. ``ancho`` and ``alto`` are pixels as seen, after
    ``orientacion``.

    With an EXIF orientation of 6 or 8 the file itself is ``alto`` by ``ancho``, as a camera held
    sideways stores it.
    """

    titulo: str
    texto_alternativo: str
    pie: str
    autor: str
    credito: str
    lugar: str
    tomada: datetime
    ancho: int
    alto: int
    escena: str  # a kind of scene, with its light after a colon if it is not the usual one
    orientacion: int = 1
    coordenadas: tuple[float, float] | None = None  # latitude, longitude in degrees (WGS 84)
    # Of a poster: what it says, the line below, and the colour of its band.
    lema: str = ""
    franja: str = ""
    color: str = ""

    @classmethod
    def from_json(cls, datos: dict[str, Any], hoy: date) -> "Foto":
        """Read an entry of ``fotos.json`` or ``afiches.json``: ``dias`` count from ``hoy``."""
        rest = {name: value for name, value in datos.items() if name not in {"dias", "coordenadas"}}
        place = datos.get("coordenadas")
        taken = datetime.combine(hoy + timedelta(days=datos["dias"]), time(9, 30), LOCAL)
        return cls(**rest, tomada=taken, coordenadas=tuple(place) if place else None)
