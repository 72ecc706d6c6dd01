"""What a link shows, to whom, for how long; and what it never tells."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.publishing import acts
from cms.sharing.models import ShareLink
from multimedia.models import Imagen
from noticias.models import PiezaRelacionada
from tests.factories import imagenes, pages
from tests.factories.kinds import KINDS


def opened(link):
    return ShareLink.objects.get(pk=link.pk).opened


# What it shows -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_can_be_read_by_a_stranger(redactora, link_to, stranger, kind):
    page = KINDS[kind].draft(redactora, title="Lo compartido")
    _link, address = link_to(page)

    answer = stranger.get(address)

    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Lo compartido" in html
    assert "BORRADOR — no publicar" in html
    assert "Se comparte solo para revisarlo" in html


def test_it_shows_the_version_of_its_moment(redactora, borrador, link_to, stranger):
    _link, address = link_to(borrador)
    borrador.title = "Lo que se escribió después"
    borrador.save_revision(user=redactora)

    assert "escribió después" not in stranger.get(address).content.decode()


def test_or_always_the_newest_if_that_was_chosen(redactora, borrador, link_to, stranger):
    _link, address = link_to(borrador, newest=True)
    borrador.title = "Lo que se escribió después"
    borrador.save_revision(user=redactora)

    assert "escribió después" in stranger.get(address).content.decode()


def test_it_says_what_it_is_in_its_own_language(noticia, jefa, link_to, stranger):
    _translation, english = pages.translated(noticia, jefa)
    link, address = link_to(english, actor=jefa)

    assert "DRAFT — not for publication" in stranger.get(address).content.decode()

    ShareLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now())
    closed = stranger.get(address)
    assert closed.status_code == 410
    assert '<html lang="en">' in closed.content.decode()
    assert "no longer available" in closed.content.decode()


def test_other_drafts_are_not_named(redactora, borrador, noticia, link_to, stranger):
    hidden = pages.draft(redactora, title="La que nadie ha visto", slug="secreta")
    borrador.relacionadas = [PiezaRelacionada(pieza=noticia), PiezaRelacionada(pieza=hidden)]
    borrador.cuerpo = [
        {"type": "relacionada", "value": hidden.pk, "id": "r1"},
        {
            "type": "parrafo",
            "value": f'<p><a linktype="page" id="{hidden.pk}">enlace</a></p>',
            "id": "r2",
        },
    ]
    borrador.save_revision(user=redactora)
    _link, address = link_to(borrador)

    html = stranger.get(address).content.decode()

    assert noticia.title in html
    assert "nadie ha visto" not in html
    assert "secreta" not in html


def test_what_is_missing_is_the_desks_business(redactora, link_to, stranger):
    _link, address = link_to(pages.draft(redactora, cuerpo=[]))

    assert "(falta" not in stranger.get(address).content.decode()


# Pictures ----------------------------------------------------------------------------------------


@pytest.fixture
def with_photo(redactora):
    image = imagenes.imagen(title="Foto")
    return pages.draft(redactora, imagen=image), image


def sources(html):
    return re.findall(r'<img src="(/archivos/[^"]+)"', html)


def test_pictures_open_for_a_short_while_and_by_signature_alone(
    with_photo, link_to, stranger, time_machine
):
    page, _image = with_photo
    time_machine.move_to(timezone.now(), tick=False)
    _link, address = link_to(page)

    (source,) = sources(stranger.get(address).content.decode())

    assert stranger.get(source).status_code == 200
    assert stranger.get(source.partition("?")[0]).status_code == 404
    time_machine.shift(timedelta(minutes=16))
    assert stranger.get(source).status_code == 404


def test_a_picture_that_stays_inside_is_not_sent_along(with_photo, link_to, stranger):
    page, image = with_photo
    _link, address = link_to(page)
    Imagen.objects.filter(pk=image.pk).update(usos_permitidos=Imagen.Usos.INTERNO)

    html = stranger.get(address).content.decode()

    assert sources(html) == []
    assert "/archivos/" not in html


# How it is sent ----------------------------------------------------------------------------------


def test_nobody_keeps_it_finds_it_frames_it_or_tells_where_it_was(borrador, link_to, stranger):
    _link, address = link_to(borrador)

    answer = stranger.get(address)

    assert answer["Cache-Control"] == "no-store, private"
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    html = answer.content.decode()
    assert '<meta name="robots" content="noindex' in html
    assert "og:" not in html
    assert "<script" not in html
    assert not answer.cookies


@pytest.mark.parametrize(
    "agent",
    [
        "WhatsApp/2.24.1 A",
        "TelegramBot (like TwitterBot)",
        "facebookexternalhit/1.1",
        "Slackbot-LinkExpanding 1.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1)",
    ],
)
def test_chat_programs_make_no_card_of_it(borrador, link_to, agent):
    link, address = link_to(borrador)

    answer = Client(headers={"user-agent": agent}).get(address)

    assert answer.status_code == 403
    assert borrador.title not in answer.content.decode()
    assert opened(link) == 0


def test_it_is_counted_when_somebody_looks(borrador, link_to, stranger):
    link, address = link_to(borrador)

    stranger.head(address)
    stranger.get(address, headers={"sec-purpose": "prefetch;prerender"})
    stranger.get(address, headers={"purpose": "prefetch"})
    assert opened(link) == 0

    stranger.get(address)
    stranger.get(address)
    assert opened(link) == 2
    assert ShareLink.objects.get(pk=link.pk).last_opened_at is not None


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_read(borrador, link_to, stranger, method):
    _link, address = link_to(borrador)

    assert getattr(stranger, method)(address).status_code == 405


def test_the_token_is_written_down_nowhere(borrador, link_to):
    link, address = link_to(borrador)
    token = address.split("/")[2]

    assert token not in str(vars(ShareLink.objects.get(pk=link.pk)))
    assert len(token) >= 32


# When it is over ---------------------------------------------------------------------------------


def test_after_its_hour_it_says_nothing(borrador, link_to, stranger, time_machine, dos_dias):
    link, address = link_to(borrador)
    time_machine.move_to(timezone.now() + dos_dias)

    answer = stranger.get(address)

    assert answer.status_code == 410
    html = answer.content.decode()
    assert "Este enlace ya no está disponible" in html
    assert borrador.title not in html
    assert borrador.slug not in html
    assert "no-store" in answer["Cache-Control"]
    assert opened(link) == 0


def test_a_withdrawal_revokes_it(noticia, jefa, link_to, stranger):
    link, address = link_to(noticia)

    acts.withdraw(noticia, actor=jefa, text="Datos sin confirmar.")

    assert stranger.get(address).status_code == 410
    assert ShareLink.objects.get(pk=link.pk).revoked_by_name == "berta"
    assert "Datos sin confirmar" not in stranger.get(address).content.decode()


def test_a_deleted_page_is_gone(borrador, link_to, stranger):
    _link, address = link_to(borrador)
    Page.objects.get(pk=borrador.pk).delete()

    assert stranger.get(address).status_code == 410


def test_a_version_that_was_purged_is_gone(redactora, borrador, link_to, stranger):
    _link, address = link_to(borrador)
    borrador.title = "Otro"
    newest = borrador.save_revision(user=redactora)
    borrador.revisions.exclude(pk=newest.pk).delete()

    assert stranger.get(address).status_code == 410


@pytest.mark.parametrize("how", [{"embargo": True}, {"audiencia": "interno"}])
@pytest.mark.parametrize("newest", [True, False])
def test_what_becomes_reserved_is_closed_to_a_writers_link(  # noqa: PLR0917 - fixtures
    redactora, jefa, borrador, link_to, stranger, how, newest
):
    _link, writers = link_to(borrador, newest=newest)
    _link, heads = link_to(borrador, actor=jefa, newest=newest)
    for name, value in how.items():
        setattr(borrador, name, value)
    borrador.go_live_at = timezone.now() + timedelta(hours=1)
    borrador.save_revision(user=redactora)

    assert stranger.get(writers).status_code == 410
    assert stranger.get(heads).status_code == 200


def test_a_failure_is_polite_and_logged(borrador, link_to, stranger, monkeypatch, caplog):
    _link, address = link_to(borrador)
    monkeypatch.setattr(type(borrador), "to_piece", lambda page: 1 / 0)

    answer = stranger.get(address)

    assert answer.status_code == 500
    assert borrador.title not in answer.content.decode()
    assert "can't be shown" in caplog.text


# Guessing ----------------------------------------------------------------------------------------


def test_a_token_that_never_was_says_the_same(db, stranger):
    answer = stranger.get("/compartido/adivinanza/")

    assert answer.status_code == 404
    assert "Este enlace ya no está disponible" in answer.content.decode()


def test_who_guesses_is_made_to_wait(borrador, link_to, stranger, settings):
    _link, address = link_to(borrador)
    for number in range(20):
        stranger.get(f"/compartido/adivinanza{number}/")

    blocked = stranger.get(address)

    assert blocked.status_code == 429
    assert int(blocked["Retry-After"]) > 0
    elsewhere = Client(REMOTE_ADDR="190.4.1.7")
    assert elsewhere.get(address).status_code == 200


def test_the_drafts_of_its_translations_close_with_it(noticia, jefa, link_to, stranger):
    _translation, english = pages.translated(noticia, jefa)
    _link, address = link_to(english, actor=jefa)

    acts.withdraw(noticia, actor=jefa, text="Era falso.")

    assert stranger.get(address).status_code == 410


def test_who_is_no_head_any_more_shows_nothing_reserved(redactora, jefa, link_to, stranger):
    page = pages.draft(redactora, audiencia="interno")
    _link, address = link_to(page, actor=jefa)
    assert stranger.get(address).status_code == 200

    jefa.groups.clear()

    assert stranger.get(address).status_code == 410
