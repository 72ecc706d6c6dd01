"""``pages/``: selection, fields, order, windows."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.api.stored import context_for
from cms.outputs.website import website
from cms.publishing import acts
from cms.publishing.models import PieceIdentity, PublishedPiece
from home.models import Tema
from tests.factories import pages

TYPE = "type=noticias.NoticiaPage"


def titles(response):
    assert response.status_code == 200, response.content
    return [each["title"] for each in response.json()["items"]]


def test_a_listing_has_stock_v2s_shape(get, noticia):
    body = get(f"pages/?{TYPE}").json()

    assert body == {
        "meta": {"total_count": 1},
        "items": [
            {
                "id": noticia.pk,
                "meta": {
                    "type": "noticias.NoticiaPage",
                    "detail_url": f"http://127.0.0.1:8000/api/v2/pages/{noticia.pk}/",
                    "html_url": f"http://127.0.0.1:8000/noticias/{noticia.slug}/",
                    "slug": noticia.slug,
                    "first_published_at": body["items"][0]["meta"]["first_published_at"],
                    "locale": "es-hn",
                },
                "title": noticia.title,
            }
        ],
    }
    assert body["items"][0]["meta"]["first_published_at"].endswith("Z")


def test_a_detail_has_stock_v2s_members_first(get, noticia):
    body = get(f"pages/{noticia.pk}/").json()

    assert list(body)[:3] == ["id", "meta", "title"]
    assert list(body["meta"])[:11] == [
        "type",
        "detail_url",
        "html_url",
        "slug",
        "show_in_menus",
        "seo_title",
        "search_description",
        "first_published_at",
        "alias_of",
        "parent",
        "locale",
    ]
    assert body["meta"]["parent"]["title"] == "Noticias"
    assert body["meta"]["parent"]["meta"]["html_url"] == "http://127.0.0.1:8000/noticias/"
    assert body["cuerpo"][0]["type"] == "parrafo"
    assert body["numero"].startswith("001-")


def test_addresses_never_come_from_the_host_header(client, noticia):
    body = client.get(f"/api/v2/pages/{noticia.pk}/", headers={"host": "localhost"}).json()

    assert body["meta"]["detail_url"].startswith("http://127.0.0.1:8000/")


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ("_,title", {"title"}),
        ("title,-html_url", {"id", "meta", "title"}),
        ("bajada", {"id", "meta", "title", "bajada"}),
        ("_,bajada,fecha", {"bajada", "fecha"}),
        ("_,cuerpo", {"cuerpo"}),
        ("_,id", {"id"}),
    ],
)
def test_fields_choose_what_a_listing_shows(get, noticia, fields, names):
    (item,) = get(f"pages/?{TYPE}&fields={fields}").json()["items"]

    assert set(item) == names


def test_all_fields_of_a_listing_are_the_detail_without_its_parent(get, noticia):
    (item,) = get(f"pages/?{TYPE}&fields=*").json()["items"]
    detail = get(f"pages/{noticia.pk}/").json()

    del detail["meta"]["parent"], detail["meta"]["translations"]
    assert item == detail


def test_fields_go_inside(get, publish, imagen):
    publish(imagen=imagen)

    (item,) = get(f"pages/?{TYPE}&fields=_,imagen(alt,credit)").json()["items"]

    assert set(item["imagen"]) == {"id", "meta", "alt", "credit"}
    (item,) = get(f"pages/?{TYPE}&fields=_,imagen(_,alt)").json()["items"]
    assert item == {"imagen": {"alt": "Calle inundada"}}


def test_only_live_pages_with_a_public_piece_are_listed(get, publish, redactora, jefa):
    shown = publish(title="Visible")
    pages.draft(redactora, title="Borrador")
    publish(title="Medios", audiencia="medios")
    gone = publish(title="Retirada")
    acts.withdraw(gone, actor=jefa, text="Error.")
    behind = publish(title="Bajada a mano")
    Page.objects.filter(pk=behind.pk).update(live=False)

    assert titles(get(f"pages/?{TYPE}")) == [shown.title]
    assert get(f"pages/{behind.pk}/").status_code == 404


def test_what_is_published_below_a_restricted_page_is_closed(get, publish):
    index = pages.noticias_index()
    PageViewRestriction.objects.create(page=index, restriction_type="login")

    noticia = publish(title="Cerrada")

    assert get(f"pages/?{TYPE}").json()["meta"]["total_count"] == 0
    assert get(f"pages/{index.pk}/").status_code == 410
    assert get(f"pages/{noticia.pk}/").status_code == 404


def test_a_draft_of_what_is_out_doesnt_show(get, noticia, redactora):
    noticia.title = "Titular nuevo"
    noticia.save_revision(user=redactora)

    assert get(f"pages/{noticia.pk}/").json()["title"] != "Titular nuevo"


def test_windows_and_totals(get, publish):
    for number in range(5):
        publish(title=f"B{number}", slug=f"b{number}")

    body = get(f"pages/?{TYPE}&order=title&limit=2&offset=3").json()

    assert body["meta"]["total_count"] == 5
    assert [each["title"] for each in body["items"]] == ["B3", "B4"]
    assert get(f"pages/?{TYPE}&offset=9").json() == {"meta": {"total_count": 5}, "items": []}
    assert get(f"pages/?{TYPE}&limit=0").json() == {"meta": {"total_count": 5}, "items": []}


def test_order(get, publish):
    for title, fecha in (("A", "2026-02-01"), ("C", "2026-01-01"), ("B", "2026-03-01")):
        publish(title=title, slug=title.lower(), fecha=fecha)

    assert titles(get(f"pages/?{TYPE}")) == ["A", "C", "B"]  # the tree's
    assert titles(get(f"pages/?{TYPE}&order=title")) == ["A", "B", "C"]
    assert titles(get(f"pages/?{TYPE}&order=-title")) == ["C", "B", "A"]
    assert titles(get(f"pages/?{TYPE}&order=-fecha")) == ["B", "A", "C"]
    assert titles(get(f"pages/?{TYPE}&order=-first_published_at")) == ["B", "C", "A"]
    assert sorted(titles(get(f"pages/?{TYPE}&order=random"))) == ["A", "B", "C"]


def test_a_random_answer_is_never_kept(get, noticia):
    response = get("pages/?order=random")

    assert response["Cache-Control"] == "no-store"
    assert "ETag" not in response


def test_filters_on_the_types_own_fields(get, publish, imagen):
    agua = Tema.objects.create(nombre="Agua")
    calles = Tema.objects.create(nombre="Calles")
    publish(title="A", urgencia="urgente", fecha="2026-01-02", temas=[agua, calles])
    publish(title="B", temas=[calles], imagen=imagen)

    assert titles(get(f"pages/?{TYPE}&urgencia=urgente")) == ["A"]
    assert titles(get(f"pages/?{TYPE}&fecha=2026-01-02")) == ["A"]
    assert titles(get(f"pages/?{TYPE}&temas=calles")) == ["A", "B"]
    assert titles(get(f"pages/?{TYPE}&temas=calles,agua")) == ["A"]
    assert titles(get(f"pages/?{TYPE}&imagen={imagen.pk}")) == ["B"]
    assert titles(get(f"pages/?{TYPE}&title=B")) == ["B"]
    assert titles(get("pages/?slug=noticias")) == ["Noticias"]
    shown = titles(get("pages/?show_in_menus=true&locale=es-hn"))
    assert "Noticias" in shown
    assert not {"A", "B"} & {*shown}


def test_the_tree(get, noticia):
    index, front = pages.noticias_index(), pages.portada()

    indexes = titles(get("pages/?child_of=root"))
    assert "Noticias" in indexes
    assert noticia.title not in indexes
    assert titles(get(f"pages/?child_of={index.pk}")) == [noticia.title]
    assert sorted(titles(get("pages/?descendant_of=root"))) == sorted([*indexes, noticia.title])
    assert titles(get(f"pages/?descendant_of={index.pk}")) == [noticia.title]
    assert titles(get(f"pages/?ancestor_of={noticia.pk}")) == [front.title, "Noticias"]


def test_the_default_order_follows_a_reordering(get, publish):
    first, second = publish(title="A"), publish(title="B")
    tag = get(f"pages/?{TYPE}")["ETag"]

    second.refresh_from_db()
    second.move(first, pos="left")

    response = get(f"pages/?{TYPE}", **{"if-none-match": tag})
    assert titles(response) == ["B", "A"]


def test_languages_and_translations(get, noticia):
    piece = PublishedPiece.objects.public().get(page_id=noticia.pk)
    twin = publish_translation(noticia, piece)

    assert titles(get(f"pages/?{TYPE}&locale=en")) == [twin.title]
    assert titles(get(f"pages/?translation_of={noticia.pk}")) == [twin.title]
    assert titles(get(f"pages/?{TYPE}&locale=es-hn")) == [noticia.title]


def test_a_detail_leads_to_its_other_languages_that_are_out(get, noticia, redactora, jefa):
    _translation, twin = pages.translated(noticia, redactora)
    detail = f"pages/{noticia.pk}/"
    assert get(detail).json()["meta"]["translations"] == []

    pages.accept(twin, jefa).publish()

    assert get(detail).json()["meta"]["translations"] == [
        {
            "id": twin.pk,
            "locale": "en",
            "title": twin.title,
            "detail_url": f"http://127.0.0.1:8000/api/v2/pages/{twin.pk}/",
            "html_url": f"http://127.0.0.1:8000/en/news/{twin.slug}/",
        }
    ]
    (back,) = get(f"pages/{twin.pk}/").json()["meta"]["translations"]
    assert (back["id"], back["locale"]) == (noticia.pk, "es-hn")


def test_the_sitemap_names_each_piece_in_its_languages(client, noticia, redactora, jefa):
    _translation, twin = pages.translated(noticia, redactora)
    assert f"/en/news/{twin.slug}/" not in client.get("/sitemap.xml").content.decode()

    pages.accept(twin, jefa).publish()

    text = client.get("/sitemap.xml").content.decode()
    link = '<xhtml:link rel="alternate" hreflang="{}" href="http://127.0.0.1:8000{}"/>'
    both = link.format("en", f"/en/news/{twin.slug}/") + link.format("es-HN", noticia.public_path)
    assert text.count(both) == 2


def publish_translation(noticia, piece):
    """A piece in English of the same bulletin, as the press would have stored it."""
    index = pages.noticias_index()
    page = index.add_child(instance=Page(title="Rain", slug="rain"))
    content = {**piece.content, "page_id": page.pk, "language": "en", "title": "Rain"}
    identity = PieceIdentity.of(page.pk)
    columns = {
        each.attname: getattr(piece, each.attname)
        for each in PublishedPiece._meta.concrete_fields
        if each.name not in {"id", "identity"}
    }
    return PublishedPiece.objects.create(
        **{
            **columns,
            "identity_id": identity.pk,
            "page_id": page.pk,
            "language": "en",
            "title": "Rain",
            "content": content,
        }
    )


def test_a_reference_to_what_isnt_public_leaves_no_trace(get, publish, redactora, jefa):
    shown = publish(title="Pública")
    hidden = publish(title="Canario", slug="canario", audiencia="medios")
    body = [
        {"type": "relacionada", "value": hidden.pk, "id": "1"},
        {"type": "relacionada", "value": shown.pk, "id": "2"},
        {
            "type": "parrafo",
            "value": f'<p><a linktype="page" id="{hidden.pk}">uno</a> '
            f'<a linktype="page" id="{shown.pk}">dos</a></p>',
            "id": "3",
        },
    ]
    page = pages.draft(redactora, title="Con referencias", cuerpo=body)
    page.relacionadas.create(pieza=hidden)
    page.relacionadas.create(pieza=shown)
    page.save_revision(user=redactora)
    pages.accept(page, jefa).publish()

    response = get(f"pages/{page.pk}/")

    answer = response.json()
    assert [each["id"] for each in answer["cuerpo"]] == ["2", "3"]
    assert answer["cuerpo"][0]["value"]["title"] == "Pública"
    assert answer["cuerpo"][1]["value"] == (
        f'<p>uno <a href="http://127.0.0.1:8000/noticias/{shown.slug}/">dos</a></p>'
    )
    assert [each["id"] for each in answer["relacionadas"]] == [shown.pk]
    assert "canario" not in response.content.decode().lower()
    assert PieceIdentity.of(hidden.pk).uri not in response.content.decode()


def test_a_detail_is_the_piece_as_the_website_shows_it(get, publish, imagen):
    noticia = publish(imagen=imagen)
    piece = PublishedPiece.objects.public().get(page_id=noticia.pk)

    body = get(f"pages/{noticia.pk}/").json()

    assert body == website(piece.content, context_for(piece.content))
