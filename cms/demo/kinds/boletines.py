"""Bulletins."""

from cms.demo.kinds.kind import Kind
from cms.demo.things import ABOUT, an_image, named, of_catalogue, pieces_in, rows_of
from noticias.models import ContactoDeNoticia, NoticiaPage, NoticiasIndexPage, PiezaRelacionada

BOLETIN = Kind(
    texts="boletines/*",
    model=NoticiaPage,
    index=NoticiasIndexPage,
    readers={
        **named("volanta", "bajada", "lugar", "urgencia", "audiencia"),
        **ABOUT,
        "imagen": an_image,
        "voceros": of_catalogue("voceros"),
        "contactos": rows_of(ContactoDeNoticia),
        "relacionadas": pieces_in(PiezaRelacionada),
    },
    streams=("cuerpo",),
    dated=True,
)
