"""What a newsroom camera writes into a JPEG: EXIF, IPTC-IIM and XMP."""

import struct
from xml.sax.saxutils import escape

from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from cms.demo.drawing.foto import Foto

CITY, COUNTRY, COUNTRY_CODE = "Tegucigalpa", "Honduras", "HND"
RIGHTS = "© Alcaldía Municipal del Distrito Central"
_SOI = b"\xff\xd8"
_APP0, _APP1, _APP13 = 0xE0, 0xE1, 0xED


def exif(foto: Foto) -> Image.Exif:
    """Who took it, when and, if known, where; and how to turn it.

    The texts are UTF-8, as editing programs write them although EXIF says ASCII: Pillow would put a
    question mark for each accent. It reads them back as Latin-1.
    """
    tags = Image.Exif()
    tags[ExifTags.Base.ImageDescription] = foto.pie.encode()
    tags[ExifTags.Base.Make] = "Pregon"
    tags[ExifTags.Base.Model] = "Demo"
    tags[ExifTags.Base.Orientation] = foto.orientacion
    tags[ExifTags.Base.Artist] = foto.autor.encode()
    tags[ExifTags.Base.Copyright] = RIGHTS.encode()
    taken = foto.tomada.strftime("%Y:%m:%d %H:%M:%S")
    tags[ExifTags.Base.DateTime] = taken
    details = tags.get_ifd(ExifTags.IFD.Exif)
    details[ExifTags.Base.DateTimeOriginal] = taken
    details[ExifTags.Base.OffsetTimeOriginal] = "-06:00"
    if foto.coordenadas:
        tags.get_ifd(ExifTags.IFD.GPSInfo).update(_gps(*foto.coordenadas))
    return tags


def _gps(latitude: float, longitude: float) -> dict[int, object]:
    return {
        ExifTags.GPS.GPSVersionID: b"\x02\x03\x00\x00",
        ExifTags.GPS.GPSLatitudeRef: "N" if latitude >= 0 else "S",
        ExifTags.GPS.GPSLatitude: _degrees(abs(latitude)),
        ExifTags.GPS.GPSLongitudeRef: "E" if longitude >= 0 else "W",
        ExifTags.GPS.GPSLongitude: _degrees(abs(longitude)),
        ExifTags.GPS.GPSMapDatum: "WGS-84",
    }


def _degrees(value: float) -> tuple[IFDRational, IFDRational, IFDRational]:
    hundredths = round(value * 360_000)
    minutes, seconds = divmod(hundredths, 6000)
    return (IFDRational(minutes // 60), IFDRational(minutes % 60), IFDRational(seconds, 100))


def with_iptc(jpeg: bytes, foto: Foto) -> bytes:
    """``jpeg`` with an IPTC-IIM record, after the APP0 and APP1 that readers expect first."""
    at = len(_SOI)
    while jpeg[at] == 0xFF and jpeg[at + 1] in {_APP0, _APP1}:  # noqa: PLR2004 - a marker's first byte
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
    return jpeg[:at] + _app13(foto) + jpeg[at:]


def _app13(foto: Foto) -> bytes:
    record = b"".join(
        _dataset(number, text)
        for number, text in (
            (5, foto.titulo[:64]),
            (55, foto.tomada.strftime("%Y%m%d")),
            (60, foto.tomada.strftime("%H%M%S-0600")),
            (80, foto.autor[:32]),
            (90, CITY),
            (92, foto.lugar[:32]),
            (100, COUNTRY_CODE),
            (101, COUNTRY),
            (105, foto.titulo),
            (110, foto.credito[:32]),
            (115, "AMDC"),
            (116, RIGHTS),
            (120, foto.pie),
        )
    )
    # 1:90 says that the text is UTF-8; without it readers take the accents for Latin-1.
    body = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"\x1c\x02\x00\x00\x02\x00\x04" + record
    padded = body + b"\x00" * (len(body) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(body)) + padded
    payload = b"Photoshop 3.0\x00" + resource
    return struct.pack(">BBH", 0xFF, _APP13, len(payload) + 2) + payload


def _dataset(number: int, text: str) -> bytes:
    data = text.encode()
    return struct.pack(">BBBH", 0x1C, 2, number, len(data)) + data


def xmp(foto: Foto) -> bytes:
    """The same facts as XMP, with the alternative text that only XMP has room for."""
    simple = {
        "photoshop:Headline": foto.titulo,
        "photoshop:Credit": foto.credito,
        "photoshop:City": CITY,
        "photoshop:Country": COUNTRY,
        "photoshop:Source": "AMDC",
        "photoshop:DateCreated": foto.tomada.isoformat(timespec="seconds"),
        "Iptc4xmpCore:Location": foto.lugar,
        "Iptc4xmpCore:CountryCode": COUNTRY_CODE,
    }
    listed = {
        "dc:title": ("Alt", foto.titulo),
        "dc:description": ("Alt", foto.pie),
        "dc:rights": ("Alt", RIGHTS),
        "dc:creator": ("Seq", foto.autor),
        "Iptc4xmpCore:AltTextAccessibility": ("Alt", foto.texto_alternativo),
    }
    parts = [f"<{name}>{escape(value)}</{name}>" for name, value in simple.items()]
    parts += [_list(name, kind, value) for name, (kind, value) in listed.items()]
    return _PACKET.format(body="".join(parts)).encode()


def _list(name: str, kind: str, value: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{escape(value)}</rdf:li></rdf:{kind}></{name}>"


_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
    ' xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">'
    "{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)
