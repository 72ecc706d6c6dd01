"""Campaigns and alerts, one noun a module. Django looks for models here."""

from campanas.models.alerta import AlertaPage, AlertasIndexPage
from campanas.models.amenazas import Amenaza
from campanas.models.indice import CampanasIndexPage
from campanas.models.infraestructura import InfraestructuraPage, PiezaDeInfraestructura
from campanas.models.prevencion import PiezaDePrevencion, PrevencionPage
from campanas.models.social import PiezaDeProgramaSocial, ProgramaSocialPage

__all__ = [
    "AlertaPage",
    "AlertasIndexPage",
    "Amenaza",
    "CampanasIndexPage",
    "InfraestructuraPage",
    "PiezaDeInfraestructura",
    "PiezaDePrevencion",
    "PiezaDeProgramaSocial",
    "PrevencionPage",
    "ProgramaSocialPage",
]
