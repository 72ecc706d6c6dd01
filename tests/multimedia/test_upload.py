"""Uploading through the admin's three ways, as a photographer does."""

import io
import os
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image as Pillow
from PIL.ImageOps import exif_transpose
from wagtail.models import Collection

from multimedia.models import Documento, Imagen
from tests.factories import imagenes

WAYS = ["alone", "several", "chooser"]


def post_alone(client, upload, **fields):
    return client.post(reverse("wagtailimages:add"), {"file": upload, **DEFAULTS, **fields})


def post_several(client, upload, **fields):
    return client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": upload, "title": upload.name, **fields}
    )


def post_chooser(client, upload, **fields):
    prefixed = {f"image-chooser-upload-{name}": value for name, value in fields.items()}
    return client.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-file": upload,
            "image-chooser-upload-title": "",
            "image-chooser-upload-consentimiento": "no_requiere",
            **prefixed,
        },
    )


DEFAULTS = {"title": "", "usos_permitidos": "libre", "consentimiento": "no_requiere"}
POST = {"alone": post_alone, "several": post_several, "chooser": post_chooser}


def stored_files() -> list[str]:
    root = Path(default_storage.location)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("way", WAYS)
def test_the_words_of_the_file_are_taken_over(foto_client, way):
    response = POST[way](foto_client, imagenes.upload("IMG_0042.jpg", imagenes.from_a_desk()))

    assert response.status_code in (200, 302)
    image = Imagen.objects.get()
    assert image.title == "Sacos de arena"
    assert image.description == "Dos bomberos llenan sacos de arena"
    assert image.pie == "Bomberos en la Kennedy"
    assert image.autor == "Ana Mejía"
    assert image.credito == "Crédito de XMP"
    assert image.lugar == "Tegucigalpa"
    assert image.derechos == "AMDC 2026"
    assert image.fecha_toma == date(2026, 11, 20)
    assert image.uploaded_by_user.username == "fito"
    assert image.file_hash


@pytest.mark.parametrize("way", ["alone", "chooser"])
def test_what_a_person_wrote_is_not_replaced(foto_client, way):
    upload = imagenes.upload(content=imagenes.from_a_desk())

    POST[way](foto_client, upload, title="El mío", pie="Mi pie")

    image = Imagen.objects.get()
    assert (image.title, image.pie) == ("El mío", "Mi pie")
    assert image.autor == "Ana Mejía"


def test_without_any_title_the_files_name_serves(foto_client):
    post_alone(foto_client, imagenes.upload("rio_choluteca.jpg"))

    assert Imagen.objects.get().title == "rio_choluteca"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_turned_photo_is_stored_and_shown_upright(
    foto_client, django_capture_on_commit_callbacks, way, orientation
):
    if way != "alone" and orientation not in (3, 6):
        orientation = 8
    lying = imagenes.encoded(
        imagenes.picture(640, 480), exif=imagenes.exif(orientation=orientation), quality=95
    )
    with Pillow.open(io.BytesIO(lying)) as seen:
        upright = exif_transpose(seen)

    with django_capture_on_commit_callbacks(execute=True):
        POST[way](foto_client, imagenes.upload(content=lying))

    image = Imagen.objects.get()
    assert (image.width, image.height) == upright.size
    for rendition in image.renditions.exclude(filter_spec__startswith="fill"):
        with rendition.file.open() as file, Pillow.open(file) as made:
            assert (made.width > made.height) == (upright.width > upright.height)
            assert_same_corners(made.convert("RGB"), upright)


def assert_same_corners(made, expected):
    for x, y in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)):
        ours = made.getpixel((int(made.width * x), int(made.height * y)))
        theirs = expected.getpixel((int(expected.width * x), int(expected.height * y)))
        assert all(abs(a - b) < 24 for a, b in zip(ours, theirs, strict=True)), (x, y)


def test_heic_is_kept_and_given_out_in_formats_that_browsers_read(
    foto_client, django_capture_on_commit_callbacks
):
    heic = imagenes.encoded(format="HEIF", exif=imagenes.exif(gps=True, orientation=1))

    with django_capture_on_commit_callbacks(execute=True):
        post_several(foto_client, imagenes.upload("IMG_1.HEIC", heic))

    image = Imagen.objects.get()
    with image.file.open() as file:
        assert file.read() == heic
    assert {r.mime for r in image.to_part().renditions} == {"image/webp", "image/jpeg"}


def test_versions_carry_no_metadata(imagen):
    image = imagenes.imagen(content=imagenes.from_a_desk())

    for rendition in image.renditions.all():
        with rendition.file.open() as file:
            data = file.read()
        with Pillow.open(io.BytesIO(data)) as made:
            assert not made.getexif()
        assert b"GPS" not in data


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><script/></svg>'


def bomb() -> bytes:
    """A PNG of some bytes whose header claims 20,000 by 20,000 pixels."""
    png = bytearray(imagenes.encoded(format="PNG"))
    png[16:24] = (20_000).to_bytes(4, "big") * 2
    png[29:33] = crc32(bytes(png[12:29])).to_bytes(4, "big")
    return bytes(png)


def truncated(format: str) -> bytes:
    data = imagenes.encoded(imagenes.noise(), format=format)
    return data[: len(data) // 2]


BAD = {
    "truncated JPEG": ("foto.jpg", truncated("JPEG"), "dañada"),
    "truncated PNG": ("foto.png", truncated("PNG"), "dañada"),
    "truncated HEIC": ("foto.heic", truncated("HEIF"), "dañada"),
    "truncated WebP": ("foto.webp", truncated("WEBP"), "dañada"),
    "no picture": ("foto.jpg", b"hola, esto no es una foto", "no es una foto"),
    "empty": ("foto.jpg", b"", ""),
    "another format's name": ("foto.png", imagenes.encoded(), "su nombre termina en «.png»"),
    "SVG under another name": ("foto.png", SVG, "SVG"),
    "SVG": ("dibujo.svg", SVG, "SVG"),
    "a bomb": ("foto.png", bomb(), "megapíxeles"),
    "a dot": ("foto.png", imagenes.encoded(imagenes.picture(1, 1), format="PNG"), "pequeña"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_words_and_harms_nothing(
    foto_client, way, case, django_capture_on_commit_callbacks
):
    name, content, words = BAD[case]

    with django_capture_on_commit_callbacks(execute=True):
        response = POST[way](foto_client, imagenes.upload(name, content))

    assert response.status_code == 200
    text = response.json() if "json" in response["Content-Type"] else response.content.decode()
    assert words in str(text)
    assert not Imagen.objects.exists()
    assert stored_files() == []


def test_a_file_over_the_limit_is_refused(foto_client, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2_000

    response = post_several(
        foto_client, imagenes.upload(content=imagenes.encoded(imagenes.noise()))
    )

    assert "se admiten hasta" in response.json()["error_message"]
    assert stored_files() == []


def test_minors_need_a_document_of_consent(foto_client):
    response = post_alone(foto_client, imagenes.upload(), title="Niñas", consentimiento="menores")

    assert "adjunte el consentimiento" in response.content.decode()
    assert not Imagen.objects.exists()

    consent = imagenes.documento(title="Consentimiento")
    post_alone(
        foto_client,
        imagenes.upload(),
        title="Niñas",
        consentimiento="menores",
        consentimiento_documento=consent.pk,
    )
    assert Imagen.objects.get().consentimiento_documento == consent


def test_a_chooser_does_not_take_photos_of_minors(foto_client):
    response = post_chooser(foto_client, imagenes.upload(), consentimiento="menores")

    assert not Imagen.objects.exists()
    assert response.status_code == 200


def test_the_next_upload_is_offered_the_event_at_hand(foto_client, fotografo):
    root = Collection.get_first_root_node()
    root.add_child(name="Archivo")
    event = root.add_child(name="Feria del Agricultor")
    imagenes.imagen(collection=event, uploaded_by_user=fotografo)

    page = foto_client.get(reverse("wagtailimages:add")).content.decode()

    assert f'<option value="{event.pk}" selected>' in page


def test_the_labels_speak_spanish(foto_client):
    page = foto_client.get(reverse("wagtailimages:add")).content.decode()

    for words in (
        "Si lo deja vacío, se toma",
        "Texto alternativo",
        "Lo que se ve, en una oración",
        "Pie de foto",
        "Crédito",
    ):
        assert words in page


@pytest.mark.parametrize("name", ["pagina.html", "dibujo.svg", "programa.exe"])
def test_a_document_of_a_type_that_runs_is_refused(foto_client, name):
    response = foto_client.post(
        reverse("wagtaildocs:add_multiple"), {"files[]": imagenes.upload(name, b"<b>")}
    )

    assert response.json()["success"] is False
    assert not Documento.objects.exists()


SAMPLES = Path(os.environ.get("PREGON_SAMPLES", Path(__file__).parents[3] / "shared"))
GOOD_OR_BAD = sorted((SAMPLES / "real" / "fotos").glob("*"))


@pytest.mark.once
@pytest.mark.real
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", GOOD_OR_BAD, ids=lambda path: path.name)
@pytest.mark.parametrize("way", WAYS)
def test_a_real_photo_is_read_well_or_refused_in_words(
    foto_client, django_capture_on_commit_callbacks, path, way
):
    with django_capture_on_commit_callbacks(execute=True):
        response = POST[way](foto_client, imagenes.upload(path.name, path.read_bytes()))

    assert response.status_code in (200, 302)
    image = Imagen.objects.first()
    if image is None:
        assert "dañada" in response.content.decode() or "da\\u00f1ada" in response.content.decode()
        assert stored_files() == []
    else:
        assert path.name != "truncada.jpg"
        assert len(image.to_part().renditions) >= 2
