"""``portada/``, ``menu/``, ``instituto/``, the sitemap: what frames a website."""

import pytest

from cms.publishing import acts
from home.models import Institucion
from noticias.models import NoticiasIndexPage
from tests.factories import pages


@pytest.fixture
def portada(db):
    return pages.portada()


def named(title, items):
    """The one of ``items`` with that title: each kind has a section of its own."""
    (found,) = [each for each in items if each["title"] == title]
    return found


def test_a_front_page_in_one_request(get, publish, portada, imagen):
    Institucion.objects.create(nombre="Alcaldía de Prueba")
    first = publish(title="Primera", imagen=imagen)
    urgent = publish(title="Urgente", urgencia="urgente")
    hidden = publish(title="Canario", audiencia="medios", urgencia="urgente")
    for page in (urgent, hidden, first):
        portada.destacadas.create(pieza=page)
    pages.release_structure(portada)

    response = get("portada/")

    answer = response.json()
    assert [each["title"] for each in answer["destacadas"]] == ["Urgente", "Primera"]
    assert [each["title"] for each in answer["urgentes"]] == ["Urgente"]
    section = named("Noticias", answer["secciones"])
    assert [each["title"] for each in section["piezas"]] == ["Urgente", "Primera"]
    assert section["piezas"][1]["imagen"]["alt"] == "Calle inundada"
    assert answer["instituto"]["name"] == "Alcaldía de Prueba"
    assert "Canario" not in response.content.decode()


def test_a_section_shows_its_newest(get, publish):
    for number in range(8):
        publish(title=f"B{number}")

    section = named("Noticias", get("portada/").json()["secciones"])

    assert [each["title"] for each in section["piezas"]] == ["B7", "B6", "B5", "B4", "B3", "B2"]


def test_each_language_has_its_own_front_page(get, portada, noticia):
    english = get("portada/?locale=en").json()

    assert english["meta"] == {"locale": "en"}
    assert noticia.title not in str(english)


def test_a_language_without_a_front_page_has_none(get, portada):
    acts.withdraw(portada, actor=None, text="En obras.")

    assert get("portada/").status_code == 404
    assert get("portada/?locale=fr").status_code == 400


def test_the_menu_is_a_tree(get, portada):
    index = pages.noticias_index()
    other = portada.add_child(
        instance=NoticiasIndexPage(title="Oculto", slug="oculto", live=False, show_in_menus=False)
    )
    pages.release_structure(other)

    items = get("menu/").json()["items"]

    assert "Oculto" not in [each["title"] for each in items]
    assert named("Noticias", items) == {
        "id": index.pk,
        "title": "Noticias",
        "html_url": "http://127.0.0.1:8000/noticias/",
        "detail_url": f"http://127.0.0.1:8000/api/v2/pages/{index.pk}/",
        "children": [],
    }


def test_children_hang_below_their_nearest_shown_ancestor(get, portada, noticia, redactora, jefa):
    index = pages.noticias_index()
    index.show_in_menus, portada.show_in_menus = False, True
    pages.release_structure(index)
    pages.release_structure(portada)
    noticia.show_in_menus = True
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()

    (item,) = get("menu/").json()["items"]

    assert noticia.title in [each["title"] for each in item["children"]]


def test_the_institution_without_settings_has_its_defaults(get, db):
    answer = get("instituto/").json()

    assert answer["seal"] is None
    assert not Institucion.objects.exists()


def test_the_sitemap_tells_what_is_public_and_when_it_changed(client, publish, jefa):
    shown = publish(title="Visible", slug="visible")
    publish(slug="canario-medios", audiencia="medios")
    gone = publish(slug="canario-retirada")
    acts.withdraw(gone, actor=jefa, text="Error.")

    response = client.get("/sitemap.xml")

    text = response.content.decode()
    assert response["Content-Type"] == "application/xml"
    assert f"<loc>http://127.0.0.1:8000/noticias/{shown.slug}/</loc><lastmod>20" in text
    assert "canario" not in text
    assert (
        client.get("/sitemap.xml", headers={"if-none-match": response["ETag"]}).status_code == 304
    )


def test_robots_may_read_everything_but_the_admin(client, db):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
