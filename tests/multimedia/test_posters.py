"""The poster of a video: one that was chosen, or a frame of it."""

import pytest
from PIL import Image as Pillow

from cms.publishing.record import current_piece
from multimedia.models import Grabacion, Imagen
from multimedia.recordings import poster
from multimedia.renditions import deferred, missing_specs
from tests.factories import grabaciones, imagenes, pages
from tests.multimedia import desk


@pytest.fixture
def after_commit(db, django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_video_without_a_poster_gets_a_frame(foto_client, after_commit):
    with after_commit():
        desk.add(foto_client, "video", grabaciones.upload(), credito="Video: AMDC")

    video = Grabacion.objects.get()
    image = video.poster
    assert image.title == "Portada de «Recorrido por la Kennedy»"
    assert image.description == "Recorrido por la Kennedy"
    assert (image.credito, image.collection) == ("Video: AMDC", video.collection)
    assert image.uploaded_by_user == video.uploaded_by_user
    assert (image.width, image.height) == (160, 90)
    assert missing_specs(image) == []


def test_the_frame_is_upright(after_commit):
    with after_commit():
        grabaciones.video(content=grabaciones.encoded("mp4", turned=90))

    assert (Imagen.objects.get().width, Imagen.objects.get().height) == (90, 160)


def test_the_frame_is_from_a_tenth_on_and_not_the_first(after_commit):
    with after_commit():
        grabaciones.video(content=grabaciones.encoded("mp4", seconds=4))

    with Imagen.objects.get().file.open() as file, Pillow.open(file) as picture:
        red, _green, _blue = picture.getpixel((80, 45))
    # The colour grows by 180 from first to last frame.
    assert 50 <= red <= 70


def test_a_chosen_poster_stays(after_commit):
    chosen = imagenes.imagen()

    with after_commit():
        grabaciones.video(poster=chosen)

    assert Grabacion.objects.get().poster == chosen
    assert Imagen.objects.count() == 1


def test_an_audio_gets_none(after_commit):
    with after_commit():
        grabaciones.audio()

    assert not Imagen.objects.exists()


def test_a_failure_loses_no_video(foto_client, after_commit, monkeypatch, caplog):
    def fail(path):
        raise OSError("No space left on device.")

    monkeypatch.setattr(poster, "frame_of", fail)
    with after_commit():
        response = desk.add(foto_client, "video", grabaciones.upload())

    assert response.status_code == 302
    assert Grabacion.objects.get().poster is None
    assert "No poster could be made" in caplog.text


def test_what_is_out_shows_the_poster_as_soon_as_there_is_one(redactora, jefa, after_commit):
    video = grabaciones.video()  # outside of a commit: no poster yet
    value = {"video": video.pk, "pie": ""}
    page = pages.published(redactora, jefa, cuerpo=[{"type": "video", "value": value, "id": "v"}])
    assert current_piece(page.pk).as_piece().recordings[0].poster is None

    poster.give_poster(video.pk)

    part = current_piece(page.pk).as_piece().recordings[0].poster
    assert part.alt == "Un video"
    assert part.renditions


def test_a_load_of_many_makes_no_versions(after_commit):
    with after_commit(), deferred():
        grabaciones.video()
    with deferred():
        poster.give_poster(grabaciones.video().pk)

    assert Imagen.objects.count() == 2
    assert missing_specs(Imagen.objects.latest("pk"))
