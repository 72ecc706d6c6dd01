"""The preview: what the editor sees beside the form."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.publishing.models import PieceIdentity, PublishedPiece
from noticias.models import NoticiaPage, PiezaRelacionada
from tests.factories import pages, people


@pytest.fixture
def editor(db):
    """A signed-in browser that may edit everything."""
    client = Client()
    client.force_login(people.person("edda", superuser=True))
    return client


def form(**values):
    """What the editor's form sends for a bulletin in which almost nothing was written."""
    return nested_form_data(
        {
            "title": "",
            "slug": "",
            "volanta": "",
            "bajada": "",
            "lugar": "",
            "fecha": "",
            "imagen": "",
            "urgencia": "rutina",
            "audiencia": "publico",
            "embargo_texto": "",
            "correccion_decia": "",
            "correccion_correcto": "",
            "search_description": "",
            "go_live_at": "",
            "expire_at": "",
            "cuerpo": streamfield([]),
            "contactos": inline_formset([]),
            "relacionadas": inline_formset([]),
            "comments": inline_formset([]),
            **values,
        }
    )


def preview(client, page, **values):
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    answer = client.post(address, form(**values))
    assert answer.json() == {"is_valid": True, "is_available": True}, answer.json()
    return client.get(address, {"in_preview_panel": "true"}).content.decode()


def test_it_shows_what_was_typed_and_not_yet_saved(editor, borrador):
    html = preview(editor, borrador, title="Titular tecleado", bajada="Bajada tecleada")

    assert "Titular tecleado" in html
    assert "Bajada tecleada" in html
    assert "BORRADOR — no publicar" in html
    borrador.refresh_from_db()
    assert borrador.title != "Titular tecleado"


def test_an_almost_empty_draft_names_what_is_missing(editor, borrador):
    html = preview(
        editor,
        borrador,
        cuerpo=streamfield(
            [
                ("parrafo", rich_text("")),
                ("imagen", {"imagen": "", "pie": ""}),
                ("documento", {"documento": "", "titulo": ""}),
                ("cita", {"texto": "", "autor": "", "cargo": ""}),
                ("incrustado", {"url": "", "titulo": ""}),
                ("relacionada", ""),
            ]
        ),
    )

    for words in (
        "el titular",
        "la bajada",
        "la fecha",
        "la imagen",
        "el documento",
        "la dirección",
        "la pieza",
    ):
        assert f"(falta {words})" in html


def test_a_page_that_was_never_saved_can_be_seen(editor):
    index = pages.noticias_index()
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["noticias", "noticiapage", index.pk]
    )
    identities = PieceIdentity.objects.count()

    assert editor.post(address, form(title="Nueva")).json()["is_available"]
    html = editor.get(address).content.decode()

    assert '<h1 itemprop="headline">Nueva</h1>' in html
    assert PieceIdentity.objects.count() == identities


@pytest.mark.parametrize("make", [pages.portada, pages.noticias_index])
def test_pages_that_only_hold_others_can_be_seen(editor, make):
    page = make()

    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert f"{page.title}</h1>" in answer.content.decode()


def test_the_content_checks_find_their_script(editor, borrador):
    html = preview(editor, borrador, title="Titular")

    assert "<wagtail-userbar>" in html
    assert "wagtailadmin/js/userbar.js" in html
    assert html.index("<wagtail-userbar>") < html.index("</body>")


def test_what_it_points_to_is_linked_only_if_it_is_out(editor, borrador, noticia, redactora):
    hidden = pages.draft(redactora, title="La que nadie ha visto")
    borrador.relacionadas = [PiezaRelacionada(pieza=noticia), PiezaRelacionada(pieza=hidden)]
    borrador.save_revision(user=redactora)

    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[borrador.pk]))

    html = answer.content.decode()
    assert f'<a href="{noticia.full_url}">{noticia.title}</a>' in html
    assert 'La que nadie ha visto <small class="nota">(aún no publicada)</small>' in html


def test_a_correction_is_seen_before_it_is_made(editor, noticia):
    html = preview(
        editor,
        noticia,
        title=noticia.title,
        correccion_decia="El lunes",
        correccion_correcto="El martes",
    )

    assert "<dd>El lunes</dd>" in html
    assert "001-" in html
    assert PublishedPiece.objects.current().get(page_id=noticia.pk).version == 1


def test_an_embargo_is_marked_with_its_hour(editor, borrador):
    html = preview(editor, borrador, embargo="on", go_live_at="2030-11-22 12:00")

    assert "EMBARGADO HASTA" in html
    assert "22 de noviembre de 2030, 12:00" in html


def test_it_is_never_kept(editor, borrador):
    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[borrador.pk]))

    assert "no-store" in answer["Cache-Control"]


def test_a_failure_is_told_and_logged(editor, borrador, monkeypatch, caplog):
    monkeypatch.setattr(NoticiaPage, "to_piece", lambda page: 1 / 0)

    answer = editor.get(reverse("wagtailadmin_pages:view_draft", args=[borrador.pk]))

    assert answer.status_code == 200
    assert "No preview of page" in caplog.text


def test_it_can_be_asked_for_outside_a_request(borrador):
    answer = borrador.make_preview_request()

    assert answer.status_code == 200
    assert "BORRADOR" in answer.content.decode()
