"""Invitations to the press, and what becomes of their events."""

from typing import Any

from cms.demo.content import Entry
from cms.demo.kinds.kind import Amendment, Kind
from cms.demo.things import (
    ABOUT,
    Reader,
    Things,
    a_place,
    an_image,
    an_instant,
    named,
    of_catalogue,
    reasons_of,
    rows_of,
)
from prensa.acts import tell
from prensa.models import ContactoDeConvocatoria, ConvocatoriaPage, PrensaIndexPage
from prensa.views import ACTS

# When and where: what acts may change as well.
_EVENT: dict[str, Reader] = {
    **named("inicio", "fin", "acreditacion_hasta", by=an_instant),
    **named("lugar", "direccion"),
    "ubicacion": a_place,
}


def _by(view: type[Any]) -> Amendment:
    """The act that lets the event be as the view at the desk says."""

    def act(page: Any, entry: Entry, things: Things, actor: Any) -> None:
        values = {name: read(entry[name], things) for name, read in _EVENT.items() if name in entry}
        reasons = reasons_of(entry, page)
        tell(page, actor=actor, estado=view.estado, reasons=reasons, values=values)

    return act


CONVOCATORIA = Kind(
    texts="convocatorias/*",
    model=ConvocatoriaPage,
    index=PrensaIndexPage,
    readers={
        **named("tipo", "bajada", "audiencia", "cupo"),
        **_EVENT,
        **ABOUT,
        "imagen": an_image,
        "voceros": of_catalogue("voceros"),
        "contactos": rows_of(ContactoDeConvocatoria),
    },
    streams=("cuerpo",),
    acts={view.name: _by(view) for view in ACTS},
)
