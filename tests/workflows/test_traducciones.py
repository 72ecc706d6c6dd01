"""«Traducciones»: what lacks one and what has an outdated one."""

import re

import pytest
from django.urls import reverse

from cms.users.roles import Role
from tests.factories import campanas, pages, people
from tests.workflows.desk import desk_of, edit_url
from tests.workflows.translating import begin, change, press, translate


@pytest.fixture
def traductora(db):
    return people.person("tita", Role.TRANSLATORS)


@pytest.fixture
def listed(traductora):
    """The list's rows as the translator sees them: (title, state, what is offered)."""

    def rows(**asked):
        html = (
            desk_of(traductora).get(reverse("cms_workflows:traducciones"), asked).content.decode()
        )
        body = html.partition("<tbody>")[2].partition("</tbody>")[0]
        return [_row(each) for each in body.split("<tr>")[1:]]

    return rows


def _row(html):
    cells = [re.sub(r"<[^>]+>", " ", each) for each in html.split("<td")[1:]]
    title, stands, _when, offered = (" ".join(each.partition(">")[2].split()) for each in cells)
    return title, stands, offered


def test_each_piece_says_where_it_stands(listed, traductora, redactora, jefa, borrador):
    kept = {
        name: pages.published(redactora, jefa, title=name) for name in ("a", "b", "c", "d", "e")
    }
    begin(traductora, kept["b"])
    translate(traductora, kept["c"])
    press(jefa, translate(traductora, kept["d"]), "approve")
    translate(traductora, kept["e"])
    change(kept["e"], redactora, jefa, bajada="Otra.")

    found = {title[0]: (stands, offered) for title, stands, offered in listed()}

    assert found == {
        "a": ("Sin traducción", "Traducir"),
        "b": ("En borrador", "Abrir"),
        "c": ("En revisión", "Abrir"),
        "d": ("Publicada", "Abrir"),
        "e": ("Desactualizada", "Actualizar"),
    }
    assert len(listed(estado="falta")) == 1


def test_alerts_in_force_and_what_is_urgent_come_first(listed, redactora, jefa):
    pages.accept(campanas.alerta(redactora, title="Alerta"), jefa).publish()
    pages.published(redactora, jefa, title="Urgente", urgencia="urgente")
    pages.published(redactora, jefa, title="De hoy")

    assert [title.split()[0] for title, _stands, _offered in listed()] == [
        "Alerta",
        "Urgente",
        "De",
    ]


def test_by_kind(listed, redactora, jefa, noticia):
    pages.accept(campanas.alerta(redactora, title="Alerta"), jefa).publish()

    assert len(listed()) == 2
    assert [row[0].split()[0] for row in listed(clase="campanas.alertapage")] == ["Alerta"]


def test_only_what_is_public(listed, redactora, jefa, borrador, programada):
    pages.published(redactora, jefa, audiencia="interno")

    assert listed() == []


def test_a_long_list_asks_as_much_as_a_short_one(
    traductora, redactora, jefa, django_assert_max_num_queries
):
    client, address = desk_of(traductora), reverse("cms_workflows:traducciones")
    for _each in range(6):
        pages.published(redactora, jefa)
    client.get(address)

    with django_assert_max_num_queries(22):
        client.get(address)


@pytest.mark.parametrize("role", list(Role))
def test_who_translates_and_who_leads_see_it(db, role):
    person = people.person("alguien", role)
    leads = role in (Role.TRANSLATORS, Role.PRESS_HEADS, Role.MANAGEMENT)
    address = reverse("cms_workflows:traducciones")

    response = desk_of(person).get(address)

    assert (response.status_code == 200) is leads
    assert (address in desk_of(person).get("/admin/").content.decode()) is leads


def test_the_originals_editor_says_where_its_translation_stands(
    noticia, traductora, redactora, jefa
):
    translate(traductora, noticia)
    assert "Traducción (Inglés): en revisión." in _editor(redactora, noticia)

    change(noticia, redactora, jefa, bajada="Otra.")
    assert "desactualizada" in _editor(redactora, noticia)


def _editor(user, page):
    return desk_of(user).get(edit_url(page)).content.decode()
