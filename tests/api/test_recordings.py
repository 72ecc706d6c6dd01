"""``media/``: the videos and audios that a public piece uses, nothing else."""

import pytest

from cms.publishing import acts
from tests.api.counting import queries_of
from tests.factories import grabaciones, imagenes

pytestmark = pytest.mark.django_db


def body(*recordings):
    return [
        {"type": each.type, "value": {each.type: each.pk, "pie": ""}, "id": f"b{each.pk}"}
        for each in recordings
    ]


@pytest.fixture
def video(db):
    return grabaciones.video(
        title="Recorrido por la Kennedy",
        pie="El alcalde, el lunes",
        credito="Video: AMDC",
        transcripcion="Buenos días.",
        poster=imagenes.imagen(),
        subtitulos=grabaciones.captions(),
    )


@pytest.fixture
def audio(db):
    return grabaciones.audio(title="Entrevista")


def ids(response):
    return [each["id"] for each in response.json()["items"]]


def test_a_video_is_listed_while_it_is_out(get, publish, video, jefa):
    assert ids(get("media/")) == []
    assert get(f"media/{video.pk}/").status_code == 404

    noticia = publish(cuerpo=body(video))

    assert ids(get("media/")) == [video.pk]
    acts.withdraw(noticia, actor=jefa, text="Error.")
    assert ids(get("media/")) == []
    assert get(f"media/{video.pk}/").status_code == 404


def test_a_video_of_a_piece_for_the_media_isnt_public(get, publish, video):
    publish(cuerpo=body(video), audiencia="medios")

    assert ids(get("media/")) == []


def test_a_video_tells_what_a_player_needs(get, publish, video):
    publish(cuerpo=body(video))

    answer = get(f"media/{video.pk}/").json()

    files = "http://127.0.0.1:8000/archivos/"
    assert answer["meta"] == {
        "type": "multimedia.Grabacion",
        "detail_url": f"http://127.0.0.1:8000/api/v2/media/{video.pk}/",
        "tags": [],
        "download_url": files + video.file.name,
    }
    assert (answer["media_type"], answer["mime"], answer["size"]) == (
        "video",
        "video/mp4",
        video.peso,
    )
    assert (answer["duration"], answer["width"], answer["height"]) == (1.0, 160, 90)
    assert (answer["caption"], answer["credit"]) == ("El alcalde, el lunes", "Video: AMDC")
    assert answer["transcript"] == "Buenos días."
    assert answer["poster"]["alt"] == "Cuatro cuadros de colores"
    assert answer["captions"] == {"url": files + video.subtitulos.name, "language": "es-hn"}


def test_its_poster_is_an_image_that_is_out(get, publish, video):
    publish(cuerpo=body(video))

    assert ids(get("images/")) == [video.poster_id]


def test_a_listing_has_stocks_shape_and_more(get, publish, video):
    publish(cuerpo=body(video))

    (item,) = get("media/").json()["items"]

    assert list(item) == ["id", "meta", "title", "media_type", "duration", "width", "height"]
    assert list(item["meta"]) == ["type", "detail_url", "tags", "download_url"]


def test_media_type_fields_search_and_order(get, publish, video, audio):
    publish(cuerpo=body(video, audio))

    assert ids(get("media/?order=-id")) == sorted([video.pk, audio.pk], reverse=True)
    assert ids(get("media/?media_type=video")) == [video.pk]
    assert ids(get("media/?media_type=audio&search=entrevistas")) == [audio.pk]
    assert ids(get("media/?search=dias")) == [video.pk]
    assert ids(get(f"media/?id={audio.pk}&media_type=video")) == []
    (item,) = get("media/?fields=_,poster(alt),captions&media_type=video").json()["items"]
    assert set(item) == {"poster", "captions"}
    assert set(item["poster"]) == {"id", "meta", "alt"}


@pytest.mark.parametrize(
    "query",
    ["media_type=foto", "type=video", "order=title", "fields=nada", "limit=x", "nada=1"],
)
def test_wrong_parameters_are_refused(get, publish, video, query):
    publish(cuerpo=body(video))

    assert get(f"media/?{query}").status_code == 400


def test_an_image_knows_no_media_type(get):
    assert get("images/?media_type=video").status_code == 400


def test_ten_videos_cost_no_more_queries_than_one(get, publish, video, settings):
    settings.PREGON_RESPONSE_CACHE = 0
    publish(cuerpo=body(video))
    one = len(queries_of(lambda: get("media/?fields=*")))

    publish(cuerpo=body(*(grabaciones.video(title=f"Video {n}") for n in range(9))))

    assert get("media/").json()["meta"]["total_count"] == 10
    assert len(queries_of(lambda: get("media/?fields=*"))) == one
    assert len(queries_of(lambda: get("media/?media_type=video"))) <= one
