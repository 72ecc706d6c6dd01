"""What an invitation needs, what it says, and to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Audience
from cms.publishing.record import current_piece
from cms.users.roles import Role
from prensa.models import ContactoDeConvocatoria, ConvocatoriaPage
from tests.factories import pages, people, prensa
from tests.factories.forms import edit_form_data
from tests.factories.prensa import at
from tests.workflows.desk import desk_of, edit_url

LIST = "pages/?type=prensa.ConvocatoriaPage"


def titles(body):
    return [each["title"] for each in body["items"]]


def lacking(page):
    return [field for field, _sentence in page.lacks()]


# What it needs --------------------------------------------------------------------------------


def test_a_complete_one_lacks_nothing(redactora):
    assert prensa.convocatoria(redactora).lacks() == []


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"inicio": None}, "inicio"),
        ({"lugar": " "}, "lugar"),
        ({"contactos": []}, "contactos"),
        ({"contactos": [ContactoDeConvocatoria(nombre="Ana")]}, "contactos"),
        ({"fin": at(days=6)}, "fin"),
        ({"acreditacion_hasta": at(days=8)}, "acreditacion_hasta"),
        ({"inicio": at(days=-1)}, "inicio"),
        ({"inicio": at(days=1), "go_live_at": at(days=2)}, "inicio"),
    ],
    ids=str,
)
def test_what_stands_in_the_way_of_publishing(redactora, values, field):
    page = prensa.convocatoria(redactora, **values)

    assert lacking(page) == [field]


def test_only_what_was_postponed_goes_without_a_date(redactora):
    page = prensa.convocatoria(redactora, inicio=None)

    page.estado = "pospuesta"

    assert page.lacks() == []


def test_a_title_is_enough_for_a_draft(redactora):
    page = prensa.convocatoria(redactora)
    form = edit_form_data(page)
    kept = {name: "" for name in ("bajada", "inicio", "lugar") if name in form}

    response = desk_of(redactora).post(edit_url(page), form | kept)

    assert response.status_code == 302
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().inicio is None


def test_an_incomplete_one_does_not_go_to_review(redactora):
    page = prensa.convocatoria(redactora, lugar="", contactos=[])

    response = desk_of(redactora).post(
        edit_url(page), edit_form_data(page) | {"action-submit": "1"}
    )

    text = response.content.decode()
    assert "Diga en qué lugar es." in text
    assert "Agregue al menos un contacto" in text
    page.refresh_from_db()
    assert not page.workflow_in_progress


def test_what_began_while_it_waited_does_not_come_out(redactora, jefa, time_machine):
    page = prensa.convocatoria(redactora)
    revision = pages.accept(page, jefa)
    time_machine.move_to(page.inicio + timedelta(minutes=1))

    with pytest.raises(NotApproved, match="empezado"):
        revision.publish()


def test_what_is_out_may_be_corrected_after_it_has_begun(
    convocatoria, redactora, jefa, time_machine
):
    time_machine.move_to(convocatoria.inicio + timedelta(hours=1))
    convocatoria.bajada = "Se presentó el plan de invierno."
    convocatoria.save_revision(user=redactora)

    pages.accept(convocatoria, jefa).publish()

    assert current_piece(convocatoria.pk).as_piece().lead == "Se presentó el plan de invierno."


# What it says ---------------------------------------------------------------------------------


def test_its_facts_in_the_api(get, redactora, jefa):
    page = prensa.full(redactora)
    pages.accept(page, jefa).publish()

    body = get(f"pages/{page.pk}/")

    assert body["tipo"] == "recorrido"
    assert body["inicio"] == "2030-05-25T15:00:00Z"
    assert body["fin"] == "2030-05-25T17:00:00Z"
    assert body["acreditacion_hasta"] == "2030-05-24T23:00:00Z"
    assert body["ubicacion"] == {"lat": 14.1057, "lon": -87.2046}
    assert body["contactos"] == [{"name": "Ana Mejía", "phone": "2220-0000", "email": ""}]
    assert [each["name"] for each in body["voceros"]] == ["Inés Aguilar"]
    assert (body["estado"], body["motivo"]) == ("trasladada", "El salón de sesiones está en obras.")
    assert (body["inicio_anterior"], body["lugar_anterior"]) == (
        "2030-05-24T15:00:00Z",
        "Palacio Municipal",
    )


def test_without_coordinates_there_is_no_location(get, convocatoria):
    assert get(f"pages/{convocatoria.pk}/")["ubicacion"] is None


def test_the_coming_ones_in_their_order(get, redactora, jefa):
    for days, title in ((9, "C"), (3, "A"), (5, "B")):
        prensa.published(redactora, jefa, title=title, inicio=at(days=days))

    assert titles(get(f"{LIST}&order=inicio")) == ["A", "B", "C"]
    assert titles(get(f"{LIST}&order=-inicio")) == ["C", "B", "A"]


def test_they_are_filtered_by_kind_and_state(get, redactora, jefa):
    prensa.published(redactora, jefa, title="Recorrido", tipo=ConvocatoriaPage.Tipo.RECORRIDO)
    prensa.published(redactora, jefa, title="Ya no", estado="cancelada")

    assert titles(get(f"{LIST}&tipo=recorrido")) == ["Recorrido"]
    assert titles(get(f"{LIST}&estado=cancelada")) == ["Ya no"]


def test_it_is_for_the_media_unless_told(redactora):
    assert ConvocatoriaPage().audiencia == Audience.MEDIA


def test_one_for_the_media_is_not_on_the_website(client, redactora, jefa):
    page = prensa.published(redactora, jefa, audiencia=Audience.MEDIA)

    assert current_piece(page.pk).as_piece().place == "Salón de sesiones"
    assert client.get(f"/api/v2/pages/{page.pk}/").status_code == 404


# At the desk ----------------------------------------------------------------------------------


def test_it_is_offered_and_listed_to_who_writes(redactora):
    html = desk_of(redactora).get(reverse("wagtailadmin_home")).content.decode()

    assert "Convocar a la prensa" in html
    assert reverse("convocatorias:index") in html


def test_the_list_tells_when_each_is_and_how_it_stands(redactora, convocatoria):
    html = desk_of(redactora).get(reverse("convocatorias:index")).content.decode()

    assert convocatoria.title in html
    assert "Programada" in html


def test_the_form_has_none_of_what_acts_set(redactora, convocatoria):
    form = ConvocatoriaPage.get_edit_handler().get_form_class()(instance=convocatoria)

    assert not {"estado", "motivo", "inicio_anterior", "lugar_anterior"} & form.fields.keys()


def test_a_copy_is_of_another_event(redactora, jefa):
    page = prensa.full(redactora)

    copy = page.copy(update_attrs={"slug": "otra"}, keep_live=False)

    assert (copy.estado, copy.motivo, copy.inicio_anterior) == ("programada", "", None)


def test_a_translation_is_of_the_same_event(redactora):
    page = prensa.full(redactora)

    _translation, english = pages.translated(page, people.person("tito", Role.TRANSLATORS))

    assert (english.estado, english.motivo) == ("trasladada", page.motivo)


def test_its_index_is_made_by_the_set_up(db):
    index = prensa.PrensaIndexPage.objects.get(locale__language_code="en")

    assert (index.title, index.slug) == ("Press", "press")
    assert index.live


def test_a_moment_of_a_form_is_the_citys(redactora):
    page = prensa.convocatoria(redactora)
    data = edit_form_data(page) | {"inicio": "2030-05-25 09:00"}

    desk_of(redactora).post(edit_url(page), data)

    page.refresh_from_db()
    start = page.get_latest_revision_as_object().inicio
    assert start.isoformat() == "2030-05-25T09:00:00-06:00"


def test_the_first_contact_may_be_typed_as_it_is_sent_to_review(redactora):
    page = prensa.convocatoria(redactora, contactos=[])
    data = edit_form_data(page) | {
        "contactos-TOTAL_FORMS": "1",
        "contactos-0-nombre": "Ana Mejía",
        "contactos-0-telefono": "2220-0000",
        "contactos-0-correo": "",
        "contactos-0-id": "",
        "contactos-0-ORDER": "1",
        "contactos-0-DELETE": "",
    }

    response = desk_of(redactora).post(edit_url(page), data | {"action-submit": "1"})

    assert response.status_code == 302
    page.refresh_from_db()
    assert page.workflow_in_progress
    kept = page.get_latest_revision_as_object().contactos.all()
    assert [each.nombre for each in kept] == ["Ana Mejía"]


def test_the_last_contact_may_not_be_taken_away_as_it_is_sent_to_review(redactora):
    page = prensa.convocatoria(redactora)
    data = edit_form_data(page) | {"contactos-0-DELETE": "1", "action-submit": "1"}

    response = desk_of(redactora).post(edit_url(page), data)

    assert "Agregue al menos un contacto" in response.content.decode()
