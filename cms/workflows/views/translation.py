"""The editor of a translation: each text of the original beside what is said in the other language.

The same page for who translates and for who approves: what differs is whose turn it is.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from cms.publishing import hours
from cms.publishing.acts import NothingToDo
from cms.publishing.gate import NotApproved
from cms.publishing.models import PieceIdentity
from cms.workflows.exchange import answer, open_request
from cms.workflows.models.tasks import REJECT, VistoTask
from cms.workflows.standing import standing, wait_of
from cms.workflows.translating.drafts import compose, has_copied_address
from cms.workflows.translating.facts import facts_shown
from cms.workflows.translating.freshness import is_fresh
from cms.workflows.translating.obstacles import obstacles_of
from cms.workflows.translating.words import Text, WrongText, texts_of, write
from cms.workflows.views.registry import acts

SAVE, SEND = "guardar", "enviar"


class Refused(Exception):
    """Nothing is kept: a sentence for the person at the desk."""


class TranslationEditView(WagtailAdminTemplateMixin, TemplateView):
    """Texts side by side. POST does ``accion``: save, send to review, or a step of the review.

    What was typed is never lost: a refusal shows it again.
    """

    template_name = "cms_workflows/traduccion.html"
    page: Any = None  # its newest draft
    translation: Any = None  # wagtail-localize's record of it
    header_icon = "globe"
    saved = False  # something was typed, and kept

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                done = self._do(request.POST.get("accion", ""))
        except hours.HourPassed as refusal:
            if not self.saved:  # whoever takes the last step is asked on a page of its own
                return redirect(self._page_of_step())
            messages.error(request, str(refusal))
        except (Refused, NotApproved, NothingToDo, WrongText) as refusal:
            messages.error(request, str(refusal))
        except ValidationError as error:
            messages.error(request, _in_words(error, self.page))
        except PermissionDenied:
            messages.error(request, _("Ese paso ya no está en sus manos. No se guardó nada."))
        else:
            messages.success(request, done)
            return redirect("wagtailadmin_pages:edit", self.page.pk)
        return self.render_to_response(self.get_context_data(typed=request.POST))

    # What is done -------------------------------------------------------------------------------

    def _do(self, action: str) -> str:
        PieceIdentity.lock(self.page.pk)
        latest = Page.objects.values_list("latest_revision_id", flat=True).get(pk=self.page.pk)
        if self.request.POST.get("visto") != str(latest):
            raise Refused(_("La traducción cambió mientras usted la leía. Ábrala de nuevo."))
        self.saved = self._save()
        if action == SAVE:
            return _("Guardada.") if self.saved else _("No había cambios que guardar.")
        if action == SEND and self.can_send:
            self._send()
        elif action in self.step_names or self.saved:
            self._take_step(action)
        else:
            raise Refused(_("Ese paso ya no está en sus manos. No se guardó nada."))
        page = self._newest()
        return _("«%(title)s». %(stands)s.") % {
            "title": page.get_admin_display_title(),
            "stands": standing(page),
        }

    def _save(self) -> bool:
        """Keep the words, and make a revision of them; tells whether there was anything to keep."""
        if self.is_locked or "slug" not in self.request.POST:
            return False
        typed = {name: str(value) for name, value in self.request.POST.items()}
        wanted = slugify(typed["slug"])
        changed = write(self.translation, self.texts, typed, user=self.request.user)
        if not (changed or self._moves(wanted)):
            return False
        self._check_address(wanted)
        self.page = compose(self.translation, user=self.request.user, slug=wanted)
        self.__dict__.pop("texts", None)
        return True

    def _moves(self, wanted: str) -> bool:
        if wanted:
            return wanted != self.page.slug
        return not (self.page.first_published_at or self._has_copied_address)

    @cached_property
    def _has_copied_address(self) -> bool:
        return has_copied_address(self.page, self.original)

    @cached_property
    def original(self) -> Any:
        return self.translation.source.get_source_instance()

    def _check_address(self, wanted: str) -> None:
        free = not wanted or Page._slug_is_available(wanted, self.page.get_parent(), self.page)
        if not free and self.page.first_published_at:
            raise Refused(_("Otra página de este idioma ya tiene la dirección «%s».") % wanted)

    def _send(self) -> None:
        missing = [text.label for text in self.texts if text.is_missing]
        if missing:
            raise Refused(
                _("Faltan textos por traducir (%(count)d): %(names)s.")
                % {"count": len(missing), "names": ", ".join(dict.fromkeys(missing))}
            )
        lacking = [*self.page.lacks(), *obstacles_of(self.page)]
        if lacking:
            raise Refused(" ".join(str(sentence) for _field, sentence in lacking))
        page, asked = self._newest(), open_request(self.page)
        if asked is not None:
            said = self.request.POST.get("respuesta", "")
            answer(asked, text=said, author=self.request.user)
        workflow, waiting = page.get_workflow(), page.current_workflow_state
        if workflow is None:
            raise Refused(_("Esta página no tiene flujo de trabajo."))
        if waiting is None:
            workflow.start(page, self.request.user)
        else:
            waiting.resume(user=self.request.user)

    def _take_step(self, action: str) -> None:
        """After an edit in the same form the review stands at its first step again: whoever may
        take that one does both at once; anybody else has only saved."""
        page = self._newest()
        task, user = page.current_workflow_task, self.request.user
        names = [name for name, _label, _more in task.get_actions(page, user)] if task else []
        if action not in names:
            messages.warning(
                self.request,
                _("Usted cambió el texto: se guardó, y su revisión empieza de nuevo."),
            )
            return
        comment = self.request.POST.get("comentario", "").strip()
        task.on_action(page.current_workflow_task_state, user, action, comment=comment)

    def _page_of_step(self) -> str:
        visto = isinstance(self.page.current_workflow_task, VistoTask)
        name = "dar-visto" if visto else "aprobar"
        return reverse(f"cms_workflows:{name}", args=[self.page.pk])

    def _newest(self) -> Any:
        return Page.objects.prefetch_workflow_states().get(pk=self.page.pk).specific

    # What is shown ------------------------------------------------------------------------------

    @cached_property
    def texts(self) -> list[Text]:
        return texts_of(self.translation, self.page)

    @cached_property
    def is_locked(self) -> bool:
        lock = self.page.get_lock()
        return lock is not None and lock.for_user(self.request.user)

    @property
    def can_send(self) -> bool:
        return not self.is_locked and not self.page.workflow_in_progress and self._has_news

    @property
    def _has_news(self) -> bool:
        return not self.page.live or self._newest().has_unpublished_changes

    @cached_property
    def steps(self) -> list[tuple[str, Any]]:
        """The steps of the review that are this person's to take: name and label, each once."""
        task = self.page.current_workflow_task
        found = task.get_actions(self.page, self.request.user) if task else []
        labels = {name: label for name, label, _more in reversed(found)}
        return sorted(labels.items(), key=lambda each: each[0] == REJECT)

    @property
    def step_names(self) -> set[str]:
        return {name for name, _label in self.steps}

    def get_page_title(self) -> str:
        return _("Traducción: %s") % self.translation.target_locale.get_display_name()

    def get_page_subtitle(self) -> str:
        return str(self.page.get_admin_display_title())

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return []

    def get_context_data(self, typed: Any = None, **kwargs: Any) -> dict[str, Any]:
        original, page = self.original, self._newest()
        address = "" if self._has_copied_address else self.page.slug
        shown = [
            {
                "text": text,
                "value": text.typed if typed is None else typed.get(text.name, text.typed),
            }
            for text in self.texts
        ]
        return super().get_context_data(
            page=self.page,
            original=original,
            translation=self.translation,
            locked=self.is_locked,
            shown=shown,
            slug=address if typed is None else typed.get("slug", address),
            missing=sum(text.is_missing for text in self.texts),
            facts=facts_shown(self.page),
            outdated=not is_fresh(self.translation.source, original),
            obstacles=[sentence for _field, sentence in obstacles_of(self.page)],
            stands=standing(page),
            wait=wait_of(page),
            asked=open_request(page),
            answered=self.request.POST.get("respuesta", ""),
            steps=self.steps,
            rejects=REJECT in self.step_names,
            comment=self.request.POST.get("comentario", ""),
            can_send=self.can_send,
            seen=page.latest_revision_id,
            acts=self._acts(page),
            **kwargs,
        )

    def _acts(self, page: Any) -> list[tuple[str, Any]]:
        return [
            (reverse(f"cms_workflows:{act.name}", args=[page.pk]), act.button)
            for act in acts()
            if act.offered and act.applies(page, self.request.user)
        ]


def _in_words(error: ValidationError, page: Any) -> str:
    """Which field, and what about it."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    names = {field.name: str(field.verbose_name) for field in page._meta.fields}
    return " ".join(
        f"{names.get(name, '')}: {' '.join(sentences)}".removeprefix(": ")
        for name, sentences in error.message_dict.items()
    )
