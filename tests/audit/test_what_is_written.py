"""Who did what, from where; and what it costs."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page

from cms.audit.models import AuditEntry
from cms.http.client import client_address
from cms.publishing import acts
from cms.publishing.release import release_due
from cms.users.models import User
from cms.users.roles import Role
from home.models import Institucion, Tema
from tests.factories import imagenes, pages, people
from tests.workflows import desk
from tests.workflows.translating import begin

PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 9) Gecko/145.0 Firefox/145.0"


def last(action: str) -> AuditEntry:
    return AuditEntry.objects.filter(action=action).first()


# Pages -----------------------------------------------------------------------------------------


def test_a_piece_from_the_desk_to_the_readers(redactora, jefa, borrador, written):
    desk.submit(redactora, borrador)
    desk.step(jefa, borrador)

    told = [each for each in written() if not each[0].startswith("entrada.")]
    assert told == [
        ("wagtail.edit", "ana"),
        ("wagtail.workflow.start", "ana"),
        ("aceptacion.approval", "berta"),
        ("pieza.published", "berta"),
    ]


def test_from_where_is_written_down(redactora, borrador):
    client = Client(headers={"user-agent": PHONE}, REMOTE_ADDR="190.4.1.7")
    client.force_login(redactora)

    client.post(desk.edit_url(borrador), desk.typed(borrador, title="Otro"))

    entry = last("wagtail.edit")
    assert (entry.place, entry.address, entry.device) == ("web", "190.4.1.7", "Firefox en Android")
    assert (entry.person_id, entry.person) == (redactora.pk, "ana")
    assert (entry.page_id, entry.object_name) == (borrador.pk, "Otro")


@pytest.mark.parametrize(
    ("trusted", "told", "believed"),
    [
        (0, "8.8.8.8", "10.0.0.9"),
        (1, "8.8.8.8, 190.4.1.7", "190.4.1.7"),
        (2, "8.8.8.8, 190.4.1.7, 10.0.0.1", "190.4.1.7"),
        (1, "", "10.0.0.9"),
        (1, "<script>", "10.0.0.9"),
        (1, "fe80::1%" + "x" * 100, "fe80::1"),
    ],
)
def test_only_our_own_proxies_are_believed(settings, trusted, told, believed):
    settings.PREGON_TRUSTED_PROXIES = trusted
    request = RequestFactory(headers={"x-forwarded-for": told}, REMOTE_ADDR="10.0.0.9").get("/")

    assert client_address(request) == believed


def test_a_version_that_saves_itself_again_and_again_is_one_row(redactora, borrador):
    first = desk.autosave(redactora, borrador, title="Uno")
    revision = first.json()["revision_id"]
    for title in ("Dos", "Tres"):
        data = desk.typed(borrador, title=title) | {"overwrite_revision_id": str(revision)}
        answer = desk.desk_of(redactora).post(
            desk.edit_url(borrador), data, headers={"accept": "application/json"}
        )
        assert answer.json()["revision_id"] == revision

    edits = AuditEntry.objects.filter(action="wagtail.edit", page_id=borrador.pk)
    assert [each.revision_id for each in edits] == [revision]


def test_what_leaves_at_its_hour_left_by_itself(redactora, jefa, dentro_de_una_hora, time_machine):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora)
    time_machine.move_to(dentro_de_una_hora)

    release_due()

    entry = last("pieza.published")
    assert (entry.page_id, entry.place, entry.person) == (page.pk, "salidas", "")


def test_a_withdrawal_is_told_with_its_reason_and_voids_what_was_accepted(noticia, jefa):
    acts.withdraw(noticia, actor=jefa, text="Datos sin confirmar.")

    entry = last("pieza.withdrawn")
    assert (entry.person, entry.note, entry.object_name) == (
        "berta",
        "Datos sin confirmar.",
        noticia.title,
    )
    assert last("aceptacion.anulada").page_id == noticia.pk
    assert entry.place == "consola"


def test_it_rolls_back_with_the_act(noticia, jefa, written):
    with transaction.atomic():
        acts.withdraw(noticia, actor=jefa, text="Datos sin confirmar.")
        assert written() != []
        transaction.set_rollback(True)

    assert written() == []


def test_it_outlives_page_and_person(redactora, jefa, noticia):
    number, title = noticia.pk, noticia.title
    Page.objects.get(pk=number).delete()
    redactora.delete()

    entry = AuditEntry.objects.filter(page_id=number, action="aceptacion.approval").get()
    assert (entry.person, entry.object_name) == ("berta", title)


def test_a_publication_costs_at_most_three_queries(redactora, jefa, borrador):
    pages.accept(borrador, jefa)
    revision = borrador.latest_revision

    with CaptureQueriesContext(
        connection,
    ) as asked:
        revision.publish()

    ours = [each["sql"] for each in asked if "cms_audit_" in each["sql"]]
    assert 1 <= len(ours) <= 3


# Things, people, permissions ---------------------------------------------------------------------


def test_a_setting_is_told_with_its_values_before_and_after(jefa):
    setting = Institucion.load()
    setting.telefono = "2238-0000"
    setting.save()
    setting.telefono = "2238-1111"

    setting.save()

    entry = last("cosa.cambiada")
    assert entry.object_type == "home.institucion"
    assert [each[1:] for each in entry.changes] == [["2238-0000", "2238-1111"]]


def test_what_is_saved_as_it_was_is_not_told(db, written):
    tema = Tema.objects.create(nombre="Agua")
    tema.save()

    assert written() == [("cosa.creada", "")]


def test_a_catalogue_entry_that_is_deleted_is_told_by_name(db):
    Tema.objects.create(nombre="Agua").delete()

    assert last("cosa.borrada").object_name == "Agua"


def test_a_replaced_file_is_told(db):
    plan, other = imagenes.documento(title="Plan"), imagenes.documento(title="Otro")
    plan.file = other.file.name

    plan.save()

    assert last("cosa.archivo").object_name == "Plan"


def test_a_new_password_is_told_without_any_of_its_hashes(redactora):
    old = redactora.password
    redactora.set_password("otra-clave-larga")
    redactora.cargo = "Redactora"
    redactora.save()

    entry = last("cosa.cambiada")
    assert ["cargo", "—", "Redactora"] in entry.changes
    told = str(entry.changes) + str(entry.detail)
    assert old not in told
    assert redactora.password not in told
    assert "(otra)" in told


def test_groups_given_and_taken_are_told_by_name(redactora):
    head = Group.objects.get(name=Role.PRESS_HEADS)

    redactora.groups.add(head)
    redactora.groups.remove(head)

    given, taken = last("permiso.dado"), last("permiso.quitado")
    assert (given.object_name, given.changes[0][2]) == ("ana", Role.PRESS_HEADS)
    assert (taken.object_name, taken.changes[0][1]) == ("ana", Role.PRESS_HEADS)


def test_what_a_group_may_do_is_told(db):
    group = Group.objects.get(name=Role.WRITERS)
    group.permissions.clear()
    group.page_permissions.first().delete()

    assert last("permiso.quitado").object_name == Role.WRITERS
    assert "«add_page»" in last("cosa.borrada").object_name


# Signing in ------------------------------------------------------------------------------------


def sign_in(username: str, password: str) -> None:
    Client().post(reverse("account_login"), {"login": username, "password": password})


def test_who_comes_in_and_who_tried(redactora):
    sign_in("ana", "ana")
    sign_in("ana", "equivocada")

    assert last("entrada.hecha").person == "ana"
    failed = last("entrada.fallida")
    assert (failed.person_id, failed.object_name) == (None, "ana")
    assert "equivocada" not in str(vars(failed))


def test_a_name_that_is_nobodys_is_not_kept(db):
    sign_in("mi-clave-secreta", "x")

    assert "mi-clave-secreta" not in str(vars(last("entrada.fallida")))


def test_an_attempt_stays_written_though_its_transaction_is_undone(redactora, monkeypatch):
    def fail(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("cms.users.forms.SignInForm.add_error", fail)
    client = Client(raise_request_exception=False)

    answer = client.post(reverse("account_login"), {"login": "ana", "password": "equivocada"})

    assert answer.status_code == 500
    assert last("entrada.fallida").object_name == "ana"


def test_everybody_at_the_console_is_the_console(db):
    User.objects.create(username="nadie")

    assert last("cosa.creada").place == "consola"
    assert people.person("zoe").username == last("cosa.creada").object_name


def test_a_translation_is_made_by_who_makes_it(redactora, noticia):
    translator = people.person("tita", Role.TRANSLATORS)

    english = begin(translator, noticia)

    told = AuditEntry.objects.filter(page_id=english.pk).values_list("person", flat=True)
    assert set(told) == {"tita"}
