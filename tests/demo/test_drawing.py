"""What the demo draws and plays: the same in every run, and fit for its reader."""

import io
from datetime import date

import av
import pytest
from PIL import Image, ImageChops

from cms.demo import content
from cms.demo.drawing import letters
from cms.demo.drawing.pictures import Foto, dibujar
from cms.demo.filming import melodies
from cms.demo.filming.captions import webvtt
from cms.demo.filming.encoding import FRAMES, mp3
from cms.demo.filming.film import SIZE, film
from multimedia.recordings.captions import check

pytestmark = pytest.mark.once

DAY = date(2026, 11, 24)


@pytest.mark.parametrize("name", ["fotos", "afiches"])
def test_a_picture_is_drawn_the_same_each_time(name):
    key, entry = next(iter(content.read(name).items()))
    photo = Foto.from_json(entry, DAY)

    first, second = dibujar(key, photo), dibujar(key, photo)

    assert first == second
    assert first[:2] == b"\xff\xd8"


def test_a_turned_photograph_is_upright_when_it_is_read():
    key, entry = next(
        (key, each) for key, each in content.read("fotos").items() if each["orientacion"] == 6
    )

    picture = Image.open(io.BytesIO(dibujar(key, Foto.from_json(entry, DAY))))

    assert picture.getexif()[0x0112] == 6
    assert (picture.height, picture.width) == (entry["ancho"], entry["alto"])


@pytest.mark.parametrize(("accented", "bare"), [("señal", "senal"), ("aquí", "aqui"), ("ü", "u")])
def test_an_accent_is_drawn_above_its_letter(accented, bare):
    with_it, without = written(accented), written(bare)

    box = ImageChops.difference(with_it, without).getbbox()

    assert box is not None
    assert box[3] < 50  # the letters themselves are the same


def written(text: str) -> Image.Image:
    image = Image.new("RGB", (400, 110))
    letters.write(image, text, at=(10, 30), size=60, ink=(255, 255, 255))
    return image


def test_lines_are_broken_at_words_where_they_would_be_too_wide():
    lines = letters.wrapped("dos señales y se sale", size=20, within=140)

    assert " ".join(lines) == "dos señales y se sale"
    assert len(lines) > 1
    assert all(letters.width(each, 20) <= 140 for each in lines)


@pytest.mark.parametrize("move", ["paneo", "acercamiento"])
def test_a_film_moves_sounds_and_is_the_same_each_time(move):
    scene = Image.linear_gradient("L").resize((800, 600)).rotate(30).convert("RGB")

    first, second = (
        film(scene, move=move, words="Atención", tune="aviso", seconds=1) for _ in range(2)
    )

    assert first == second
    with av.open(io.BytesIO(first)) as file:
        frames = [each.to_image() for each in file.decode(video=0)]
        assert file.streams.audio[0].codec_context.name == "opus"
    assert len(frames) == FRAMES
    assert frames[0].size == SIZE
    assert ImageChops.difference(frames[0], frames[-1]).getbbox()


@pytest.mark.parametrize("tune", melodies.TUNES)
def test_a_tune_is_heard_and_the_same_each_time(tune):
    samples = melodies.played(tune, 1)

    assert max(samples) > 3_000
    assert abs(samples[-1]) < 20  # it fades away: no click at the end
    assert mp3(samples) == mp3(melodies.played(tune, 1))


def test_the_captions_are_such_as_the_archive_accepts():
    for entry in content.read("grabaciones").values():
        if cues := entry.get("subtitulos"):
            check(webvtt(cues).decode())
            assert cues[-1][1] <= entry["segundos"]
