"""The ready-made sizes: which there are, and when they are made."""

import logging
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from multimedia.models import Imagen
from multimedia.renditions import ensure_renditions, missing_specs
from multimedia.sizes import PUBLIC_SIZES, sizes_for
from tests.factories import imagenes, pages


def bare(**values) -> Imagen:
    """An image of which no version has been made."""
    image = imagenes.imagen(**values)
    image.renditions.all().delete()
    return image


@pytest.mark.parametrize(
    ("width", "widest"),
    [(100, 320), (320, 320), (321, 640), (800, 960), (1280, 1280), (1281, 1920), (6000, 1920)],
)
def test_no_width_is_enlarged_or_listed_twice(width, widest):
    names = [size.name for size in sizes_for(width)]

    assert f"ancho-{widest}" in names
    assert max(size.width or 0 for size in sizes_for(width)) == widest
    assert "portada-1200x630" in names


@pytest.mark.django_db
def test_a_large_photo_has_every_size_in_its_measure():
    image = imagenes.imagen(content=imagenes.encoded(imagenes.picture(2400, 1600)))

    parts = {each.name: each for each in image.to_part().renditions}

    assert list(parts) == [size.name for size in PUBLIC_SIZES]
    assert {parts[f"ancho-{width}"].width for width in (320, 640, 960, 1280, 1920)} == {
        *(320, 640, 960, 1280, 1920)
    }
    assert (parts["ancho-640"].width, parts["ancho-640"].height) == (640, 426)
    card = parts["portada-1200x630"]
    assert (card.width, card.height, card.mime) == (1200, 630, "image/jpeg")
    assert parts["ancho-1280-jpeg"].mime == "image/jpeg"


@pytest.mark.django_db
def test_the_addresses_stay_when_nothing_changes(imagen):
    before = imagen.to_part()

    ensure_renditions([imagen])
    imagen.save()

    assert Imagen.objects.get().to_part() == before


@pytest.mark.django_db
def test_an_upload_makes_the_versions_after_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        image = Imagen(title="Foto", file=imagenes.upload())
        image.save()
        assert not image.renditions.exists()

    assert missing_specs(image) == []


@pytest.mark.django_db
def test_what_is_missing_is_left_out_and_reported(caplog, imagen):
    imagen.renditions.filter(filter_spec="width-320|format-webp").delete()

    with caplog.at_level(logging.DEBUG, logger="pregon.multimedia"):
        part = imagen.to_part()

    assert "ancho-320" not in {each.name for each in part.renditions}
    assert f"Image {imagen.pk} lacks the versions ancho-320." in caplog.text


def test_publishing_makes_no_version_and_reads_them_in_one_query(
    redactora, jefa, django_assert_num_queries
):
    image = bare()
    pages.published(redactora, jefa, imagen=image)

    assert not image.renditions.exists()
    fresh = Imagen.objects.get()
    with django_assert_num_queries(1):
        fresh.to_part()
    prefetched = Imagen.objects.prefetch_related("renditions").get()
    with django_assert_num_queries(0):
        prefetched.to_part()


def test_submitting_to_review_makes_what_is_missing(redactora, django_capture_on_commit_callbacks):
    images = [bare(), bare()]
    body = [{"type": "imagen", "value": {"imagen": images[1].pk, "pie": ""}, "id": "a"}]
    page = pages.draft(redactora, imagen=images[0], cuerpo=body)

    with django_capture_on_commit_callbacks(execute=True):
        page.get_workflow().start(page, redactora)

    assert [missing_specs(image) for image in images] == [[], []]


@pytest.mark.django_db
def test_one_image_that_cannot_be_made_keeps_no_other_from_it(caplog):
    gone, fine = bare(title="Perdida"), bare()
    default_storage.delete(gone.file.name)

    failed = ensure_renditions([Imagen.objects.get(pk=gone.pk), fine])

    assert failed == [gone]
    assert missing_specs(fine) == []


@pytest.mark.django_db
def test_the_command_shows_how_far_it_is():
    images = [bare(title="Río"), bare(title="Puente"), imagenes.imagen(title="Lista")]
    out = StringIO()

    call_command("make_renditions", stdout=out)

    assert out.getvalue().splitlines() == ["1/2 Río", "2/2 Puente"]
    assert all(missing_specs(image) == [] for image in images)


@pytest.mark.django_db
def test_the_command_fails_if_one_could_not_be_made():
    gone = bare(title="Perdida")
    default_storage.delete(gone.file.name)

    with pytest.raises(CommandError, match="Perdida"):
        call_command("make_renditions", str(gone.pk), stdout=StringIO())


@pytest.mark.django_db
def test_the_editor_shows_the_file_itself_as_the_original(foto_client, imagen):
    page = foto_client.get(f"/admin/images/{imagen.pk}/").content.decode()

    assert f"/archivos/{imagen.file.name}" in page
    assert not imagen.renditions.filter(filter_spec="original").exists()


@pytest.mark.django_db
def test_what_stands_in_the_way_of_giving_a_photo_out_is_said_in_words():
    image = Imagen(title="Feria", usos_permitidos="interno", consentimiento="menores")

    assert image.obstacles() == [
        "A la imagen «Feria» le falta el texto alternativo.",
        "La imagen «Feria» es solo de uso interno.",
        "A la imagen «Feria» le falta el consentimiento de los menores.",
    ]
