"""Conditional requests, methods, other origins, and how many queries an answer takes."""

from datetime import timedelta

import time_machine
from django.core.cache import cache
from django.utils import timezone

from cms.publishing import acts
from cms.publishing.models import PublishedPiece
from home.models import Institucion
from tests.api.counting import queries_of
from tests.factories import pages

TYPE = "type=noticias.NoticiaPage"


def known(get, address, tag):
    return get(address, **{"if-none-match": tag}).status_code == 304


def test_an_answer_that_is_still_true_isnt_sent_again(get, noticia, django_assert_num_queries):
    first = get(f"pages/{noticia.pk}/")

    with django_assert_num_queries(1):
        second = get(f"pages/{noticia.pk}/", **{"if-none-match": first["ETag"]})

    assert second.status_code == 304
    assert second["ETag"] == first["ETag"]
    assert not second.content
    assert second["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_tag_that_a_proxy_weakened_still_counts(get, noticia):
    tag = get("pages/")["ETag"]

    assert known(get, "pages/", f'"other", W/{tag}')


def test_every_query_has_its_own_tag(get, noticia):
    assert get("pages/")["ETag"] != get("pages/?limit=1")["ETag"]


def test_a_public_change_makes_every_older_answer_stale(get, noticia, publish):
    tag = get("menu/")["ETag"]

    publish()

    assert not known(get, "menu/", tag)


def test_settings_make_older_answers_stale(get, noticia):
    tag = get("instituto/")["ETag"]

    Institucion.objects.create(nombre="Alcaldía de Prueba")

    assert not known(get, "instituto/", tag)


def test_an_advance_to_the_media_doesnt_move_the_generation(get, noticia, redactora, jefa):
    tag = get("pages/")["ETag"]

    page = pages.scheduled(redactora, jefa, at=timezone.now() + timedelta(hours=1), embargo=True)

    assert PublishedPiece.objects.current().get(page_id=page.pk).stage == "advance"
    assert known(get, "pages/", tag)


def test_a_moment_that_passes_moves_the_generation(get, noticia):
    until = timezone.now() + timedelta(hours=1)
    PublishedPiece.objects.filter(page_id=noticia.pk).update(in_force_until=until)
    tag = get("pages/")["ETag"]

    assert known(get, "pages/", tag)
    with time_machine.travel(until + timedelta(seconds=1)):
        assert not known(get, "pages/", tag)


def test_a_kept_answer_goes_with_its_generation(get, noticia, jefa, settings):
    settings.PREGON_RESPONSE_CACHE = 60
    cache.clear()
    first = get("pages/")

    assert get("pages/").content == first.content
    acts.withdraw(noticia, actor=jefa, text="Error.")
    assert noticia.title not in get("pages/").content.decode()


def test_head_is_get_without_its_body(client, noticia):
    address = f"/api/v2/pages/{noticia.pk}/"
    whole = client.get(address)

    head = client.head(address)

    assert (head.status_code, head.content) == (200, b"")
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head[name] == whole[name]


def test_options_tells_the_methods(client, db):
    response = client.options("/api/v2/pages/")

    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")


def test_only_the_configured_origins_may_read_from_a_browser(client, db):
    ours = client.get("/api/v2/pages/", headers={"origin": "https://www.amdc.example"})
    other = client.get("/api/v2/pages/", headers={"origin": "https://otra.example"})

    assert ours["Access-Control-Allow-Origin"] == "https://www.amdc.example"
    assert "Access-Control-Allow-Origin" not in other


def test_a_browser_may_ask_first(client, db):
    response = client.options(
        "/api/v2/pages/",
        headers={
            "origin": "https://www.amdc.example",
            "access-control-request-method": "GET",
            "access-control-request-headers": "if-none-match",
        },
    )

    assert response["Access-Control-Allow-Origin"] == "https://www.amdc.example"
    assert "GET" in response["Access-Control-Allow-Methods"]


MOST = {
    f"pages/?{TYPE}": 3,
    f"pages/?{TYPE}&fields=bajada,fecha,imagen&order=-first_published_at": 3,
    f"pages/?{TYPE}&fields=*": 4,
    "pages/?search=titular": 3,
    "pages/?child_of=root": 4,
    "images/": 7,
    "portada/": 11,
    "menu/": 2,
    "redirects/": 5,
    "find/?html_path=/noticias/primera/": 2,
}


def test_queries_dont_grow_with_what_there_is(get, publish, imagen):
    publish(slug="primera", title="Titular 1", imagen=imagen)
    few = {address: len(queries_of(lambda: get(address))) for address in MOST}  # noqa: B023
    for number in range(21):
        publish(title=f"Titular {number}", imagen=imagen, cuerpo=_body(imagen, number))

    for address, most in MOST.items():
        many = len(queries_of(lambda: get(address)))  # noqa: B023 - called at once

        assert many <= most, address
        # References are asked for once, if there are any.
        assert many - few[address] <= 1, address


def test_a_detail_takes_four_queries(get, publish, imagen):
    """The generation, the piece, what it refers to, and itself in other languages."""
    related = publish()
    body = [{"type": "relacionada", "value": related.pk, "id": "r"}, *_body(imagen, 1)]
    noticia = publish(imagen=imagen, cuerpo=body)

    assert len(queries_of(lambda: get(f"pages/{noticia.pk}/"))) == 4


def test_finding_takes_two_queries(get, noticia):
    assert len(queries_of(lambda: get(f"find/?html_path=/noticias/{noticia.slug}/"))) == 2


def _body(imagen, number):
    return [
        {"type": "imagen", "value": {"imagen": imagen.pk, "pie": ""}, "id": f"i{number}"},
        {"type": "parrafo", "value": "<p>Texto</p>", "id": f"p{number}"},
    ]
