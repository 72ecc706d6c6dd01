"""Photographs as cameras and photo desks make them, small: pixels, words, a mark how to turn it."""

import io
import struct
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from multimedia.models import Documento, Imagen
from multimedia.renditions import ensure_renditions

ORIENTATION, ARTIST, COPYRIGHT, CAPTION, TAKEN = 0x0112, 0x013B, 0x8298, 0x010E, 0x9003
GPS = {1: "N", 2: (14.0, 5.0, 40.56), 3: "W", 4: (87.0, 12.0, 23.76), 29: "2026:11:22"}


def picture(width: int = 640, height: int = 480) -> Pillow.Image:
    """Four quarters: red, green, blue, yellow from the top left; so turning it shows."""
    image = Pillow.new("RGB", (width, height))
    half = (width // 2, height // 2)
    colours = ((200, 30, 30), (30, 160, 60), (30, 60, 200), (220, 200, 40))
    corners = ((0, 0), (half[0], 0), (0, half[1]), half)
    for corner, colour in zip(corners, colours, strict=True):
        image.paste(colour, (*corner, corner[0] + width, corner[1] + height))
    return image


def exif(*, gps: bool = False, taken: str = "", **tags: Any) -> bytes:
    """EXIF with the given ``orientation``, ``artist``, ``copyright``, ``caption``."""
    block = Pillow.Exif()
    names = {
        "orientation": ORIENTATION,
        "artist": ARTIST,
        "copyright": COPYRIGHT,
        "caption": CAPTION,
    }
    for name, value in tags.items():
        block[names[name]] = value
    if taken:
        block.get_ifd(0x8769)[TAKEN] = taken
    if gps:
        block.get_ifd(0x8825).update(GPS)
    return block.tobytes()


def xmp(**properties: str) -> bytes:
    """An XMP packet; ``dc_title="x"`` is the property ``dc:title``."""
    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
        "exif": "http://ns.adobe.com/exif/1.0/",
    }
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in spaces.items())
    values = "".join(
        f"<{name.replace('_', ':', 1)}>{value}</{name.replace('_', ':', 1)}>"
        for name, value in properties.items()
    )
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{values}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iptc(*, utf8: bool = True, **datasets: str) -> bytes:
    """Photoshop's resource with IPTC-IIM; ``d120="x"`` is dataset 2:120."""
    records = b"\x1c\x01\x5a" + struct.pack(">H", 3) + b"\x1b%G" if utf8 else b""
    for name, value in datasets.items():
        raw = value.encode("utf-8" if utf8 else "cp1252")
        records += bytes([0x1C, 2, int(name[1:])]) + struct.pack(">H", len(raw)) + raw
    padding = b"\0" if len(records) % 2 else b""
    return b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records + padding


def with_iptc(jpeg: bytes, block: bytes) -> bytes:
    """``jpeg`` with ``block`` (see ``iptc``) in a segment of its own."""
    content = b"Photoshop 3.0\0" + block
    return jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def encoded(image: Pillow.Image | None = None, *, format: str = "JPEG", **options: Any) -> bytes:
    """The file of ``image`` (a small one by default); ``options`` are Pillow's."""
    output = io.BytesIO()
    (image or picture()).save(output, format, **options)
    return output.getvalue()


def from_a_desk() -> bytes:
    """A JPEG as an agency's photo desk delivers it: IPTC, XMP, EXIF, coordinates in both."""
    packet = xmp(
        dc_title="Título de XMP",
        photoshop_Credit="Crédito de XMP",
        Iptc4xmpCore_AltTextAccessibility="Dos bomberos llenan sacos de arena",
        exif_GPSLatitude="14,5.676N",
        exif_GPSLongitude="87,12.396W",
    )
    camera = exif(gps=True, taken="2026:11:20 08:15:00", artist="Cámara", copyright="AMDC 2026")
    jpeg = encoded(exif=camera, xmp=packet, quality=88)
    return with_iptc(
        jpeg,
        iptc(
            d5="Sacos de arena", d120="Bomberos en la Kennedy", d80="Ana Mejía", d90="Tegucigalpa"
        ),
    )


def upload(name: str = "foto.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    """What a browser sends."""
    return SimpleUploadedFile(name, encoded() if content is None else content)


def imagen(*, content: bytes | None = None, name: str = "foto.jpg", **values: Any) -> Imagen:
    """An image in the archive, with its versions made."""
    data = encoded() if content is None else content
    fields = {"title": "Foto", "description": "Cuatro cuadros de colores", **values}
    image = Imagen(file=ContentFile(data, name=name), **fields)
    image._set_image_file_metadata()
    image.save()
    ensure_renditions([image])
    return image


def documento(*, content: bytes = b"%PDF-1.4", name: str = "plan.pdf", **values: Any) -> Documento:
    """A document in the archive."""
    document = Documento(file=ContentFile(content, name=name), **{"title": "Plan", **values})
    document._set_document_file_metadata()
    document.save()
    return document


def noise(width: int = 400, height: int = 300) -> Pillow.Image:
    """A picture that compresses badly, so that half of its file is half of its pixels."""
    return Pillow.effect_noise((width, height), 80).convert("RGB")
