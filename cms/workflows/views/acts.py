"""The acts that every piece has, in the order in which the desk shows them."""

from cms.workflows.views.act import ActView
from cms.workflows.views.acts_out import Corregir, Retirar
from cms.workflows.views.acts_review import AprobarTarde, DarVisto
from cms.workflows.views.acts_scheduled import CancelarProgramacion, PublicarAhora, Reprogramar

COMMON: tuple[type[ActView], ...] = (
    DarVisto,
    AprobarTarde,
    Corregir,
    PublicarAhora,
    Reprogramar,
    CancelarProgramacion,
    Retirar,
)
