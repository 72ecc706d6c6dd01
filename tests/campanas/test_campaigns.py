"""Campaigns: what they contradict, what publication needs, what readers get, the desk."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import rich_text

from campanas.models import (
    CampanasIndexPage,
    InfraestructuraPage,
    PrevencionPage,
    ProgramaSocialPage,
)
from cms.users.roles import Role
from tests.factories import campanas, pages, people
from tests.factories.forms import edit_form_data
from tests.factories.kinds import KINDS
from tests.workflows.desk import desk_of, edit_url

CAMPAIGNS = [PrevencionPage, InfraestructuraPage, ProgramaSocialPage]


def contradicted(page) -> dict:
    """The sentences by field; empty if the page contradicts itself nowhere."""
    try:
        page.clean()
    except ValidationError as error:
        return error.message_dict if "hitos" not in error.error_dict else error.error_dict
    return {}


def lacking(page) -> set[str]:
    return {field for field, _sentence in page.lacks()}


def submit(person, page, **changes):
    data = edit_form_data(page.get_latest_revision_as_object())
    return desk_of(person).post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {**data, "action-submit": "1", **changes},
    )


# What can't be true -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"desde": date(2026, 5, 2), "hasta": date(2026, 5, 1)}, {"hasta"}),
        ({"desde": date(2026, 5, 1), "hasta": date(2026, 5, 1)}, set()),
        ({"fin_previsto": date(2026, 1, 1)}, {"fin_previsto"}),
        ({"fin_real": date(2026, 1, 1), "avance": 100}, {"fin_real"}),
        ({"fin_real": date(2026, 6, 1), "avance": 99}, {"avance"}),
        ({"fin_real": date(2026, 6, 1)}, {"avance"}),
        ({"fin_real": date(2026, 6, 1), "avance": 100}, set()),
        ({"avance": 100}, set()),
        (
            {"fin_previsto": date(2026, 1, 1), "fin_real": date(2026, 6, 1)},
            {"fin_previsto", "avance"},
        ),
    ],
)
def test_dates_and_progress_that_contradict_each_other_are_named(redactora, values, fields):
    assert set(contradicted(changed(campanas.infraestructura(redactora), **values))) == fields


def changed(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    return page


def with_milestone(author, day, **values):
    value = {"fecha": day.isoformat(), "titulo": "Viga", "texto": "", "fotos": []}
    page = campanas.infraestructura(author)
    return changed(page, hitos=[campanas.block("hito", value)], **values)


def test_a_milestone_to_come_is_marked_at_its_own_date(redactora):
    page = with_milestone(redactora, timezone.localdate() + timedelta(days=1))

    [error] = contradicted(page)["hitos"]

    assert "está por venir" in str(error.block_errors[0].block_errors["fecha"])


def test_a_milestone_may_be_of_the_day_on_which_the_page_goes_out(redactora):
    tomorrow = timezone.now() + timedelta(days=1)

    page = with_milestone(redactora, timezone.localdate(tomorrow), go_live_at=tomorrow)

    assert contradicted(page) == {}


def test_a_milestone_before_the_work_began_is_one(redactora):
    assert contradicted(with_milestone(redactora, date(2026, 1, 15))) == {}


# What publication needs --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "values", "fields"),
    [
        (campanas.prevencion, {}, set()),
        (campanas.prevencion, {"bajada": " "}, {"bajada"}),
        (campanas.prevencion, {"que_hacer_antes": "<p></p>"}, {"que_hacer_antes"}),
        (
            campanas.prevencion,
            {"que_hacer_antes": "", "que_hacer_despues": "<p>Espere.</p>"},
            set(),
        ),
        (campanas.prevencion, {"telefonos": []}, {"telefonos"}),
        (campanas.infraestructura, {}, set()),
        (campanas.infraestructura, {"direccion": ""}, {"direccion"}),
        (campanas.infraestructura, {"inicio": None}, {"inicio"}),
        (campanas.social, {}, set()),
        (campanas.social, {"dirigido_a": ""}, {"dirigido_a"}),
        (campanas.social, {"como_aplicar": ""}, {"como_aplicar"}),
    ],
)
def test_what_a_campaign_lacks(redactora, make, values, fields):
    assert lacking(make(redactora, **values)) == fields


def test_the_pin_on_the_map_or_a_zone_says_where_a_work_is(redactora):
    page = campanas.whole_infraestructura(redactora)

    page.direccion = ""
    page.ubicacion = None
    assert lacking(page) == set()
    page.zonas.clear()
    assert lacking(page) == {"direccion"}


@pytest.mark.parametrize("kind", CAMPAIGNS, ids=lambda kind: kind.__name__)
def test_a_title_is_enough_for_a_draft(redactora, kind):
    parent = pages.index(CampanasIndexPage)
    address = reverse("wagtailadmin_pages:add", args=["campanas", kind._meta.model_name, parent.pk])

    answer = desk_of(redactora).post(
        address, edit_form_data(kind(title="Solo el título", slug="solo"))
    )

    assert answer.status_code == 302
    assert kind.objects.get().title == "Solo el título"


def test_what_is_required_is_said_once(redactora):
    page = campanas.prevencion(redactora)

    html = submit(redactora, page, bajada="").content.decode()

    assert "Escriba la bajada." not in html
    assert html.count("Este campo es") == 1


# Money -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12500000", "12500000.00"),
        ("L 12,500,000.00", "12500000.00"),
        ("L. 1,500.5", "1500.50"),
        ("0", "0.00"),
        ("", None),
    ],
)
def test_a_budget_is_typed_as_people_write_it(redactora, typed, kept):
    page = campanas.infraestructura(redactora)

    submit(redactora, page, presupuesto=typed)

    page.refresh_from_db()
    budget = page.get_latest_revision_as_object().presupuesto
    assert budget == (Decimal(kept) if kept else None)
    assert page.get_latest_revision_as_object().to_piece().fields["presupuesto"] == kept


@pytest.mark.parametrize("typed", ["1500,50", "12.500.000,00", "-1", "mucho", "1" * 40])
def test_a_budget_that_could_be_misread_is_refused(redactora, typed):
    page = campanas.infraestructura(redactora)
    before = page.latest_revision_id

    answer = submit(redactora, page, presupuesto=typed)

    assert answer.status_code == 200
    page.refresh_from_db()
    assert page.latest_revision_id == before


# What readers get --------------------------------------------------------------------------------


@pytest.fixture
def get(client):
    return lambda address: client.get(f"/api/v2/{address}").json()


def out(page, approver):
    pages.accept(page, approver).publish()
    page.refresh_from_db()
    return page


def found(answer) -> list[int]:
    return [each["id"] for each in answer["items"]]


def test_only_the_gathered_pieces_that_are_out_are_shown_in_order(get, redactora, jefa):
    page = campanas.prevencion(redactora)
    closed = pages.draft(redactora)
    first, second = (pages.published(redactora, jefa) for _ in range(2))
    gathered = type(page).piezas.rel.related_model
    page.piezas = [
        gathered(pieza=each, sort_order=n) for n, each in enumerate((second, closed, first))
    ]
    page.save_revision(user=redactora)
    out(page, jefa)

    shown = get(f"pages/{page.pk}/")["piezas"]

    assert [each["id"] for each in shown] == [second.pk, first.pk]
    assert shown[0]["title"] == second.title


@pytest.mark.parametrize("kind", CAMPAIGNS, ids=lambda kind: kind.__name__)
def test_the_files_to_hand_out_are_public_with_the_campaign(client, redactora, jefa, kind):
    page = KINDS[kind].full(redactora)
    name = page.to_piece().documents[0].url.removeprefix("media:")
    assert client.get(default_storage.url(name)).status_code == 404

    body = client.get(f"/api/v2/pages/{out(page, jefa).pk}/").json()

    files = [
        value["meta"]["download_url"]
        for material in body["materiales"]
        for value in material["value"].values()
        if isinstance(value, dict)
    ]
    assert len(files) == 6
    for url in files:
        assert client.get(url.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_lists_are_filtered_by_hazard_and_season(get, redactora, jefa):
    flood = out(campanas.prevencion(redactora, amenaza="inundacion", temporada="lluviosa"), jefa)
    fire = out(campanas.prevencion(redactora, amenaza="incendio_forestal", temporada="seca"), jefa)
    kind = "pages/?type=campanas.PrevencionPage"

    assert found(get(f"{kind}&amenaza=inundacion")) == [flood.pk]
    assert found(get(f"{kind}&temporada=seca")) == [fire.pk]
    assert found(get(f"{kind}&amenaza=inundacion&temporada=seca")) == []
    assert set(found(get(f"{kind}&search=bomberos"))) == {flood.pk, fire.pk}


def test_lists_are_ordered_by_days_and_by_amounts(get, redactora, jefa):
    small = out(
        campanas.infraestructura(redactora, inicio=date(2026, 1, 1), presupuesto=Decimal(900)), jefa
    )
    large = out(
        campanas.infraestructura(redactora, inicio=date(2025, 1, 1), presupuesto=Decimal(12000)),
        jefa,
    )
    unknown = out(campanas.infraestructura(redactora, inicio=date(2025, 6, 1)), jefa)
    kind = "pages/?type=campanas.InfraestructuraPage"

    assert found(get(f"{kind}&order=-inicio")) == [small.pk, unknown.pk, large.pk]
    assert found(get(f"{kind}&order=-presupuesto")) == [large.pk, small.pk, unknown.pk]
    assert found(get(f"{kind}&order=presupuesto")) == [unknown.pk, small.pk, large.pk]
    assert found(get(f"{kind}&presupuesto=900")) == [small.pk]
    assert found(get(f"{kind}&inicio=2025-01-01")) == [large.pk]


@pytest.mark.parametrize("query", ["ubicacion=14,-87", "order=ubicacion", "presupuesto=1e99"])
def test_what_is_no_filter_is_a_400(client, db, query):
    answer = client.get(f"/api/v2/pages/?type=campanas.InfraestructuraPage&{query}")

    assert answer.status_code == 400


def test_all_campaigns_are_the_children_of_their_index(get, redactora, jefa):
    made = [out(KINDS[kind].draft(redactora), jefa) for kind in CAMPAIGNS]

    listed = get(f"pages/?child_of={made[0].get_parent().pk}")

    assert sorted(found(listed)) == sorted(each.pk for each in made)


def test_a_bulletin_cites_a_campaign(get, redactora, jefa):
    campaign = out(campanas.social(redactora), jefa)
    cited = [{"type": "campana", "value": campaign.pk, "id": "c1"}]

    bulletin = pages.published(redactora, jefa, cuerpo=cited)

    assert get(f"pages/{bulletin.pk}/")["cuerpo"][0]["value"]["id"] == campaign.pk


# The desk ----------------------------------------------------------------------------------------


def test_all_campaigns_are_in_one_list(redactora, borrador):
    made = [KINDS[kind].draft(redactora) for kind in CAMPAIGNS]

    html = desk_of(redactora).get(reverse("campanas:index")).content.decode()

    assert all(each.title in html for each in made)
    assert borrador.title not in html
    assert reverse("wagtailadmin_pages:add_subpage", args=[made[0].get_parent().pk]) in html


def test_the_list_is_narrowed_to_a_kind(redactora):
    work, programme = campanas.infraestructura(redactora), campanas.social(redactora)
    chosen = {"content_type": work.content_type_id}

    html = desk_of(redactora).get(reverse("campanas:index"), chosen).content.decode()

    assert work.title in html
    assert programme.title not in html


def test_who_may_not_write_is_not_offered_the_campaigns(db):
    client = desk_of(people.person("quien", Role.PHOTOGRAPHERS))

    html = client.get(reverse("wagtailadmin_home")).content.decode()

    assert reverse("campanas:index") not in html
    assert "Campaña de prevención" not in html


def test_an_empty_text_that_stays_empty_is_no_edit_of_who_approves(redactora, jefa):
    page = campanas.social(redactora, requisitos="", como_aplicar="<p>Llame.</p>")
    submit(redactora, page)
    page.refresh_from_db()
    revisions = page.revisions.count()
    form = edit_form_data(page.get_latest_revision_as_object())
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    empty = rich_text("<p></p>")

    desk_of(jefa).post(edit_url(page), form | approve | {"requisitos": empty})

    page.refresh_from_db()
    assert page.live
    assert page.revisions.count() == revisions
    assert page.get_latest_revision_as_object().requisitos == ""
