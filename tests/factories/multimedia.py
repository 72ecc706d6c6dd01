"""Galleries."""

from datetime import date
from typing import Any

from multimedia.models import GaleriaPage, GaleriasIndexPage
from tests.factories import catalogos, grabaciones, imagenes, pages


def foto(image: Any = None, *, pie: str = "", id: str = "f1") -> dict[str, Any]:
    """A photo's block, of ``image`` or of one just made."""
    image = image or imagenes.imagen()
    return {"type": "imagen", "value": {"imagen": image.pk, "pie": pie}, "id": id}


def galeria(author: Any = None, **values: Any) -> GaleriaPage:
    """A complete draft of a gallery of one photo."""
    if "elementos" not in values:
        values["elementos"] = [foto()]
    fields = {"bajada": "El puente vuelve a unir los barrios.", "fecha": date(2026, 11, 22)}
    return pages.add_draft(pages.index(GaleriasIndexPage), GaleriaPage, author, **(fields | values))


def full_galeria(author: Any) -> GaleriaPage:
    """A gallery with every field filled and each type of element."""
    first = imagenes.imagen(pie="El pie de la foto", credito="Ana Mejía / AMDC")
    cover = imagenes.imagen(description="El puente de noche")
    video = grabaciones.video(pie="El recorrido", transcripcion="Buenos días.")
    audio = grabaciones.audio(credito="Radio municipal")
    page = galeria(
        author,
        evento="Inauguración del puente La Isla",
        lugar="Barrio La Isla",
        imagen=cover,
        elementos=[
            foto(first, id="f1"),
            {"type": "video", "value": {"video": video.pk, "pie": ""}, "id": "v1"},
            foto(cover, pie="De noche", id="f2"),
            {"type": "audio", "value": {"audio": audio.pk, "pie": "La voz del acto"}, "id": "a1"},
        ],
    )
    page.temas.set([catalogos.tema()])
    page.dependencias.set([catalogos.dependencia()])
    page.zonas.set([catalogos.zona("La Isla", tipo="barrio")])
    page.save_revision(user=author)
    return page
