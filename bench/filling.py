"""A newsroom's worth of bulletins: written, accepted and published; then copied."""

import io
import random
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image
from wagtail.models import Locale

from bench.copies import multiply
from cms.publishing import gate, providers
from cms.publishing.kinds import Acceptance
from cms.users.models import User
from home.models import Dependencia, Tema, Vocero, Zona
from multimedia.models import Imagen
from multimedia.renditions import ensure_renditions
from noticias.models import NoticiaPage, NoticiasIndexPage

IMAGES = 30
PUBLISHED = 60  # by the whole way; the others are copies of them
_WORDS = """
    la alcaldía informa a la población que las cuadrillas trabajan en la reparación del bulevar y
    piden conducir con precaución mientras duran las obras de drenaje en la colonia porque las
    lluvias de la semana dejaron material sobre la calzada y el tránsito sigue lento
    """.split()  # noqa: SIM905 - a list of fifty strings reads worse


def fill(count: int) -> None:
    """Put ``count`` bulletins out, the same ones each time."""
    chance = random.Random(2026)  # noqa: S311 - repeatable, not secret
    author = User.objects.create(username="redactora")
    approver = User.objects.create(username="jefa")
    index = NoticiasIndexPage.objects.get(locale=Locale.objects.get(language_code="es-hn"))
    images = [_image(number, chance) for number in range(IMAGES)]
    ensure_renditions(images)
    catalogues = _catalogues()
    for number in range(min(count, PUBLISHED)):
        values = _values(number, chance, images)
        with transaction.atomic():
            _publish(index, values, catalogues, chance, people=(author, approver))
    multiply(count, PUBLISHED)


def _publish(
    index: Any,
    values: dict[str, Any],
    catalogues: dict[str, list[Any]],
    chance: Any,
    *,
    people: Any,
) -> None:
    author, approver = people
    page = index.add_child(instance=NoticiaPage(live=False, owner=author, **values))
    for name, entries in catalogues.items():
        getattr(page, name).set(chance.sample(entries, 2))
    revision = page.save_revision(user=author)
    for step in providers.steps_for(page) or ("edicion",):
        gate.accept(revision, kind=Acceptance.APPROVAL, user=approver, step=step)
    revision.publish()


def _values(number: int, chance: random.Random, images: list[Imagen]) -> dict[str, Any]:
    paragraphs = [_block("parrafo", f"<p>{_text(chance, 60)}.</p>") for _ in range(6)]
    picture = _block("imagen", {"imagen": chance.choice(images).pk, "pie": _text(chance, 8)})
    quote = _block("cita", {"texto": _text(chance, 20), "autor": "Vocera", "cargo": "Gerente"})
    return {
        "title": f"{_text(chance, 8).capitalize()} {number}",
        "slug": f"boletin-{number}",
        "volanta": "Obras públicas",
        "bajada": _text(chance, 25).capitalize(),
        "fecha": date(2026, 1, 1) + timedelta(days=number // 6),
        "imagen": images[number % len(images)],
        "cuerpo": [*paragraphs[:2], picture, *paragraphs[2:4], quote, *paragraphs[4:]],
    }


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))


def _block(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value}


def _image(number: int, chance: random.Random) -> Imagen:
    picture = Image.new("RGB", (2000, 1333), tuple(chance.choices(range(256), k=3)))
    file = io.BytesIO()
    picture.save(file, "JPEG")
    return Imagen.objects.create(
        title=f"foto-{number}",
        description=f"Fotografía {number}",
        credito="Foto: AMDC",
        file=ContentFile(file.getvalue(), name=f"foto-{number}.jpg"),
    )


def _catalogues() -> dict[str, list[Any]]:
    """Five entries of each, by the name of the bulletin's field."""
    return {
        "temas": [Tema.objects.create(nombre=f"Tema {n}") for n in range(5)],
        "dependencias": [Dependencia.objects.create(nombre=f"Gerencia {n}") for n in range(5)],
        "zonas": [
            Zona.objects.create(nombre=f"Colonia {n}", tipo="colonia", latitud=14.1, longitud=-87.2)
            for n in range(5)
        ],
        "voceros": [Vocero.objects.create(nombre=f"Vocera {n}", cargo="Gerente") for n in range(5)],
    }
