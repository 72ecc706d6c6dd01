"""Galleries: their elements in order, their cover, and the photos described from their editor."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission

from cms.base.blocks.references import GaleriaPublicadaBlock
from cms.outputs.html import HtmlContext, to_html
from cms.piece import Institution
from cms.users.roles import Role
from multimedia.models import GaleriaPage, GaleriasIndexPage, Imagen
from tests.factories import grabaciones, imagenes, pages, people
from tests.factories.multimedia import foto, full_galeria, galeria

CONTEXT = HtmlContext(institution=Institution(name="Alcaldía"), media_url=lambda name: f"/{name}")


@pytest.fixture
def writer_client(redactora):
    client = Client(HTTP_ACCEPT_LANGUAGE="es-HN")
    client.force_login(redactora)
    return client


def photos(client, *ids):
    return client.get(reverse("multimedia_photos"), {"id": ids}).json()["photos"]


def describe(client, image, text):
    address = reverse("multimedia_describe", args=[image.pk])
    headers = {"X-Requested-With": "XMLHttpRequest"}
    return client.post(address, {"description": text}, headers=headers)


# What leaves --------------------------------------------------------------------------------------


def test_readers_get_the_elements_in_their_order(client, redactora, jefa):
    first, second = imagenes.imagen(pie="El suyo"), imagenes.imagen()
    video = grabaciones.video(pie="El recorrido")
    elements = [
        foto(second, pie="Propio", id="a"),
        {"type": "video", "value": {"video": video.pk, "pie": ""}, "id": "b"},
        foto(first, id="c"),
    ]
    page = galeria(redactora, elementos=elements)
    pages.accept(page, jefa).publish()

    body = client.get(f"/api/v2/pages/{page.pk}/").json()

    shown = [(each["type"], each["id"], each["value"]["pie"]) for each in body["elementos"]]
    assert shown == [
        ("imagen", "a", "Propio"),
        ("video", "b", "El recorrido"),
        ("imagen", "c", "El suyo"),
    ]
    assert (body["fotos"], body["videos"], body["audios"]) == (2, 1, 0)
    assert body["elementos"][0]["value"]["imagen"]["renditions"]


def test_the_first_photo_is_the_cover_where_none_was_chosen(redactora):
    video, image = grabaciones.video(), imagenes.imagen()
    elements = [{"type": "video", "value": {"video": video.pk, "pie": ""}, "id": "v"}, foto(image)]

    piece = galeria(redactora, elementos=elements).to_piece()

    assert piece.image.id == image.pk
    assert piece.fields["imagen"]["id"] == image.pk


def test_the_chosen_cover_comes_first_among_the_images(redactora):
    cover = imagenes.imagen()

    piece = galeria(redactora, imagen=cover).to_piece()

    assert [piece.image.id, piece.images[0].id] == [cover.pk, cover.pk]
    assert len(piece.images) == 2


def test_a_gallery_without_elements_is_a_draft_and_no_more(redactora):
    empty = galeria(redactora, elementos=[])
    emptied = galeria(
        redactora,
        elementos=[{"type": "imagen", "value": {"imagen": None, "pie": ""}, "id": "n"}],
    )

    for page in (empty, emptied):
        assert ("elementos", "Ponga al menos una foto, un video o un audio.") in page.lacks()
        assert page.to_piece().image is None


def test_a_photo_without_alternative_text_holds_it_back(redactora):
    page = galeria(redactora, elementos=[foto(imagenes.imagen(title="Puente", description=""))])

    assert ("", "A la imagen «Puente» le falta el texto alternativo.") in page.lacks()


def test_its_page_tells_the_event_the_place_and_the_day(redactora):
    html = to_html(full_galeria(redactora).to_piece(), CONTEXT)

    assert "<strong>Evento:</strong> Inauguración del puente La Isla" in html
    assert "Barrio La Isla, <time" in html
    assert html.count("<figure") == 5  # the cover and four elements
    assert html.index("El pie de la foto") < html.index("El recorrido") < html.index("De noche")
    assert "<video" in html
    assert "<audio" in html


def test_a_cover_that_opens_the_gallery_is_not_shown_twice(redactora):
    html = to_html(galeria(redactora).to_piece(), CONTEXT)

    assert html.count("<figure") == 1


# The desk -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "offered"),
    [(Role.WRITERS, True), (Role.PHOTOGRAPHERS, True), (Role.ADMINISTRATORS, False)],
)
def test_who_has_pages_is_offered_a_gallery_and_the_list_of_them(db, role, offered):
    client = Client(HTTP_ACCEPT_LANGUAGE="es-HN")
    client.force_login(people.person("quien", role))

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert ("Armar una galería" in html) is offered
    assert (reverse("galerias:index") in html) is offered


def editor(client) -> str:
    index = pages.index(GaleriasIndexPage)
    address = reverse("wagtailadmin_pages:add", args=["multimedia", "galeriapage", index.pk])
    return client.get(address).content.decode()


def test_the_editor_offers_to_upload_many_photos(writer_client):
    html = editor(writer_client)

    assert "Subir muchas fotos" in html
    assert f'data-url="{reverse("wagtailimages:add_multiple")}"' in html
    assert '<script src="/static/multimedia/galeria.js" type="module">' in html
    assert "Guardarlas en la colección" not in html


def test_the_collection_is_asked_for_where_there_are_several(writer_client, redactora):
    event = Collection.get_first_root_node().add_child(name="Puente La Isla")
    imagenes.imagen(uploaded_by_user=redactora, collection=event)

    html = editor(writer_client)

    chosen = html.split("data-collection", 1)[1].split("</select>")[0]
    assert "Guardarlas en la colección" in html
    assert f'<option value="{event.pk}"' in chosen
    assert "selected" in chosen.split(f'value="{event.pk}"')[1].split(">")[0]


def test_whoever_may_not_upload_still_chooses_from_the_archive(gerente):
    pages_alone = people.person("gabriela", Role.TRANSLATORS)
    client = Client(HTTP_ACCEPT_LANGUAGE="es-HN")
    client.force_login(pages_alone)

    html = editor(client)

    assert "Subir muchas fotos" not in html
    assert "Escoger varias del archivo" in html


# Photos beside their blocks -----------------------------------------------------------------------


def test_photos_are_told_in_the_order_asked_for(writer_client, redactora):
    theirs = imagenes.imagen(title="Ajena", description="", pie="Un pie")
    own = imagenes.imagen(title="Propia", uploaded_by_user=redactora)

    told = photos(writer_client, own.pk, theirs.pk, own.pk, 999_999, "x")

    assert [(each["id"], each["alt"], each["may_describe"]) for each in told] == [
        (own.pk, "Cuatro cuadros de colores", True),
        (theirs.pk, "", False),
    ]
    assert told[1]["caption"] == "Un pie"
    assert told[0]["chosen"]["title"] == "Propia"
    assert told[0]["chosen"]["preview"]["url"]


def test_a_gallery_of_photos_costs_few_queries(writer_client, django_assert_max_num_queries):
    ids = [imagenes.imagen().pk for _each in range(12)]
    photos(writer_client, *ids)

    with django_assert_max_num_queries(16):
        assert len(photos(writer_client, *ids)) == 12


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "٣", "-1", ""])
def test_a_number_that_no_photo_has_names_none(writer_client, number):
    assert photos(writer_client, number) == []


def test_what_may_not_be_chosen_is_not_told(client, imagen):
    outsider = people.person("nadie", Role.ADMINISTRATORS)
    client.force_login(outsider)
    GroupCollectionPermission.objects.filter(group__in=outsider.groups.all()).delete()

    assert photos(client, imagen.pk) == []


def test_an_alternative_text_is_written_from_the_gallery(writer_client, redactora):
    image = imagenes.imagen(description="", uploaded_by_user=redactora)

    answer = describe(writer_client, image, "Dos niñas cruzan el puente")

    assert answer.json() == {"alt": "Dos niñas cruzan el puente"}
    image.refresh_from_db()
    assert image.description == "Dos niñas cruzan el puente"


def test_what_is_out_shows_the_new_text(writer_client, client, redactora, jefa):
    image = imagenes.imagen(uploaded_by_user=redactora)
    page = galeria(redactora, elementos=[foto(image)])
    pages.accept(page, jefa).publish()

    describe(writer_client, image, "Otro texto")

    body = client.get(f"/api/v2/pages/{page.pk}/").json()
    assert body["elementos"][0]["value"]["imagen"]["alt"] == "Otro texto"


def test_a_text_that_does_not_fit_is_refused_in_words(writer_client, redactora):
    image = imagenes.imagen(uploaded_by_user=redactora)

    answer = describe(writer_client, image, "x" * 256)

    assert answer.status_code == 400
    assert "255" in answer.json()["error"]


def test_nobody_describes_what_he_may_not_change(writer_client):
    image = imagenes.imagen()

    answer = describe(writer_client, image, "Ajeno")

    assert answer.status_code == 403
    assert Imagen.objects.get().description == "Cuatro cuadros de colores"


def test_the_words_of_a_file_uploaded_from_the_editor_are_taken_over(writer_client):
    upload = imagenes.upload("IMG_0042.jpg", imagenes.from_a_desk())

    said = writer_client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": upload, "title": upload.name}
    ).json()

    [photo] = photos(writer_client, said["image_id"])
    assert photo["alt"] == "Dos bomberos llenan sacos de arena"
    assert photo["caption"] == "Bomberos en la Kennedy"
    assert photo["may_describe"]


def test_galleries_are_cited_in_bodies():
    assert GaleriaPublicadaBlock().target_models == [GaleriaPage]


def test_many_photos_that_lack_the_same_are_told_in_one_sentence(redactora):
    photos = [foto(imagenes.imagen(title=f"Foto {n}", description="")) for n in range(5)]
    page = galeria(redactora, elementos=photos)

    assert page.lacks() == [
        (
            "",
            "A 5 imágenes les falta el texto alternativo: «Foto 0», «Foto 1», «Foto 2» y 2 más.",
        )
    ]
