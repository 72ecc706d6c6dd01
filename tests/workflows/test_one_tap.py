"""From the e-mail to the step in one tap: signed, of one person, of one text; and never by GET."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from django.utils import timezone

from cms.publishing.models import Approval
from cms.users.roles import Role
from cms.workflows.links import LIFE, link_to_step
from cms.workflows.models import ReglasDeAprobacion
from tests.workflows.desk import act, act_url, desk_of, save, step, submit, waits_at


@pytest.fixture
def en_edicion(borrador, redactora, jefa):
    submit(redactora, borrador)
    return borrador


@pytest.fixture
def enlace(en_edicion, jefa):
    return link_to_step(en_edicion.current_workflow_task_state, jefa)


def follow(person, link):
    return desk_of(person).get(link)


def test_the_e_mails_button_leads_to_the_step(
    borrador, redactora, jefa, django_capture_on_commit_callbacks
):
    jefa.email = "berta@amdc.example"
    jefa.save()
    with django_capture_on_commit_callbacks(execute=True):
        submit(redactora, borrador)
    (message,) = mail.outbox
    link = re.search(r"http://127\.0\.0\.1:8000(/admin/\S+)", message.body)[1]

    response = follow(jefa, link)

    assert response.url == act_url(borrador, "aprobar")
    page = desk_of(jefa).get(response.url).content.decode()
    assert "El texto completo (usted no lo había visto)" in page
    assert 'name="seen"' in page


def test_who_is_not_signed_in_is_asked_to_and_comes_back(enlace, jefa):
    response = Client().get(enlace)

    assert response.url.startswith("/entrar/?next=/admin/pregon/enlace/")


def test_another_person_is_refused(enlace, otra_jefa, en_edicion):
    response = follow(otra_jefa, enlace)

    assert response.status_code == 403
    assert "Este enlace es de berta, y usted entró como diana" in response.content.decode()


def test_to_follow_it_writes_nothing(enlace, en_edicion, jefa):
    desk = desk_of(jefa)
    desk.get(desk.get(enlace).url)

    assert desk.post(enlace).status_code == 405
    assert waits_at(en_edicion) == "Edición"
    assert not Approval.objects.filter(page_id=en_edicion.pk).exists()


def test_one_tap_approves(en_edicion, jefa):
    act(jefa, en_edicion, "aprobar")

    assert en_edicion.live


@pytest.mark.parametrize("forged", ["x", "WzEsMSwxLDFd:1x:abc"])
def test_a_forged_link_is_nothing(jefa, forged):
    response = follow(jefa, f"/admin/pregon/enlace/{forged}/")

    assert response.status_code == 404
    assert "no es válido" in response.content.decode()


class TestStale:
    def test_the_text_changed(self, enlace, en_edicion, jefa, otra_jefa):
        save(otra_jefa, en_edicion, title="Otro titular")

        text = follow(jefa, enlace).content.decode()

        assert "El texto cambió después de que se le escribió." in text
        assert act_url(en_edicion, "aprobar") in text

    def test_the_step_was_taken(self, enlace, en_edicion, jefa, otra_jefa):
        step(otra_jefa, en_edicion)

        text = follow(jefa, enlace).content.decode()

        assert "diana ya dio ese paso" in text
        assert "Publicada" in text

    def test_changes_were_asked_for(self, enlace, en_edicion, jefa, otra_jefa):
        step(otra_jefa, en_edicion, "reject", comment="Falta el barrio.")

        text = follow(jefa, enlace).content.decode()

        assert "diana pidió cambios" in text
        assert "Falta el barrio." in text

    def test_it_was_withdrawn_from_review(self, enlace, en_edicion, jefa, redactora):
        en_edicion.current_workflow_state.cancel(user=redactora)

        assert "Se retiró de la revisión." in follow(jefa, enlace).content.decode()

    def test_the_page_was_deleted(self, enlace, en_edicion, jefa):
        en_edicion.delete()

        assert follow(jefa, enlace).status_code == 410

    def test_it_is_old(self, enlace, en_edicion, jefa):
        with time_machine.travel(timezone.now() + LIFE + timedelta(minutes=1), tick=False):
            text = follow(jefa, enlace).content.decode()

        assert "El enlace venció." in text
        assert act_url(en_edicion, "aprobar") in text

    def test_the_person_left_the_group(self, enlace, en_edicion, jefa, redactora):
        jefa.groups.set(redactora.groups.all())

        assert "Ese paso ya no está en sus manos." in follow(jefa, enlace).content.decode()

    def test_who_has_no_say_any_more_learns_nothing(self, enlace, en_edicion, jefa, otra_jefa):
        step(otra_jefa, en_edicion, "reject", comment="Falta el barrio.")
        jefa.groups.set(Group.objects.filter(name=Role.PHOTOGRAPHERS))

        response = follow(jefa, enlace)

        assert response.status_code == 403
        assert "Falta el barrio." not in response.content.decode()
        assert desk_of(jefa).get(act_url(en_edicion, "aprobar")).status_code == 302


class TestTheStepsPage:
    def test_it_shows_what_changed_since_ones_own_version(self, borrador, redactora, jefa):
        submit(redactora, borrador)
        step(jefa, borrador, bajada="Lo esencial, dicho mejor.")

        page = desk_of(redactora).get(act_url(borrador, "dar-visto")).content.decode()

        assert "Lo que cambió desde su propia versión" in page
        assert '<span class="addition">' in page
        assert "dicho mejor" in page

    def test_it_shows_what_changes_of_what_is_out(self, noticia, redactora, otra_jefa):
        submit(redactora, noticia, title="Otro titular")

        page = desk_of(otra_jefa).get(act_url(noticia, "aprobar")).content.decode()

        assert "Lo que cambia de lo que está publicado" in page

    def test_it_shows_what_changed_since_one_accepted_it(self, borrador, redactora, jefa, gerente):
        rules = ReglasDeAprobacion.load()
        rules.audiencias = ["publico"]
        rules.save()
        submit(redactora, borrador)
        step(jefa, borrador)
        step(gerente, borrador, "reject")
        submit(redactora, borrador, title="Como lo pidió Gerencia")

        page = desk_of(jefa).get(act_url(borrador, "aprobar")).content.decode()

        assert "desde que usted lo leyó" in page
        assert "Como lo pidió Gerencia" in page

    def test_it_shows_what_changed_since_one_asked_for_it(self, en_edicion, redactora, jefa):
        step(jefa, en_edicion, "reject")
        submit(redactora, en_edicion, bajada="Lo esencial, y cuándo.")

        page = desk_of(jefa).get(act_url(en_edicion, "aprobar")).content.decode()

        assert "desde que usted lo leyó" in page
        assert "y cuándo" in page

    def test_a_text_that_changed_meanwhile_is_not_accepted(self, en_edicion, jefa, otra_jefa):
        read = en_edicion.latest_revision_id
        save(otra_jefa, en_edicion, title="Otro titular")

        response = act(jefa, en_edicion, "aprobar", {"seen": read})

        assert "El texto cambió mientras usted lo leía" in response.content.decode()
        assert not en_edicion.live

    def test_whose_step_it_is_not_learns_where_it_stands(self, en_edicion, redactora):
        response = act(redactora, en_edicion, "aprobar")

        assert response.url == "/admin/"
        assert not en_edicion.live

    def test_a_superuser_is_nobody_here(self, en_edicion, superusuario):
        for name, data in (("aprobar", {}), ("pedir-cambios", {"comment": "No."})):
            act(superusuario, en_edicion, name, data)

        assert waits_at(en_edicion) == "Edición"
        assert not Approval.objects.filter(page_id=en_edicion.pk).exists()
