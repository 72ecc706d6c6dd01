"""What is out is kept, and a change in the archive reaches every piece that shows it."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse

from cms.publishing import acts
from cms.publishing.kinds import Change
from cms.publishing.models import ChangeEntry
from cms.publishing.record import current_piece
from home.models import Institucion
from multimedia.keeping import InUse
from multimedia.models import ArchivoAnterior, Documento, Imagen, Rendition
from tests.factories import imagenes, pages


def shown(page):
    """The main image's part in what is out of ``page``."""
    return current_piece(page.pk).as_piece().image


def names(part) -> set[str]:
    return {each.url.removeprefix("media:") for each in part.renditions}


def edit_image(client, image, **changes):
    fields = {
        "title": image.title,
        "description": image.description,
        "pie": image.pie,
        "usos_permitidos": image.usos_permitidos,
        "consentimiento": image.consentimiento,
        **changes,
    }
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)


@pytest.fixture
def con_foto(redactora, jefa, imagen):
    """A bulletin that is out, with the photo."""
    return pages.published(redactora, jefa, imagen=imagen)


# Editing ------------------------------------------------------------------------------------------


def test_new_words_of_a_photo_are_out_at_once(foto_client, con_foto, imagen):
    response = edit_image(foto_client, imagen, pie="Otro pie", credito="Foto: AMDC")

    assert response.status_code == 302
    assert (shown(con_foto).caption, shown(con_foto).credit) == ("Otro pie", "Foto: AMDC")
    assert ChangeEntry.objects.latest("position").kind == Change.UPDATED


def test_a_change_that_nobody_sees_writes_nothing(foto_client, con_foto, imagen):
    before = ChangeEntry.objects.count()

    edit_image(foto_client, imagen, title="Para encontrarla", derechos="AMDC")

    assert ChangeEntry.objects.count() == before


def test_a_new_focal_point_makes_a_new_card(
    foto_client, con_foto, imagen, django_capture_on_commit_callbacks
):
    card = shown(con_foto).renditions[-1]

    with django_capture_on_commit_callbacks(execute=True):
        edit_image(
            foto_client,
            imagen,
            focal_point_x=160,
            focal_point_y=120,
            focal_point_width=100,
            focal_point_height=100,
        )

    now = shown(con_foto)
    assert now.focal_point == (0.25, 0.25)
    assert now.renditions[-1].name == card.name == "portada-1200x630"
    assert now.renditions[-1].url != card.url
    assert default_storage.exists(card.url.removeprefix("media:"))


def test_a_replaced_photo_gets_new_files_and_the_old_ones_stay_until_nothing_shows_them(
    foto_client, client, con_foto, imagen, django_capture_on_commit_callbacks
):
    original, old = imagen.file.name, names(shown(con_foto))

    with django_capture_on_commit_callbacks() as after_commit:
        new = imagenes.upload("foto.jpg", imagenes.encoded(imagenes.picture(960, 960)))
        assert edit_image(foto_client, imagen, file=new).status_code == 302

    # Until the versions are made, what is out shows what it showed, and may.
    foto_client.logout()
    assert names(shown(con_foto)) == old
    assert all(default_storage.exists(name) for name in old)
    assert {client.get(f"/archivos/{name}").status_code for name in old} == {200}

    for callback in after_commit:
        callback()
    imagen.refresh_from_db()
    assert imagen.file.name != original
    assert not old & names(shown(con_foto))
    assert (shown(con_foto).width, shown(con_foto).height) == (960, 960)
    # The old files are there, but nothing that is out shows them any more: they are closed.
    assert all(default_storage.exists(name) for name in {*old, original})
    assert {client.get(f"/archivos/{name}").status_code for name in old} == {404}
    assert {client.get(f"/archivos/{n}").status_code for n in names(shown(con_foto))} == {200}

    with django_capture_on_commit_callbacks(execute=True):
        call_command("prune_files")
    assert not any(default_storage.exists(name) for name in {*old, original})
    assert not ArchivoAnterior.objects.exists()
    assert all(default_storage.exists(name) for name in names(shown(con_foto)))


def test_pruning_leaves_what_is_shown(con_foto, imagen, django_capture_on_commit_callbacks):
    old = names(shown(con_foto))
    imagen.file = imagenes.upload("foto.jpg")
    imagen.save()  # its versions wait for the commit, which doesn't come

    with django_capture_on_commit_callbacks(execute=True):
        call_command("prune_files")

    assert ArchivoAnterior.objects.exists()
    assert all(default_storage.exists(name) for name in old)


def test_an_advance_keeps_the_file_that_it_named(
    redactora, jefa, imagen, dentro_de_una_hora, django_capture_on_commit_callbacks
):
    page = pages.draft(redactora, imagen=imagen, embargo=True, go_live_at=dentro_de_una_hora)
    pages.accept(page, jefa).publish()
    promised = names(shown(page))

    imagen.file = imagenes.upload("foto.jpg")
    with django_capture_on_commit_callbacks(execute=True):
        imagen.save()
    with django_capture_on_commit_callbacks(execute=True):
        call_command("prune_files")

    assert names(shown(page)) == promised
    assert all(default_storage.exists(name) for name in promised)


def test_a_replaced_document_is_out_under_a_new_name_at_once(foto_client, redactora, jefa, client):
    document = imagenes.documento()
    old = document.file.name
    value = {"documento": document.pk, "titulo": ""}
    page = pages.published(
        redactora, jefa, cuerpo=[{"type": "documento", "value": value, "id": "c"}]
    )

    response = foto_client.post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Plan", "file": imagenes.upload("plan.pdf", b"%PDF-1.7 nuevo")},
    )

    assert response.status_code == 302
    document.refresh_from_db()
    part = current_piece(page.pk).as_piece().documents[0]
    assert part.url == f"media:{document.file.name}" != f"media:{old}"
    assert part.size == len(b"%PDF-1.7 nuevo")
    assert default_storage.exists(old)
    foto_client.logout()
    assert client.get(f"/archivos/{old}").status_code == 404
    assert client.get(f"/archivos/{document.file.name}").status_code == 200


# Deleting -----------------------------------------------------------------------------------------


def test_a_photo_that_is_out_is_not_deleted_in_any_way(foto_client, con_foto, imagen):
    one = reverse("wagtailimages:delete", args=[imagen.pk])
    bulk = reverse("wagtail_bulk_action", args=["multimedia", "imagen", "delete"])

    alone = foto_client.post(one, follow=True)
    many = foto_client.post(f"{bulk}?id={imagen.pk}&next=/admin/images/", follow=True)
    quick = foto_client.post(
        reverse("wagtailimages:delete_multiple", args=[imagen.pk]),
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    for delete in (Imagen.objects.all().delete, imagen.delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()

    for page in (alone, many):
        assert "no se puede borrar: está en algo publicado" in page.content.decode()
    assert quick.status_code == 409
    assert "no se puede borrar" in quick.json()["error_message"]
    assert Imagen.objects.filter(pk=imagen.pk).exists()
    assert imagen.renditions.exists()
    assert default_storage.exists(imagen.file.name)


def test_a_version_that_is_out_is_not_purged(con_foto, imagen):
    with pytest.raises(InUse):
        Rendition.objects.filter(filter_spec="width-320|format-webp").delete()


@pytest.mark.parametrize("stage", ["advance", "media", "seal"])
def test_what_is_promised_or_for_some_or_in_a_setting_is_not_deleted_either(
    redactora, jefa, imagen, dentro_de_una_hora, stage
):
    if stage == "advance":
        page = pages.draft(redactora, imagen=imagen, embargo=True, go_live_at=dentro_de_una_hora)
        pages.accept(page, jefa).publish()
    elif stage == "media":
        pages.published(redactora, jefa, imagen=imagen, audiencia="medios")
    else:
        settings = Institucion.load()
        settings.sello = imagen
        settings.save()

    with pytest.raises(InUse):
        imagen.delete()


def test_a_photo_goes_with_all_its_files_once_nothing_out_shows_it(
    foto_client, con_foto, imagen, jefa, django_capture_on_commit_callbacks
):
    acts.withdraw(con_foto, actor=jefa, text="Error.")
    files = {imagen.file.name, *(each.file.name for each in imagen.renditions.all())}

    with django_capture_on_commit_callbacks(execute=True):
        foto_client.post(reverse("wagtailimages:delete", args=[imagen.pk]))

    assert not Imagen.objects.exists()
    assert not any(default_storage.exists(name) for name in files)


def test_a_document_that_is_out_is_not_deleted(foto_client, redactora, jefa):
    document = imagenes.documento()
    value = {"documento": document.pk, "titulo": ""}
    pages.published(redactora, jefa, cuerpo=[{"type": "documento", "value": value, "id": "c"}])

    response = foto_client.post(reverse("wagtaildocs:delete", args=[document.pk]), follow=True)

    assert "no se puede borrar" in response.content.decode()
    assert Documento.objects.exists()


def test_a_consent_is_not_deleted_while_its_photo_is_there(foto_client):
    consent = imagenes.documento()
    imagenes.imagen(consentimiento="menores", consentimiento_documento=consent)

    foto_client.post(reverse("wagtaildocs:delete", args=[consent.pk]), follow=True)
    with pytest.raises(ProtectedError):
        consent.delete()

    assert Documento.objects.exists()


def test_a_writer_deletes_only_her_own(client, redactora, imagen):
    hers = imagenes.imagen(uploaded_by_user=redactora)
    client.force_login(redactora)

    client.post(reverse("wagtailimages:delete", args=[imagen.pk]))
    client.post(reverse("wagtailimages:delete", args=[hers.pk]))

    assert list(Imagen.objects.all()) == [imagen]
