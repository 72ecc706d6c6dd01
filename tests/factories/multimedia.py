"""Galleries."""

from datetime import date
from typing import Any

from multimedia.models import GaleriaPage, GaleriasIndexPage
from tests.factories import imagenes, pages


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
    """A gallery with every field filled."""
    first = imagenes.imagen(pie="El pie de la foto", credito="Ana Mejía / AMDC")
    second = imagenes.imagen(description="El puente de noche")
    return galeria(
        author,
        evento="Inauguración del puente La Isla",
        lugar="Barrio La Isla",
        imagen=second,
        elementos=[foto(first, id="f1"), foto(second, pie="De noche", id="f2")],
    )
