"""Django looks for models here; each has a module of its own."""

from prensa.models.convocatoria import (
    ContactoDeConvocatoria,
    ConvocatoriaPage,
    PrensaIndexPage,
)

__all__ = ["ContactoDeConvocatoria", "ConvocatoriaPage", "PrensaIndexPage"]
