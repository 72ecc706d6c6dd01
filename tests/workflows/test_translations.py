"""A translation's way: typed by one, approved by another, with the facts of its original."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cms.publishing import gate
from cms.publishing.models import Contribution
from cms.users.roles import Role
from cms.workflows.translating.drafts import translation_behind
from noticias.models import NoticiaPage
from tests.factories import campanas, catalogos, pages, people
from tests.workflows.desk import desk_of, edit_url, said, waits_at
from tests.workflows.translating import (
    begin,
    change,
    everything,
    form,
    press,
    renew,
    texts,
    translate,
)


@pytest.fixture
def traductora(db):
    return people.person("tita", Role.TRANSLATORS)


@pytest.fixture
def english(noticia, traductora):
    return begin(traductora, noticia)


def out(page):
    page.refresh_from_db()
    return page.live


# The way through the office -------------------------------------------------------------------


def test_it_is_typed_sent_approved_and_goes_out(client, noticia, traductora, jefa):
    english = translate(traductora, noticia)
    assert waits_at(english) == "Edición"
    assert not out(english)

    press(jefa, english, "approve")

    assert out(english)
    shown = client.get(f"/api/v2/pages/{english.pk}/").json()
    assert (shown["title"], shown["meta"]["locale"]) == ("Rain today", "en")
    assert shown["meta"]["html_url"].endswith("/en/news/rain-today/")


def test_side_by_side_for_who_approves(noticia, traductora, jefa):
    english = translate(traductora, noticia)

    html = desk_of(jefa).get(edit_url(english)).content.decode()

    assert noticia.bajada in html
    assert f"EN {noticia.bajada}" in html
    assert 'value="approve"' in html
    assert 'value="reject"' in html


def test_the_translator_is_offered_no_approval(noticia, traductora):
    english = translate(traductora, noticia)

    html = desk_of(traductora).get(edit_url(english)).content.decode()
    press(traductora, english, "approve")

    assert 'value="approve"' not in html
    assert "Edición: la tiene Jefatura de Prensa" in html
    assert not out(english)


def test_changes_are_asked_for_and_made(noticia, traductora, jefa):
    english = translate(traductora, noticia)

    press(jefa, english, "reject", comentario="«Rain» basta en el título.")
    html = desk_of(traductora).get(edit_url(english)).content.decode()
    assert "«Rain» basta en el título." in html
    press(traductora, english, "enviar", {"title": "Rain"})
    press(jefa, english, "approve")

    assert out(english)
    assert english.title == "Rain"


def test_asking_for_changes_says_which(noticia, traductora, jefa):
    english = translate(traductora, noticia)

    press(jefa, english, "reject")

    assert waits_at(english) == "Edición"


def test_what_the_head_mends_waits_for_the_translators_visto(noticia, traductora, jefa):
    english = translate(traductora, noticia)

    press(jefa, english, "approve", {"title": "Heavy rain today"})
    assert waits_at(english) == "Visto"
    assert not out(english)
    press(traductora, english, "approve")

    assert out(english)
    assert english.title == "Heavy rain today"


def test_a_half_translated_piece_is_not_sent(english, traductora):
    response = press(traductora, english, "enviar", {"title": "Rain"})

    assert "Faltan textos por traducir" in response.content.decode()
    assert waits_at(english) == ""


def test_what_was_typed_stays_when_it_is_refused(english, traductora):
    response = press(traductora, english, "enviar", {"title": "Rain in the city"})

    assert "Rain in the city" in response.content.decode()


def test_a_text_that_is_too_long_says_so(english, traductora):
    response = press(traductora, english, "guardar", {"bajada": "x" * 301})

    assert "«Bajada» no puede pasar de 300 caracteres: tiene 301." in response.content.decode()
    assert texts(english)["bajada"].typed == ""


def test_two_translators_do_not_overwrite_each_other(english, traductora):
    other = people.person("tomas", Role.TRANSLATORS)
    data = form(english, {"title": "Mine"}, accion="guardar")
    press(other, english, "guardar", {"title": "His"})

    response = desk_of(traductora).post(edit_url(english), data)

    assert "Ábrala de nuevo" in response.content.decode()
    assert texts(english)["title"].typed == "His"


def test_a_save_in_review_begins_it_anew(noticia, traductora, jefa, otra_jefa):
    english = translate(traductora, noticia)

    press(otra_jefa, english, "guardar", {"title": "Rain, again"})

    assert waits_at(english) == "Edición"
    assert english.current_workflow_task_state.revision_id == english.latest_revision_id


# Whose words they are -------------------------------------------------------------------------


def test_who_overwrites_a_string_does_not_take_the_first_ones_words_away(noticia, traductora):
    """The first translator is of the press's heads too: he may not approve his own words because
    another typed over them afterwards."""
    both = people.person("berta", Role.TRANSLATORS, Role.PRESS_HEADS)
    english = begin(traductora, noticia)
    press(both, english, "guardar", {"title": "Hers"})
    revision = english.latest_revision

    translation = translation_behind(english)
    translation.source.refresh_segments()
    press(traductora, english, "guardar", {"title": "Not hers any more"})

    assert both.pk in gate.contributors(english, revision)
    assert Contribution.objects.filter(revision_id=revision.pk, user_id=both.pk).exists()


def test_a_head_does_not_approve_his_own_translation(noticia):
    head = people.person("berta", Role.TRANSLATORS, Role.PRESS_HEADS)
    english = translate(head, noticia)

    press(head, english, "approve")

    assert not out(english)
    assert waits_at(english) == "Visto"


# Facts ----------------------------------------------------------------------------------------


@pytest.fixture
def alerta(redactora, jefa):
    page = campanas.alerta(redactora)
    pages.accept(page, jefa).publish()
    page.refresh_from_db()
    return page


def test_facts_are_not_asked_for(alerta, traductora):
    english = begin(traductora, alerta)

    assert not {"nivel", "amenaza", "desde", "hasta", "emisor", "organismo"} & texts(english).keys()
    html = desk_of(traductora).get(edit_url(english)).content.decode()
    assert str(alerta.get_nivel_display()) in html


def test_a_changed_fact_keeps_the_old_one_from_going_out(alerta, traductora, redactora, jefa):
    english = translate(traductora, alerta)
    change(alerta, redactora, jefa, hasta=alerta.hasta + timedelta(hours=3))

    response = press(jefa, english, "approve")

    assert "La original cambió (hasta)" in response.content.decode()
    assert not out(english)


def test_a_changed_fact_comes_with_the_update(alerta, traductora, redactora, jefa):
    english = translate(traductora, alerta)
    press(jefa, english, "approve")
    until = alerta.hasta + timedelta(hours=3)
    change(alerta, redactora, jefa, hasta=until)

    renew(traductora, english)
    english.refresh_from_db()
    assert english.hasta < until  # what is out stays until it is approved
    press(traductora, english, "enviar")
    press(jefa, english, "approve")

    assert abs(english.hasta - until) < timedelta(seconds=1)


def test_subjects_are_emptied_with_the_originals(noticia, traductora, redactora, jefa):
    subject = catalogos.tema()
    change(noticia, redactora, jefa, temas=[subject])
    english = begin(traductora, noticia)
    assert list(english.temas.all()) == [subject]
    change(noticia, redactora, jefa, temas=[])

    renew(traductora, english)

    english.refresh_from_db()
    assert list(english.get_latest_revision_as_object().temas.all()) == []


# With its original ----------------------------------------------------------------------------


def test_a_translation_does_not_go_out_before_its_original(borrador, traductora, jefa):
    english = begin(traductora, borrador)
    press(traductora, english, "guardar", everything(english))

    response = press(traductora, english, "enviar")

    assert "La original no está publicada" in response.content.decode()


def test_it_may_wait_for_the_same_hour(programada, traductora, jefa):
    english = begin(traductora, programada)
    press(traductora, english, "guardar", everything(english))
    press(traductora, english, "enviar")
    press(jefa, english, "approve")

    assert not out(english)
    hour = english.scheduled_revision.approved_go_live_at
    early = programada.scheduled_revision.approved_go_live_at - hour
    assert early < timedelta(milliseconds=1)


def test_it_is_outdated_when_the_original_says_something_else(noticia, traductora, redactora, jefa):
    english = translate(traductora, noticia)
    press(jefa, english, "approve")
    change(noticia, redactora, jefa, bajada="Otra cosa.")

    assert "La original cambió después" in shown(traductora, english)
    renew(traductora, english)

    html = shown(traductora, english)
    assert "La original cambió después" not in html
    assert "Falta 1 texto" in html
    assert english.title == "Rain today"


def test_it_is_not_when_the_original_says_the_same(noticia, traductora, redactora, jefa):
    english = translate(traductora, noticia)
    change(noticia, redactora, jefa, search_description="")

    assert "La original cambió después" not in shown(traductora, english)


def shown(user, page):
    return desk_of(user).get(edit_url(page)).content.decode()


# Its address ----------------------------------------------------------------------------------


def test_the_address_follows_from_the_translated_title(english, traductora):
    press(traductora, english, "guardar", {"title": "Streets of Tegucigalpa"}, slug="")

    assert english.slug == "streets-of-tegucigalpa"


def test_the_translator_may_choose_it(english, traductora):
    press(traductora, english, "guardar", {"title": "Streets"}, slug="city streets")
    assert english.slug == "city-streets"

    press(traductora, english, "guardar", {"title": "Other streets"})
    assert english.slug == "city-streets"


def test_a_taken_address_gets_a_number(noticia, english, traductora, redactora, jefa):
    press(traductora, english, "guardar", {"title": "Rain"}, slug="")
    other = begin(traductora, pages.published(redactora, jefa))

    press(traductora, other, "guardar", {"title": "Rain"}, slug="")

    assert (english.slug, other.slug) == ("rain", "rain-1")


def test_an_old_address_leads_to_the_new_one_in_its_language(client, noticia, traductora, jefa):
    english = translate(traductora, noticia)
    press(jefa, english, "approve")

    press(traductora, english, "enviar", slug="rain-tomorrow")
    press(jefa, english, "approve")

    found = client.get("/api/v2/pages/find/?html_path=/en/news/rain-today/")
    assert found.url.endswith(f"/pages/{english.pk}/")
    moves = client.get("/api/v2/redirects/").json()["items"]
    assert [each["old_path"] for each in moves] == ["/en/news/rain-today"]
    assert moves[0]["location"].endswith("/en/news/rain-tomorrow/")


# The original's editor, and who may -------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.WRITERS, Role.PRESS_HEADS, Role.PHOTOGRAPHERS])
def test_translating_is_the_translators(noticia, role):
    other = people.person("otra", role)

    desk_of(other).post(reverse("wagtail_localize:submit_page_translation", args=[noticia.pk]))

    assert NoticiaPage.objects.count() == 1


def test_a_piece_is_translated_once(noticia, english, traductora):
    response = desk_of(traductora).post(
        reverse("wagtail_localize:submit_page_translation", args=[noticia.pk])
    )

    assert "ya tiene su traducción" in said(response)
    assert NoticiaPage.objects.count() == 2


def test_the_front_page_is_not_translated(traductora):
    response = desk_of(traductora).post(
        reverse("wagtail_localize:submit_page_translation", args=[pages.portada().pk])
    )

    assert "ya" in said(response)


def test_the_preview_is_in_its_language(english, traductora):
    press(traductora, english, "guardar", {"title": "Rain"})
    translation = translation_behind(english)

    html = (
        desk_of(traductora)
        .get(reverse("wagtail_localize:preview_translation", args=[translation.pk]))
        .content.decode()
    )

    assert '<html lang="en">' in html
    assert "Rain" in html
