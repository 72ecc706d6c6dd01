"""Captions: WebVTT that players read, or a sentence that says which line is wrong."""

import pytest
from django.core.exceptions import ValidationError

from multimedia.models import Grabacion
from multimedia.recordings.captions import captions_from
from tests.factories import grabaciones
from tests.multimedia import desk

CUE = "00:00.000 --> 00:01.000\nHola.\n"


def text_of(upload) -> str:
    return captions_from(upload).read().decode()


@pytest.mark.parametrize(
    "text",
    [
        f"WEBVTT\n\n{CUE}",
        f"\ufeffWEBVTT - Recorrido\r\n\r\n{CUE}",
        f"WEBVTT\n\nNOTE\nDe Ana --- la periodista\n\nSTYLE\n::cue {{ color: red }}\n\n{CUE}",
        f"WEBVTT\nKind: captions\n\nuno\n{CUE}\n\n2\n00:00:01.000 --> 00:00:02.000 line:0\nY\n",
        "WEBVTT\n\n100:00:00.000 --> 100:00:01.000\nLargo.\n",
        f"WEBVTT\n\n{CUE}\n00:00.000 --> 00:02.000\nA la vez.\n",
    ],
)
def test_valid_captions_are_taken_as_they_are(text):
    assert text_of(grabaciones.captions(text)) == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (CUE, "head", None),
        ("WEBVTTX\n\n" + CUE, "head", None),
        ("", "head", None),
        ("WEBVTT\n", "empty", None),
        (f"WEBVTT\n\n{CUE}\n00:02 --> 00:03\nMal.\n", "times", 6),
        ("WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nDe SubRip.\n", "times", 3),
        ("WEBVTT\n\nuno\n00:61.000 --> 01:02.000\nMal.\n", "times", 4),
        ("WEBVTT\n\n00:02.000 --> 00:01.000\nAl revés.\n", "times", 3),
        (f"WEBVTT\n\n00:05.000 --> 00:06.000\nLuego.\n\n{CUE}", "order", 6),
        (f"WEBVTT\n\n{CUE}\nSin tiempo.\n", "cue", 6),
    ],
)
def test_the_line_that_is_wrong_is_named(text, code, line):
    with pytest.raises(ValidationError) as refused:
        captions_from(grabaciones.captions(text))

    assert refused.value.code == code
    if line:
        assert f"línea {line}" in refused.value.messages[0]


def test_another_encoding_is_refused_with_its_line():
    upload = grabaciones.upload("s.vtt", f"WEBVTT\n\n{CUE}".encode() + "Señor\n".encode("cp1252"))

    with pytest.raises(ValidationError, match="La línea 5 no está en UTF-8"):
        captions_from(upload)


def test_another_kind_of_file_is_refused():
    with pytest.raises(ValidationError, match="WebVTT"):
        captions_from(grabaciones.upload("s.txt", b"WEBVTT"))


def test_what_is_too_large_is_not_read():
    with pytest.raises(ValidationError, match="2 MB"):
        captions_from(grabaciones.upload("s.vtt", b"W" * (2 * 1024 * 1024 + 1)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_subrip_becomes_webvtt(encoding):
    srt = (
        "1\r\n00:00:01,5 --> 00:00:02,000\r\n"
        "<i>Señores</i> & <font color=red>señoras</font>\r\n\r\n"
        "2\r\n00:00:02,000 --> 00:01:04,250 X1:1\r\n{\\an8}2 < 3\r\nDos líneas\r\n"
    )

    converted = captions_from(grabaciones.upload("charla.srt", srt.encode(encoding)))

    assert converted.name == "charla.vtt"
    assert converted.read().decode() == (
        "WEBVTT\n\n00:00:01.500 --> 00:00:02.000\n<i>Señores</i> &amp; señoras\n\n"
        "00:00:02.000 --> 00:01:04.250\n2 &lt; 3\nDos líneas\n"
    )


def test_a_broken_subrip_names_its_own_line():
    srt = b"1\n00:00:01,000 --> 00:00:02,000\nUno\n\n2\nDos\n"

    with pytest.raises(ValidationError, match="La línea 6"):
        captions_from(grabaciones.upload("s.srt", srt))


def test_captions_are_stored_as_webvtt_and_given_out(foto_client):
    srt = grabaciones.upload("s.srt", b"1\n00:00:00,000 --> 00:00:01,000\nHola\n")

    desk.add(foto_client, "video", grabaciones.upload(), subtitulos=srt)

    video = Grabacion.objects.get()
    part = video.to_part().captions
    assert part.url == f"media:{video.subtitulos.name}"
    assert part.language == "es-hn"
    response = foto_client.get(video.subtitulos.url)
    assert response["Content-Type"] == "text/vtt; charset=utf-8"
    assert response["Content-Disposition"].startswith("inline")
    assert b"".join(response.streaming_content).startswith(b"WEBVTT")


def test_wrong_captions_are_refused_and_nothing_typed_is_lost(foto_client):
    response = desk.add(
        foto_client,
        "video",
        grabaciones.upload(),
        subtitulos=grabaciones.captions(f"WEBVTT\n\n{CUE}\n00:00.000\n"),
        transcripcion="Buenos días a todos.",
    )

    assert "La línea 6" in desk.errors(response) or "línea 6" in desk.errors(response)
    assert "Buenos días a todos." in response.content.decode()
    assert not Grabacion.objects.exists()


def test_captions_can_be_taken_away(foto_client):
    video = grabaciones.video(subtitulos=grabaciones.captions())

    response = desk.edit(foto_client, video, **{"subtitulos-clear": "on"})

    assert response.status_code == 302
    assert not Grabacion.objects.get().subtitulos
