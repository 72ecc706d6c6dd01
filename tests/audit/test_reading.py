"""The audit as it is read: of all, of one piece, before and after, as a file."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.audit.models import AuditEntry
from cms.audit.words import ACTIONS
from cms.audit.writing import Subject, write_down
from cms.publishing.kinds import Acceptance
from home.models import Institucion
from tests.factories import pages
from tests.workflows import desk

ALL = "/admin/auditoria/"


@pytest.fixture
def edited(redactora, borrador):
    """A draft whose title was changed at the desk."""
    desk.save(redactora, borrador, title="Titular nuevo", bajada="Bajada nueva")
    return borrador


def read(user, address, query=None):
    return desk.desk_of(user).get(address, query or {})


def piece_url(page):
    return reverse("cms_audit:piece", args=[page.pk])


# Who may -----------------------------------------------------------------------------------------


def test_heads_and_administrators_read_all(jefa, gerente, administradora):
    assert {read(each, ALL).status_code for each in (jefa, gerente, administradora)} == {200}


def test_others_read_the_story_of_what_they_may_write(redactora, edited):
    assert read(redactora, ALL).status_code == 302
    assert "Auditoría" not in read(redactora, "/admin/").content.decode()
    assert read(redactora, piece_url(edited)).status_code == 200


def test_an_address_is_for_those_who_read_all(redactora, jefa, edited):
    assert "127.0.0.1" not in read(redactora, piece_url(edited)).content.decode()
    assert "127.0.0.1" in read(jefa, piece_url(edited)).content.decode()


def test_a_row_of_another_kind_is_not_a_writers_to_read(redactora, jefa):
    Institucion.load().save()
    write_down("cosa.creada", subject=Subject(name="Secreto"))
    url = reverse("cms_audit:entry", args=[AuditEntry.objects.first().pk])

    assert read(redactora, url).status_code == 302
    assert read(jefa, url).status_code == 200


def test_the_export_is_for_those_who_read_all_and_by_post(redactora, jefa):
    url = reverse("cms_audit:export")

    assert desk.desk_of(redactora).post(url).status_code == 302
    assert desk.desk_of(jefa).get(url).status_code == 405


# What it says ------------------------------------------------------------------------------------


def test_the_story_of_a_piece_tells_what_changed_and_leads_to_it(redactora, edited):
    html = read(redactora, piece_url(edited)).content.decode()

    assert "Guardó cambios" in html
    assert "título" in html
    entry = AuditEntry.objects.filter(action="wagtail.edit").first()
    whole = read(redactora, reverse("cms_audit:entry", args=[entry.pk])).content.decode()
    assert '<span class="deletion">' in whole
    assert "nueva" in whole


def test_when_the_versions_are_gone_the_names_are_left(redactora, edited):
    Page.objects.filter(pk=edited.pk).update(latest_revision=None)
    Revision.objects.for_instance(edited).delete()

    html = read(redactora, piece_url(edited)).content.decode()

    assert "Cambió: título, bajada" in html


def test_the_story_of_a_deleted_piece_is_left_to_those_who_read_all(redactora, jefa, edited):
    address = piece_url(edited)
    Page.objects.get(pk=edited.pk).delete()

    assert "Titular nuevo (borrada)" in read(jefa, address).content.decode()
    assert read(redactora, address).status_code == 404
    assert read(jefa, "/admin/auditoria/pieza/999999/").status_code == 404


def test_the_editor_leads_to_the_story(redactora, borrador):
    assert piece_url(borrador) in read(redactora, desk.edit_url(borrador)).content.decode()


def test_it_is_narrowed_by_person_piece_act_and_day(jefa, edited, noticia):
    def found(**asked):
        lines = read(jefa, ALL, asked).context["lines"]
        return {(line.who, line.page_id) for line in lines}

    tomorrow = (timezone.localtime() + timedelta(days=1)).date().isoformat()
    assert found(persona="ANA", acto="edicion", pieza="titular nuevo") == {("ana", edited.pk)}
    assert found(pieza=str(noticia.pk), acto="publicacion") == {("Pregón (consola)", noticia.pk)}
    assert found(desde=tomorrow) == set()
    assert ("ana", edited.pk) in found(hasta=timezone.localdate().isoformat())
    assert found(desde="ayer") == set()


def test_reading_costs_the_same_whatever_there_is(
    jefa, edited, redactora, django_assert_max_num_queries
):
    client = desk.desk_of(jefa)
    client.get(ALL)
    for title in ("a", "b", "c", "d", "e"):
        pages.draft(redactora, title=title).save_revision(user=redactora, log_action=True)

    with django_assert_max_num_queries(25):
        client.get(ALL)


def test_a_long_story_has_pages(jefa, borrador):
    for number in range(60):
        write_down("cosa.creada", subject=Subject(name=f"n{number}"), page_id=borrador.pk)

    first = read(jefa, piece_url(borrador))
    second = read(jefa, piece_url(borrador), {"p": "2"})

    assert len(first.context["lines"]) == 50
    assert first.context["lines"][0].what == "n59"
    assert second.context["lines"][-1].page_id == borrador.pk


# As a file ---------------------------------------------------------------------------------------


def exported(user, **asked):
    answer = desk.desk_of(user).post(reverse("cms_audit:export"), asked)
    return answer, b"".join(answer.streaming_content)


def test_a_spreadsheet_reads_it_and_runs_nothing_in_it(jefa, borrador):
    write_down("cosa.creada", subject=Subject(name="=1+1"), note="@SUM(A1)")

    answer, body = exported(jefa, acto="cosas", pieza="=1+1")

    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert (rows[0]["qué"], rows[0]["motivo"]) == ("'=1+1", "'@SUM(A1)")
    assert "no-store" in answer["Cache-Control"]
    assert len(rows) == 1


def test_a_program_reads_it_line_by_line(jefa, edited):
    _answer, body = exported(jefa, formato="jsonl", acto="edicion", pieza=str(edited.pk))

    rows = [json.loads(line) for line in body.splitlines()]
    assert rows[0]["action"] == "wagtail.edit"
    assert rows[0]["person"] == "ana"
    assert rows[0]["changes"][0][0] == "título"


def test_an_export_is_written_down_itself(jefa):
    exported(jefa, persona="ana")

    entry = AuditEntry.objects.get(action="auditoria.exportada")
    assert (entry.person, entry.detail["filter"]) == ("berta", {"persona": "ana"})


@pytest.mark.parametrize("kind", Acceptance.values)
def test_every_acceptance_has_its_words(kind):
    assert f"aceptacion.{kind}" in ACTIONS


def test_a_day_beyond_the_calendar_asks_for_nothing(jefa, edited):
    assert read(jefa, ALL, {"hasta": "9999-12-31"}).status_code == 200
