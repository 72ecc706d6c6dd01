"""Every path to publication, walked without an acceptance and with a recorder that fails.

Whatever Wagtail or wagtail-localize offer, whoever asks: nothing that nobody accepted gets out, and
what is live is always written down. A new kind of page is walked as soon as it has a factory.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import (
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Revision,
    Workflow,
    WorkflowTask,
)

from cms.publishing import record
from cms.publishing.gate import NotApproved
from cms.publishing.models import PublishedPiece
from cms.publishing.protocols import is_publishable
from cms.users.roles import Role
from tests.factories import pages, people
from tests.factories.forms import edit_form_data
from tests.factories.kinds import KINDS

CANARY = "CANARIO-SIN-APROBAR"
REFUSED = (NotApproved, PermissionDenied)


def kinds() -> list[type[Page]]:
    """Every page type of ours that isn't structure."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and is_publishable(model) and not model.structural
    ]


@pytest.fixture(params=kinds(), ids=lambda model: model.__name__)
def kind(request):
    return request.param


@pytest.fixture
def todopoderosa(db):
    """A superuser who also holds every role: if she can't, nobody can."""
    return people.person("todo", *Role, superuser=True)


class Walk:
    """One kind's draft that nobody accepted, one page of it that is out and has such a draft, and
    somebody who tries."""

    def __init__(self, kind, user, approver, client) -> None:
        self.user, self.client = user, client
        client.raise_request_exception = False
        client.force_login(user)
        make = KINDS[kind].draft
        self.draft = make(user, title=f"Borrador {CANARY}")
        out = make(user)
        pages.accept(out, approver).publish()
        self.out = Page.objects.get(pk=out.pk).specific
        self.out.title = f"Cambio {CANARY}"
        self.out.save_revision(user=user)

    def post(self, name: str, page: Page, data: dict | None = None, *args):
        return self.client.post(reverse(name, args=[page.pk, *args]), data or {}, follow=True)

    def form(self, page: Page, **extra) -> dict:
        """What the editor's own form would send for ``page``'s latest draft."""
        return edit_form_data(page.get_latest_revision_as_object()) | extra


@pytest.fixture
def walk(kind, todopoderosa, jefa, client):
    return Walk(kind, todopoderosa, jefa, client)


# The paths. Each tries to get ``walk.draft``, or the newest draft of ``walk.out``, out. -----------


def editor(walk):
    walk.post(
        "wagtailadmin_pages:edit", walk.draft, walk.form(walk.draft, **{"action-publish": "1"})
    )
    walk.post("wagtailadmin_pages:edit", walk.out, walk.form(walk.out, **{"action-publish": "1"}))


def create_view(walk):
    _create_under(walk, walk.draft.get_parent())


def create_view_under_the_root(walk):
    _create_under(walk, Page.objects.get(depth=1))


def _create_under(walk, parent):
    meta = type(walk.draft)._meta
    address = reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    data = walk.form(walk.draft, slug="otra-direccion")
    walk.client.post(address, data | {"action-publish": "action-publish"})


def own_approval(walk):
    """Its author, who holds every role, submits and approves it alone, step after step."""
    page = Page.objects.get(pk=walk.draft.pk).specific
    workflow = page.get_workflow()
    if workflow is None:
        return
    workflow.start(page, walk.user)
    for _step in range(5):
        state = page.current_workflow_task_state
        if state is None:
            break
        state.task.specific.on_action(state, walk.user, "approve")


def stock_workflow(walk):
    """Somebody attaches a workflow of Wagtail's own tasks, which write no acceptance."""
    task = GroupApprovalTask.objects.create(name="De fábrica")
    task.groups.set(Group.objects.filter(name=Role.PRESS_HEADS))
    workflow = Workflow.objects.create(name="De fábrica")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(walk.draft, walk.user)
    state.current_task_state.specific.approve(user=walk.user)


def workflow_without_tasks(walk):
    Workflow.objects.create(name="Vacío").start(walk.draft, walk.user)


def revision_publish(walk):
    walk.draft.latest_revision.publish(user=walk.user)


def action(walk):
    PublishPageRevisionAction(walk.out.latest_revision, user=walk.user).execute(
        skip_permission_checks=True
    )


def schedule(walk):
    walk.draft.go_live_at = timezone.now() + timedelta(seconds=30)
    walk.draft.save_revision(user=walk.user, clean=False).publish()


def embargoed_schedule(walk):
    walk.draft.embargo = True
    schedule(walk)


def schedule_written_by_hand(walk):
    Revision.objects.filter(pk=walk.out.latest_revision_id).update(
        approved_go_live_at=timezone.now() - timedelta(seconds=1)
    )
    with pytest.raises(CommandError):
        call_command("publish_scheduled")


def bulk_publish(walk):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    walk.client.post(
        f"{address}?id={walk.draft.pk}&id={walk.out.pk}", {"include_descendants": "on"}
    )


def admin_api_publish(walk):
    for page in (walk.draft, walk.out):
        walk.client.post(f"/admin/api/main/pages/{page.pk}/action/publish/")


def admin_api_copy(walk):
    walk.client.post(
        f"/admin/api/main/pages/{walk.out.pk}/action/copy/",
        json.dumps({"keep_live": True, "recursive": False}),
        content_type="application/json",
    )


def admin_api_revert(walk):
    walk.client.post(
        f"/admin/api/main/pages/{walk.out.pk}/action/revert_to_page_revision/",
        json.dumps({"revision_id": walk.out.latest_revision_id}),
        content_type="application/json",
    )


def add_child_live(walk):
    page = type(walk.draft)(title=CANARY, slug="vivo", live=True)
    for field in ("bajada", "fecha"):
        if hasattr(walk.draft, field):
            setattr(page, field, getattr(walk.draft, field))
    walk.draft.get_parent().add_child(instance=page)


def copy_live(walk):
    CopyPageAction(walk.out, keep_live=True, update_attrs={"slug": "copia"}).execute(
        skip_permission_checks=True
    )


def copy_view(walk):
    parent = walk.out.get_parent()
    walk.post(
        "wagtailadmin_pages:copy",
        walk.out,
        {
            "new_title": CANARY,
            "new_slug": "copia",
            "new_parent_page": parent.pk,
            "publish_copies": "on",
        },
    )


def alias(walk):
    walk.draft.create_alias(update_slug="alias")


def convert_live_alias(walk):
    twin = walk.out.create_alias(update_slug="alias")
    ConvertAliasPageAction(twin.specific, user=walk.user).execute(skip_permission_checks=True)


def convert_alias_view(walk):
    twin = walk.out.create_alias(update_slug="alias")
    walk.post("wagtailadmin_pages:convert_alias", twin)


def translation_published(walk):
    pages.translation_of(walk.out).save_target(user=walk.user, publish=True)


def translation_view(walk):
    translation = pages.translation_of(walk.out)
    translation.save_target(user=walk.user, publish=False)
    target = translation.get_target_instance()
    walk.post("wagtailadmin_pages:edit", target, {"action": "publish"})
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    walk.client.post(address, {"publish_translations": "on"})


def move(walk):
    walk.out.move(walk.out.get_parent(), pos="first-child")


def restriction(walk):
    PageViewRestriction.objects.create(
        page=walk.out, restriction_type=PageViewRestriction.LOGIN
    ).delete()


def revert(walk):
    data = walk.form(walk.out, revision=walk.out.latest_revision_id)
    walk.post("wagtailadmin_pages:edit", walk.out, data | {"action-publish": "1"})


def delete(walk):
    walk.out.delete()


def on_commit(walk):
    with pytest.raises(NotApproved), transaction.atomic():
        # TestCase's own transaction never commits: call what would be called after it.
        walk.draft.latest_revision.publish()
    assert not transaction.get_connection().needs_rollback


def queryset_update(walk):
    Page.objects.filter(pk=walk.draft.pk).update(live=True)


def bare_page_row(walk):
    row = Page.objects.get(pk=walk.draft.pk)
    row.live, row.live_revision_id = True, walk.draft.latest_revision_id
    row.save(clean=False)


PATHS: list[Callable[[Walk], None]] = [
    editor,
    create_view,
    create_view_under_the_root,
    own_approval,
    stock_workflow,
    workflow_without_tasks,
    revision_publish,
    action,
    schedule,
    embargoed_schedule,
    schedule_written_by_hand,
    bulk_publish,
    admin_api_publish,
    admin_api_copy,
    admin_api_revert,
    add_child_live,
    copy_live,
    copy_view,
    alias,
    convert_live_alias,
    convert_alias_view,
    translation_published,
    translation_view,
    move,
    restriction,
    revert,
    delete,
    on_commit,
    queryset_update,
    bare_page_row,
]


def walked(path, walk) -> None:
    """Go it as a request or a command would: what fails rolls back."""
    try:
        with transaction.atomic():
            path(walk)
    except REFUSED:
        pass


def test_every_kind_is_walked():
    assert set(kinds()) == set(KINDS)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.__name__)
def test_nothing_gets_out_that_nobody_accepted(path, walk, django_capture_on_commit_callbacks):
    try:
        with django_capture_on_commit_callbacks(execute=True):
            walked(path, walk)
    except REFUSED:
        pass

    assert [piece for piece in PublishedPiece.objects.all() if CANARY in str(piece.content)] == []
    assert (
        PublishedPiece.objects.out().exclude(page_id=walk.out.pk).exclude(kind="estructura").count()
        == 0
    )


def _accepted(walk) -> Revision:
    approver = people.person("aprueba", Role.PRESS_HEADS)
    return pages.accept(walk.draft, approver)


def accepted_revision_publish(walk):
    _accepted(walk).publish()


def accepted_action(walk):
    PublishPageRevisionAction(_accepted(walk)).execute()


def accepted_schedule_due(walk):
    revision = _accepted(walk)
    revision.approved_go_live_at = timezone.now() + timedelta(hours=1)
    revision.save(update_fields=["approved_go_live_at"])
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now())
    with suppress(CommandError):  # where the recorder fails
        call_command("publish_scheduled")


def accepted_embargo(walk):
    walk.draft.embargo, walk.draft.go_live_at = True, timezone.now() + timedelta(hours=1)
    walk.draft.save_revision(user=walk.user)
    _accepted(walk).publish()


@pytest.mark.parametrize(
    "path",
    [accepted_revision_publish, accepted_action, accepted_schedule_due, accepted_embargo],
    ids=lambda path: path.__name__,
)
def test_what_cannot_be_written_down_does_not_get_out(path, walk, monkeypatch):
    def fails(*args, **kwargs):
        raise RuntimeError("the recorder failed")

    monkeypatch.setattr(record.PublishedPiece.objects, "create", fails)
    try:
        with transaction.atomic():
            path(walk)
    except RuntimeError as error:
        assert "recorder" in str(error)  # noqa: PT017 - it may also be swallowed and reported

    assert not Page.objects.get(pk=walk.draft.pk).live
    assert not PublishedPiece.objects.filter(page_id=walk.draft.pk).exists()


@pytest.mark.parametrize(
    "path",
    [accepted_revision_publish, accepted_action, accepted_schedule_due],
    ids=lambda path: path.__name__,
)
def test_what_was_accepted_gets_out_by_the_same_paths(path, walk):
    path(walk)

    assert Page.objects.get(pk=walk.draft.pk).live
    assert PublishedPiece.objects.public().filter(page_id=walk.draft.pk).exists()
