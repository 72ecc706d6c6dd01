"""An act upon what is out in several languages: it is about all of them, or none."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from cms.publishing.acts import NothingToDo, withdraw
from cms.publishing.amending import amend
from cms.publishing.models import PieceIdentity
from cms.workflows.translating.freshness import is_fresh, source_of

# The new values of a page as it is out, given its reason; ``None``: it stays as it is.
Changes = Callable[[Any, str], Mapping[str, Any] | None]


def translations_out(page: Any) -> list[Any]:
    """The same page in other languages, as far as it is out there."""
    others = page.get_translations().filter(live=True, alias_of=None)
    return list(others.select_related("locale").order_by("locale__language_code"))


def in_turn_all(pages: list[Any]) -> None:
    """Wait for whatever else is happening to any of ``pages``, and keep it waiting until commit.

    All at once, before the first takes the log's counter: who holds one of them waits for it.
    """
    PieceIdentity.lock_all([each.pk for each in pages])


def withdrawn_with(page: Any, user: Any) -> list[Any]:
    """What ``user`` withdraws together with ``page``: of an original, the translations that are
    out, for they say what it said. A translation goes alone."""
    if source_of(page) is None:
        return []
    others = [each.specific for each in translations_out(page)]
    return [each for each in others if each.permissions_for_user(user).can_withdraw()]


@transaction.atomic
def withdraw_all(page: Any, *, actor: Any, text: str) -> None:
    """Withdraw ``page`` and what goes with it (``withdrawn_with``), with the same public ``text``.

    Raises:
        NothingToDo: it isn't out, or no text was given.
    """
    others = withdrawn_with(page, actor)
    in_turn_all([page, *others])
    for each in (page, *others):
        withdraw(each, actor=actor, text=text)


@transaction.atomic
def amend_all(page: Any, *, actor: Any, reasons: Mapping[str, str], changes: Changes) -> None:
    """Amend ``page`` and its translations that are out.

    ``reasons`` are by language code; a language without one of its own gets that of ``page``.

    Raises:
        NothingToDo: one of the pages can't be amended now.
        NotApproved: the act would change more than it may.
    """
    own = reasons[page.locale.language_code]
    pages = [page, *translations_out(page)]
    in_turn_all(pages)
    for each in pages:
        reason = reasons.get(each.locale.language_code, "").strip() or own
        new = changes(type(each).objects.get(pk=each.pk).released(), reason)
        if new is None:
            continue
        source = source_of(each)
        fresh = source is not None and is_fresh(source, each)
        try:
            amend(each, actor=actor, changes=new, text=reason)
        except NothingToDo as refusal:
            raise NothingToDo(_in_its_language(each, refusal, page)) from refusal
        if source is not None and fresh:
            # A later translation starts from the facts of today. One whose words are outdated stays
            # so: it takes the facts of today when it is brought up to date.
            source.update_from_db()


def _in_its_language(each: Any, refusal: NothingToDo, page: Any) -> str:
    if each.pk == page.pk:
        return str(refusal)
    return f"{each.locale.get_display_name()}: {refusal}"
