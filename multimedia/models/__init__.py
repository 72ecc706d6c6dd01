"""The office's images, documents, videos and audios, and the galleries made of them."""

from multimedia.models.anterior import ArchivoAnterior
from multimedia.models.documento import Documento
from multimedia.models.galeria import GaleriaPage, GaleriasIndexPage
from multimedia.models.grabacion import Grabacion
from multimedia.models.imagen import Imagen, Rendition

__all__ = [
    "ArchivoAnterior",
    "Documento",
    "GaleriaPage",
    "GaleriasIndexPage",
    "Grabacion",
    "Imagen",
    "Rendition",
]
