"""The office's images and documents."""

from multimedia.models.anterior import ArchivoAnterior
from multimedia.models.documento import Documento
from multimedia.models.imagen import Imagen, Rendition

__all__ = ["ArchivoAnterior", "Documento", "Imagen", "Rendition"]
