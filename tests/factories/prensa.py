"""Invitations to the press."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cms.base.places import Place
from home.models import Dependencia, Tema, Vocero, Zona
from prensa.models import ContactoDeConvocatoria, ConvocatoriaPage, PrensaIndexPage
from tests.factories import imagenes, pages


def at(*, days: float = 7, hour: int = 9) -> datetime:
    """A full hour in Tegucigalpa, so many days from now."""
    day = timezone.localtime(timezone.now() + timedelta(days=days))
    return day.replace(hour=hour, minute=0, second=0, microsecond=0)


def convocatoria(author: Any = None, **values: Any) -> ConvocatoriaPage:
    """A complete draft of an invitation, for everybody."""
    fields = {
        "bajada": "La alcaldía presenta el plan de invierno.",
        "inicio": at(),
        "lugar": "Salón de sesiones",
        "contactos": [ContactoDeConvocatoria(nombre="Ana Mejía", telefono="2220-0000")],
        "audiencia": "publico",
    }
    return pages.add_draft(
        pages.index(PrensaIndexPage), ConvocatoriaPage, author, **(fields | values)
    )


def full(author: Any = None) -> ConvocatoriaPage:
    """One with every field filled, as an act would leave it."""
    return convocatoria(
        author,
        title="Presentación del plan de invierno",
        tipo=ConvocatoriaPage.Tipo.RECORRIDO,
        inicio=datetime.fromisoformat("2030-05-25T09:00:00-06:00"),
        fin=datetime.fromisoformat("2030-05-25T11:00:00-06:00"),
        direccion="Avenida Cristóbal Colón, frente al parque Central",
        ubicacion=Place(14.1057, -87.2046),
        acreditacion_hasta=datetime.fromisoformat("2030-05-24T17:00:00-06:00"),
        cupo=40,
        estado="trasladada",
        motivo="El salón de sesiones está en obras.",
        inicio_anterior=datetime.fromisoformat("2030-05-24T09:00:00-06:00"),
        lugar_anterior="Palacio Municipal",
        imagen=imagenes.imagen(),
        cuerpo=[{"type": "parrafo", "value": "<p>Habrá transporte.</p>", "id": "b1"}],
        voceros=[Vocero.objects.get_or_create(nombre="Inés Aguilar", cargo="Alcaldesa")[0]],
        temas=[Tema.objects.get_or_create(nombre="Lluvias")[0]],
        dependencias=[Dependencia.objects.get_or_create(nombre="CODEM")[0]],
        zonas=[Zona.objects.get_or_create(nombre="Kennedy", tipo=Zona.Tipo.COLONIA)[0]],
    )


def published(author: Any, approver: Any, **values: Any) -> ConvocatoriaPage:
    """One that is out."""
    page = convocatoria(author, **values)
    pages.accept(page, approver).publish()
    page.refresh_from_db()
    return page
