"""Campaigns and alerts."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from campanas.models import AlertaPage, AlertasIndexPage
from tests.factories import catalogos, pages


def alerta(author: Any = None, **values: Any) -> AlertaPage:
    """A complete draft of a red alert of the city, in force for six hours from an hour ago."""
    now = timezone.now()
    fields = {
        "bajada": "El talud sobre la escuela se mueve.",
        "nivel": "roja",
        "amenaza": "deslizamiento",
        "instrucciones": "<ul><li>Salga ya hacia el albergue.</li></ul>",
        "area": "Colonia El Edén",
        "desde": now - timedelta(hours=1),
        "hasta": now + timedelta(hours=5),
    }
    return pages.add_draft(pages.index(AlertasIndexPage), AlertaPage, author, **(fields | values))


def full_alerta(author: Any) -> AlertaPage:
    """One with all there is to say."""
    page = alerta(author, emisor="nacional", organismo="Organismo Nacional de Contingencias")
    page.zonas.set([catalogos.zona("El Edén")])
    page.zonas_excluidas.set([catalogos.zona("El Bosque", tipo="barrio")])
    page.save_revision(user=author)
    return page
