"""The acts that every piece has, in the order in which the desk shows them."""

from cms.workflows.views.act import ActView
from cms.workflows.views.acts_out import Corregir, Restaurar, Retirar
from cms.workflows.views.acts_review import Aprobar, DarVisto, PedirCambios
from cms.workflows.views.acts_scheduled import (
    CancelarProgramacion,
    CondicionesEmbargo,
    PublicarAhora,
    QuitarEmbargo,
    Reprogramar,
)
from cms.workflows.views.turns import Pasar, Tomar

STEPS: tuple[type[ActView], ...] = (DarVisto, Aprobar, PedirCambios)
COMMON: tuple[type[ActView], ...] = (
    Corregir,
    PublicarAhora,
    Reprogramar,
    CondicionesEmbargo,
    QuitarEmbargo,
    CancelarProgramacion,
    Restaurar,
    Retirar,
    Tomar,
    Pasar,
)
