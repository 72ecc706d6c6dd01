"""The steps of the workflow «Boletín» and what each writes down.

::

    Edición ──> Visto bueno ──> Visto ──> out
    Jefatura    Gerencia, if    whoever's word is
                reserved        still missing, if any

Nobody is offered a step by being a superuser, and nobody two steps of the same revision.
"""

from typing import Any, ClassVar, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState

from cms.publishing import gate
from cms.publishing.acts import NothingToDo
from cms.publishing.kinds import Acceptance
from cms.publishing.models import PieceIdentity
from cms.users.models import User
from cms.users.roles import HEADS, has_role
from cms.workflows.forms import CambiosForm
from cms.workflows.steps import (
    EDICION,
    VISTO_BUENO,
    accepted_another_step,
    may_give_visto,
    steps_of,
    writers_of,
)

APPROVE = "approve"
REJECT = "reject"


class PressTask(Task):
    """What the three steps share: an acceptance is written down *before* Wagtail's own part,
    because the workflow may finish, and the page go out, inside that."""

    class Meta:
        abstract = True

    def accepts(self, task_state: TaskState, user: Any) -> None:
        """Write down what approving this step means."""
        raise NotImplementedError

    def may_act(self, task_state: TaskState, user: Any) -> bool:
        """Whether the step is ``user``'s to take on the revision that ``task_state`` is about."""
        raise NotImplementedError

    def candidates(self, task_state: TaskState) -> QuerySet[User]:
        """Whom to ask whether they ``may_act``."""
        raise NotImplementedError

    def who_may_act(self, task_state: TaskState) -> list[User]:
        """Everybody whose step it is now, by name."""
        asked = self.candidates(task_state).filter(is_active=True).distinct()
        return [each for each in asked.order_by("username") if self.may_act(task_state, each)]

    def get_form_for_action(self, action: str) -> Any:
        return CambiosForm if action == REJECT else super().get_form_for_action(action)

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Take the step.

        Raises:
            PermissionDenied: the step was taken already, or isn't this person's; nothing is
                written.
            NothingToDo: changes are asked for without a word of which.
        """
        if action_name == REJECT and not str(kwargs.get("comment", "")).strip():
            raise NothingToDo(
                gettext("Escriba qué hay que cambiar: es lo que leerá quien escribe.")
            )
        PieceIdentity.lock(int(task_state.revision.object_id))
        # Two may tap at once, and the words may have been withdrawn or changed a moment ago.
        waits = TaskState.objects.filter(pk=task_state.pk, status=TaskState.STATUS_IN_PROGRESS)
        if not waits.exists() or not self.may_act(task_state, user):
            raise PermissionDenied
        if action_name == APPROVE:
            self.accepts(task_state, user)
        return super().on_action(task_state, user, action_name, **kwargs)

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin the step, or the first one that hasn't accepted the newest text: a review that had
        asked for changes is resumed where it stood, whatever was edited since."""
        first = workflow_state.get_next_task()
        if first is not None and first.pk != self.pk:
            started: TaskState = first.specific.start(workflow_state, user=user)
            return started
        return self.begin(workflow_state, user)

    def begin(self, workflow_state: Any, user: Any) -> TaskState:
        """Ask for the step, whose turn it is."""
        return cast("TaskState", super().start(workflow_state, user=user))

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        mine = [each.pk for each in waiting if self.may_act(each, user)]
        return self.task_states.filter(pk__in=mine)

    def _current(self, page: Any) -> TaskState | None:
        """The state of ``page``'s review if it stands at this step."""
        state: TaskState | None = page.current_workflow_task_state
        return state if state is not None and state.task_id == self.pk else None

    def _is_up_to(self, page: Any, user: Any) -> bool:
        state = self._current(page)
        return state is not None and self.may_act(state, user)

    def _skip(self, workflow_state: Any) -> TaskState:
        """Pass by itself: nobody is asked, nobody is told."""
        return self.get_task_state_class().objects.create(
            workflow_state=workflow_state,
            task=self,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )


class StepTask(PressTask, AbstractGroupApprovalTask):
    """A step that the members of a group take, and they alone."""

    step: ClassVar[str]

    class Meta:
        abstract = True

    def accepts(self, task_state: TaskState, user: Any) -> None:
        gate.accept(task_state.revision, kind=Acceptance.APPROVAL, user=user, step=self.step)

    def candidates(self, task_state: TaskState) -> QuerySet[User]:
        return User.objects.filter(groups__in=self.groups.all())

    def may_act(self, task_state: TaskState, user: Any) -> bool:
        return (
            user.is_active
            and self._user_in_groups(user)
            and not accepted_another_step(task_state.revision, user, self.step)
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._is_up_to(obj, user):
            return []
        return [
            (REJECT, _("Pedir cambios"), True),
            (APPROVE, _("Aprobar"), False),
            (APPROVE, _("Aprobar con comentario"), True),
        ]

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._user_in_groups(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._user_in_groups(user)

    @classmethod
    def get_description(cls) -> str:
        return str(_("Lo aprueba una persona del grupo. Quien ya aprobó otro paso no puede."))


class EdicionTask(StepTask):
    """The press head's word: every page needs it."""

    step = EDICION

    class Meta:
        verbose_name = _("edición")
        verbose_name_plural = _("ediciones")


class VistoBuenoTask(StepTask):
    """Gerencia's word, for what the rules reserve; otherwise it passes by itself."""

    step = VISTO_BUENO

    class Meta:
        verbose_name = _("visto bueno")
        verbose_name_plural = _("vistos buenos")

    def begin(self, workflow_state: Any, user: Any) -> TaskState:
        revision = workflow_state.content_object.get_latest_revision()
        if VISTO_BUENO not in steps_of(revision.as_object()):
            return self._skip(workflow_state)
        return super().begin(workflow_state, user)


class VistoTask(PressTask):
    """One tap of somebody else, where the last words are those of whoever approved them."""

    class Meta:
        verbose_name = _("visto")
        verbose_name_plural = _("vistos")

    def begin(self, workflow_state: Any, user: Any) -> TaskState:
        revision = workflow_state.content_object.get_latest_revision()
        if gate.assess(revision.as_object(), revision).may_go_out:
            return self._skip(workflow_state)
        return super().begin(workflow_state, user)

    def accepts(self, task_state: TaskState, user: Any) -> None:
        gate.accept(task_state.revision, kind=Acceptance.VISTO, user=user)

    def candidates(self, task_state: TaskState) -> QuerySet[User]:
        writers = writers_of(task_state.revision.as_object(), task_state.revision)
        return User.objects.filter(Q(pk__in=writers) | Q(groups__name__in=HEADS))

    def may_act(self, task_state: TaskState, user: Any) -> bool:
        return user.is_active and may_give_visto(task_state.revision, user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not self._is_up_to(obj, user):
            return []
        return [(APPROVE, _("Dar visto"), False), (REJECT, _("Pedir cambios"), True)]

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._is_up_to(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not (has_role(user, *HEADS) or self._is_up_to(obj, user))

    @classmethod
    def get_description(cls) -> str:
        return str(
            _(
                "Nadie publica solo sus propias palabras: las acepta quien escribió la pieza u "
                "otra persona de jefatura. Si no hace falta, este paso se salta solo."
            )
        )
