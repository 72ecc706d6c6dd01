"""Magazines."""

from datetime import date
from itertools import count
from typing import Any

from cms.users.roles import Role
from noticias.models import ContenidoDeRevista, RevistaPage, RevistasIndexPage
from tests.factories import imagenes, pages, people

_issue = count(1)


def revista(author: Any = None, **values: Any) -> RevistaPage:
    """A complete draft of a magazine, with a number of its own and one piece, itself a draft."""
    if "contenidos" not in values:
        values["contenidos"] = [ContenidoDeRevista(pieza=pages.draft(author))]
    fields = {
        "bajada": "Un año de obras.",
        "edicion": next(_issue),
        "fecha": date(2026, 11, 1),
        "imagen": values.get("imagen") or imagenes.imagen(),
    }
    return pages.add_draft(pages.index(RevistasIndexPage), RevistaPage, author, **(fields | values))


def full(author: Any = None) -> RevistaPage:
    """One with every field filled; of its two pieces one is out."""
    approver = people.person("aprueba", Role.PRESS_HEADS)
    return revista(
        author,
        title="La ciudad que viene",
        slug="la-ciudad-que-viene",
        edicion=4000,
        editorial="<p>Este número cuenta lo que se hizo.</p>",
        firma="Inés Aguilar, alcaldesa",
        documento=imagenes.documento(name="revista.pdf"),
        contenidos=[
            ContenidoDeRevista(pieza=piece, sort_order=number)
            for number, piece in enumerate((pages.published(author, approver), pages.draft(author)))
        ],
    )


def published(author: Any, approver: Any, **values: Any) -> RevistaPage:
    """One that is out."""
    page = revista(author, **values)
    pages.accept(page, approver).publish()
    page.refresh_from_db()
    return page
