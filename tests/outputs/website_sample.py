"""A bulletin with one of everything that the website's JSON has to turn into something."""

from datetime import UTC, date, datetime

from cms.piece import (
    Block,
    Contact,
    Correction,
    DocumentPart,
    ImagePart,
    Piece,
    Rendition,
    Term,
    as_data,
    reference,
)

OWN = "urn:uuid:00000000-0000-4000-8000-000000000001"
PARENT = "urn:uuid:00000000-0000-4000-8000-000000000002"
SHOWN = "urn:uuid:00000000-0000-4000-8000-000000000003"
HIDDEN = "urn:uuid:00000000-0000-4000-8000-000000000004"


def _rendition(name, width, height, kind):
    return Rendition(
        name=name,
        url=f"media:images/lluvia.{name}.{kind}",
        width=width,
        height=height,
        mime=f"image/{kind}",
    )


IMAGE = ImagePart(
    id=5,
    alt="Una calle inundada",
    caption="El bulevar, el lunes por la tarde",
    credit="Foto: AMDC",
    width=3000,
    height=2000,
    focal_point=(0.5, 0.25),
    renditions=(
        _rendition("ancho-400", 400, 267, "jpeg"),
        _rendition("ancho-800", 800, 533, "jpeg"),
        _rendition("ancho-800-webp", 800, 533, "webp"),
        _rendition("cuadrada", 300, 300, "jpeg"),
    ),
)
DOCUMENT = DocumentPart(
    id=6,
    title="Acta",
    url="media:documents/acta ñ.pdf",
    filename="acta ñ.pdf",
    mime="application/pdf",
    size=1234,
)
BODY = (
    Block(
        type="parrafo",
        value=f'<p>Véase <a href="{SHOWN}">esta obra</a>, <a href="{HIDDEN}">aquella</a>, '
        '<a href="media:documents/acta.pdf">el acta</a> y '
        '<a href="https://otra.example/?a=1&amp;b=2">otra</a>.</p>',
        id="1",
    ),
    Block(type="imagen", value={"imagen": as_data(IMAGE), "pie": "Ayer"}, id="2"),
    Block(type="documento", value={"documento": as_data(DOCUMENT), "titulo": "Acta"}, id="3"),
    Block(type="relacionada", value=reference(HIDDEN), id="4"),
    Block(type="relacionada", value=reference(SHOWN), id="5"),
)
SUBJECT = Term(name="Agua", slug="agua", code="medtop:20000364")
CONTACT = Contact(name="Prensa", phone="2220-0000", email="prensa@amdc.example")
MOMENT = datetime(2026, 11, 22, 18, 0, 0, 123456, tzinfo=UTC)


def sample() -> Piece:
    return Piece(
        uri=OWN,
        kind="noticia",
        page_id=7,
        page_type="noticias.NoticiaPage",
        language="es-hn",
        translation_key="00000000-0000-4000-8000-00000000000a",
        audience="publico",
        title="Lluvias en la capital",
        slug="lluvias",
        path="/noticias/lluvias/",
        parent=PARENT,
        lead="Siguen las lluvias.",
        kicker="Emergencia",
        place="Tegucigalpa, M.D.C.",
        dateline=date(2026, 11, 22),
        urgency="urgente",
        image=IMAGE,
        body=BODY,
        images=(IMAGE,),
        documents=(DOCUMENT,),
        subjects=(SUBJECT,),
        contacts=(CONTACT,),
        related=(SHOWN, HIDDEN),
        fields={
            "volanta": "Emergencia",
            "bajada": "Siguen las lluvias.",
            "fecha": "2026-11-22",
            "imagen": as_data(IMAGE),
            "cuerpo": as_data(BODY),
            "temas": [as_data(SUBJECT)],
            "contactos": [as_data(CONTACT)],
            "relacionadas": [reference(HIDDEN), reference(SHOWN)],
            "revisada": "2026-11-22T18:00:00.123456Z",
            "nada": None,
        },
        version=2,
        number="045-2026",
        first_published_at=MOMENT,
        updated_at=MOMENT,
        corrections=(Correction(wrong="El lunes", right="El martes", at=MOMENT),),
    )
