"""The signed links of the e-mails: which step of which text one person is asked to take.

A link lets nobody in and does nothing by itself: it says where its owner is going, who signs in as
always, and what he expects to find there.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.urls import reverse
from wagtail.models import TaskState

from cms.users.models import User

SALT = "pregon.one_tap"
LIFE = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What a link is about, by ids; ``expired``: it is older than links live."""

    page: int
    revision: int
    step: int  # the state of the review's step (``TaskState``)
    person: int
    expired: bool = False


def link_to_step(task_state: TaskState, person: User) -> str:
    """The path at which ``person`` takes the step that waits, or learns what became of it."""
    revision = task_state.revision
    told = [int(revision.object_id), revision.pk, task_state.pk, person.pk]
    return reverse("cms_workflows:enlace", args=[signing.dumps(told, salt=SALT)])


def read_link(token: str) -> Errand | None:
    """What ``token`` is about; ``None`` if it isn't one of ours, as it was written."""
    expired = False
    try:
        told = signing.loads(token, salt=SALT, max_age=LIFE)
    except signing.SignatureExpired:
        told, expired = signing.loads(token, salt=SALT), True
    except signing.BadSignature:
        return None
    page, revision, step, person = told
    return Errand(page=page, revision=revision, step=step, person=person, expired=expired)
