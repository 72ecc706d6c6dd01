"""Where the e-mails' links lead. Nothing is done here: it is checked whose the link is and whether
what it is about still waits, and then the step's own page is opened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Page, TaskState, WorkflowState

from cms.users.models import User
from cms.workflows.links import Errand, read_link
from cms.workflows.standing import standing
from cms.workflows.views.acts_review import Aprobar, DarVisto


@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever isn't signed in was asked to, and came back."""
    errand = read_link(token)
    if errand is None:
        said = _("Este enlace no es válido. Ábralo desde el correo, o busque la pieza en Inicio.")
        return _explain(request, said, status=404)
    if errand.person != request.user.pk:
        return _explain(request, _of_another(errand, request.user), status=403)
    page = Page.objects.filter(pk=errand.page).first()
    if page is None:
        return _explain(request, _("La pieza ya no existe: se borró."), status=410)
    page = page.specific
    step = _step_for(page, request.user)
    if not step and not page.permissions_for_user(request.user).can_edit():
        return _explain(request, _("Esta pieza ya no está en sus manos."), status=403)
    problem = _what_became_of(errand, step)
    return _explain(request, problem, page=page, step=step) if problem else redirect(step)


def _step_for(page: Any, user: Any) -> str:
    """Where ``user`` takes the step that ``page`` stands at; empty if it isn't his to take."""
    for view in (DarVisto, Aprobar):
        if view.applies(page, user):
            return reverse(f"cms_workflows:{view.name}", args=[page.pk])
    return ""


def _what_became_of(errand: Errand, step: str) -> str:
    """Why the link is stale, in words; empty if it isn't."""
    state = TaskState.objects.filter(pk=errand.step).select_related("workflow_state").first()
    if state is None or state.workflow_state.status == WorkflowState.STATUS_CANCELLED:
        return _("Se retiró de la revisión.")
    if state.status != TaskState.STATUS_IN_PROGRESS:
        return _of_ended(state)
    if state.revision_id != errand.revision:
        return _("El texto cambió después de que se le escribió.")
    if errand.expired:
        return _("El enlace venció.")
    return "" if step else _("Ese paso ya no está en sus manos.")


def _of_ended(state: TaskState) -> str:
    if state.status == TaskState.STATUS_CANCELLED:
        return _("El texto cambió después de que se le escribió.")
    facts = {
        "who": state.finished_by or "—",
        "hour": date_format(timezone.localtime(state.finished_at), "SHORT_DATETIME_FORMAT"),
        "comment": state.comment,
    }
    if state.status == TaskState.STATUS_REJECTED:
        return _("%(who)s pidió cambios el %(hour)s: «%(comment)s»") % facts
    return _("%(who)s ya dio ese paso, el %(hour)s.") % facts


def _of_another(errand: Errand, user: Any) -> str:
    owner = User.objects.filter(pk=errand.person).first()
    return _("Este enlace es de %(owner)s, y usted entró como %(user)s. No se hizo nada.") % {
        "owner": owner or _("otra persona"),
        "user": user,
    }


def _explain(
    request: HttpRequest, said: str, *, page: Any = None, step: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "said": said,
        "page": page,
        "step": step,
        "stands": standing(page) if page is not None else "",
        "page_title": _("Enlace del correo"),
        "page_subtitle": page.get_admin_display_title() if page is not None else "",
        "header_title": _("Enlace del correo"),
        "header_icon": "mail",
    }
    response = TemplateResponse(request, "cms_workflows/enlace.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response
