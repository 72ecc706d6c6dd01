"""Magazines."""

from cms.demo.kinds.kind import Kind
from cms.demo.things import a_day, a_document, an_image, named, pieces_in
from noticias.models import ContenidoDeRevista, RevistaPage, RevistasIndexPage

REVISTA = Kind(
    texts="revistas/*",
    model=RevistaPage,
    index=RevistasIndexPage,
    readers={
        **named("edicion", "bajada", "editorial", "firma"),
        "fecha": a_day,
        "imagen": an_image,
        "documento": a_document,
        "contenidos": pieces_in(ContenidoDeRevista),
    },
)
