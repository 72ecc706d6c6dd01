"""Errors are problem details, in the reader's language, whatever went wrong."""

import pytest

from cms.api import pages as pages_api
from cms.publishing import acts
from tests.factories import pages

TYPE = "type=noticias.NoticiaPage"


def problem(response, status):
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    return body


@pytest.mark.parametrize(
    "query",
    [
        "limit=-1",
        "limit=x",
        "limit=101",
        "limit=99999999999999999999999",
        "limit=²",
        "offset=-1",
        "offset=1000001",
        "order=nada",
        "order=cuerpo",
        "order=random,title",
        "order=random&offset=1",
        "fields=nada",
        "fields=a(",
        "fields=title(x)",
        "fields=((((((((",
        "fields=" + "a(" * 20,
        "fields=" + "a," * 600,
        "child_of=999",
        "child_of=x",
        "ancestor_of=root",
        "descendant_of=root&child_of=root",
        "translation_of=-1",
        "locale=fr",
        "type=nada",
        "type=auth.Permission",
        "type=noticias.Nada",
        "search_operator=xor",
        "search=" + "a" * 201,
        "title=%00",
        "show_in_menus=quizá",
        "fecha=ayer",
        "imagen=x",
        "first_published_at=ayer",
        "first_published_at=2026-01-01T00:00:00",
        "first_published_at=9999-12-31T23:59:59-12:00",
        "order=" + ",".join(f"a{n}" for n in range(30)),
        "temas=" + ",".join(f"a{n}" for n in range(2000)),
        "rich_text_format=db_html",
        "format=api",
        "fields=bajada(x)",
    ],
)
def test_a_wrong_value_is_named(get, noticia, query):
    prefix = "" if query.startswith("type") else f"{TYPE}&"

    body = problem(get(f"pages/?{prefix}{query}"), 400)

    assert body["type"] == "urn:pregon:problema:parametro-invalido"
    assert body["parameter"] in query


def test_an_unknown_parameter_is_refused(get, noticia):
    body = problem(get("pages/?urgencia=urgente"), 400)  # a bulletin's, not every page's

    assert body["type"] == "urn:pregon:problema:parametro-desconocido"
    assert body["parameters"] == ["urgencia"]


def test_problems_speak_the_readers_language(get, noticia):
    assert get("pages/?limit=x").json()["title"] == "Parámetro inválido"
    english = get("pages/?limit=x", **{"accept-language": "en"}).json()

    assert english["title"] == "Invalid parameter"
    assert english["type"] == "urn:pregon:problema:parametro-invalido"


@pytest.mark.parametrize("address", ["pages/999999/", f"pages/{2**70}/", "nada/", "images/1/"])
def test_what_never_was_is_404(get, db, address):
    assert problem(get(address), 404)["type"] == "urn:pregon:problema:no-existe"


def test_an_address_without_its_slash_is_led_to_the_right_one(get, db):
    response = get("pages?limit=1")

    assert response.status_code == 301
    assert response["Location"] == "/api/v2/pages/?limit=1"


def test_a_withdrawn_piece_is_410_with_its_reason(get, noticia, jefa):
    acts.withdraw(noticia, actor=jefa, text="La obra se aplazó.")

    body = problem(get(f"pages/{noticia.pk}/"), 410)

    assert (body["reason"], body["text"]) == ("retirada", "La obra se aplazó.")
    assert body["date"].endswith("Z")
    assert noticia.title not in str(body)


def test_a_deleted_piece_is_410(get, noticia):
    noticia.delete()

    assert problem(get(f"pages/{noticia.pk}/"), 410)["reason"] == "borrada"


def test_a_piece_whose_audience_narrowed_is_410(get, noticia, redactora, jefa):
    noticia.audiencia = "medios"
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()

    assert problem(get(f"pages/{noticia.pk}/"), 410)["reason"] == "audiencia"
    acts.withdraw(noticia, actor=jefa, text="Canario para medios.")
    assert "Canario" not in str(problem(get(f"pages/{noticia.pk}/"), 410))


def test_a_draft_and_a_piece_for_the_media_never_were(get, borrador, publish):
    closed = publish(audiencia="medios")

    problem(get(f"pages/{borrador.pk}/"), 404)
    problem(get(f"pages/{closed.pk}/"), 404)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_is_written_here(client, db, method):
    response = getattr(client, method)("/api/v2/pages/")

    assert problem(response, 405)["type"] == "urn:pregon:problema:metodo-no-permitido"
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_our_own_failure_is_a_problem_too(get, db, monkeypatch):
    monkeypatch.setattr(pages_api, "select", lambda *args: 1 / 0)

    body = problem(get("pages/"), 500)

    assert "division" not in str(body)
