"""The desk's first page, and the e-mails that call people to it."""

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from cms.publishing.release import release_due
from cms.users.roles import Role
from cms.workflows.models import ReglasDeAprobacion
from cms.workflows.wagtail_hooks import show_the_desk
from tests.factories import pages, people
from tests.workflows.desk import (
    act,
    act_url,
    desk_of,
    edit_url,
    local,
    save,
    step,
    submit,
    waits_at,
)


def first_page(person):
    return desk_of(person).get("/admin/").content.decode()


@pytest.fixture
def everybody_has_mail(redactora, jefa, otra_jefa, gerente):
    for person in (redactora, jefa, otra_jefa, gerente):
        person.email = f"{person.username}@amdc.example"
        person.save()


@pytest.fixture
def sending(everybody_has_mail, django_capture_on_commit_callbacks):
    """``with sending():`` what is done inside is committed. Everybody has an address."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def test_what_waits_is_shown_to_whose_turn_it_is(borrador, redactora, jefa, superusuario):
    submit(redactora, borrador)

    assert edit_url(borrador) in first_page(jefa).split('id="mis-piezas')[0]
    assert "Nada espera por usted" in first_page(redactora)
    assert "Nada espera por usted" in first_page(superusuario)


def test_the_author_sees_who_has_it(borrador, redactora, jefa):
    assert "Borrador, sin enviar" in first_page(redactora)

    submit(redactora, borrador)

    assert "Edición: la tiene Jefatura de Prensa" in first_page(redactora)


def test_the_visto_is_one_tap_from_the_first_page(borrador, redactora, jefa):
    submit(redactora, borrador)
    step(jefa, borrador, title="Titular de la jefa")

    assert act_url(borrador, "dar-visto") in first_page(redactora)
    assert act_url(borrador, "dar-visto") not in first_page(jefa)
    assert "Visto: la tiene ana" in first_page(redactora)


def test_the_first_page_of_everybody_is_pregons(db):
    for role in Role:
        text = first_page(people.person(f"de-{role.name}", role))
        assert "Pregón</title>" in text
        assert "Wagtail</title>" not in text


def test_the_door_says_pregon(client, db):
    text = client.get("/admin/login/", follow=True).content.decode()

    assert "Entrar a Pregón" in text
    assert "Sign in to Wagtail" not in text


def mails():
    return {recipient: message for message in mail.outbox for recipient in message.to}


def test_jefatura_is_told_of_a_submission_in_spanish(borrador, redactora, sending):
    with sending():
        submit(redactora, borrador)

    told = mails()
    assert set(told) == {"berta@amdc.example", "diana@amdc.example"}
    assert borrador.title in told["berta@amdc.example"].subject
    message = told["berta@amdc.example"]
    assert message.subject == f"Espera su edición: {borrador.title}"
    assert message.body.startswith("La envió ana.")
    assert "Leer y aprobar: http://127.0.0.1:8000/admin/pregon/enlace/" in message.body
    (html, kind) = message.alternatives[0]
    assert kind == "text/html"
    assert ">Leer y aprobar</a>" in html


def test_who_may_give_the_visto_is_told(borrador, redactora, jefa, sending):
    submit(redactora, borrador)
    with sending():
        step(jefa, borrador, title="Titular de la jefa")

    told = mails()
    assert set(told) == {"ana@amdc.example", "diana@amdc.example", "carlos@amdc.example"}
    assert told["ana@amdc.example"].subject == "Espera su visto: Titular de la jefa"
    assert "Leer y dar visto" in told["ana@amdc.example"].body


def test_the_author_is_told_that_it_is_out_and_what_must_change(borrador, redactora, jefa, sending):
    submit(redactora, borrador)
    with sending():
        step(jefa, borrador, "reject", comment="Falta el barrio.")
    told = mails()
    assert set(told) == {"ana@amdc.example"}
    assert told["ana@amdc.example"].subject == f"Le piden cambios: {borrador.title}"
    assert told["ana@amdc.example"].body.startswith("berta: «Falta el barrio.»")
    assert edit_url(borrador) in told["ana@amdc.example"].body
    mail.outbox.clear()
    submit(redactora, borrador)

    with sending():
        step(jefa, borrador)

    told = mails()
    assert set(told) == {"ana@amdc.example"}
    assert told["ana@amdc.example"].subject == f"Publicada: {borrador.title}"
    assert told["ana@amdc.example"].body.startswith(
        "Ya está fuera, para: Público. La aprobó berta."
    )


def test_the_owner_is_told_though_a_colleague_sent_it(
    borrador,
    redactora,
    otra_redactora,
    jefa,
    sending,
):
    otra_redactora.email = "elena@amdc.example"
    otra_redactora.save()
    submit(otra_redactora, borrador, title="Con otro titular")

    with sending():
        step(jefa, borrador, "reject")

    assert set(mails()) == {"ana@amdc.example", "elena@amdc.example"}


def test_the_author_is_told_of_each_step(borrador, redactora, jefa, gerente, sending):
    rules = ReglasDeAprobacion.load()
    rules.audiencias = ["publico"]
    rules.save()
    submit(redactora, borrador)

    with sending():
        step(jefa, borrador)

    told = mails()
    assert set(told) == {"ana@amdc.example", "carlos@amdc.example"}
    assert told["ana@amdc.example"].subject.startswith("Pasó Edición, falta visto bueno:")
    assert told["carlos@amdc.example"].subject.startswith("Espera su visto bueno:")


def test_the_author_is_told_of_the_hour_and_then_that_it_is_out(borrador, redactora, jefa, sending):
    hour = timezone.now() + timedelta(hours=1)
    submit(redactora, borrador, go_live_at=local(hour))
    with sending():
        step(jefa, borrador)
    assert mails()["ana@amdc.example"].subject.startswith("Programada para el ")
    mail.outbox.clear()

    with (
        time_machine.travel(hour + timedelta(minutes=1)),
        sending(),
    ):
        release_due()

    assert mails()["ana@amdc.example"].subject == f"Publicada: {borrador.title}"


@pytest.mark.parametrize("kind", ["submitted", "approved", "rejected"])
def test_who_does_not_want_to_hear_of_it_does_not(borrador, redactora, jefa, sending, kind):
    for person in (redactora, jefa):
        profile = UserProfile.get_for_user(person)
        setattr(profile, f"{kind}_notifications", False)
        profile.save()

    with sending():
        submit(redactora, borrador)
    assert ("berta@amdc.example" in mails()) is (kind != "submitted")
    with sending():
        step(jefa, borrador, "reject")
    assert ("ana@amdc.example" in mails()) is (kind != "rejected")
    mail.outbox.clear()
    submit(redactora, borrador)
    with sending():
        step(jefa, borrador)
    assert ("ana@amdc.example" in mails()) is (kind != "approved")


def test_a_mail_server_that_is_out_of_reach_stops_nothing(borrador, redactora, sending, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there

    with sending():
        submit(redactora, borrador)

    assert waits_at(borrador) == "Edición"


def test_what_is_rolled_back_tells_nobody(borrador, redactora, jefa, everybody_has_mail):
    submit(redactora, borrador)

    act(jefa, borrador, "corregir", {"decia": "a", "correcto": "b"})

    assert mail.outbox == []


def test_the_newest_pieces_are_offered_first_to_choose_from(redactora):
    titles = [pages.draft(redactora, title=each).title for each in ("Primero", "Segundo")]
    index = pages.noticias_index()
    chooser = reverse("wagtailadmin_choose_page_child", args=[index.pk])

    html = desk_of(redactora).get(chooser, {"page_type": "noticias.noticiapage"}).json()["html"]

    assert html.index(titles[1]) < html.index(titles[0])


def test_a_word_finds_a_piece_to_choose(redactora):
    pages.draft(redactora, title="La crecida de abril")
    found = desk_of(redactora).get(
        reverse("wagtailadmin_choose_page_search"),
        {"q": "crecida", "page_type": "noticias.noticiapage"},
    )

    assert "La crecida de abril" in found.content.decode()


# What is offered ---------------------------------------------------------------------------------


def offers(person):
    """What stands as a button, and what below."""
    shown = desk_of(person).get("/admin/").content.decode().partition('class="pregon-offers"')[2]
    buttons, _also, links = shown.partition("</div>")[0].partition("También:")
    return buttons, links


def test_what_is_made_every_day_stands_first(redactora):
    buttons, links = offers(redactora)

    assert "Escribir un boletín" in buttons
    assert "Emitir una alerta" in buttons
    for rarer in ("Preparar una revista", "Obra pública", "Programa social", "Subir fotos"):
        assert rarer in links
        assert rarer not in buttons


def test_photographers_find_galleries_and_uploads_and_nothing_else(db):
    photographer = people.person("fito", Role.PHOTOGRAPHERS)

    buttons, links = offers(photographer)
    html = first_page(photographer)

    assert links == ""
    for each in ("Armar una galería", "Subir fotos", "Subir un video", "Subir un audio"):
        assert each in buttons
    assert "Escribir un boletín" not in buttons
    assert reverse("galerias:index") in html
    assert reverse("boletines:index") not in html


def test_who_makes_nothing_is_offered_nothing(db):
    assert offers(people.person("adela", Role.ADMINISTRATORS)) == ("", "")


# Addresses ---------------------------------------------------------------------------------------


def test_two_pieces_may_have_the_same_title(redactora, borrador):
    other = pages.draft(redactora, slug="otro")

    save(redactora, other, title=borrador.title, slug=borrador.slug)

    other.refresh_from_db()
    assert other.get_latest_revision_as_object().slug == f"{borrador.slug}-2"


def test_an_empty_address_follows_from_the_title(redactora):
    page = pages.draft(redactora, slug="otro")

    save(redactora, page, title="Lluvias en El Edén", slug="")

    assert page.get_latest_revision_as_object().slug == "lluvias-en-el-eden"


def test_the_address_of_what_was_out_is_changed_by_nobody_else(redactora, borrador, noticia):
    response = save(redactora, noticia, slug=borrador.slug)

    assert response.status_code == 200
    assert "slug" in response.context["form"].errors
    assert noticia.get_latest_revision_as_object().slug == noticia.slug


def test_a_writer_sees_first_what_is_asked_of_him_and_a_head_what_comes_out(redactora, jefa, rf):
    def order_of(person):
        request, panels = rf.get("/admin/"), []
        request.user = person
        show_the_desk(request, panels)
        return [each.name for each in sorted(panels, key=lambda each: each.order)][-2:]

    assert order_of(redactora) == ["pregon_mine", "pregon_salidas"]
    assert order_of(jefa) == ["pregon_salidas", "pregon_mine"]


def test_how_long_ago_a_step_began_is_said_in_spanish(borrador, redactora, jefa):
    submit(redactora, borrador)

    html = desk_of(jefa).get(edit_url(borrador)).content.decode()

    assert "Enviada a Edición" in html
    assert " ago" not in html


def test_no_report_is_offered_twice(jefa):
    html = first_page(jefa)

    assert "/admin/pregon/traducciones/" in html
    assert "/admin/localize/reports/translations/" not in html
    assert "/admin/reports/site-history/" not in html
