"""Alerts, and the acts upon those that are out."""

from typing import Any

from campanas.acts import BajarNivel, Levantar, Prolongar
from campanas.models import AlertaPage, AlertasIndexPage
from cms.demo.content import Entry
from cms.demo.kinds.kind import Amendment, Kind
from cms.demo.things import ABOUT, Things, an_instant, named, of_catalogue, reasons_of
from cms.workflows.in_all_languages import amend_all


def _by(view: type[Any]) -> Amendment:
    """The act as its view at the desk would do it."""

    def act(page: Any, entry: Entry, things: Things, actor: Any) -> None:
        data = {**entry, "hasta": an_instant(entry.get("hasta"), things)}

        def changes(released: Any, reason: str) -> dict[str, Any]:
            return {**view().changes(released, data), "motivo": reason}

        amend_all(page, actor=actor, reasons=reasons_of(entry, page), changes=changes)

    return act


def _alert(value: str, things: Things) -> AlertaPage:
    return AlertaPage.objects.get(pk=things.pages[value])


ALERTA = Kind(
    texts="alertas/*",
    model=AlertaPage,
    index=AlertasIndexPage,
    readers={
        **named("nivel", "amenaza", "emisor", "organismo", "bajada", "instrucciones", "area"),
        **named("desde", "hasta", by=an_instant),
        **ABOUT,
        "zonas_excluidas": of_catalogue("zonas"),
        "sustituye": _alert,
    },
    acts={view.name: _by(view) for view in (Prolongar, BajarNivel, Levantar)},
)
