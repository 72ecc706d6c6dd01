"""Alerts, and the acts upon those that are out."""

from typing import Any

from campanas.acts import BajarNivel, Levantar, Prolongar
from campanas.models import AlertaPage, AlertasIndexPage
from cms.demo.content import Entry
from cms.demo.kinds.kind import Amendment, Kind
from cms.demo.things import ABOUT, Things, an_instant, named, of_catalogue
from cms.publishing.amending import amend


def _by(view: type[Any]) -> Amendment:
    """The act as its view at the desk would do it."""

    def act(page: Any, entry: Entry, things: Things, actor: Any) -> None:
        data = {**entry, "hasta": an_instant(entry.get("hasta"), things)}
        changes = {**view().changes(page.released(), data), "motivo": entry["motivo"]}
        amend(page, actor=actor, changes=changes, text=entry["motivo"])

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
