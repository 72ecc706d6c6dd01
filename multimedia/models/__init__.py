"""The office's images, documents, videos and audios."""

from multimedia.models.anterior import ArchivoAnterior
from multimedia.models.documento import Documento
from multimedia.models.grabacion import Grabacion
from multimedia.models.imagen import Imagen, Rendition

__all__ = ["ArchivoAnterior", "Documento", "Grabacion", "Imagen", "Rendition"]
