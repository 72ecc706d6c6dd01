"""Galleries."""

from cms.demo.kinds.kind import Kind
from cms.demo.things import ABOUT, a_day, an_image, named
from multimedia.models import GaleriaPage, GaleriasIndexPage

GALERIA = Kind(
    texts="galerias/*",
    model=GaleriaPage,
    index=GaleriasIndexPage,
    readers={
        **named("bajada", "evento", "lugar"),
        "fecha": a_day,
        "imagen": an_image,
        **ABOUT,
    },
    streams=("elementos",),
)
