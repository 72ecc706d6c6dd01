"""Campaigns, complete drafts and whole ones for their golden files; alerts."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from campanas.models import (
    AlertaPage,
    AlertasIndexPage,
    Amenaza,
    CampanasIndexPage,
    InfraestructuraPage,
    PiezaDeInfraestructura,
    PiezaDePrevencion,
    PiezaDeProgramaSocial,
    PrevencionPage,
    ProgramaSocialPage,
)
from cms.base.places import Place
from tests.factories import catalogos, pages
from tests.factories.grabaciones import audio, video
from tests.factories.imagenes import documento, imagen

Blocks = list[dict[str, Any]]


def block(kind: str, value: Any, number: int = 1) -> dict[str, Any]:
    """A StreamField's block as it is stored, with an id that is the same in every run."""
    return {"type": kind, "value": value, "id": f"{kind}-{number}"}


# Complete: what publication needs, and no more. ------------------------------------------------


def prevencion(author: Any = None, **values: Any) -> PrevencionPage:
    fields = {
        "bajada": "Lo que salva vidas.",
        "que_hacer_antes": "<p>Limpie su techo.</p>",
        "telefonos": [block("telefono", {"nombre": "Bomberos", "telefono": "198", "nota": ""})],
    }
    return _draft(PrevencionPage, author, fields | values)


def infraestructura(author: Any = None, **values: Any) -> InfraestructuraPage:
    fields = {
        "bajada": "Un puente que une dos barrios.",
        "direccion": "Final de la calle real.",
        "inicio": date(2026, 2, 1),
    }
    return _draft(InfraestructuraPage, author, fields | values)


def social(author: Any = None, **values: Any) -> ProgramaSocialPage:
    fields = {
        "bajada": "Comida caliente en las escuelas.",
        "dirigido_a": "Niñas y niños de escuelas públicas.",
        "como_aplicar": "<p>Avise a la dirección de su escuela.</p>",
    }
    return _draft(ProgramaSocialPage, author, fields | values)


def _draft(model: Any, author: Any, values: dict[str, Any]) -> Any:
    return pages.add_draft(pages.index(CampanasIndexPage), model, author, **values)


# Every field filled. ---------------------------------------------------------------------------


def whole_prevencion(author: Any = None) -> PrevencionPage:
    page = prevencion(
        author,
        **_story("Lluvias sin tragedias"),
        amenaza=Amenaza.DESLIZAMIENTO,
        temporada=PrevencionPage.Temporada.LLUVIOSA,
        que_hacer_antes="<ul><li>Revise su techo.</li></ul>",
        que_hacer_durante="<p>Aléjese del talud.</p>",
        que_hacer_despues="<p>No vuelva hasta que CODEM lo diga.</p>",
        telefonos=[
            block("telefono", {"nombre": "CODEM", "telefono": "2220-0000", "nota": "24 horas"}),
            block("telefono", {"nombre": "Bomberos", "telefono": "198", "nota": ""}, 2),
        ],
    )
    return _gather(page, PiezaDePrevencion, author)


def whole_infraestructura(author: Any = None) -> InfraestructuraPage:
    page = infraestructura(
        author,
        **_story("Puente de la Kennedy"),
        direccion="Bulevar Centroamérica, frente al mercado.",
        ubicacion=Place(14.0818, -87.2068),
        presupuesto=Decimal("12500000.00"),
        financiamiento="Fondos municipales",
        contratista="Constructora del Valle",
        fin_previsto=date(2026, 6, 30),
        fin_real=date(2026, 7, 15),
        avance=100,
        hitos=[block("hito", milestone(titulo="Colocada la primera viga"))],
    )
    return _gather(page, PiezaDeInfraestructura, author)


def whole_social(author: Any = None) -> ProgramaSocialPage:
    page = social(
        author,
        **_story("Merienda para todos"),
        requisitos="<ul><li>Partida de nacimiento.</li></ul>",
        calendario=[
            block(
                "actividad", {"desde": "2026-01-12", "hasta": "2026-01-30", "que": "Inscripción"}
            ),
            block("actividad", {"desde": "2026-02-02", "hasta": None, "que": "Inicio"}, 2),
        ],
        lugares=[
            block(
                "lugar",
                {
                    "nombre": "Escuela República de Chile",
                    "direccion": "Barrio La Plazuela",
                    "horario": "Lunes a viernes, de 7:00 a. m. a 12:00 m.",
                    "ubicacion": "14.1, -87.2",
                },
            ),
            block(
                "lugar",
                {
                    "nombre": "Centro comunal",
                    "direccion": "Colonia Villa Nueva",
                    "horario": "",
                    "ubicacion": None,
                },
                2,
            ),
        ],
        beneficiarios=4200,
        beneficiarios_nota="Niñas y niños de 32 escuelas",
    )
    return _gather(page, PiezaDeProgramaSocial, author)


def milestone(**values: Any) -> dict[str, Any]:
    """A milestone's value, with a photo of its own."""
    photo = {"imagen": imagen(credito="Foto: AMDC").pk, "pie": "La viga, en su lugar"}
    return {
        "fecha": "2026-03-20",
        "titulo": "Hito",
        "texto": "Pesa doce toneladas.",
        "fotos": [{"type": "item", "value": photo, "id": "foto-1"}],
        **values,
    }


def materials() -> Blocks:
    """One of each."""
    poster = imagen(name="afiche.jpg", description="Afiche de la campaña").pk
    return [
        block(
            "afiche",
            {
                "titulo": "Afiche para escuelas",
                "imagen": poster,
                "documento": documento(name="afiche.pdf").pk,
                "nota": "Tamaño carta",
            },
        ),
        block(
            "redes",
            {"titulo": "Para historias", "formato": "vertical", "imagen": poster, "nota": ""},
        ),
        block(
            "spot_radio",
            {
                "titulo": "Cuña de 30 segundos",
                "audio": audio(transcripcion="Limpie su techo.").pk,
                "nota": "Hasta noviembre",
            },
        ),
        block(
            "spot_tv",
            {
                "titulo": "Spot de 20 segundos",
                "video": video(transcripcion="Limpie su techo.").pk,
                "nota": "",
            },
        ),
        block(
            "otro",
            {
                "titulo": "Guía para patronatos",
                "documento": documento(name="guia.pdf").pk,
                "nota": "Para dirigentes",
            },
        ),
    ]


def _story(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "imagen": imagen(name="principal.jpg", pie="Vista general", credito="Foto: AMDC"),
        "cuerpo": [block("parrafo", "<p>Todo el texto.</p>")],
        "desde": date(2026, 5, 1),
        "hasta": date(2026, 11, 30),
        "materiales": materials(),
        "temas": [catalogos.tema("Desastres", codigo_iptc="medtop:03000000")],
        "dependencias": [catalogos.dependencia("Gerencia de Obras", siglas="GO")],
        "zonas": [catalogos.zona("Kennedy", latitud=14.06, longitud=-87.17)],
    }


def _gather(page: Any, model: Any, author: Any) -> Any:
    """``page`` with a bulletin that it gathers, saved again."""
    page.piezas = [model(pieza=pages.draft(author))]
    page.save_revision(user=author)
    return page


# Alerts. -------------------------------------------------------------------------------------


def alerta(author: Any = None, **values: Any) -> AlertaPage:
    """A complete draft of a red alert of the city, in force for six hours from an hour ago."""
    now = timezone.now()
    fields = {
        "bajada": "El talud sobre la escuela se mueve.",
        "nivel": "roja",
        "amenaza": "deslizamiento",
        "instrucciones": "<ul><li>Salga ya hacia el albergue.</li></ul>",
        "area": "Colonia El Edén",
        "desde": now - timedelta(hours=1),
        "hasta": now + timedelta(hours=5),
    }
    return pages.add_draft(pages.index(AlertasIndexPage), AlertaPage, author, **(fields | values))


def full_alerta(author: Any) -> AlertaPage:
    """One with all there is to say."""
    page = alerta(author, emisor="nacional", organismo="Organismo Nacional de Contingencias")
    page.zonas.set([catalogos.zona("El Edén")])
    page.zonas_excluidas.set([catalogos.zona("El Bosque", tipo="barrio")])
    page.save_revision(user=author)
    return page
