"""Magazines."""

from datetime import date
from typing import Any

from django.db.models import Max

from noticias.models import ContenidoDeRevista, RevistaPage, RevistasIndexPage
from tests.factories import imagenes, pages


def _free_issue() -> int:
    """A number that no magazine has; the first one's is 1."""
    return (RevistaPage.objects.aggregate(last=Max("edicion"))["last"] or 0) + 1


def revista(author: Any = None, **values: Any) -> RevistaPage:
    """A complete draft of a magazine, with a number of its own and one piece, itself a draft."""
    if "contenidos" not in values:
        values["contenidos"] = [ContenidoDeRevista(pieza=pages.draft(author))]
    fields = {
        "bajada": "Un año de obras.",
        "edicion": _free_issue(),
        "fecha": date(2026, 11, 1),
        "imagen": values.get("imagen") or imagenes.imagen(),
    }
    return pages.add_draft(pages.index(RevistasIndexPage), RevistaPage, author, **(fields | values))


def full(author: Any = None) -> RevistaPage:
    """One with every field filled."""
    return revista(
        author,
        title="La ciudad que viene",
        editorial="<p>Este número cuenta lo que se hizo.</p>",
        firma="Inés Aguilar, alcaldesa",
        documento=imagenes.documento(name="revista.pdf"),
    )


def published(author: Any, approver: Any, **values: Any) -> RevistaPage:
    """One that is out."""
    page = revista(author, **values)
    pages.accept(page, approver).publish()
    page.refresh_from_db()
    return page
