"""What a magazine needs, and what it brings."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.base.preview import draft_html
from cms.http import generation
from cms.publishing.acts import withdraw
from cms.publishing.kinds import Audience
from cms.publishing.record import current_piece
from noticias.models import ContenidoDeRevista, RevistaPage
from tests.factories import imagenes, pages, revistas
from tests.factories.forms import edit_form_data
from tests.workflows.desk import desk_of, edit_url


@pytest.fixture(autouse=True)
def positions_begin_anew():
    """Each test's log begins at 1: what the process remembers for a position is another test's."""
    generation.forget_boundaries()


def containing(*chosen):
    return [ContenidoDeRevista(pieza=page, sort_order=number) for number, page in enumerate(chosen)]


def lacking(page):
    return [field for field, _sentence in page.lacks()]


def sentences(page):
    return " ".join(sentence for _field, sentence in page.lacks())


# What it needs --------------------------------------------------------------------------------


def test_a_complete_one_lacks_nothing(redactora):
    assert revistas.revista(redactora).lacks() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [({"edicion": None}, "edicion"), ({"contenidos": []}, "contenidos")],
    ids=str,
)
def test_what_stands_in_the_way_of_publishing(redactora, values, field):
    assert lacking(revistas.revista(redactora, **values)) == [field]


def test_it_needs_a_cover(redactora):
    page = revistas.revista(redactora)

    page.imagen = None

    assert lacking(page) == ["imagen"]


def test_its_file_is_a_pdf(redactora):
    page = revistas.revista(redactora, documento=imagenes.documento(name="revista.docx"))

    assert lacking(page) == ["documento"]


def test_a_number_is_of_one_magazine_only(redactora):
    first = revistas.revista(redactora)
    second = revistas.revista(redactora, edicion=first.edicion)

    assert f"La edición {first.edicion} ya es de «{first.title}»" in sentences(second)


def test_in_another_language_the_number_is_the_same(redactora):
    page = revistas.revista(redactora)

    _translation, english = pages.translated(page, redactora)

    assert english.edicion == page.edicion
    assert page.lacks() == []
    assert "edicion" not in lacking(english)


def test_a_copy_asks_for_a_number_of_its_own(redactora):
    page = revistas.revista(redactora)

    assert page.copy(update_attrs={"slug": "otra"}, keep_live=False).edicion is None


def test_each_piece_stands_in_it_once(redactora, noticia):
    page = revistas.revista(redactora, contenidos=containing(noticia, noticia))

    assert "está dos veces" in sentences(page)


def test_it_is_made_of_pieces(redactora, noticia):
    page = revistas.revista(redactora, contenidos=containing(noticia, pages.noticias_index()))

    assert "«Noticias» no puede ir en el contenido" in sentences(page)


def test_it_does_not_contain_itself(redactora, noticia):
    page = revistas.revista(redactora)
    page.contenidos = containing(noticia, page)

    assert "no puede ir en el contenido" in sentences(page)


def test_an_incomplete_one_does_not_go_to_review(redactora):
    page = revistas.revista(redactora, edicion=None, contenidos=[])

    response = desk_of(redactora).post(
        edit_url(page), edit_form_data(page) | {"action-submit": "1"}
    )

    text = response.content.decode()
    assert "Escriba el número de la edición." in text
    assert "Escoja al menos una pieza" in text
    page.refresh_from_db()
    assert not page.workflow_in_progress


@pytest.mark.parametrize("number", ["0", "-3"])
def test_a_number_is_positive(redactora, number):
    page = revistas.revista(redactora)
    data = edit_form_data(page) | {"edicion": number}

    response = desk_of(redactora).post(edit_url(page), data)

    assert response.status_code == 200
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().edicion > 0


# What it brings -------------------------------------------------------------------------------


def test_its_contents_in_the_api_are_what_is_out_in_its_order(client, redactora, jefa):
    second, first = (pages.published(redactora, jefa, title=each) for each in ("Dos", "Uno"))
    draft = pages.draft(redactora, title="En preparación")
    page = revistas.published(redactora, jefa, contenidos=containing(first, draft, second))

    body = client.get(f"/api/v2/pages/{page.pk}/").json()

    assert [each["title"] for each in body["contenidos"]] == ["Uno", "Dos"]
    assert "En preparación" not in str(body)


def test_what_comes_out_later_joins_in_its_place(client, redactora, jefa, noticia):
    draft = pages.draft(redactora, title="En preparación")
    page = revistas.published(redactora, jefa, contenidos=containing(draft, noticia))

    pages.accept(draft, jefa).publish()

    body = client.get(f"/api/v2/pages/{page.pk}/").json()
    assert [each["title"] for each in body["contenidos"]] == ["En preparación", noticia.title]


def test_what_is_withdrawn_or_for_others_is_not_in_it(client, redactora, jefa, noticia):
    inside = pages.published(redactora, jefa, audiencia=Audience.STAFF)
    page = revistas.published(redactora, jefa, contenidos=containing(inside, noticia))
    withdraw(noticia, actor=jefa, text="Un error.")

    assert client.get(f"/api/v2/pages/{page.pk}/").json()["contenidos"] == []


def test_its_file_and_its_editorial(client, redactora, jefa):
    page = revistas.full(redactora)
    pages.accept(page, jefa).publish()

    body = client.get(f"/api/v2/pages/{page.pk}/").json()

    assert (body["edicion"], body["fecha"]) == (1, "2026-11-01")
    assert body["documento"]["filename"].endswith(".pdf")
    assert body["documento"]["mime"] == "application/pdf"
    assert body["editorial"] == "<p>Este número cuenta lo que se hizo.</p>"
    assert body["firma"] == "Inés Aguilar, alcaldesa"
    assert current_piece(page.pk).as_piece().image.id == page.imagen_id


def test_the_newest_first(client, redactora, jefa):
    for number in (7001, 7003, 7002):
        revistas.published(redactora, jefa, edicion=number)

    answer = client.get("/api/v2/pages/?type=noticias.RevistaPage&order=-edicion&fields=edicion")

    assert [each["edicion"] for each in answer.json()["items"]] == [7003, 7002, 7001]


def test_its_page(redactora, jefa, noticia):
    page = revistas.full(redactora)
    page.contenidos = containing(noticia)

    html = draft_html(page)

    assert "Edición N.º 1 · <time" in html
    assert "noviembre de 2026" in html
    assert "Descargar la revista" in html
    assert html.index("En este número") < html.index(noticia.title) < html.index(">Editorial<")
    assert "Inés Aguilar, alcaldesa" in html


# At the desk ----------------------------------------------------------------------------------


def test_it_is_offered_and_listed_to_who_writes(redactora):
    html = desk_of(redactora).get(reverse("wagtailadmin_home")).content.decode()

    assert "Preparar una revista" in html
    assert reverse("revistas:index") in html


def test_a_new_one_is_proposed_this_month(redactora):
    make = RevistaPage.get_edit_handler().get_form_class()

    proposed = make(instance=RevistaPage(), for_user=redactora).initial["fecha"]

    assert proposed == timezone.localdate().replace(day=1)


def test_its_month_is_kept(redactora):
    page = revistas.revista(redactora, fecha=date(2025, 3, 1))

    form = type(page).get_edit_handler().get_form_class()(instance=page, for_user=redactora)

    assert form.initial["fecha"] == date(2025, 3, 1)


def test_pieces_of_every_kind_are_offered_for_it_and_no_structure(redactora):
    page = revistas.revista(redactora)
    form = type(page).get_edit_handler().get_form_class()(instance=page, for_user=redactora)

    offered = form.formsets["contenidos"].empty_form.fields["pieza"].widget.model_names

    assert {"noticias.noticiapage", "prensa.convocatoriapage"} <= {*offered}
    assert "noticias.noticiasindexpage" not in offered
