"""Campaigns: prevention, public works, social programmes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from campanas.models import (
    CampanasIndexPage,
    InfraestructuraPage,
    PiezaDeInfraestructura,
    PiezaDePrevencion,
    PiezaDeProgramaSocial,
    PrevencionPage,
    ProgramaSocialPage,
)
from cms.demo.kinds.kind import Kind
from cms.demo.things import ABOUT, Reader, Things, a_day, a_place, an_image, named, pieces_in

_STREAMS = ("cuerpo", "materiales")


def _readers(gathered: Any) -> Mapping[str, Reader]:
    """Those of every campaign; ``gathered`` is the model of its gathered pieces."""
    return {
        **named("bajada"),
        "imagen": an_image,
        **named("desde", "hasta", by=a_day),
        "piezas": pieces_in(gathered),
        **ABOUT,
    }


def _money(value: str, things: Things) -> Decimal:
    return Decimal(value)


PREVENCION = Kind(
    texts="campanas/prevencion",
    model=PrevencionPage,
    index=CampanasIndexPage,
    readers={
        **_readers(PiezaDePrevencion),
        **named("amenaza", "temporada"),
        **named("que_hacer_antes", "que_hacer_durante", "que_hacer_despues"),
    },
    streams=(*_STREAMS, "telefonos"),
)
INFRAESTRUCTURA = Kind(
    texts="campanas/infraestructura",
    model=InfraestructuraPage,
    index=CampanasIndexPage,
    readers={
        **_readers(PiezaDeInfraestructura),
        **named("direccion", "financiamiento", "contratista", "avance"),
        **named("inicio", "fin_previsto", "fin_real", by=a_day),
        "ubicacion": a_place,
        "presupuesto": _money,
    },
    streams=(*_STREAMS, "hitos"),
)
SOCIAL = Kind(
    texts="campanas/social",
    model=ProgramaSocialPage,
    index=CampanasIndexPage,
    readers={
        **_readers(PiezaDeProgramaSocial),
        **named("dirigido_a", "requisitos", "como_aplicar"),
        **named("beneficiarios", "beneficiarios_nota"),
    },
    streams=(*_STREAMS, "calendario", "lugares"),
)
