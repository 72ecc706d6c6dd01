"""A campaign of each kind as a plain piece, whole and as little as a draft may hold."""

from typing import Any

from cms.piece import DocumentPart, Piece, as_data
from tests.outputs.samples import block, image, piece, recording

POSTER = DocumentPart(
    id=8,
    title="Afiche",
    url="media:documents/afiche.pdf",
    filename="afiche.pdf",
    mime="application/pdf",
    size=480_000,
)


def _material(kind: str, **values: Any) -> Any:
    return as_data(
        block(kind, {"titulo": f"Material {kind}", "nota": "Úsese libremente", **values})
    )


MATERIALS = [
    _material("afiche", imagen=image(), documento=POSTER),
    _material("redes", formato="vertical", imagen=image()),
    _material("spot_radio", audio=recording(type="audio", width=None, height=None, poster=None)),
    _material("spot_tv", video=recording()),
    _material("otro", documento=POSTER),
]
EMPTY_MATERIALS = [
    as_data(block("afiche", {"titulo": "", "imagen": None, "documento": None, "nota": None})),
    as_data(block("redes", {"titulo": "", "formato": "", "imagen": None, "nota": None})),
    as_data(block("spot_radio", {"titulo": "", "audio": None, "nota": None})),
    as_data(block("spot_tv", {"titulo": "", "video": None, "nota": None})),
    as_data(block("otro", {"titulo": "", "documento": None, "nota": None})),
]


def _campaign(kind: str, fields: dict[str, Any], **values: Any) -> Piece:
    return piece(
        kind=kind, number=None, place="", dateline=None, corrections=(), fields=fields, **values
    )


_DAYS = {"desde": "2026-05-01", "hasta": "2026-11-30"}
_ADVICE = {
    "que_hacer_antes": "<ul><li>Limpie su techo.</li></ul>",
    "que_hacer_durante": "<p>Suba a un lugar alto.</p>",
    "que_hacer_despues": "<p>Hierva el agua.</p>",
}
_PHONE = {"nombre": "Bomberos", "telefono": "198", "nota": "Las 24 horas"}
_MILESTONE = {
    "fecha": "2026-03-20",
    "titulo": "Primera viga",
    "texto": "Pesa doce toneladas.",
    "fotos": [{"imagen": image(), "pie": "La viga"}],
}
_SCHOOL = {
    "nombre": "Centro comunal",
    "direccion": "Villa Nueva",
    "horario": "Lunes a viernes",
    "ubicacion": {"lat": 14.1, "lon": -87.2},
}


def whole(**values: Any) -> dict[str, Piece]:
    """By kind, with everything in it."""
    prevention = {
        **_DAYS,
        **_ADVICE,
        "amenaza": "inundacion",
        "temporada": "lluviosa",
        "telefonos": [as_data(block("telefono", _PHONE))],
        "materiales": MATERIALS,
    }
    work = {
        **_DAYS,
        "ubicacion": {"lat": 14.0818, "lon": -87.2068},
        "direccion": "Bulevar Centroamérica",
        "presupuesto": "12500000.00",
        "financiamiento": "Fondos municipales",
        "contratista": "Constructora del Valle",
        "inicio": "2026-02-01",
        "fin_previsto": "2026-06-30",
        "fin_real": "2026-07-15",
        "avance": 100,
        "hitos": [as_data(block("hito", _MILESTONE))],
        "zonas": [],
        "materiales": MATERIALS,
    }
    programme = {
        **_DAYS,
        "dirigido_a": "Niñas y niños.",
        "requisitos": "<p>Partida de nacimiento.</p>",
        "como_aplicar": "<p>Avise en su escuela.</p>",
        "calendario": [
            as_data(block("actividad", {"desde": "2026-01-12", "hasta": "2026-01-30", "que": "A"})),
            as_data(block("actividad", {"desde": "2026-02-02", "hasta": None, "que": "Inicio"})),
        ],
        "lugares": [as_data(block("lugar", _SCHOOL))],
        "beneficiarios": 4200,
        "beneficiarios_nota": "niñas y niños",
        "materiales": MATERIALS,
    }
    fields = {"prevencion": prevention, "infraestructura": work, "social": programme}
    return {kind: _campaign(kind, each, **values) for kind, each in fields.items()}


def sparse() -> dict[str, Piece]:
    """By kind, with blocks added and nothing written in them."""
    empty: dict[str, dict[str, Any]] = {
        "prevencion": {"telefonos": [_empty("telefono", "nombre", "telefono", "nota")]},
        "infraestructura": {
            "hitos": [_empty("hito", "fecha", "titulo", "texto", fotos=[])],
            "presupuesto": None,
        },
        "social": {
            "calendario": [_empty("actividad", "desde", "hasta", "que")],
            "lugares": [_empty("lugar", "nombre", "direccion", "horario", "ubicacion")],
        },
    }
    return {
        kind: _campaign(
            kind,
            {
                **{name: _nothing(value) for name, value in each.fields.items()},
                "materiales": EMPTY_MATERIALS,
                **empty[kind],
            },
        )
        for kind, each in whole().items()
    }


def _nothing(value: Any) -> Any:
    return type(value)() if isinstance(value, (str, list)) else None


def _empty(kind: str, *names: str, **values: Any) -> Any:
    return as_data(block(kind, {**dict.fromkeys(names), **values}))
