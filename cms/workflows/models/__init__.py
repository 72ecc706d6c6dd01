"""Django looks for models here; each has a module of its own."""

from cms.workflows.models.reglas import ReglasDeAprobacion
from cms.workflows.models.tasks import EdicionTask, VistoBuenoTask, VistoTask
from cms.workflows.models.turns import Answer, Assignment, Reminder

__all__ = [
    "Answer",
    "Assignment",
    "EdicionTask",
    "ReglasDeAprobacion",
    "Reminder",
    "VistoBuenoTask",
    "VistoTask",
]
