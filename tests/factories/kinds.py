"""How to make a draft of each kind: the tests over every kind begin here.

A kind is added by one entry. ``draft(author, **values)`` gives a complete draft, ready to be
accepted; ``full(author)`` one with every field filled, for its golden file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from campanas.models import (
    AlertaPage,
    InfraestructuraPage,
    PrevencionPage,
    ProgramaSocialPage,
)
from multimedia.models import GaleriaPage
from noticias.models import NoticiaPage, RevistaPage
from prensa.models import ConvocatoriaPage
from tests.factories import campanas, multimedia, pages, prensa, revistas


@dataclass(frozen=True)
class Kind:
    draft: Callable[..., Any]
    full: Callable[[Any], Any]


KINDS: dict[type[Page], Kind] = {
    GaleriaPage: Kind(draft=multimedia.galeria, full=multimedia.full_galeria),
    NoticiaPage: Kind(draft=pages.draft, full=pages.draft),
    AlertaPage: Kind(draft=campanas.alerta, full=campanas.full_alerta),
    PrevencionPage: Kind(draft=campanas.prevencion, full=campanas.whole_prevencion),
    InfraestructuraPage: Kind(draft=campanas.infraestructura, full=campanas.whole_infraestructura),
    ProgramaSocialPage: Kind(draft=campanas.social, full=campanas.whole_social),
    RevistaPage: Kind(draft=revistas.revista, full=revistas.full),
    ConvocatoriaPage: Kind(draft=prensa.convocatoria, full=prensa.full),
}
