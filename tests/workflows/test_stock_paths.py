"""Wagtail's and wagtail-localize's own ways to the public: each is closed, and says so."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.synctree import synchronize_tree

from cms.publishing import gate
from cms.publishing.kinds import Acceptance
from cms.publishing.models import ChangeEntry
from cms.users.roles import Role
from home.models import PortadaPage
from noticias.models import NoticiaPage
from tests.factories import pages, people
from tests.workflows.desk import desk_of, edit_url, said, save, typed

BULK = "/admin/bulk/wagtailcore/page/{}/?id={}"
EVERYBODY = [
    *((role,) for role in Role),
    (),
    (Role.PRESS_HEADS, Role.MANAGEMENT, Role.ADMINISTRATORS),
]


@pytest.fixture(params=EVERYBODY, ids=lambda roles: "+".join(roles) or "superuser")
def anyone(request, db):
    return people.person("alguien", *request.param, superuser=not request.param)


@pytest.fixture(autouse=True)
def nothing_gets_out(request, db):
    """Whatever a test of this module tries, no entry is written while it tries."""
    yield
    before = getattr(request.node, "entries_before", None)
    if before is not None:
        assert ChangeEntry.objects.count() == before


@pytest.fixture
def watch(request):
    """Call it once all is set: from then on nothing may go out."""

    def start():
        request.node.entries_before = ChangeEntry.objects.count()

    return start


def api(page, action):
    return reverse("wagtailadmin_api:pages:action", args=[page.pk, action])


# The editor -----------------------------------------------------------------------------------


def test_the_editors_publish_is_only_a_save(borrador, anyone, watch):
    watch()

    save(anyone, borrador, button={"action-publish": "1"})

    assert not borrador.live


def test_no_publish_button_anywhere(borrador, noticia, anyone):
    for address in (edit_url(borrador), edit_url(noticia)):
        text = desk_of(anyone).get(address, follow=True).content.decode()
        assert 'name="action-publish"' not in text
        assert f"/admin/pages/{noticia.pk}/unpublish/" not in text


def test_creating_with_publish_is_only_a_draft(anyone, borrador, watch):
    watch()
    address = reverse(
        "wagtailadmin_pages:add", args=["noticias", "noticiapage", borrador.get_parent().pk]
    )

    desk_of(anyone).post(
        address, typed(borrador, slug="nueva", title="Nueva") | {"action-publish": "1"}
    )

    assert not NoticiaPage.objects.live().exists()


def test_creating_under_the_root_with_publish_is_only_a_draft(superusuario, watch):
    watch()
    address = reverse("wagtailadmin_pages:add", args=["home", "portadapage", pages.root().pk])

    response = desk_of(superusuario).post(
        address,
        {
            "title": "Otra portada",
            "slug": "otra",
            "locale": "en",
            "lema": "",
            "audiencia": "publico",
            "destacadas-TOTAL_FORMS": "0",
            "destacadas-INITIAL_FORMS": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )

    assert response.status_code == 302
    assert not PortadaPage.objects.get(slug="otra").live


def test_unpublishing_is_nobodys(noticia, anyone, watch):
    watch()

    desk_of(anyone).post(f"/admin/pages/{noticia.pk}/unpublish/")

    noticia.refresh_from_db()
    assert noticia.live


def test_what_is_out_is_deleted_by_nobody(noticia, anyone, watch):
    watch()

    desk_of(anyone).post(f"/admin/pages/{noticia.pk}/delete/")

    assert Page.objects.filter(pk=noticia.pk).exists()


# Bulk -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_bulk_publishing_is_gone(noticia, borrador, anyone, action, watch):
    watch()
    page = borrador if action == "publish" else noticia

    response = desk_of(anyone).post(BULK.format(action, page.pk), {"include_descendants": "on"})

    assert response.status_code == 404
    listing = desk_of(anyone).get(f"/admin/pages/{noticia.get_parent().pk}/", follow=True)
    assert f"/bulk/wagtailcore/page/{action}/" not in listing.content.decode()


def test_bulk_deleting_leaves_what_is_out(noticia, anyone, watch):
    watch()

    desk_of(anyone).post(BULK.format("delete", noticia.pk))

    assert Page.objects.filter(pk=noticia.pk).exists()


def test_bulk_moving_is_the_heads_alone(noticia, redactora, superusuario):
    parent = noticia.get_parent()

    for person in (redactora, superusuario):
        desk_of(person).post(BULK.format("move", noticia.pk), {"chooser": pages.portada().pk})

    noticia.refresh_from_db()
    assert noticia.get_parent() == parent


# Copies and aliases -----------------------------------------------------------------------------


def copy(person, page, **fields):
    return desk_of(person).post(
        f"/admin/pages/{page.pk}/copy/",
        {"new_title": "Copia", "new_slug": "copia", "new_parent_page": page.get_parent().pk}
        | fields,
    )


def test_a_copy_is_always_a_draft(noticia, superusuario, watch):
    watch()

    copy(superusuario, noticia, publish_copies="on", alias="on")

    made = NoticiaPage.objects.get(slug="copia")
    assert not made.live
    assert made.alias_of_id is None
    assert made.live_revision_id is None


def test_the_copy_form_offers_no_way_out(noticia, superusuario):
    text = desk_of(superusuario).get(f"/admin/pages/{noticia.pk}/copy/").content.decode()

    assert "publish_copies" not in text
    assert 'name="alias"' not in text


def test_a_copy_corrects_nothing(noticia, redactora):
    save(redactora, noticia, correccion_decia="El lunes", correccion_correcto="El martes")

    copy(redactora, noticia)

    made = NoticiaPage.objects.get(slug="copia").get_latest_revision_as_object()
    assert made.correccion_decia == ""


def test_an_alias_of_what_is_out_is_not_converted(noticia, superusuario, jefa, watch):
    alias = noticia.create_alias(parent=noticia.get_parent(), update_slug="alias")
    watch()

    for person in (superusuario, jefa):
        response = desk_of(person).post(f"/admin/pages/{alias.pk}/convert_alias/")
        assert "sin aprobación" in said(response)

    alias.refresh_from_db()
    assert alias.alias_of_id == noticia.pk


def test_an_alias_of_a_draft_is_converted_into_a_draft(borrador, superusuario, watch):
    alias = borrador.create_alias(parent=borrador.get_parent(), update_slug="alias")
    watch()

    desk_of(superusuario).post(f"/admin/pages/{alias.pk}/convert_alias/")

    alias.refresh_from_db()
    assert alias.alias_of_id is None
    assert not alias.live


# The admin's own API ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("publish", {}),
        ("unpublish", {}),
        ("copy", {"keep_live": True}),
        ("create_alias", {"update_slug": "alias", "recursive": False}),
        ("delete", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_admins_api_refuses_in_json(noticia, anyone, action, data, watch):
    save(people.person("ana"), noticia)
    watch()

    response = desk_of(anyone).post(api(noticia, action), json.dumps(data), "application/json")

    assert response.status_code in (403, 404)
    assert response.headers["Content-Type"] == "application/json"
    assert NoticiaPage.objects.count() == 1


def test_the_admins_api_converts_no_live_alias(noticia, superusuario, watch):
    alias = noticia.create_alias(parent=noticia.get_parent(), update_slug="alias")
    watch()

    response = desk_of(superusuario).post(api(alias, "convert_alias"), "{}", "application/json")

    assert response.status_code == 400
    assert response.json()["error_code"] == "not_approved"
    alias.refresh_from_db()
    assert alias.alias_of_id == noticia.pk


def test_the_admins_api_copies_a_draft(noticia, superusuario, watch):
    watch()

    response = desk_of(superusuario).post(
        api(noticia, "copy"), json.dumps({"keep_live": False, "slug": "c"}), "application/json"
    )

    assert response.status_code == 201
    assert not NoticiaPage.objects.get(slug="c").live


# Translations: every address of wagtail-localize that writes ------------------------------------


@pytest.fixture
def translation(noticia, superusuario, redactora):
    """Its English draft, with one string by the redactora."""
    source, _created = TranslationSource.update_or_create_from_instance(noticia)
    english = Locale.objects.get(language_code="en")
    made = source.translations.create(target_locale=english)
    made.save_target(user=superusuario, publish=False)
    segment = source.stringsegment_set.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        locale=english,
        context=segment.context,
        data="Rain",
        translation_type="manual",
        last_translated_by=redactora,
    )
    return made


def test_a_translation_is_not_published_from_its_editor(translation, superusuario, watch):
    page = translation.get_target_instance()
    watch()

    desk_of(superusuario).post(edit_url(page), {"action": "publish"})

    page.refresh_from_db()
    assert not page.live


def test_synchronising_publishes_nothing(translation, superusuario, watch):
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    watch()

    assert "publish_translations" not in desk_of(superusuario).get(address).content.decode()
    response = desk_of(superusuario).post(address, {"publish_translations": "on"})

    assert response.status_code == 302
    assert not translation.get_target_instance().live


def test_who_translated_a_string_is_a_contributor(translation, superusuario, redactora):
    page = translation.get_target_instance()

    assert gate.contributors(page, page.latest_revision) == {superusuario.pk, redactora.pk}


def test_the_translator_alone_publishes_nothing(translation, redactora, jefa):
    page = translation.get_target_instance()
    revision = page.latest_revision

    gate.accept(revision, kind=Acceptance.APPROVAL, user=redactora, step="edicion")
    assert not gate.assess(page, revision).may_go_out

    gate.accept(revision, kind=Acceptance.VISTO, user=jefa)
    assert gate.assess(page, revision).may_go_out


def test_publishing_after_the_commit_is_told_not_a_500(
    translation, superusuario, django_capture_on_commit_callbacks
):
    """What localize would do in ``on_commit`` is refused by the guard itself."""
    with (
        pytest.raises(gate.NotApproved),
        django_capture_on_commit_callbacks(execute=True),
    ):
        translation.save_target(user=superusuario, publish=True)

    assert not translation.get_target_instance().live


def test_a_translation_that_is_out_does_not_turn_into_an_alias(
    translation, superusuario, redactora, jefa, watch
):
    page = translation.get_target_instance()
    gate.accept(page.latest_revision, kind=Acceptance.APPROVAL, user=jefa, step="edicion")
    page.latest_revision.publish()
    address = reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    watch()

    response = desk_of(superusuario).post(address)

    page.refresh_from_db()
    assert page.alias_of_id is None
    assert "Retírela o cancele su programación primero" in said(response)


def test_nor_does_a_draft_of_one_whose_original_is_out(translation, superusuario, watch):
    """It would be live at once."""
    page = translation.get_target_instance()
    watch()

    response = desk_of(superusuario).post(
        reverse("wagtail_localize:convert_to_alias", args=[page.pk])
    )

    page.refresh_from_db()
    assert page.alias_of_id is None
    assert not page.live
    assert response.url == edit_url(page)
    assert "aprobada" in said(response)


def test_translating_what_is_out_makes_a_draft(noticia, anyone, watch):
    address = reverse("wagtail_localize:submit_page_translation", args=[noticia.pk])
    watch()

    desk_of(anyone).post(address, {"locales": "2", "include_subtree": "on", "publish": "on"})

    assert not NoticiaPage.objects.exclude(pk=noticia.pk).live().exists()


@pytest.fixture
def english_out(translation, jefa):
    page = translation.get_target_instance()
    pages.accept(page, jefa).publish()
    page.refresh_from_db()
    return page


def test_an_update_of_what_is_out_leaves_it_as_it_was_accepted(
    translation, english_out, noticia, anyone, watch
):
    save(people.person("ana"), noticia, bajada="Otra.")
    pages.accept(noticia, people.person("berta")).publish()
    watch()

    desk_of(anyone).post(
        reverse("wagtail_localize:update_translations", args=[translation.source_id]),
        {"publish_translations": "on", "use_machine_translation": "on"},
    )

    english_out.refresh_from_db()
    assert english_out.bajada == "Lo esencial."


def _closed(translation):
    """wagtail-localize's other ways to write words, with what they ask for."""
    segment = translation.source.stringsegment_set.first()
    one = [translation.pk]
    return [
        ("put", "edit_string_translation", [translation.pk, segment.pk]),
        ("delete", "edit_string_translation", [translation.pk, segment.pk]),
        ("put", "edit_override", [translation.pk, 1]),
        ("post", "upload_pofile", one),
        ("get", "download_pofile", one),
        ("post", "machine_translate", one),
        ("post", "stop_translation", one),
        ("post", "submit_snippet_translation", ["home", "tema", 1]),
    ]


def test_wagtail_localizes_other_ways_to_write_are_closed(translation, anyone, watch):
    before = list(StringTranslation.objects.values_list("pk", "data"))
    watch()

    for method, name, args in _closed(translation):
        address = reverse(f"wagtail_localize:{name}", args=args)
        response = getattr(desk_of(anyone), method)(address, {"value": "Suyo"})
        assert response.status_code in (302, 403, 404), name

    assert list(StringTranslation.objects.values_list("pk", "data")) == before
    translation.refresh_from_db()
    assert translation.enabled


@pytest.mark.parametrize(
    "asked",
    [
        {"action": "publish"},
        {"action-publish": "1"},
        {"accion": "publicar"},
        {"accion": "approve"},
        {"localize-restart-translation": "1"},
        {"localize-convert-to-alias": "1"},
    ],
    ids=lambda asked: next(iter(asked.items()))[1],
)
def test_a_translations_editor_publishes_by_no_word(translation, anyone, asked, watch):
    page = translation.get_target_instance()
    watch()

    desk_of(anyone).post(edit_url(page), asked | {"visto": page.latest_revision_id, "slug": "s"})

    page.refresh_from_db()
    assert not page.live
    assert page.alias_of_id is None


def test_synchronising_a_tree_puts_nothing_out(noticia, borrador, superusuario, client, watch):
    """A new language whose tree is made of aliases: they are live and say nothing to anybody."""
    english = Locale.objects.get(language_code="en")
    watch()

    synchronize_tree(noticia.locale, english)

    alias = noticia.get_translation(english)
    assert alias.live
    assert client.get(f"/api/v2/pages/{alias.pk}/").status_code == 404
    assert client.get("/api/v2/pages/?type=noticias.NoticiaPage&locale=en").json()["items"] == []
