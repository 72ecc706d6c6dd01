"""``find/`` and ``redirects/``: addresses of now and of once."""

from wagtail.contrib.redirects.models import Redirect

from cms.publishing import acts
from tests.factories import pages

SITE = "http://127.0.0.1:8000"


def found(get, path, **headers):
    return get(f"find/?html_path={path}", **headers)


def detail_url(page):
    return f"{SITE}/api/v2/pages/{page.pk}/"


def renamed(page, slug, author, approver):
    page.slug = slug
    page.save_revision(user=author)
    pages.accept(page, approver).publish()
    page.refresh_from_db()


def test_an_address_of_the_website_leads_to_its_page(get, noticia):
    response = found(get, f"/noticias/{noticia.slug}/&fields=title")

    assert response.status_code == 302
    assert response["Location"] == detail_url(noticia) + "?fields=title"


def test_slashes_dont_matter_and_stock_v2s_own_address_works(get, noticia):
    response = get(f"pages/find/?html_path=noticias/{noticia.slug}")

    assert response["Location"] == detail_url(noticia)
    assert found(get, "/")["Location"] == detail_url(pages.portada())
    assert get(f"pages/find/?id={noticia.pk}")["Location"] == detail_url(noticia)


def test_an_old_address_leads_to_where_the_page_is_now(get, noticia, redactora, jefa):
    old = noticia.slug

    renamed(noticia, "nuevo-nombre", redactora, jefa)

    assert found(get, f"/noticias/{old}/")["Location"] == detail_url(noticia)
    (item,) = get("redirects/").json()["items"]
    assert item["old_path"] == f"/noticias/{old}"
    assert item["location"] == f"{SITE}/noticias/nuevo-nombre/"
    assert item["meta"]["type"] == "wagtailredirects.Redirect"
    assert get(f"redirects/{item['id']}/").json() == item
    assert get(f"redirects/find/?html_path=/noticias/{old}")["Location"].endswith(
        f"/api/v2/redirects/{item['id']}/"
    )


def test_an_address_that_another_page_has_taken_is_that_pages(get, publish, redactora, jefa):
    first = publish(slug="obra")
    renamed(first, "obra-vieja", redactora, jefa)

    second = publish(slug="obra")

    assert found(get, "/noticias/obra/")["Location"] == detail_url(second)
    assert get("redirects/").json()["items"] == []


def test_a_redirect_that_the_office_entered_counts_if_its_target_is_public(get, noticia, borrador):
    Redirect.add_redirect("/lluvias", redirect_to=noticia)
    Redirect.add_redirect("/canario", redirect_to=borrador)
    Redirect.add_redirect("/mapa", redirect_to="https://mapa.example/")

    assert found(get, "/lluvias/")["Location"] == detail_url(noticia)
    assert found(get, "/canario/").status_code == 404
    listed = {each["old_path"]: each["location"] for each in get("redirects/").json()["items"]}
    assert listed == {
        "/lluvias": f"{SITE}/noticias/{noticia.slug}/",
        "/mapa": "https://mapa.example/",
    }


def test_an_address_that_was_never_public_is_not_told(get, noticia, redactora, jefa):
    noticia.slug = "canario-interno"
    noticia.audiencia = "medios"
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()
    noticia.audiencia = "publico"
    renamed(noticia, "al-fin-publica", redactora, jefa)

    assert "canario" not in get("redirects/").content.decode()
    assert found(get, "/noticias/canario-interno/").status_code == 404


def test_the_address_of_something_withdrawn_is_410(get, noticia, jefa):
    acts.withdraw(noticia, actor=jefa, text="Se aplazó.")

    response = found(get, f"/noticias/{noticia.slug}/")

    assert response.status_code == 410
    assert response.json()["text"] == "Se aplazó."


def test_finding_needs_something_to_find(get, db):
    assert get("find/").status_code == 400
    assert get("redirects/find/").status_code == 400
    assert get("redirects/find/?html_path=/nada").status_code == 404
    assert found(get, "%00").status_code == 400
    assert found(get, "/nada/").status_code == 404


def test_an_address_of_once_tells_nothing_of_a_draft(client, borrador):
    Redirect.add_redirect("/canario", redirect_to=borrador)

    response = client.get("/canario/")  # of our own server, where no website is

    assert response.status_code == 404


def test_what_is_no_address_is_refused(get, noticia):
    for place in ("find/", "redirects/find/"):
        assert get(f"{place}?html_path=http://[").status_code == 400
        assert get(f"{place}?html_path={'/a' * 600}").status_code == 400
