"""A video: uploaded while writing, played in the preview, and by anybody once it is out."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.factories import grabaciones

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def video(tmp_path) -> Path:
    path = tmp_path / "recorrido.mp4"
    path.write_bytes(grabaciones.encoded("mp4", seconds=2, size=(320, 180)))
    return path


@pytest.fixture
def no_video(tmp_path) -> Path:
    path = tmp_path / "acta.mp4"
    path.write_bytes(b"Acta de la sesion. " * 100)
    return path


def test_a_video_plays_in_the_preview_and_once_it_is_out(
    sign_in, reader, video, no_video, tmp_path
):
    captions = tmp_path / "recorrido.srt"
    captions.write_text("1\n00:00:00,000 --> 00:00:02,000\nBuenos días.\n", encoding="utf-8")
    title = "Recorrido por las obras"
    redactora = sign_in("redaccion")
    editor = redactora.write(title=title, bajada="Así avanza el puente.")
    window = editor.open_video_window()
    window.upload(no_video, title="Recorrido")
    expect(window.refusal).to_contain_text("no se puede reproducir")
    window.upload(video, title="Recorrido", subtitulos=captions)
    expect(window.itself).to_have_count(0)

    shown = editor.play_in_preview()

    assert (shown.width, shown.height) == (320, 180)
    assert "/recordings/" in shown.address
    assert "/images/" in shown.poster
    assert {reader.get(each).status for each in (shown.address, shown.poster)} == {404}

    editor.send_to_review()
    sign_in("jefatura").open_waiting(title).approve()

    out = reader.listed_within(1.0, title)
    recording = out["cuerpo"][0]["value"]["video"]
    assert reader.play(recording["meta"]["download_url"]).width == 320
    assert reader.get(recording["captions"]["url"]).text().startswith("WEBVTT")
    assert reader.get(recording["poster"]["src"]).status == 200
