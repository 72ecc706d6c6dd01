"""Django looks for models here; each has a module of its own."""

from home.models.catalogos import Dependencia, Tema, Vocero, Zona
from home.models.clasificada import Clasificada
from home.models.contactos import Contacto
from home.models.institucion import ContactoDePrensa, Institucion, RedSocial
from home.models.portada import PiezaDestacada, PortadaPage

__all__ = [
    "Clasificada",
    "Contacto",
    "ContactoDePrensa",
    "Dependencia",
    "Institucion",
    "PiezaDestacada",
    "PortadaPage",
    "RedSocial",
    "Tema",
    "Vocero",
    "Zona",
]
