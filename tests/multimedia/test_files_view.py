"""``/archivos/``: private until out, and closed again when nothing out uses the file."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from cms.publishing import acts
from home.models import Institucion, Vocero
from multimedia.metadata import without_location
from multimedia.signatures import signed_url
from tests.factories import imagenes, pages, people


def name_of(image, size="ancho-320") -> str:
    part = next(each for each in image.to_part().renditions if each.name == size)
    return part.url.removeprefix("media:")


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def get(client, name: str, **headers):
    return client.get(f"/archivos/{name}", headers=headers)


@pytest.fixture
def con_foto(redactora, jefa, imagen):
    """A bulletin that is out, with the photo."""
    return pages.published(redactora, jefa, imagen=imagen)


def test_a_file_is_closed_until_a_piece_that_is_out_uses_it(client, redactora, jefa, imagen):
    page = pages.draft(redactora, imagen=imagen)
    assert get(client, name_of(imagen)).status_code == 404

    pages.accept(page, jefa).publish()
    assert get(client, name_of(imagen)).status_code == 200

    acts.withdraw(page, actor=jefa, text="Se publicó por error.")
    assert get(client, name_of(imagen)).status_code == 404


def test_a_picture_of_the_body_and_a_document_are_opened_too(client, redactora, jefa, imagen):
    document = imagenes.documento()
    page = pages.published(
        redactora,
        jefa,
        cuerpo=[
            {"type": "parrafo", "value": "<p>x</p>", "id": "a"},
            {"type": "imagen", "value": {"imagen": imagen.pk, "pie": ""}, "id": "b"},
            {"type": "documento", "value": {"documento": document.pk, "titulo": ""}, "id": "c"},
        ],
    )
    assert get(client, name_of(imagen)).status_code == 200
    assert get(client, document.file.name).status_code == 200

    acts.withdraw(page, actor=jefa, text="Error.")
    assert get(client, document.file.name).status_code == 404


@pytest.mark.parametrize("audience", ["medios", "interno"])
def test_a_piece_for_some_opens_nothing_to_all(client, redactora, jefa, imagen, audience):
    pages.published(redactora, jefa, imagen=imagen, audiencia=audience)

    assert get(client, name_of(imagen)).status_code == 404


def test_an_edited_draft_opens_nothing(client, con_foto, redactora):
    other = imagenes.imagen(name="otra.jpg")
    con_foto.imagen = other
    con_foto.save_revision(user=redactora)

    assert get(client, name_of(other)).status_code == 404


def test_the_original_is_never_public(client, con_foto, imagen):
    assert get(client, imagen.file.name).status_code == 404


def test_a_version_made_for_the_admin_is_not_public(client, con_foto, imagen):
    thumbnail = imagen.get_rendition("max-165x165").file.name
    full = imagen.get_rendition("width-600").file.name

    assert get(client, thumbnail).status_code == 404
    assert get(client, full).status_code == 404


def test_the_seal_and_a_portrait_are_public_while_they_are_chosen(client, imagen):
    settings = Institucion.load()
    settings.sello = imagen
    settings.save()
    portrait = imagenes.imagen(name="retrato.jpg")
    spokesman = Vocero.objects.create(nombre="Marta Paz", cargo="Gerente", retrato=portrait)
    assert get(client, name_of(imagen)).status_code == 200
    assert get(client, name_of(portrait)).status_code == 200

    spokesman.delete()
    assert get(client, name_of(portrait)).status_code == 404


def test_the_desk_sees_all(foto_client, imagen):
    document = imagenes.documento()

    for name in (imagen.file.name, name_of(imagen), document.file.name):
        assert get(foto_client, name).status_code == 200


def test_who_is_signed_in_without_access_to_the_desk_sees_nothing(client, imagen):
    client.force_login(people.person("nadie"))

    assert get(client, imagen.file.name).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "images/no-hay.webp",
        "original_images/no-hay.jpg",
        "../pregon.sqlite3",
        "images/../../pregon.sqlite3",
        "%2e%2e/pregon.sqlite3",
        "/etc/passwd",
        "//etc/passwd",
        "images",
        "images//x.webp",
        "images\\x.webp",
        "images/\x00.webp",
        ".",
    ],
)
@pytest.mark.parametrize("who", ["client", "foto_client"])
def test_what_is_not_a_file_of_ours_is_not_found_by_anybody(request, imagen, name, who):
    response = get(request.getfixturevalue(who), name)

    assert response.status_code == 404


def test_the_same_answer_for_what_is_secret_and_what_is_not_there(client, imagen):
    secret, nothing = get(client, imagen.file.name), get(client, "original_images/x/no.jpg")

    assert (secret.status_code, secret.content) == (nothing.status_code, nothing.content)
    assert dict(secret.items()) == dict(nothing.items())
    assert secret["Cache-Control"] == "no-store"


# Signatures ---------------------------------------------------------------------------------------


def test_a_signature_opens_one_file_for_a_while(client, imagen):
    with time_machine.travel("2026-11-24T12:00:00Z", tick=False) as clock:
        url = signed_url(imagen.file.name, timedelta(minutes=10))
        assert client.get(url).status_code == 200

        clock.shift(timedelta(minutes=9))
        assert client.get(url).status_code == 200

        clock.shift(timedelta(minutes=2))
        assert client.get(url).status_code == 404


def test_a_forged_or_borrowed_signature_opens_nothing(client, imagen):
    other = imagenes.imagen(name="otra.jpg")
    url = signed_url(imagen.file.name, timedelta(minutes=10))
    signature = url.partition("firma=")[2]

    for forged in (
        f"/archivos/{other.file.name}?firma={signature}",
        url.replace("firma=600", "firma=60000"),
        f"{url}x",
        f"/archivos/{imagen.file.name}?firma=",
        f"/archivos/{imagen.file.name}?firma=600:::",
        f"/archivos/{imagen.file.name}?firma=-1%3Aa%3Ab",
    ):
        assert client.get(forged).status_code == 404


@pytest.mark.parametrize("age", [timedelta(0), timedelta(days=8)])
def test_a_signature_is_for_a_short_while(age):
    with pytest.raises(ValueError, match="week"):
        signed_url("images/x.webp", age)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_the_original_leaves_without_its_place_but_the_desk_sees_it(client, fotografo, format):
    data = imagenes.encoded(format=format, exif=imagenes.exif(gps=True))
    extension = {"JPEG": "jpg", "HEIF": "heic"}.get(format, format.lower())
    image = imagenes.imagen(content=data, name=f"foto.{extension}")

    given = client.get(signed_url(image.file.name, timedelta(minutes=1)))
    client.force_login(fotografo)
    seen = get(client, image.file.name)

    assert body(given) == without_location(data) != data
    assert body(seen) == data
    assert given["Content-Length"] == str(len(data))
    assert given["ETag"] != seen["ETag"]


# How it is sent ---------------------------------------------------------------------------------


def test_a_public_file_is_kept_shortly_and_asked_again(client, con_foto, imagen):
    first = get(client, name_of(imagen))
    assert first["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert first["Content-Type"] == "image/webp"
    assert first["X-Content-Type-Options"] == "nosniff"
    assert "Cookie" not in first.get("Vary", "")
    body(first)

    again = get(client, name_of(imagen), **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]

    since = get(client, name_of(imagen), **{"If-Modified-Since": first["Last-Modified"]})
    assert since.status_code == 304


def test_a_withdrawal_closes_the_file_to_who_has_its_etag(client, con_foto, imagen, jefa):
    etag = get(client, name_of(imagen)).headers["ETag"]
    acts.withdraw(con_foto, actor=jefa, text="Error.")

    assert get(client, name_of(imagen), **{"If-None-Match": etag}).status_code == 404


def test_a_private_file_is_kept_by_no_shared_cache(foto_client, imagen):
    assert get(foto_client, imagen.file.name)["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("bytes=0-9", (0, 10)), ("bytes=10-", (10, None)), ("bytes=-7", (-7, None))],
)
@pytest.mark.parametrize("size", ["original", "ancho-320"])
@pytest.mark.usefixtures("con_foto")
def test_a_part_is_given(client, imagen, asked, expected, size):
    name = imagen.file.name if size == "original" else name_of(imagen, size)
    url = signed_url(name, timedelta(minutes=1))
    whole = body(client.get(url))

    part = client.get(url, headers={"Range": asked})

    wanted = whole[slice(*expected)]
    first = whole.index(wanted) if expected[0] < 0 else expected[0]
    assert part.status_code == 206
    assert body(part) == wanted
    assert part["Content-Length"] == str(len(wanted))
    assert part["Content-Range"] == f"bytes {first}-{first + len(wanted) - 1}/{len(whole)}"


def test_a_part_behind_the_end_is_416(client, con_foto, imagen):
    response = get(client, name_of(imagen), Range="bytes=99999999-")

    assert response.status_code == 416
    assert re.fullmatch(r"bytes \*/\d+", response["Content-Range"])


@pytest.mark.parametrize(
    "asked", ["bytes=0-1,4-5", "lines=1-2", "bytes=9-2", "bytes=-", f"bytes=0-{'9' * 5000}", "x"]
)
def test_a_part_that_need_not_be_obeyed_is_the_whole(client, con_foto, imagen, asked):
    response = get(client, name_of(imagen), Range=asked)

    assert response.status_code == 200
    body(response)


def test_a_part_of_what_has_changed_meanwhile_is_the_whole(client, con_foto, imagen):
    asked = {"Range": "bytes=0-9", "If-Range": '"another"'}
    whole = get(client, name_of(imagen), **asked)
    body(whole)
    part = get(client, name_of(imagen), **{**asked, "If-Range": whole["ETag"]})
    body(part)

    assert (whole.status_code, part.status_code) == (200, 206)


def test_head_tells_all_but_the_bytes(client, con_foto, imagen):
    response = client.head(f"/archivos/{name_of(imagen)}")

    assert response.content == b""
    assert int(response["Content-Length"]) > 0


def test_nothing_is_written_here(client, con_foto, imagen):
    assert client.post(f"/archivos/{name_of(imagen)}").status_code == 405


@pytest.mark.parametrize(
    ("name", "mime", "disposition"),
    [
        ("plan.pdf", "application/pdf", "inline"),
        ("datos.csv", "text/csv; charset=utf-8", "attachment"),
        ("pagina.html", "text/html; charset=utf-8", "attachment"),
        ("dibujo.svg", "image/svg+xml", "attachment"),
        ("aviso.xml", "xml", "attachment"),
    ],
)
def test_what_would_run_in_a_browser_is_downloaded(foto_client, name, mime, disposition):
    stored = default_storage.save(f"documents/x/{name}", ContentFile(b"<b>hola</b>"))

    response = get(foto_client, stored)

    assert mime in response["Content-Type"]
    assert response["Content-Disposition"].startswith(f'{disposition}; filename="{name}"')
    assert ("sandbox" in response.get("Content-Security-Policy", "")) == (
        disposition == "attachment"
    )
    body(response)


def test_nginx_sends_the_file_where_it_is_told_to(client, con_foto, imagen, settings):
    settings.PREGON_X_ACCEL = "/interno/"

    response = get(client, name_of(imagen))

    assert response["X-Accel-Redirect"] == f"/interno/{name_of(imagen)}"
    assert response.content == b""
    assert get(client, imagen.file.name).status_code == 404


def test_even_nginx_gets_no_place(client, imagen, settings):
    settings.PREGON_X_ACCEL = "/interno/"

    response = client.get(signed_url(imagen.file.name, timedelta(minutes=1)))

    assert "X-Accel-Redirect" not in response
    assert response.content


@pytest.mark.usefixtures("con_foto")
def test_from_an_images_name_to_the_decision_is_one_query(
    client, imagen, django_assert_num_queries
):
    name = name_of(imagen)

    with django_assert_num_queries(1):
        get(client, name)


def test_from_a_documents_name_to_the_decision_is_one_query(
    client, redactora, jefa, django_assert_num_queries
):
    document = imagenes.documento()
    value = {"documento": document.pk, "titulo": ""}
    pages.published(redactora, jefa, cuerpo=[{"type": "documento", "value": value, "id": "c"}])

    with django_assert_num_queries(1):
        get(client, document.file.name)
