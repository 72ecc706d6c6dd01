"""What is read from a photograph's file, and whom to believe."""

import io
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from multimedia.metadata import read_words, without_location
from tests.factories import imagenes


def test_iptc_is_believed_before_xmp_and_xmp_before_exif():
    words = read_words(imagenes.from_a_desk())

    assert words.title == "Sacos de arena"  # IPTC, though XMP has one
    assert words.credit == "Crédito de XMP"  # IPTC is silent
    assert words.author == "Ana Mejía"  # IPTC, though the camera says something
    assert words.rights == "AMDC 2026"  # only EXIF has them
    assert words.taken == date(2026, 11, 20)  # only EXIF has it
    assert words.place == "Tegucigalpa"
    assert words.alt == "Dos bomberos llenan sacos de arena"


@pytest.mark.parametrize("utf8", [True, False])
def test_accents_survive_in_new_and_old_iptc(utf8):
    block = imagenes.iptc(utf8=utf8, d120="Inauguración en El Añil")
    jpeg = imagenes.with_iptc(imagenes.encoded(), block)

    assert read_words(jpeg).caption == "Inauguración en El Añil"


def test_several_authors_and_a_place_of_two_parts():
    xmp = imagenes.xmp(
        dc_creator="<rdf:Seq><rdf:li>Ana</rdf:li><rdf:li>Luis</rdf:li></rdf:Seq>",
        Iptc4xmpCore_Location="El Picacho",
        photoshop_City="Tegucigalpa",
    )

    words = read_words(imagenes.encoded(xmp=xmp))

    assert words.author == "Ana, Luis"
    assert words.place == "El Picacho, Tegucigalpa"


def test_of_several_languages_the_spanish_text_is_taken():
    xmp = imagenes.xmp(
        dc_description=(
            '<rdf:Alt><rdf:li xml:lang="x-default">Rain</rdf:li>'
            '<rdf:li xml:lang="es-HN">Lluvia</rdf:li></rdf:Alt>'
        )
    )

    assert read_words(imagenes.encoded(xmp=xmp)).caption == "Lluvia"


@pytest.mark.parametrize("noise", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "   "])
def test_what_a_camera_writes_is_not_a_caption(noise):
    assert read_words(imagenes.encoded(exif=imagenes.exif(caption=noise))).caption == ""


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_words_are_found_in_every_format(format):
    data = imagenes.encoded(
        format=format,
        exif=imagenes.exif(artist="Ana", taken="2026:11:20 08:15:00"),
        **({} if format == "PNG" else {"xmp": imagenes.xmp(dc_title="Sacos de arena")}),
    )

    words = read_words(data)

    assert (words.author, words.taken) == ("Ana", date(2026, 11, 20))
    assert words.title == ("" if format == "PNG" else "Sacos de arena")


def test_an_entity_bomb_in_xmp_is_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + imagenes.xmp(dc_title="&a;")

    assert read_words(imagenes.encoded(xmp=bomb)).title == ""


@given(cut=st.integers(min_value=0, max_value=9_000), noise=st.binary(min_size=1, max_size=40))
def test_damaged_metadata_yield_less_and_never_an_error(cut, noise):
    data = imagenes.from_a_desk()
    damaged = data[:cut] + noise + data[cut + len(noise) :]

    read_words(damaged)
    assert len(without_location(damaged)) == len(damaged)


@given(data=st.binary(max_size=300), head=st.sampled_from(["jpeg", "png", "webp", "heif"]))
def test_no_bytes_at_all_are_an_error(data, head):
    starts = {
        "jpeg": b"\xff\xd8\xff\xe1",
        "png": b"\x89PNG\r\n\x1a\n",
        "webp": b"RIFF\0\0\0\0WEBP",
        "heif": b"\0\0\0\x08ftyp\0\0\0\x40meta\0\0\0\0",
    }

    read_words(starts[head] + data)
    assert len(without_location(starts[head] + data)) == len(starts[head] + data)


def gps_of(data: bytes) -> dict:
    with Pillow.open(io.BytesIO(data)) as image:
        return dict(image.getexif().get_ifd(0x8825))


def pixels_of(data: bytes) -> bytes:
    with Pillow.open(io.BytesIO(data)) as image:
        return image.tobytes()


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_place_goes_and_everything_else_stays(format):
    data = imagenes.encoded(
        format=format, exif=imagenes.exif(gps=True, artist="Ana", taken="2026:11:20 08:15:00")
    )

    blanked = without_location(data)

    assert gps_of(data)
    assert gps_of(blanked) == {}
    assert pixels_of(blanked) == pixels_of(data)
    assert len(blanked) == len(data)
    assert read_words(blanked) == read_words(data)


def test_the_coded_pixels_of_a_jpeg_are_the_same_bytes():
    data = imagenes.from_a_desk()
    scan = data[data.index(b"\xff\xda") :]

    assert without_location(data).endswith(scan)


def test_the_place_goes_from_xmp_in_either_spelling():
    element = imagenes.xmp(exif_GPSLatitude="14,5.676N", dc_title="Sacos")
    attribute = element.replace(b'rdf:about=""', b'rdf:about="" exif:GPSLongitude="87,12.396W"')
    data = imagenes.encoded(xmp=attribute)

    blanked = without_location(data)

    assert b"14,5.676" not in blanked
    assert b"87,12.396" not in blanked
    assert read_words(blanked).title == "Sacos"


def test_a_second_picture_behind_the_first_is_blanked_too():
    first = imagenes.encoded(exif=imagenes.exif(gps=True))
    data = first + first

    blanked = without_location(data)

    assert blanked == without_location(first) * 2


def test_a_png_with_packed_words_keeps_its_checksums():
    packed = b"Raw profile type exif\0\0" + b"x" * 40
    chunk = b"zTXt" + packed
    checksum = zlib.crc32(chunk).to_bytes(4, "big")
    png = imagenes.encoded(format="PNG")
    data = png[:33] + len(packed).to_bytes(4, "big") + chunk + checksum + png[33:]

    blanked = without_location(data)

    assert b"Raw profile" not in blanked
    assert pixels_of(blanked) == pixels_of(png)
