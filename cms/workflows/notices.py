"""E-mails about reviews: Wagtail's own, sent after the commit, and one for the step «Visto».

Wagtail sends them inside the request's transaction: a slow mail server would hold the database's
write lock, and a rolled back act would have told everybody.
"""

from typing import Any

from django.db import transaction
from wagtail.admin import signal_handlers
from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier, Notifier
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)

from cms.users.models import User
from cms.workflows.models import VistoTask
from cms.workflows.standing import who_may_give_visto


class AfterCommit:
    """A notifier that waits for the commit. What fails then is logged and stops nothing."""

    def __init__(self, notifier: Notifier) -> None:
        self.notifier = notifier

    def __call__(self, sender: Any = None, **kwargs: Any) -> None:
        transaction.on_commit(lambda: self.notifier(**kwargs), robust=True)


class VistoAwaited(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells whoever may give the «visto» that it is all that a piece lacks."""

    notification = "submitted"

    def can_handle(self, instance: Any, **kwargs: Any) -> bool:
        return isinstance(instance.task.specific, VistoTask)

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> set[User]:
        return set(who_may_give_visto(task_state.revision))

    def get_template_base_prefix(self, instance: Any, **kwargs: Any) -> str:
        return "task_state_"


_visto_awaited = AfterCommit(VistoAwaited())
_NOTICES = (
    (
        task_submitted,
        TaskState,
        "group_approval_task_submitted_email_notification",
        signal_handlers.task_submission_email_notifier,
    ),
    (
        workflow_submitted,
        WorkflowState,
        "workflow_state_submitted_email_notification",
        signal_handlers.workflow_submission_email_notifier,
    ),
    (
        workflow_rejected,
        WorkflowState,
        "workflow_state_rejected_email_notification",
        signal_handlers.workflow_rejection_email_notifier,
    ),
    (
        workflow_approved,
        WorkflowState,
        "workflow_state_approved_email_notification",
        signal_handlers.workflow_approval_email_notifier,
    ),
)
_waiting: list[AfterCommit] = []  # signals hold their receivers weakly


def connect() -> None:
    """Put ours in the place of Wagtail's. Its app connects later: a uid that is taken is kept."""
    for signal, sender, uid, notifier in _NOTICES:
        signal.disconnect(sender=sender, dispatch_uid=uid)
        receiver = AfterCommit(notifier)
        _waiting.append(receiver)
        signal.connect(receiver, sender=sender, dispatch_uid=uid)
    task_submitted.connect(_visto_awaited, sender=TaskState, dispatch_uid="pregon.visto_awaited")
