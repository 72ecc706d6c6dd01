"""The preview on another front end: the token, and what it opens."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.publishing import acts
from cms.publishing.chores import do_chores
from cms.sharing.models import PreviewSnapshot
from multimedia.signatures import signed_url
from noticias.models import PiezaRelacionada
from tests.factories import imagenes, pages
from tests.factories.kinds import KINDS
from tests.workflows import desk

FRONT = "https://www.example.hn/vista-previa/?tema=claro"
API = "/api/v2/vista-previa/"


@pytest.fixture(autouse=True)
def outside_front_end(settings):
    settings.PREGON_PREVIEW_URL = FRONT


def token_of(answer):
    assert answer.status_code == 302
    parts = urlsplit(answer["Location"])
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == FRONT.partition("?")[0]
    query = parse_qs(parts.query)
    assert query["tema"] == ["claro"]
    return query["token"][0]


def view_draft(user, page):
    client = desk.desk_of(user)
    return token_of(client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])))


def read(token, **query):
    return Client().get(API, {"token": token, **query})


def test_what_was_typed_and_not_saved_is_read_outside(redactora, borrador):
    client = desk.desk_of(redactora)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[borrador.pk])
    client.post(address, desk.typed(borrador, title="Tecleado"))

    answer = read(token_of(client.get(address, {"in_preview_panel": "true"})))

    assert answer.status_code == 200
    assert answer.json()["title"] == "Tecleado"
    assert Page.objects.get(pk=borrador.pk).title != "Tecleado"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_it_has_exactly_the_shape_of_what_is_out(redactora, jefa, kind):
    page = KINDS[kind].draft(redactora)
    draft = read(view_draft(jefa, page)).json()
    pages.accept(page, jefa).publish()

    out = Client().get(f"/api/v2/pages/{page.pk}/").json()

    assert list(draft) == list(out)
    assert list(draft["meta"]) == list(out["meta"])
    said_by_the_press = {"id", "meta", "numero"}
    plain = [name for name in out if name not in said_by_the_press]
    assert {name: _bare(draft[name]) for name in plain} == {
        name: _bare(out[name]) for name in plain
    }


def _bare(value):
    """Without the signatures of addresses."""
    if isinstance(value, str):
        return value.partition("?firma=")[0] if "/archivos/" in value else value
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items() if key != "srcset"}
    if isinstance(value, list):
        return [_bare(each) for each in value]
    return value


def test_fields_are_chosen_as_in_the_api(redactora, borrador):
    answer = read(view_draft(redactora, borrador), fields="_,title")

    assert answer.json() == {"title": borrador.title}


def test_its_pictures_can_be_seen(redactora):
    page = pages.draft(redactora, imagen=imagenes.imagen(title="Foto"))

    source = read(view_draft(redactora, page)).json()["imagen"]["src"]

    path = source.removeprefix("http://127.0.0.1:8000")
    assert Client().get(path).status_code == 200
    assert Client().get(path.partition("?")[0]).status_code == 404


def test_other_drafts_are_not_named(redactora, borrador, noticia):
    hidden = pages.draft(redactora, title="La que nadie ha visto")
    borrador.relacionadas = [PiezaRelacionada(pieza=noticia), PiezaRelacionada(pieza=hidden)]
    borrador.save_revision(user=redactora)

    answer = read(view_draft(redactora, borrador))

    assert [each["title"] for each in answer.json()["relacionadas"]] == [noticia.title]
    assert "nadie ha visto" not in answer.content.decode()


def test_nobody_keeps_it_and_the_front_end_may_read_it(redactora, borrador, settings):
    token = view_draft(redactora, borrador)
    client = Client(headers={"origin": "https://www.amdc.example"})

    answer = client.get(API, {"token": token})

    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Access-Control-Allow-Origin"] == "https://www.amdc.example"
    assert "ETag" not in answer
    assert client.post(API, {"token": token}).status_code == 405
    other = Client(headers={"origin": "https://otro.example"}).get(API, {"token": token})
    assert "Access-Control-Allow-Origin" not in other


def test_the_desk_may_frame_that_front_end_alone(redactora, borrador):
    client = desk.desk_of(redactora)

    answer = client.get(desk.edit_url(borrador))

    assert answer["Content-Security-Policy"] == "frame-src 'self' https://www.example.hn"
    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[borrador.pk]))
    assert "no-store" in shown["Cache-Control"]
    assert shown["Referrer-Policy"] == "no-referrer"


# When it is over ---------------------------------------------------------------------------------


def test_it_lasts_half_an_hour(redactora, borrador, time_machine):
    token = view_draft(redactora, borrador)
    time_machine.move_to(timezone.now() + timedelta(minutes=31))

    assert read(token).status_code == 410
    do_chores()
    assert not PreviewSnapshot.objects.exists()


def test_a_withdrawn_or_deleted_page_is_gone(redactora, jefa, noticia, borrador):
    withdrawn, deleted = view_draft(redactora, noticia), view_draft(redactora, borrador)
    acts.withdraw(noticia, actor=jefa, text="Datos sin confirmar.")
    Page.objects.get(pk=borrador.pk).delete()

    for token in (withdrawn, deleted):
        answer = read(token)
        assert answer.status_code == 410
        assert answer.json()["type"].endswith("vista-previa-cerrada")
    again = view_draft(redactora, Page.objects.get(pk=noticia.pk).specific)
    assert read(again).status_code == 200


def test_who_left_shows_nothing_any_more(redactora, borrador):
    token = view_draft(redactora, borrador)
    redactora.is_active = False
    redactora.save()

    assert read(token).status_code == 410


def test_one_person_has_one_preview_of_a_page(redactora, jefa, borrador):
    first, again = view_draft(redactora, borrador), view_draft(redactora, borrador)
    view_draft(jefa, borrador)

    assert PreviewSnapshot.objects.count() == 2
    assert read(first).status_code == read(again).status_code == 200


# Nothing else is a token, and a token is nothing else -------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        lambda key: "",
        lambda key: key,
        signing.dumps,
        lambda key: signing.dumps(key, salt="pregon.otra"),
        lambda key: signed_url("images/a.jpg", timedelta(minutes=5)).partition("firma=")[2],
    ],
)
def test_only_a_token_made_for_it_opens_it(redactora, borrador, wrong):
    view_draft(redactora, borrador)
    key = PreviewSnapshot.objects.get().key

    assert read(wrong(key)).status_code == 404


def test_a_token_opens_nothing_but_its_page(redactora, borrador, client):
    token = view_draft(redactora, borrador)

    assert client.get(f"/compartido/{token}/").status_code == 404
    assert client.get(f"/api/v2/pages/{borrador.pk}/", {"token": token}).status_code == 400
    assert client.get("/archivos/documents/x.pdf", {"firma": token}).status_code == 404
    assert read(token, page="1").status_code == 400


def test_without_the_setting_the_preview_is_our_own(settings, redactora, borrador):
    settings.PREGON_PREVIEW_URL = ""

    answer = desk.desk_of(redactora).get(
        reverse("wagtailadmin_pages:view_draft", args=[borrador.pk])
    )

    assert answer.status_code == 200
    assert "Content-Security-Policy" not in answer
    assert not PreviewSnapshot.objects.exists()


def test_it_is_over_when_its_person_may_write_it_no_more(redactora, borrador):
    token = view_draft(redactora, borrador)
    assert read(token).status_code == 200

    redactora.groups.clear()

    assert read(token).status_code == 410
