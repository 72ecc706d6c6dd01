"""The bulletin's places in the desk, and what its form proposes."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.users.roles import Role
from noticias.models import NoticiaPage
from tests.factories import pages, people
from tests.workflows.desk import save


def first_page(person) -> str:
    client = Client(HTTP_ACCEPT_LANGUAGE="es-HN")
    client.force_login(person)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def form(instance, user):
    return NoticiaPage.get_edit_handler().get_form_class()(instance=instance, for_user=user)


@pytest.mark.parametrize(("role", "offered"), [(Role.WRITERS, True), (Role.PHOTOGRAPHERS, False)])
def test_who_writes_is_offered_to_write_and_the_list_of_bulletins(db, role, offered):
    html = first_page(people.person("quien", role))

    assert ("Escribir un boletín" in html) is offered
    assert (reverse("boletines:index") in html) is offered


@pytest.mark.parametrize(("role", "offered"), [(Role.WRITERS, False), (Role.PRESS_HEADS, True)])
def test_reports_are_for_who_leads(db, role, offered):
    html = first_page(people.person("quien", role))

    assert ("/admin/reports/" in html) is offered


def test_a_new_bulletin_is_proposed_todays_date(redactora):
    assert form(NoticiaPage(), redactora).initial["fecha"] == timezone.localdate()


def test_a_draft_without_a_date_is_left_without(redactora):
    page = pages.draft(redactora)
    page.fecha = None

    assert form(page, redactora).initial["fecha"] is None


def test_a_headline_is_one_line(redactora):
    page = pages.draft(redactora)

    save(redactora, page, title="La noticia\r\n en  una línea")

    assert page.get_latest_revision_as_object().title == "La noticia en una línea"


def test_a_correction_is_offered_only_for_what_is_out(borrador, noticia, redactora):
    client = Client()
    client.force_login(redactora)

    def shown(name: str, *args) -> bool:
        address = reverse(f"wagtailadmin_pages:{name}", args=args)
        return 'name="correccion_decia"' in client.get(address).content.decode()

    assert not shown("add", "noticias", "noticiapage", pages.noticias_index().pk)
    assert not shown("edit", borrador.pk)
    assert shown("edit", noticia.pk)
