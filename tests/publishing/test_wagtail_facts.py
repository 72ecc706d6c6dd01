"""What Wagtail 8 does, shown on a stock page, and that Pregón holds in spite of it.

The numbers are those of the list in ``docs/architecture.md``. When an update of Wagtail changes a
fact, its half of the test fails here, and what leans on it can be simplified.
"""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models.signals import post_save
from django.urls import Resolver404, resolve
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.rich_text import expand_db_html
from wagtail.signals import page_published, page_unpublished

from cms.publishing import gate
from cms.publishing.gate import NotApproved
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry, PieceIdentity
from cms.publishing.reconcile import reconcile
from cms.publishing.record import current_piece
from cms.publishing.release import release_due
from home.models import Tema
from noticias.models import NoticiaPage
from tests.factories import pages

NOW = timedelta(seconds=0)
LATER = timedelta(hours=1)


@contextmanager
def heard(*signals):
    """The (signal, instance, keywords) that were sent meanwhile."""
    calls = []

    def listen(signal, **kwargs):
        calls.append((signal, kwargs.get("instance"), kwargs))

    for signal in signals:
        signal.connect(listen)
    try:
        yield calls
    finally:
        for signal in signals:
            signal.disconnect(listen)


def stock_page(**values) -> Page:
    """A page of plain Wagtail, without our guards."""
    return pages.root().add_child(instance=Page(title="De fábrica", live=False, **values))


def last_kind() -> str:
    return ChangeEntry.objects.latest("position").kind


def history_length() -> int:
    return ChangeEntry.objects.count()


# 1. Scheduling a draft fires ``page_published`` with ``live == False``. ------------------


def test_fact_1_scheduling_a_draft_signals_a_publication(db):
    page = stock_page(go_live_at=timezone.now() + LATER)

    with heard(page_published) as calls:
        page.save_revision().publish()

    assert [(instance.live, kw["revision"].pk) for _, instance, kw in calls] == [
        (False, page.latest_revision_id)
    ]


def test_fact_1_a_plain_schedule_tells_nobody(redactora, jefa, dentro_de_una_hora):
    pages.noticias_index()
    before = history_length()

    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora)

    assert page.approved_schedule
    assert history_length() == before
    assert current_piece(page.pk) is None


def test_fact_1_scheduling_an_update_and_unscheduling_save_only_the_revision(db):
    page = stock_page()
    page.save_revision().publish()
    page.refresh_from_db()
    page.go_live_at = timezone.now() + LATER
    with heard(page_published, page_unpublished) as signals, heard(post_save) as saves:
        page.save_revision().publish()
        revision = page.scheduled_revision
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])

    assert not signals
    assert Revision in {type(instance) for _, instance, _ in saves}


def test_fact_1_unscheduling_takes_an_advance_back(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)
    assert current_piece(page.pk).stage == Stage.ADVANCE
    revision = page.scheduled_revision

    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])

    assert current_piece(page.pk).stage == Stage.WITHDRAWN
    assert last_kind() == Change.WITHDRAWN
    assert gate.approvals_of(revision) == []


def test_fact_1_superseding_a_schedule_fires_nothing(db):
    page = stock_page(go_live_at=timezone.now() + LATER)
    first = page.save_revision()
    first.publish()
    page.refresh_from_db()
    page.go_live_at = None
    with heard(post_save) as saves:
        page.save_revision().publish()

    first.refresh_from_db()
    assert first.approved_go_live_at is None
    assert first.pk not in {i.pk for _, i, _ in saves if isinstance(i, Revision)}


def test_fact_1_superseding_an_advance_ends_in_what_is_out(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, embargo=True)
    page.go_live_at, page.embargo = None, False
    page.save_revision(user=redactora)

    pages.accept(page, jefa).publish()

    assert current_piece(page.pk).is_public
    assert last_kind() == Change.PUBLISHED


# 2. A draft that holds no ``live_revision`` takes the live page off-line when scheduled. ---


def test_fact_2_stock_scheduling_from_an_old_draft_takes_the_page_off_line(db):
    page = stock_page()
    page.save_revision().publish()
    page.refresh_from_db()
    content = {**page.save_revision().content, "live_revision": None}
    assert page.with_content_json(content).live_revision_id is None


def test_fact_2_ours_stays_out(noticia, redactora, jefa, dentro_de_una_hora):
    noticia.go_live_at = dentro_de_una_hora
    revision = noticia.save_revision(user=redactora)
    content = {**revision.content, "live_revision": None}
    Revision.objects.filter(pk=revision.pk).update(content=content)

    pages.accept(noticia, jefa).publish()

    noticia.refresh_from_db()
    assert noticia.live
    assert noticia.approved_schedule
    assert current_piece(noticia.pk).is_public


def test_fact_2_creating_with_live_true_is_refused(db):
    index = pages.noticias_index()

    with pytest.raises(NotApproved):
        index.add_child(instance=NoticiaPage(title="X", bajada="x", fecha="2026-01-01", live=True))

    assert not NoticiaPage.objects.exists()


# 3. For a page that is not live, the row holds the latest draft. -------------------------


def test_fact_3_the_accepted_text_goes_out_and_not_the_row(redactora, jefa, dentro_de_una_hora):
    page = pages.scheduled(redactora, jefa, at=dentro_de_una_hora, bajada="Aprobada.")
    NoticiaPage.objects.filter(pk=page.pk).update(bajada="Un borrador posterior.")

    Revision.objects.filter(pk=page.scheduled_revision.pk).update(
        approved_go_live_at=timezone.now()
    )
    release_due()

    assert current_piece(page.pk).as_piece().lead == "Aprobada."


# 4. Autosave rewrites a revision in place; approving publishes the latest. ---------------


def test_fact_4_stock_autosave_rewrites_a_revision_and_clears_its_schedule(db):
    page = stock_page(go_live_at=timezone.now() + LATER)
    revision = page.save_revision()
    revision.publish()
    page.refresh_from_db()
    page.title = "Otra cosa"

    page.save_revision(overwrite_revision=page.latest_revision)

    revision.refresh_from_db()
    assert revision.content["title"] == "Otra cosa"
    assert revision.approved_go_live_at is None


def test_fact_4_an_accepted_revision_is_never_overwritten(borrador, redactora, jefa):
    revision = pages.accept(borrador, jefa)

    with pytest.raises(PermissionDenied):
        borrador.save_revision(user=redactora, overwrite_revision=revision)


def test_fact_4_changed_content_is_not_what_was_accepted(borrador, jefa):
    revision = pages.accept(borrador, jefa)
    Revision.objects.filter(pk=revision.pk).update(content={**revision.content, "title": "Otro"})
    revision.refresh_from_db()

    with pytest.raises(NotApproved):
        revision.publish()


# 5. The admin's Publish is not atomic, nor is ``publish_scheduled``. ---------------------


def failing(sender, instance, **kwargs):
    raise RuntimeError("the recorder failed")


@pytest.fixture
def recorder_fails():
    page_published.connect(failing)
    yield
    page_published.disconnect(failing)


@pytest.mark.django_db(transaction=True)
def test_fact_5_a_failing_receiver_leaves_a_stock_page_live(recorder_fails):
    page = stock_page()

    with pytest.raises(RuntimeError):
        page.save_revision().publish()

    assert Page.objects.get(pk=page.pk).live


@pytest.mark.django_db(transaction=True)
def test_fact_5_ours_rolls_back_with_it(borrador, jefa, recorder_fails):
    revision = pages.accept(borrador, jefa)

    with pytest.raises(RuntimeError):
        revision.publish()

    assert not Page.objects.get(pk=borrador.pk).live
    assert current_piece(borrador.pk) is None


def test_fact_5_one_bad_page_never_blocks_the_rest(redactora, jefa, dentro_de_una_hora):
    bad = pages.scheduled(redactora, jefa, at=dentro_de_una_hora)
    good = pages.scheduled(redactora, jefa, at=dentro_de_una_hora)
    Revision.page_revisions.filter(approved_go_live_at__isnull=False).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=5)
    )
    gate.void_approvals(bad.pk)

    releases = {each.page_id: each for each in release_due()}

    assert releases[bad.pk].error
    assert not releases[good.pk].error
    assert releases[good.pk].lag >= timedelta(seconds=5)
    assert current_piece(good.pk).is_public
    assert current_piece(bad.pk) is None


# 6. Not all publishing passes by ``Page.publish``. ---------------------------------------


def test_fact_6_the_action_built_directly_meets_the_guard(borrador):
    action = PublishPageRevisionAction(borrador.latest_revision)

    with pytest.raises(NotApproved):
        action.execute(skip_permission_checks=True)

    assert not Page.objects.get(pk=borrador.pk).live


# 7. What signals no publication. ---------------------------------------------------------


def test_fact_7_a_live_alias_signals_nothing_and_has_no_piece(noticia):
    with heard(page_published) as calls:
        alias = noticia.create_alias(update_slug="alias")

    assert alias.live
    assert not calls
    assert current_piece(alias.pk) is None


def test_fact_7_a_live_alias_does_not_become_a_page_by_itself(noticia):
    alias = noticia.create_alias(update_slug="alias").specific
    alias.alias_of = None

    with pytest.raises(NotApproved):
        alias.save(update_fields=["alias_of"], clean=False)


def test_fact_7_a_new_slug_moves_what_is_below(noticia, jefa):
    index = pages.noticias_index()
    index.slug = "avisos"
    revision = index.save_revision()
    gate.accept(revision, kind="system")

    revision.publish()

    piece = current_piece(noticia.pk)
    assert piece.path == f"/avisos/{noticia.slug}/"
    assert piece.entries.get().kind == Change.MOVED


def test_fact_7_a_restriction_closes_and_its_end_opens(noticia):
    restriction = PageViewRestriction.objects.create(
        page=pages.noticias_index(), restriction_type=PageViewRestriction.LOGIN
    )
    assert current_piece(noticia.pk).stage == Stage.WITHDRAWN

    restriction.delete()

    assert current_piece(noticia.pk).is_public


def test_fact_7_what_is_published_below_a_restriction_stays_closed_until_it_ends(redactora, jefa):
    restriction = PageViewRestriction.objects.create(
        page=pages.noticias_index(), restriction_type=PageViewRestriction.LOGIN
    )

    page = pages.published(redactora, jefa)

    assert page.live
    assert current_piece(page.pk) is None
    restriction.delete()
    assert current_piece(page.pk).is_public


def test_fact_7_the_end_of_a_restriction_opens_only_what_was_accepted(borrador):
    Page.objects.filter(pk=borrador.pk).update(live=True)
    restriction = PageViewRestriction.objects.create(
        page=borrador, restriction_type=PageViewRestriction.LOGIN
    )

    restriction.delete()

    assert current_piece(borrador.pk) is None


def test_fact_7_a_move_signals_only_itself(noticia):
    target = pages.portada()
    with heard(page_published) as calls:
        noticia.move(target, pos="last-child")

    assert not calls
    assert current_piece(noticia.pk).path == f"/{noticia.slug}/"
    assert last_kind() == Change.MOVED


def test_fact_7_deleting_leaves_a_tombstone(noticia):
    with heard(page_unpublished) as calls:
        noticia.delete()

    assert len(calls) == 1
    piece = current_piece(calls[0][1].pk) or current_piece(
        ChangeEntry.objects.latest("position").piece.page_id
    )
    assert piece.as_piece().withdrawal.reason == "borrada"


def test_fact_7_expiry_is_written_down_as_such(noticia):
    Page.objects.filter(pk=noticia.pk).update(expire_at=timezone.now() - timedelta(seconds=1))

    release_due()

    assert current_piece(noticia.pk).as_piece().withdrawal.reason == "caducada"


def test_fact_7_localize_writes_into_a_live_row_and_it_is_put_back(noticia, redactora, jefa):
    """``save_target(publish=False)`` saves the translation's row, live or not."""
    translation, english = pages.translated(noticia, redactora)
    pages.accept(english, jefa).publish()
    noticia.bajada = "Lo nuevo."
    noticia.save_revision(user=redactora)
    pages.accept(noticia, jefa).publish()
    translation.source.update_from_db()

    translation.save_target(user=redactora, publish=False)

    english.refresh_from_db()
    assert english.get_latest_revision_as_object().bajada == "Lo nuevo."
    assert english.bajada == "Lo esencial."
    assert current_piece(english.pk).as_piece().lead == "Lo esencial."
    assert reconcile() == []


# 8. Editing a catalogue entry changes every piece that shows it. -------------------------


def test_fact_8_a_renamed_subject_is_renamed_in_what_is_out(redactora, jefa):
    tema = Tema.objects.create(nombre="Lluvia")
    page = pages.published(redactora, jefa, temas=[tema])

    tema.nombre = "Lluvias"
    tema.save()

    assert [each.name for each in current_piece(page.pk).as_piece().subjects] == ["Lluvias"]
    assert last_kind() == Change.UPDATED


def test_fact_8_saving_without_a_change_tells_nobody(redactora, jefa):
    tema = Tema.objects.create(nombre="Lluvia")
    pages.published(redactora, jefa, temas=[tema])
    before = history_length()

    tema.save()

    assert history_length() == before


# 9. Rich text expands a draft's address into its links. ----------------------------------


def test_fact_9_a_link_to_a_draft_leaves_as_its_uri(borrador, redactora, jefa):
    source = f'<p><a linktype="page" id="{borrador.pk}">mañana</a></p>'
    assert borrador.slug in expand_db_html(source)

    page = pages.published(
        redactora, jefa, cuerpo=[{"type": "parrafo", "value": source, "id": "b1"}]
    )

    html = current_piece(page.pk).as_piece().body[0].value
    assert borrador.slug not in html
    assert f'href="{PieceIdentity.of(borrador.pk).uri}"' in html


# 11 to 13. What is not mounted, and how it is set. ---------------------------------------


@pytest.mark.parametrize("address", ["/api/v3/pages/", "/api/v3/"])
def test_fact_11_api_v3_is_not_mounted(address):
    with pytest.raises(Resolver404):
        resolve(address)


def test_fact_11_the_base_page_is_not_swapped(db):
    assert Page._meta.swapped is None
    assert Page._meta.label == "wagtailcore.Page"


def test_fact_12_wagtails_own_tasks_run_at_once():
    assert "Immediate" in settings.TASKS["default"]["BACKEND"]


def test_fact_13_rich_text_leaves_as_html():
    assert settings.WAGTAILAPI_RICH_TEXT_FORMAT == "html"
