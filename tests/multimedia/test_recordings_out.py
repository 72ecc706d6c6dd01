"""A recording is private until a piece that is out uses it, is kept as long as one does, and
changes the piece when it changes."""

import re
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from cms.publishing import acts
from cms.publishing.kinds import Change
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from multimedia.keeping import InUse
from multimedia.models import ArchivoAnterior, Grabacion
from multimedia.signatures import signed_url
from tests.factories import grabaciones, imagenes, pages
from tests.multimedia import desk


def body(video):
    return [{"type": "video", "value": {"video": video.pk, "pie": ""}, "id": "v"}]


def shown(page):
    """The video's part in what is out of ``page``."""
    return current_piece(page.pk).as_piece().recordings[0]


def status(client, name: str, **headers) -> int:
    response = client.get(f"/archivos/{name}", headers=headers)
    b"".join(response)  # read to its end, as a reader does
    return response.status_code


@pytest.fixture
def poster(db):
    return imagenes.imagen()


@pytest.fixture
def video(poster):
    return grabaciones.video(poster=poster, subtitulos=grabaciones.captions())


@pytest.fixture
def con_video(redactora, jefa, video):
    """A bulletin that is out, with the video."""
    return pages.published(redactora, jefa, cuerpo=body(video))


# Doors -------------------------------------------------------------------------------------------


def test_a_video_is_public_while_a_bulletin_shows_it(client, redactora, jefa, video, poster):
    names = [video.file.name, video.subtitulos.name]
    names += [each.file.name for each in poster.renditions.filter(filter_spec__contains="webp")]
    page = pages.draft(redactora, cuerpo=body(video))
    assert {status(client, name) for name in names} == {404}

    pages.accept(page, jefa).publish()
    assert {status(client, name) for name in names} == {200}

    acts.withdraw(page, actor=jefa, text="Error.")
    assert {status(client, name) for name in names} == {404}


def test_a_piece_for_the_media_makes_no_video_public(client, redactora, jefa, video):
    pages.published(redactora, jefa, cuerpo=body(video), audiencia="medios")

    assert status(client, video.file.name) == 404


def test_desk_and_signature_open_it(client, foto_client, video):
    assert status(foto_client, video.file.name) == 200
    foto_client.logout()

    response = client.get(signed_url(video.subtitulos.name, timedelta(minutes=1)))
    assert b"".join(response).startswith(b"WEBVTT")


def test_an_anonymous_player_jumps_in_a_published_video(client, redactora, jefa, con_video, video):
    whole = grabaciones.encoded("mp4")

    part = client.get(f"/archivos/{video.file.name}", headers={"Range": "bytes=1000-1999"})

    assert part.status_code == 206
    assert b"".join(part.streaming_content) == whole[1000:2000]
    assert part["Content-Range"] == f"bytes 1000-1999/{len(whole)}"
    assert part["Accept-Ranges"] == "bytes"
    assert part["Content-Type"] == "video/mp4"
    assert part["Content-Disposition"].startswith("inline")
    assert "max-age=60" in part["Cache-Control"]
    behind = client.get(f"/archivos/{video.file.name}", headers={"Range": "bytes=99999999-"})
    assert behind.status_code == 416
    assert re.fullmatch(r"bytes \*/\d+", behind["Content-Range"])
    acts.withdraw(con_video, actor=jefa, text="Error.")
    assert status(client, video.file.name, Range="bytes=0-9") == 404


@pytest.mark.usefixtures("con_video")
def test_from_a_videos_name_to_the_decision_is_one_query(client, video, django_assert_num_queries):
    for name in (video.file.name, video.subtitulos.name):
        with django_assert_num_queries(1):
            assert status(client, name) == 200


def test_nginx_sends_a_video(client, con_video, video, settings):
    settings.PREGON_X_ACCEL = "/interno/"

    response = client.get(f"/archivos/{video.file.name}")

    assert response["X-Accel-Redirect"] == f"/interno/{video.file.name}"


# Words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title": "Otro título"}, ("title", "Otro título")),
        ({"pie": "Otro pie"}, ("caption", "Otro pie")),
        ({"credito": "Video: AMDC"}, ("credit", "Video: AMDC")),
        ({"transcripcion": "Buenos días."}, ("transcript", "Buenos días.")),
        ({"subtitulos-clear": "on"}, ("captions", None)),
    ],
)
def test_new_words_of_a_video_are_out_at_once(foto_client, con_video, video, change, expected):
    assert desk.edit(foto_client, video, **change).status_code == 302

    name, value = expected
    assert getattr(shown(con_video), name) == value
    assert ChangeEntry.objects.latest("position").kind == Change.UPDATED


def test_a_change_that_nobody_sees_writes_nothing(foto_client, con_video, video):
    before = ChangeEntry.objects.count()

    desk.edit(foto_client, video, derechos="AMDC", tags="recorrido")

    assert ChangeEntry.objects.count() == before


def test_new_words_of_its_poster_are_out_as_well(con_video, poster):
    poster.description = "La alcaldía de noche"
    poster.save()

    assert shown(con_video).poster.alt == "La alcaldía de noche"


# Keeping -----------------------------------------------------------------------------------------


def test_replaced_files_stay_while_a_piece_shows_them(
    foto_client, client, con_video, video, django_capture_on_commit_callbacks
):
    old = [video.file.name, video.subtitulos.name]

    with django_capture_on_commit_callbacks(execute=True):
        response = desk.edit(
            foto_client,
            video,
            file=grabaciones.upload("nuevo.mp4", grabaciones.encoded("mp4", seconds=2)),
            subtitulos=grabaciones.captions(),
        )
    assert response.status_code == 302

    foto_client.logout()
    video.refresh_from_db()
    now = shown(con_video)
    assert (now.duration, now.filename) == (2.0, "nuevo.mp4")
    new = [video.file.name, video.subtitulos.name]
    assert {status(client, name) for name in new} == {200}
    # The former ones are there, closed, since nothing shows them any more; then they go.
    assert all(default_storage.exists(name) for name in old)
    assert {status(client, name) for name in old} == {404}
    with django_capture_on_commit_callbacks(execute=True):
        call_command("prune_files")
    assert not any(default_storage.exists(name) for name in old)
    assert all(default_storage.exists(name) for name in new)
    assert not ArchivoAnterior.objects.exists()


def test_what_was_promised_keeps_its_video(
    redactora, jefa, video, dentro_de_una_hora, django_capture_on_commit_callbacks
):
    page = pages.draft(redactora, cuerpo=body(video), embargo=True, go_live_at=dentro_de_una_hora)
    pages.accept(page, jefa).publish()
    name = video.file.name

    # A row written past the desk: the piece still names the former file.
    Grabacion.objects.filter(pk=video.pk).update(file="recordings/x/otro.mp4")
    ArchivoAnterior.objects.create(nombre=name, grabacion=video)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("prune_files")

    assert default_storage.exists(name)


@pytest.mark.usefixtures("con_video")
def test_what_is_out_is_not_deleted(video, poster):
    for delete in (video.delete, Grabacion.objects.all().delete, poster.delete):
        with pytest.raises(InUse, match="está en algo publicado"), transaction.atomic():
            delete()

    assert default_storage.exists(video.file.name)


@pytest.mark.usefixtures("con_video")
def test_the_desk_says_why_it_is_not_deleted(foto_client, video):
    address = reverse("wagtailmedia:delete", args=[video.pk])

    response = foto_client.post(address, follow=True)

    assert "«Un video» no se puede borrar" in response.content.decode()
    assert Grabacion.objects.filter(pk=video.pk).exists()


def test_what_is_not_out_goes_with_all_its_files(
    foto_client, video, django_capture_on_commit_callbacks
):
    video.file = grabaciones.upload("otro.mp4")
    video.save()
    former = ArchivoAnterior.objects.get().nombre
    names = [video.file.name, video.subtitulos.name, former]
    assert all(default_storage.exists(name) for name in names)

    with django_capture_on_commit_callbacks(execute=True):
        response = foto_client.post(reverse("wagtailmedia:delete", args=[video.pk]), follow=True)

    assert "Se eliminó «Un video»" in response.content.decode()
    assert not any(default_storage.exists(name) for name in names)


def test_a_recording_for_inside_use_does_not_leave(redactora, video):
    video.usos_permitidos = "interno"
    video.save()

    page = pages.draft(redactora, cuerpo=body(video))

    assert any("uso interno" in str(sentence) for _field, sentence in page.lacks())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"usos_permitidos": "interno"}, "es solo de uso interno"),
        ({"consentimiento": "menores"}, "falta el consentimiento de los menores"),
        ({"description": ""}, "falta el texto alternativo"),
    ],
)
def test_no_picture_goes_out_as_a_poster_that_no_review_would_let_out(
    foto_client, con_video, video, values, said
):
    response = desk.edit(foto_client, video, poster=imagenes.imagen(**values).pk)

    assert said in desk.errors(response)
    assert shown(con_video).poster.id == video.poster_id


def test_what_is_not_out_may_have_any_poster(foto_client, video):
    internal = imagenes.imagen(usos_permitidos="interno")

    desk.edit(foto_client, video, poster=internal.pk)

    assert Grabacion.objects.get(pk=video.pk).poster == internal
