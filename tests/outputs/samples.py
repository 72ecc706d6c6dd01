"""A piece with everything in it, as plain values: no database."""

from datetime import UTC, date, datetime
from typing import Any

from cms.outputs.bodies import Target
from cms.outputs.html import HtmlContext
from cms.piece import (
    Account,
    Block,
    CaptionsPart,
    Contact,
    Correction,
    ImagePart,
    Institution,
    Piece,
    RecordingPart,
    Rendition,
    Term,
    as_data,
    reference,
)

OUT = "urn:uuid:00000000-0000-4000-8000-000000000001"
HIDDEN = "urn:uuid:00000000-0000-4000-8000-000000000002"


def image(**values: Any) -> ImagePart:
    sizes = [("image/webp", 400), ("image/webp", 800), ("image/jpeg", 400), ("image/jpeg", 800)]
    return ImagePart(
        **{
            "id": 1,
            "alt": "Cuadrilla que limpia una quebrada",
            "caption": "Limpieza en la quebrada El Sapo.",
            "credit": "Rosa Mejía / AMDC",
            "width": 3000,
            "height": 2000,
            "focal_point": None,
            "renditions": (
                *(
                    Rendition(
                        name=f"{mime[6:]}-{width}",
                        url=f"media:images/foto.{width}.{mime[6:]}",
                        width=width,
                        height=round(width * 2 / 3),
                        mime=mime,
                    )
                    for mime, width in sizes
                ),
                Rendition(
                    name="portada-1200x630",
                    url="media:images/foto.recorte.jpeg",
                    width=1200,
                    height=630,
                    mime="image/jpeg",
                ),
            ),
            **values,
        }
    )


def recording(**values: Any) -> RecordingPart:
    return RecordingPart(
        **{
            "id": 5,
            "type": "video",
            "title": "Limpieza de la quebrada",
            "caption": "Así se limpia.",
            "credit": "Video: Rosa Mejía / AMDC",
            "transcript": "Estamos en la quebrada El Sapo.",
            "url": "media:recordings/a1/limpieza.webm",
            "filename": "limpieza.webm",
            "mime": "video/webm",
            "size": 2_400_000,
            "duration": 12.5,
            "width": 1280,
            "height": 720,
            "poster": image(),
            "captions": CaptionsPart(url="media:recordings/a1/limpieza.vtt", language="es-hn"),
            **values,
        }
    )


def block(kind: str, value: Any) -> Block:
    return Block(type=kind, value=as_data(value), id=f"b-{kind}")


def body() -> tuple[Block, ...]:
    """One of each type."""
    paragraph = (
        f'<p>Van <b>doce</b> cuadrillas. <a href="{OUT}">La anterior</a>, '
        f'<a href="{HIDDEN}">la reservada</a>, <a href="media:documents/acta.pdf">el acta</a>.</p>'
    )
    shown = {"imagen": image(), "pie": "Vista desde el puente."}
    document = {
        "id": 3,
        "title": "Plan",
        "url": "media:documents/plan.pdf",
        "filename": "plan.pdf",
        "mime": "application/pdf",
        "size": 1_240_000,
    }
    facts = {"titulo": "En cifras", "datos": [{"etiqueta": "Cuadrillas", "valor": "12"}]}
    table = {
        "titulo": "Avance",
        "encabezado": ["Zona", "Metros"],
        "filas": [["El Sapo", "300"], ["La Orejona", "120"]],
    }
    embed = {
        "url": "https://www.youtube.com/watch?v=abc&t=1",
        "titulo": "Recorrido",
        "proveedor": "YouTube",
    }
    return (
        block("parrafo", paragraph),
        block("datos", facts),
        block("subtitulo", "Lo que sigue"),
        block("cita", {"texto": "Vamos a tiempo.", "autor": "Inés Aguilar", "cargo": "Vocera"}),
        block("imagen", shown),
        block("galeria", [shown, shown]),
        block("documento", {"documento": document, "titulo": "Plan de limpieza"}),
        block("tabla", table),
        block("destacado", {"titulo": "Llame al 911", "texto": "Si sube la quebrada, evacúe."}),
        block("incrustado", embed),
        block("relacionada", reference(OUT)),
        block("relacionada", reference(HIDDEN)),
        block("video", {"video": recording(), "pie": "El dique, por dentro."}),
        block("audio", {"audio": recording(type="audio", captions=None, poster=None), "pie": ""}),
        block("galeria_publicada", reference(OUT)),
        block("campana", reference(OUT)),
        block("alerta", reference(OUT)),
    )


def piece(**values: Any) -> Piece:
    return Piece(
        **{
            "uri": "urn:uuid:00000000-0000-4000-8000-000000000000",
            "kind": "noticia",
            "page_id": 9,
            "page_type": "noticias.NoticiaPage",
            "language": "es-hn",
            "translation_key": "x",
            "audience": "publico",
            "title": "Limpian doce quebradas antes de las lluvias",
            "slug": "quebradas",
            "path": "/noticias/quebradas/",
            "lead": "Doce cuadrillas trabajan desde el lunes.",
            "kicker": "Prevención",
            "place": "Tegucigalpa, M.D.C.",
            "dateline": date(2026, 11, 22),
            "image": image(),
            "body": body(),
            "units": (Term(name="CODEM", slug="codem"),),
            "spokespeople": (Term(name="Inés Aguilar", slug="ines", kind="Vocera"),),
            "contacts": (
                Contact(name="Prensa", phone="+504 2220-0000 ext. 5", email="p@a.example"),
            ),
            "related": (OUT, HIDDEN),
            "version": 2,
            "number": "045-2026",
            "first_published_at": datetime(2026, 11, 22, 18, 0, tzinfo=UTC),
            "updated_at": datetime(2026, 11, 23, 0, 5, tzinfo=UTC),
            "corrections": (
                Correction(
                    wrong="Diez cuadrillas",
                    right="Doce cuadrillas",
                    at=datetime(2026, 11, 23, 0, 5, tzinfo=UTC),
                ),
            ),
            **values,
        }
    )


def context(**values: Any) -> HtmlContext:
    return HtmlContext(
        **{
            "institution": Institution(
                name="Alcaldía de Prueba",
                about="Sirve a la ciudad.",
                seal=image(caption="", credit=""),
                address="Parque Central",
                phone="2222-0000",
                email="info@a.example",
                site="https://a.example",
                accounts=(Account(network="Facebook", url="https://www.facebook.com/a"),),
            ),
            "media_url": lambda name: f"/archivos/{name}",
            "refs": {OUT: Target("La crecida de abril", "https://sitio.example/noticias/crecida/")},
            "site_url": "https://sitio.example",
            **values,
        }
    )
