"""The set-up: a newsroom is there after migrating, and stays as its administrators left it."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    Collection,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.publishing.kinds import Acceptance
from cms.publishing.models import Approval, ChangeEntry
from cms.users.roles import Role
from cms.workflows.models import ReglasDeAprobacion
from cms.workflows.setup import set_up_newsroom
from home.models import PortadaPage
from multimedia.models import GaleriasIndexPage
from multimedia.wagtail_hooks import GroupChoosePermissionFormSet
from noticias.models import NoticiasIndexPage
from tests.factories import people
from tests.workflows.desk import desk_of

pytestmark = pytest.mark.django_db


def test_migrating_makes_the_groups_and_drops_wagtails():
    assert set(Group.objects.values_list("name", flat=True)) == {str(role) for role in Role}


def test_nobody_has_wagtails_permission_to_publish():
    assert not GroupPagePermission.objects.filter(permission__codename="publish_page").exists()
    held = Permission.objects.filter(codename__contains="publish", group__isnull=False)
    assert set(held.values_list("codename", flat=True)) == {"publish_emergency"}


def test_each_language_has_its_tree_and_workflow():
    for code in ("es-hn", "en"):
        root = PortadaPage.objects.get(locale__language_code=code)
        index = NoticiasIndexPage.objects.child_of(root).get()
        assert root.live
        assert index.live
        assert index.get_workflow().name == "Boletín"
    assert PortadaPage.objects.values("translation_key").distinct().count() == 1


def test_the_tree_went_out_by_a_system_approval():
    kinds = set(Approval.objects.values_list("kind", flat=True))
    assert kinds == {Acceptance.SYSTEM}
    assert ChangeEntry.objects.count() == Page.objects.filter(depth__gt=1).count()


def test_the_site_is_rooted_in_the_spanish_front_page():
    site = Site.objects.get()

    assert site.is_default_site
    assert site.root_page.specific == PortadaPage.objects.get(locale__language_code="es-hn")
    assert (site.hostname, site.port) == ("127.0.0.1", 8000)
    assert not Page.objects.filter(slug="home").exists()


def test_the_workflow_has_three_steps():
    workflow = Workflow.objects.get()

    assert [task.name for task in workflow.tasks] == ["Edición", "Visto bueno", "Visto"]
    assert Task.objects.count() == 3


def snapshot():
    return [
        list(model.objects.order_by("pk").values())
        for model in (
            Group,
            GroupPagePermission,
            Locale,
            Page,
            Site,
            Task,
            Workflow,
            WorkflowPage,
            ChangeEntry,
            ReglasDeAprobacion,
        )
    ]


def test_running_it_again_changes_nothing(capsys):
    before = snapshot()

    call_command("setup_newsroom")

    assert snapshot() == before


def test_it_resets_nothing_that_an_administrator_changed():
    group = Group.objects.get(name=Role.WRITERS)
    group.permissions.clear()
    group.page_permissions.all().delete()
    Task.objects.filter(name="Edición").update(name="Mesa de edición")
    Site.objects.update(hostname="www.amdc.example", port=443)
    other = Workflow.objects.create(name="Otro")
    root = PortadaPage.objects.get(locale__language_code="en")
    WorkflowPage.objects.filter(page=root).update(workflow=other)
    Group.objects.create(name="Editors").user_set.add(people.person("ana"))
    before = snapshot()

    set_up_newsroom()

    assert snapshot() == before


def test_it_makes_what_is_missing():
    Group.objects.get(name=Role.TRANSLATORS).delete()
    NoticiasIndexPage.objects.get(locale__language_code="en").delete()
    WorkflowPage.objects.all().delete()

    set_up_newsroom()

    assert Group.objects.filter(name=Role.TRANSLATORS).exists()
    assert NoticiasIndexPage.objects.get(locale__language_code="en").live
    assert WorkflowPage.objects.count() == 2


def of_recordings(role):
    """What the role's group may do with recordings, in order."""
    rows = Group.objects.get(name=role).collection_permissions.filter(
        permission__content_type__app_label="wagtailmedia"
    )
    return sorted(rows.values_list("permission__codename", flat=True))


def test_each_role_may_do_with_recordings_what_it_may_with_images():
    assert of_recordings(Role.WRITERS) == ["add_media", "choose_media"]
    assert of_recordings(Role.PHOTOGRAPHERS) == ["add_media", "change_media", "choose_media"]
    assert of_recordings(Role.PRESS_HEADS) == ["add_media", "change_media", "choose_media"]
    assert of_recordings(Role.MANAGEMENT) == ["choose_media"]
    assert of_recordings(Role.ADMINISTRATORS) == []


def test_groups_of_an_earlier_release_get_recordings_once():
    Permission.objects.filter(content_type__app_label="wagtailmedia").delete()
    changed = Group.objects.get(name=Role.WRITERS)
    changed.page_permissions.all().delete()

    set_up_newsroom()
    assert of_recordings(Role.WRITERS) == ["add_media", "choose_media"]
    assert of_recordings(Role.MANAGEMENT) == ["choose_media"]
    assert not changed.page_permissions.exists()  # the rest stays as it was

    changed.collection_permissions.all().delete()
    set_up_newsroom()
    assert of_recordings(Role.WRITERS) == []


def opened_to(role):
    """What the role's group may do with pages, and with which."""
    rows = Group.objects.get(name=role).page_permissions.order_by("page__path", "pk")
    return [(row.permission.codename, row.page.specific_class) for row in rows]


GALLERIES = [(f"{action}_page", GaleriasIndexPage) for action in ("add", "change")]


def test_photographers_make_galleries_in_every_language_and_nothing_else():
    assert opened_to(Role.PHOTOGRAPHERS) == GALLERIES * Locale.objects.count()


def test_a_group_of_an_earlier_release_is_let_in_once():
    Permission.objects.filter(codename__startswith="opened_").delete()
    group = Group.objects.get(name=Role.PHOTOGRAPHERS)
    group.page_permissions.all().delete()

    set_up_newsroom()
    assert opened_to(Role.PHOTOGRAPHERS) == GALLERIES * Locale.objects.count()

    group.page_permissions.all().delete()
    set_up_newsroom()
    assert opened_to(Role.PHOTOGRAPHERS) == []


def test_administration_decides_who_chooses_recordings():
    desk = desk_of(people.person("adela", Role.ADMINISTRATORS))
    group = Group.objects.get(name=Role.TRANSLATORS)
    address = reverse("wagtailusers_groups:edit", args=[group.pk])
    assert "Permisos para elegir video y audio" in desk.get(address).content.decode()

    choose = GroupChoosePermissionFormSet(instance=group)

    assert [form.initial["permissions"][0].codename for form in choose.initial_forms] == [
        "choose_media"
    ]


def test_a_welcome_page_that_somebody_uses_stays():
    page = Page.get_first_root_node().add_child(
        instance=Page(title="Bienvenida", slug="home", live=False)
    )
    page.save_revision()

    set_up_newsroom()

    assert Page.objects.filter(pk=page.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_flushed_database_gets_its_newsroom_back():
    call_command("flush", interactive=False, verbosity=0)

    assert PortadaPage.objects.get(locale__language_code="es-hn").live
    assert Site.objects.get().root_page.depth == 2


# What each role finds in the admin --------------------------------------------------------------

SEES = {
    Role.WRITERS: {"wagtailadmin_explore_root", "wagtailimages:index", "wagtailmedia:index"},
    Role.PHOTOGRAPHERS: {
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailmedia:index",
        "wagtailadmin_collections:index",
    },
    Role.PRESS_HEADS: {
        "wagtailadmin_explore_root",
        "wagtailimages:index",
        "wagtailmedia:index",
        "wagtailsnippets:index",
    },
    Role.MANAGEMENT: {"wagtailadmin_explore_root", "wagtailsnippets:index"},
    Role.TRANSLATORS: {"wagtailadmin_explore_root"},
    Role.ADMINISTRATORS: {
        "wagtailusers_users:index",
        "wagtailusers_groups:index",
        "wagtailsites:index",
        "wagtailredirects:index",
        "wagtailadmin_workflows:index",
    },
}
ADDRESSES = {name for names in SEES.values() for name in names} - {"wagtailadmin_explore_root"}


@pytest.mark.parametrize("role", Role, ids=str)
def test_each_role_enters_and_finds_its_own(role):
    desk = desk_of(people.person("alguien", role))

    assert desk.get("/admin/").status_code == 200
    for name in SEES[role] - {"wagtailadmin_explore_root"}:
        assert desk.get(reverse(name)).status_code == 200, name


@pytest.mark.parametrize("role", set(Role) - {Role.ADMINISTRATORS}, ids=str)
def test_only_administration_administers(role):
    desk = desk_of(people.person("alguien", role))

    for name in SEES[Role.ADMINISTRATORS]:
        assert desk.get(reverse(name)).status_code == 302, name


@pytest.mark.parametrize(
    ("role", "may"),
    [(Role.MANAGEMENT, True), (Role.ADMINISTRATORS, True), (Role.WRITERS, False)],
    ids=str,
)
def test_the_rules_are_gerencias_and_administrations(role, may):
    desk = desk_of(people.person("alguien", role))
    address = reverse(
        "wagtailsettings:edit",
        args=["cms_workflows", "reglasdeaprobacion", ReglasDeAprobacion.load().pk],
    )

    times = {"ratificar_en": "30", "recordar_tras": "60"}
    desk.post(address, {"audiencias": ["interno"], "urgencias": ["urgente"], **times}, follow=True)

    assert (ReglasDeAprobacion.objects.get().audiencias == ["interno"]) is may


def test_the_roots_have_names_in_spanish_and_keep_those_they_were_given():
    Page.objects.filter(depth=1).update(title="Root", draft_title="Root")
    Collection.objects.filter(depth=1).update(name="Mi archivo")

    set_up_newsroom()

    assert Page.get_first_root_node().draft_title == "Todas las páginas"
    assert Collection.get_first_root_node().name == "Mi archivo"
