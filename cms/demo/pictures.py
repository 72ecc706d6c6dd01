"""The demo's photographs and documents, in the archive as if they had been uploaded."""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Collection

from cms.demo.accounts import people
from cms.demo.content import pictures, read
from cms.demo.drawing.pictures import Foto, dibujar, pdf
from multimedia.filling import fill_from_file
from multimedia.models import Documento, Imagen

COLLECTION = "Archivo de la demostración"


def make_images() -> Iterator[tuple[str, Imagen]]:
    """Draw each photograph and poster and take it in, with the words that its file brings.

    By the demo's key. The sizes in which it is given out are made afterwards
    (``make_renditions``), in the background.
    """
    today = timezone.localdate()
    for key, entry in pictures().items():
        photo = Foto.from_json(entry, today)
        image = Imagen(
            title=f"{key}.jpg",
            file=ContentFile(dibujar(key, photo), name=f"{key}.jpg"),
            collection=collection(),
            uploaded_by_user=people("fotografia")[0],
        )
        image._set_image_file_metadata()
        fill_from_file(image)
        image.save()
        yield key, image


def make_documents() -> dict[str, Documento]:
    """A sheet of text for each document, by the demo's key."""
    return {key: _document(entry) for key, entry in read("documentos").items()}


def _document(entry: dict[str, Any]) -> Documento:
    content = pdf(entry["titulo"], entry["lineas"])
    document = Documento(
        title=entry["titulo"],
        file=ContentFile(content, name=entry["archivo"]),
        collection=collection(),
        uploaded_by_user=people("redaccion")[0],
    )
    document._set_document_file_metadata()
    document.save()
    return document


def collection() -> Collection:
    found = Collection.objects.filter(name=COLLECTION).first()
    return found or Collection.get_first_root_node().add_child(name=COLLECTION)
