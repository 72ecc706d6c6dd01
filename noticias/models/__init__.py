"""Django looks for models here; each has a module of its own."""

from noticias.models.noticia import (
    ContactoDeNoticia,
    NoticiaPage,
    NoticiasIndexPage,
    PiezaRelacionada,
)
from noticias.models.revista import ContenidoDeRevista, RevistaPage, RevistasIndexPage

__all__ = [
    "ContactoDeNoticia",
    "ContenidoDeRevista",
    "NoticiaPage",
    "NoticiasIndexPage",
    "PiezaRelacionada",
    "RevistaPage",
    "RevistasIndexPage",
]
