"""Wagtail's editor where a review changes what saving means. What was typed is never lost."""

import json
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.side_panels import PageStatusSidePanel
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.models import Page, Task

from cms.publishing import hours, minor
from cms.publishing.acts import NothingToDo
from cms.publishing.gate import NotApproved
from cms.workflows.exchange import answer, open_request
from cms.workflows.models.tasks import REJECT, VistoTask
from cms.workflows.standing import standing, wait_of
from cms.workflows.translating.note import about_translations
from cms.workflows.views.comments import CommentsApart


class HoursAmongTheFields:
    """The side panel tells the hours; they are set in the form (``cms.base.panels``), not in a
    dialog of the panel's own."""

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()  # type: ignore[misc]
        for panel in panels:
            if isinstance(panel, PageStatusSidePanel):
                panel.show_schedule_publishing_toggle = False
        return panels


class PressEditView(CommentsApart, HoursAmongTheFields, EditView):
    """Rules upon Wagtail's editor:

    * nothing saves itself into a text that is in review: autosave is off, and refused;
    * a step that is gone (taken meanwhile, or by a second click) doesn't turn into a mere save,
      which would start the review again;
    * an action with edits saves them as a new revision, which the steps before must see again;
    * what is refused is rolled back whole and shown again as it was typed.
    """

    page: Any
    autosave_enabled: bool

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.autosave_enabled = self.autosave_enabled and not self.page.workflow_in_progress
        for sentence in about_translations(self.page):
            messages.info(request, sentence)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.expects_json_response and self.page.workflow_in_progress:
            return self.json_error_response(
                "in_review",
                _(
                    "Esta página está en revisión y no se guarda sola. Lo que escribió sigue en "
                    "pantalla: guárdelo usted, y la revisión empezará de nuevo con su texto."
                ),
            )
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except hours.HourPassed as refusal:
            return self._ask_about_hour(refusal)
        except NotApproved as refusal:
            return self._show_again(str(refusal))
        except NothingToDo as refusal:
            return self._show_again(str(refusal))
        except PermissionDenied:  # somebody took the step a moment ago
            said = self.step_comment
            return self._show_again(
                _("Ese paso ya no está en sus manos. No se guardó nada.")
                + (_(" Su comentario era: «%(comment)s»") % {"comment": said} if said else "")
            )

    def _ask_about_hour(self, refusal: hours.HourPassed) -> HttpResponse:
        """Whoever takes the last step is asked on a page of its own. Nothing was typed: edits would
        have made another's acceptance the last step."""
        if self.expects_json_response or self.form.has_changed():
            return self._show_again(str(refusal))
        visto = isinstance(self.page.current_workflow_task, VistoTask)
        name = "dar-visto" if visto else "aprobar"
        return redirect(reverse(f"cms_workflows:{name}", args=[self.page.pk]))

    def _show_again(self, refusal: str) -> HttpResponse:
        """The form as it was typed, over the page as it was before: all was rolled back."""
        if self.expects_json_response:
            return self.json_error_response("not_approved", refusal)
        self.real_page_record = Page.objects.prefetch_workflow_states().get(pk=self.page.pk)
        self.latest_revision = self.real_page_record.get_latest_revision()
        self.page = self.get_object()
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.is_valid()
        messages.error(self.request, refusal)
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.POST.get("action-workflow-action") and self.action_name == "save":
            messages.warning(
                self.request, _("Ese paso ya no está en sus manos. No se guardó ni se aprobó nada.")
            )
            if not form.has_changed():
                return self.redirect_and_remain()
            self.has_unsaved_changes = True
            return self.render_to_response(self.get_context_data())
        if (
            self.action_name == "perform_workflow_action"
            and getattr(form.instance, "minor_edit", None) is not None
        ):
            # It is no edit of the text: who approves may say it of the revision in review.
            state = self.page.current_workflow_task_state
            minor.declare(state.revision, minor=form.instance.minor_edit)
        if getattr(form, "kept_of_acts", ()):
            messages.warning(
                self.request,
                _("Mientras usted escribía, una acción cambió: %(names)s. Se conserva lo nuevo.")
                % {"names": ", ".join(form.kept_of_acts)},
            )
        return super().form_valid(form)

    @property
    def step_comment(self) -> str:
        """What was written in the step's window."""
        return str(self._step_data.get("comment", "")).strip()

    @property
    def _step_data(self) -> dict[str, Any]:
        try:
            data = json.loads(self.request.POST.get("workflow-action-extra-data", "{}"))
        except ValueError:
            return {}
        return data if isinstance(data, dict) else {}

    def submit_action(self) -> HttpResponse:
        """Send it (again), with what the author answers to what was asked of him."""
        asked = open_request(self.page)
        if asked is not None:
            said = self.request.POST.get("respuesta", "")
            answer(asked, text=said, author=self.request.user)
        return super().submit_action()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "asked": open_request(self.page),
            "stands": standing(self.page) if self.page.current_workflow_state else "",
            "wait": wait_of(self.page),
            "answered": self.request.POST.get("respuesta", ""),
        }

    def perform_workflow_action(self) -> HttpResponse:
        """Approving (or asking for changes) with edits in the same form.

        At the first step the edits and the word are one act of one person, who then needs another's
        «visto». At a later step the edits send the text back to the first one.
        """
        if not self.has_content_changes or self._stands_at_first_step():
            return super().perform_workflow_action()
        if self.workflow_action == REJECT:
            self._ask_for_changes()
        else:
            messages.warning(
                self.request,
                _(
                    "Usted cambió el texto: se guardó, y quienes ya lo habían aprobado lo verán de "
                    "nuevo desde el primer paso."
                ),
            )
        return self.save_action()

    def add_save_confirmation_message(self) -> None:
        """After a step, say what came of it rather than that something was saved."""
        if self.action_name != "perform_workflow_action":
            super().add_save_confirmation_message()
            _say_hour(self.request, self.page)
            return
        page = Page.objects.get(pk=self.page.pk).specific
        messages.success(
            self.request,
            _("«%(title)s». %(stands)s.")
            % {"title": page.get_admin_display_title(), "stands": standing(page)},
        )

    def _stands_at_first_step(self) -> bool:
        state = self.page.current_workflow_task_state
        first = (
            Task.objects.active()
            .filter(workflow_tasks__workflow=state.workflow_state.workflow)
            .order_by("workflow_tasks__sort_order")
            .first()
        )
        return first is not None and first.pk == state.task_id

    def _ask_for_changes(self) -> None:
        """Before the edits are saved: a revision saved now would restart the review."""
        self.page.current_workflow_task.on_action(
            self.page.current_workflow_task_state,
            self.request.user,
            self.workflow_action,
            **self._step_data,
        )


def _say_hour(request: HttpRequest, page: Any) -> None:
    """Beside «it was saved»: what the hour that was saved means."""
    page = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    if not page.structural and (sentence := hours.says(page)):
        messages.warning(request, sentence)


class PressCreateView(HoursAmongTheFields, CreateView):
    """A page begins as a draft, also below the tree's root, whose permissions are Wagtail's own."""

    def save_action(self) -> HttpResponse:
        response = super().save_action()
        if not self.expects_json_response and self.page.pk:
            _say_hour(self.request, self.page)
        return response

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        name, method = super().action_name_and_method
        return ("save", self.save_action) if name == "publish" else (name, method)


class PressRevertView(PressEditView, RevisionsRevertView):
    """The editor with an older version in it."""
