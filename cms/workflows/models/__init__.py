"""Django looks for models here; each has a module of its own."""

from cms.workflows.models.reglas import ReglasDeAprobacion
from cms.workflows.models.tasks import EdicionTask, VistoBuenoTask, VistoTask

__all__ = ["EdicionTask", "ReglasDeAprobacion", "VistoBuenoTask", "VistoTask"]
