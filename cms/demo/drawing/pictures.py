"""The demo's photographs and documents, made here so that no picture needs a licence.

``dibujar`` gives the same bytes for the same key, photograph and Pillow version.
"""

from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageFilter

from cms.demo.drawing import (
    metadata,
    poster,
    scenes_green,
    scenes_hills,
    scenes_indoors,
    scenes_people,
    scenes_transport,
    scenes_works,
)
from cms.demo.drawing.canvas import Canvas
from cms.demo.drawing.foto import Foto
from cms.demo.drawing.moods import MOODS
from cms.demo.drawing.sheet import pdf

__all__ = ["Foto", "dibujar", "escena", "pdf"]

QUALITY = 85
_LONGEST = 1600  # pixels drawn; larger pictures are enlarged, because drawing costs more
_UNTURN = {
    3: Image.Transpose.ROTATE_180,
    6: Image.Transpose.ROTATE_90,
    8: Image.Transpose.ROTATE_270,
}
_SCENES: dict[str, Callable[[Canvas], None]] = {
    "atril": scenes_indoors.atril,
    "aula": scenes_indoors.aula,
    "bacheo": scenes_works.bacheo,
    "biblioteca": scenes_indoors.biblioteca,
    "brigada": scenes_people.brigada,
    "bus": scenes_transport.autobus,
    "cable": scenes_transport.cable,
    "calle": scenes_hills.calle,
    "camion": scenes_transport.camion,
    "cantera": scenes_hills.cantera,
    "cisterna": scenes_transport.cisterna,
    "ciudad": scenes_hills.ciudad,
    "cometas": scenes_green.cometas,
    "deslizamiento": scenes_hills.deslizamiento,
    "estadio": scenes_green.estadio,
    "gradas": scenes_hills.gradas,
    "incendio": scenes_hills.incendio,
    "juegos": scenes_green.juegos,
    "lluvia": scenes_hills.lluvia,
    "mercado": scenes_people.mercado,
    "muro": scenes_hills.muro,
    "parque": scenes_green.parque,
    "plaza": scenes_people.plaza,
    "puente": scenes_works.puente,
    "puente_obra": scenes_works.puente_obra,
    "quebrada": scenes_hills.quebrada,
    "siembra": scenes_green.siembra,
    "simulacro": scenes_people.simulacro,
    "tanque": scenes_works.tanque,
    "ventanilla": scenes_indoors.ventanilla,
    "vivero": scenes_green.vivero,
}


def dibujar(clave: str, foto: Foto) -> bytes:
    """Draw ``foto`` as a JPEG with the metadata a newsroom writes. ``clave`` seeds the chance."""
    picture = escena(clave, foto).resize((foto.ancho, foto.alto), Image.Resampling.BICUBIC)
    if foto.lema:
        poster.write(picture, words=foto.lema, below=foto.franja, color=foto.color)
    if foto.orientacion in _UNTURN:
        picture = picture.transpose(_UNTURN[foto.orientacion])
    file = BytesIO()
    picture.save(
        file,
        "JPEG",
        quality=QUALITY,
        exif=metadata.exif(foto),
        xmp=metadata.xmp(foto),
        dpi=(300, 300),
    )
    return metadata.with_iptc(file.getvalue(), foto)


def escena(clave: str, foto: Foto) -> Image.Image:
    """The scene of ``foto`` without words, as large as it is drawn."""
    kind, _, light = foto.escena.partition(":")
    share = _LONGEST / max(foto.ancho, foto.alto)
    drawn = (round(foto.ancho * share), round(foto.alto * share))
    canvas = Canvas(drawn, MOODS[light or "dia"], clave)
    _SCENES[kind](canvas)
    canvas.vignette()
    return canvas.image.filter(ImageFilter.SMOOTH)  # hides the steps of slanted edges
