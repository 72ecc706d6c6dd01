"""Videos and audios come in by wagtailmedia's pages; what they are, the file itself says."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import Collection

from cms.users.roles import Role
from multimedia.models import Grabacion
from multimedia.recordings import probe
from tests.factories import grabaciones, imagenes, people
from tests.multimedia import desk


def only() -> Grabacion:
    return Grabacion.objects.get()


# What is read ------------------------------------------------------------------------------------


def test_a_video_tells_its_length_and_size(foto_client):
    response = desk.add(foto_client, "video", grabaciones.upload("video.mp4"))

    assert response.status_code == 302
    video = only()
    assert (video.type, video.duration, video.width, video.height) == ("video", 1.0, 160, 90)
    assert video.peso == default_storage.size(video.file.name) == len(grabaciones.encoded("mp4"))
    assert video.uploaded_by_user.username == "fito"
    assert video.to_part().mime == "video/mp4"


def test_a_video_from_a_phone_held_upright_is_upright(foto_client):
    turned = grabaciones.encoded("mp4", turned=90)

    desk.add(foto_client, "video", grabaciones.upload("video.mp4", turned))

    assert (only().width, only().height) == (90, 160)


def test_an_audio_has_no_size(foto_client):
    desk.add(foto_client, "audio", grabaciones.upload("audio.mp3"))

    assert (only().duration, only().width, only().height) == (1.0, None, None)


@pytest.mark.parametrize(
    ("kind", "name", "mime"),
    [
        ("video", "a.mp4", "video/mp4"),
        ("video", "a.m4v", "video/mp4"),
        ("video", "a.mov", "video/quicktime"),
        ("video", "a.webm", "video/webm"),
        ("audio", "a.mp3", "audio/mpeg"),
        ("audio", "a.m4a", "audio/mp4"),
        ("audio", "a.ogg", "audio/ogg"),
        ("audio", "a.oga", "audio/ogg"),
        ("audio", "a.opus", "audio/ogg"),
        ("audio", "a.wav", "audio/wav"),
    ],
)
def test_every_format_that_is_offered_comes_in(foto_client, kind, name, mime):
    assert desk.add(foto_client, kind, grabaciones.upload(name)).status_code == 302

    assert only().to_part().mime == mime
    response = foto_client.get(only().file.url)
    assert response["Content-Type"] == mime
    assert response["Content-Disposition"].startswith("inline")
    assert b"".join(response) == grabaciones.encoded(name[2:])


def test_a_webm_of_sound_alone_is_known_as_such(foto_client):
    sound = grabaciones.encoded("webm", picture=False)

    desk.add(foto_client, "audio", grabaciones.upload("entrevista.webm", sound))

    assert only().filename == "entrevista.weba"
    assert only().to_part().mime == "audio/webm"
    # And it can be described afterwards.
    assert desk.edit(foto_client, only(), pie="En vivo").status_code == 302


def test_an_audio_with_a_cover_is_no_video(foto_client):
    cover = imagenes.encoded(imagenes.picture(64, 64), format="PNG")
    frame = b"\0image/png\0\x03\0" + cover
    frame = b"APIC" + len(frame).to_bytes(4, "big") + b"\0\0" + frame
    size = bytes(len(frame) >> shift & 127 for shift in (21, 14, 7, 0))
    song = b"ID3\x03\0\0" + size + frame + grabaciones.encoded("mp3")

    response = desk.add(foto_client, "audio", grabaciones.upload("a.mp3", song))

    assert response.status_code == 302
    assert only().width is None


def test_a_script_reads_the_same(db):
    video = Grabacion.objects.create(
        title="Video",
        type="video",
        file=ContentFile(grabaciones.encoded("webm"), name="v.webm"),
    )

    assert (video.width, video.height) == (160, 90)
    assert video.duration == pytest.approx(1, abs=0.02)


def test_a_new_file_of_a_script_is_read_anew(db):
    video = grabaciones.video()

    video.file = ContentFile(grabaciones.encoded("mp4", seconds=2, size=(320, 180)), name="v.mp4")
    video.save()

    assert (video.duration, video.width) == (2.0, 320)


def test_the_desk_is_never_asked_for_what_the_file_says(foto_client):
    page = foto_client.get(reverse("wagtailmedia:add", args=["video"]))

    assert not {"duration", "width", "height", "thumbnail", "peso"} & set(
        page.context["form"].fields
    )
    assert "2,0\xa0GB" in page.content.decode()


# What is refused ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name", "content", "said"),
    [
        (
            "video",
            "video.mp4",
            lambda: b"Acta de la sesi\xc3\xb3n. " * 400,
            "no se puede reproducir",
        ),
        ("video", "video.mp4", lambda: b"", "está vac"),
        ("video", "video.mp4", lambda: grabaciones.encoded("mp4")[:6000], "no se puede reproducir"),
        ("video", "video.webm", lambda: grabaciones.encoded("mp4"), "es MP4 o MOV, pero"),
        ("video", "video.avi", lambda: grabaciones.encoded("mp4"), "MP4, M4V, MOV, WEBM"),
        ("video", "v.mp4", lambda: grabaciones.encoded("mp4", picture=False), "solo tiene sonido"),
        ("video", "v.mp4", lambda: grabaciones.encoded("mp4", codec="mpeg4"), "«mpeg4»"),
        ("audio", "a.webm", lambda: grabaciones.encoded("webm"), "es un video"),
        ("audio", "a.m4a", lambda: grabaciones.encoded("mp4"), "es un video"),
        ("audio", "a.mp3", lambda: b"RIFF" + b"\0" * 4000, "no se puede reproducir"),
        (
            "video",
            "v.mp4",
            lambda: b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/hostname\n",
            "no se puede reproducir",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_such_recording_is_refused_in_spanish(foto_client, kind, name, content, said):
    file = grabaciones.upload(name, content())

    response = desk.add(foto_client, kind, file, pie="Lo que escribí")

    assert response.status_code == 200
    assert said in desk.errors(response)
    assert "Lo que escribí" in response.content.decode()
    assert not Grabacion.objects.exists()


def test_an_audio_without_sound_is_refused(db):
    silent = ContentFile(grabaciones.encoded("mp4", sound=False), name="a.m4a")

    with pytest.raises(ValidationError) as refused:
        Grabacion.objects.create(title="Audio", type="audio", file=silent)

    assert refused.value.code == "video"


def test_a_script_is_refused_as_well(db):
    with pytest.raises(ValidationError, match="no se puede reproducir"):
        grabaciones.video(content=b"nada")


def test_what_is_too_large_is_not_even_opened(foto_client, settings, monkeypatch):
    settings.PREGON_RECORDING_MAX_SIZE = 1000
    monkeypatch.setattr(probe, "_run", None)

    response = desk.add(foto_client, "video", grabaciones.upload())

    assert "se admiten hasta 1000" in desk.errors(response)


def test_a_file_that_occupies_the_reader_is_refused(foto_client, monkeypatch):
    monkeypatch.setattr(probe, "_TIMEOUT", 0.001)

    response = desk.add(foto_client, "video", grabaciones.upload())

    assert "no se puede reproducir" in desk.errors(response)


def test_a_refused_replacement_leaves_the_video_as_it_was(foto_client):
    video = grabaciones.video()
    name = video.file.name

    response = desk.edit(foto_client, video, file=grabaciones.upload("v.mp4", b"nada"), pie="Nuevo")

    assert "no se puede reproducir" in desk.errors(response)
    assert f"/archivos/{name}" in response.content.decode()
    assert "Nuevo" in response.content.decode()
    assert (only().file.name, only().pie) == (name, "")
    assert default_storage.exists(name)


# The desk's pages --------------------------------------------------------------------------------


def test_the_last_collection_is_offered(foto_client, fotografo):
    root = Collection.get_first_root_node()
    event = root.add_child(name="Feria Juniana")
    root.add_child(name="Sesiones")
    grabaciones.video(uploaded_by_user=fotografo, collection=event)

    page = foto_client.get(reverse("wagtailmedia:add", args=["audio"]))

    assert page.context["form"]["collection"].value() == event.pk


def test_a_video_uploaded_in_the_chooser_is_chosen(foto_client):
    response = desk.add_in_chooser(foto_client, "video", grabaciones.upload(), pie="Un pie")

    answer = response.json()
    assert answer["step"] == "media_chosen"
    assert answer["result"]["id"] == only().pk
    assert (only().width, only().pie) == (160, "Un pie")


def test_a_refusal_in_the_chooser_leaves_a_window_that_works(foto_client):
    grabaciones.video(title="Otro video")
    grabaciones.audio(title="Otro audio")

    response = desk.add_in_chooser(foto_client, "video", grabaciones.upload("v.mp4", b"nada"))

    window = response.json()
    assert window["step"] == "chooser"
    assert 'active-panel-id-value="tab-upload-video"' in window["html"]
    assert "no se puede reproducir" in window["html"]
    assert reverse("wagtailmedia:chooser_typed", args=["video"]) in window["html"]
    assert "Otro video" in window["html"]
    assert "Otro audio" not in window["html"]


def test_a_writer_chooses_what_a_photographer_uploaded(client, fotografo, redactora):
    video = grabaciones.video(title="De otro", uploaded_by_user=fotografo)
    client.force_login(redactora)

    window = client.get(reverse("wagtailmedia:chooser_typed", args=["video"])).json()
    chosen = client.get(reverse("wagtailmedia:media_chosen", args=[video.pk])).json()

    assert "De otro" in window["html"]
    assert chosen["result"]["title"] == "De otro"
    assert client.get(reverse("wagtailmedia:edit", args=[video.pk])).status_code == 302  # not hers


def test_who_may_choose_nothing_chooses_nothing(client, db):
    video = grabaciones.video()
    client.force_login(people.person("adela", Role.ADMINISTRATORS))

    assert "Un video" not in client.get(reverse("wagtailmedia:chooser")).json()["html"]
    assert client.get(reverse("wagtailmedia:media_chosen", args=[video.pk])).status_code == 302
    response = desk.add_in_chooser(client, "video", grabaciones.upload())
    assert response.status_code == 302
    assert Grabacion.objects.count() == 1


# The place ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "keyed"), [("v.mp4", False), ("v.mov", False), ("v.mov", True)])
def test_where_it_was_recorded_is_not_kept(foto_client, name, keyed):
    place = grabaciones.encoded(name[2:], place="+14.0818-087.2068/", keyed=keyed)

    desk.add(foto_client, "video", grabaciones.upload(name, place))

    with only().file.open() as stored:
        data = stored.read()
    assert len(data) == len(place)
    assert b"+14.08" not in data
    assert grabaciones.place_told(place)
    assert not grabaciones.place_told(data)
    assert grabaciones.packets(data) == grabaciones.packets(place)


def test_a_large_upload_is_blanked_where_it_lies(foto_client, settings):
    settings.FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
    place = grabaciones.encoded("mov", place="+14.0818-087.2068/")

    desk.add(foto_client, "video", grabaciones.upload("v.mov", place))

    with only().file.open() as stored:
        assert not grabaciones.place_told(stored.read())


def test_the_file_that_a_script_reads_from_stays_as_it_is(db, tmp_path):
    mine = tmp_path / "mine.mov"
    mine.write_bytes(grabaciones.encoded("mov", place="+14.0818-087.2068/"))

    with mine.open("rb") as file:
        video = Grabacion.objects.create(title="V", type="video", file=File(file, name="mine.mov"))

    assert grabaciones.place_told(mine.read_bytes())
    with video.file.open() as stored:
        assert not grabaciones.place_told(stored.read())
