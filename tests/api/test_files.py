"""``images/`` and ``documents/``: what a public piece or a published setting uses, nothing else."""

import pytest
from django.core.files.base import ContentFile

from cms.publishing import acts
from home.models import Institucion
from multimedia.models import Documento


@pytest.fixture
def documento(db):
    return Documento.objects.create(
        title="Acta de la sesión", file=ContentFile(b"%PDF", name="acta.pdf"), file_size=4
    )


def body(documento):
    return [{"type": "documento", "value": {"documento": documento.pk, "titulo": ""}, "id": "d"}]


def ids(response):
    return [each["id"] for each in response.json()["items"]]


def test_an_image_is_listed_once_it_is_out(get, publish, imagen, redactora, jefa):
    assert ids(get("images/")) == []
    assert get(f"images/{imagen.pk}/").status_code == 404

    noticia = publish(imagen=imagen)

    answer = get(f"images/{imagen.pk}/").json()
    assert answer["meta"]["type"] == "multimedia.Imagen"
    assert (answer["alt"], answer["credit"]) == ("Calle inundada", "Foto: AMDC")
    assert "canario-original" not in get(f"images/{imagen.pk}/").content.decode()
    assert get("images/").json()["meta"]["total_count"] == 1
    acts.withdraw(noticia, actor=jefa, text="Error.")
    assert ids(get("images/")) == []
    assert get(f"images/{imagen.pk}/").status_code == 404


def test_an_image_of_a_piece_for_the_media_isnt_public(get, publish, imagen):
    publish(imagen=imagen, audiencia="medios")

    assert ids(get("images/")) == []


def test_the_seal_is_public_from_the_moment_that_it_is_chosen(get, imagen):
    tag = get("images/")["ETag"]

    Institucion.objects.create(sello=imagen)

    assert ids(get("images/", **{"if-none-match": tag})) == [imagen.pk]
    assert get("instituto/").json()["seal"]["alt"] == "Calle inundada"


def test_an_edited_seal_changes_the_answer(get, imagen):
    Institucion.objects.create(sello=imagen)
    tag = get("instituto/")["ETag"]

    imagen.description = "El sello"
    imagen.save()

    assert get("instituto/", **{"if-none-match": tag}).json()["seal"]["alt"] == "El sello"


def test_a_document_is_listed_once_it_is_out(get, publish, documento):
    assert ids(get("documents/")) == []

    publish(cuerpo=body(documento))

    answer = get(f"documents/{documento.pk}/").json()
    assert answer["title"] == "Acta de la sesión"
    assert answer["meta"]["download_url"].startswith("http://127.0.0.1:8000/archivos/")
    assert answer["size"] == 4


def test_a_listing_has_stock_v2s_shape(get, publish, imagen, documento):
    publish(imagen=imagen, cuerpo=body(documento))

    for address in ("images/", "documents/"):
        (item,) = get(address).json()["items"]
        assert list(item) == ["id", "meta", "title"]
        assert list(item["meta"]) == ["type", "detail_url", "tags", "download_url"]


def test_fields_search_and_order(get, publish, imagen):
    publish(imagen=imagen)

    assert ids(get("images/?search=inundadas")) == [imagen.pk]
    assert ids(get("images/?search=inundacion+volcan&search_operator=or")) == [imagen.pk]
    assert ids(get("images/?search=volcan")) == []
    assert ids(get(f"images/?id={imagen.pk}&order=-id")) == [imagen.pk]
    (item,) = get("images/?fields=_,alt,detail_url").json()["items"]
    assert set(item) == {"meta", "alt"}
    assert set(item["meta"]) == {"detail_url"}


@pytest.mark.parametrize(
    "query", ["order=title", "fields=nada", "fields=alt(x)", "limit=x", "id=x", "nada=1"]
)
def test_wrong_parameters_are_refused(get, publish, imagen, query):
    publish(imagen=imagen)

    assert get(f"images/?{query}").status_code == 400
