"""The desk's first page: what waits for this person, and where this person's pieces stand."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry
from wagtailmedia.models import get_media_model

from cms.publishing.models import Contribution
from cms.publishing.protocols import is_publishable
from cms.workflows.exchange import newest_answer, open_request
from cms.workflows.models import VistoTask
from cms.workflows.standing import standing, wait_of, wait_since
from cms.workflows.turns import assignment_of

if TYPE_CHECKING:
    from collections.abc import Iterable

MINE = 12
FEW = 4  # offers that have room side by side


class WritePanel(Component):
    """«Escribir un boletín», «Emitir una alerta», «Subir fotos»: all that this person may make.

    Those of every day are buttons, the first of them the main one; the others are links below. Who
    is offered few has them all as buttons.
    """

    name = "pregon_write"
    order = 50
    template_name = "cms_workflows/panel_write.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        offers = [each for each in map(partial(_offer, user), _offered()) if each]
        offers += _uploads(user)
        few = len(offers) <= FEW
        return {
            "first": [each for each in offers if few or each["everyday"]],
            "others": [each for each in offers if not few and not each["everyday"]],
        }


def _offered() -> list[Any]:
    models: Iterable[Any] = apps.get_models()
    return [model for model in models if is_publishable(model) and model.offer]


def _offer(user: Any, model: Any) -> dict[str, Any] | None:
    """Below the page of the first language that holds such pages."""
    for above in model.allowed_parent_page_models():
        parent = above.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        if parent is not None and parent.permissions_for_user(user).can_add_subpage():
            names = model._meta.app_label, model._meta.model_name, parent.pk
            address = reverse("wagtailadmin_pages:add", args=names)
            return {"offer": model.offer, "address": address, "everyday": model.everyday}
    return None


def _uploads(user: Any) -> list[dict[str, Any]]:
    found = []
    if policy_registry.get_by_type(get_image_model()).user_has_permission(user, "add"):
        found.append((_("Subir fotos"), reverse("wagtailimages:add_multiple")))
    if policy_registry.get_by_type(get_media_model()).user_has_permission(user, "add"):
        found.append((_("Subir un video"), reverse("wagtailmedia:add", args=["video"])))
        found.append((_("Subir un audio"), reverse("wagtailmedia:add", args=["audio"])))
    return [{"offer": said, "address": where, "everyday": False} for said, where in found]


class WaitingPanel(Component):
    """«Esperan su visto o revisión»: the steps that are this person's to take. First what is in his
    hands by name, then what is in nobody's, then what somebody else has; the oldest first."""

    name = "pregon_waiting"
    order = 100
    template_name = "cms_workflows/panel_waiting.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        states = (
            TaskState.objects.reviewable_by(request.user)
            .select_related("task", "revision__user", "workflow_state__requested_by")
            .order_by("started_at")
        )
        rows = [_waiting(state, request.user) for state in states]
        rows = [row for row in rows if row["page"] is not None]
        return {
            "rows": sorted(rows, key=lambda row: row["order"]),
            "request": request,
            "home": request.path,
        }


def _waiting(state: TaskState, user: Any) -> dict[str, Any]:
    given = assignment_of(state)
    mine = given is not None and given.person == user
    return {
        "page": state.revision.content_object,
        "step": state.task.name,
        "sent_by": state.workflow_state.requested_by,
        "last_by": state.revision.user,
        "answer": newest_answer(state.workflow_state),
        "wait": wait_since(state.started_at),
        "visto": isinstance(state.task.specific, VistoTask),
        "given": given,
        "mine": mine,
        "order": 0 if mine else 1 if given is None else 2,
    }


class MinePanel(Component):
    """«Mis piezas»: the newest that this person wrote, where each stands, who has it and what he is
    asked to change in it."""

    name = "pregon_mine"
    order = 110
    template_name = "cms_workflows/panel_mine.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        written = Contribution.objects.filter(user_id=user.pk).values("page_id")
        pages = (
            Page.objects.filter(Q(owner=user) | Q(pk__in=written), depth__gt=1)
            .specific()
            .prefetch_workflow_states()
            .annotate_approved_schedule()
            .order_by("-latest_revision_created_at")[:MINE]
        )
        rows = [
            {
                "page": page,
                "asked": open_request(page),
                "stands": standing(page),
                "wait": wait_of(page),
            }
            for page in pages
        ]
        return {"rows": sorted(rows, key=lambda row: row["asked"] is None)}
