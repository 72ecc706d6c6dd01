"""The steps that a page must pass, by the office's rules, and who may take them."""

from collections.abc import Sequence
from typing import Any

from wagtail.models import Revision

from cms.publishing import gate
from cms.publishing.models import Contribution
from cms.users.roles import HEADS, has_role

EDICION = "edicion"
VISTO_BUENO = "visto_bueno"


def steps_of(page: Any) -> Sequence[str]:
    """Edición always; Visto bueno too for what the settings reserve. A provider of the gate."""
    from cms.workflows.models import ReglasDeAprobacion  # models load after this module

    if page.structural or not ReglasDeAprobacion.load().reserves(page):
        return (EDICION,)
    return (EDICION, VISTO_BUENO)


def accepted_another_step(revision: Revision, user: Any, step: str) -> bool:
    """Two steps, two persons: whether ``user`` has already taken another one of this revision."""
    return any(
        each.user_id == user.pk and each.step not in ("", step)
        for each in gate.approvals_of(revision)
    )


def may_give_visto(revision: Revision, user: Any) -> bool:
    """Whether ``user``'s acceptance of ``revision`` is the one thing that it lacks.

    Those who have ever written the page and the heads may; nobody for his own words.
    """
    page = revision.as_object()
    verdict = gate.assess(page, revision)
    if not verdict.lacks_only_acceptance or user.pk in verdict.unaccepted:
        return False
    return has_role(user, *HEADS) or user.pk in writers_of(page, revision)


def writers_of(page: Any, revision: Revision) -> set[int]:
    """Ids of everybody who has ever written ``page``, the owner first of all."""
    noted = Contribution.objects.filter(page_id=page.pk).values_list("user_id", flat=True)
    return {
        page.owner_id,
        *noted,
        *gate.authors_up_to(revision),
        *gate.contributors(page, revision),
    } - {None}
