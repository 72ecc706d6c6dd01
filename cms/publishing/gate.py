"""The gate: may this revision go out?

Nobody's words go out on his own word alone. The right to go out belongs to a revision, not to a
role, and superusers are no exception::

    wrote: Ana ──────────────┐
    mended a comma: Berta ───┤ revision 7
    approved (edición): Berta┘   Ana's words: accepted by Berta.  Berta's comma: by nobody yet.
    «visto»: Ana                 now it may go out

In an emergency one person lets a revision go out without the steps (``cms.publishing.emergency``).
Its words stay unaccepted, whatever is written later, until another person ratifies them.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.publishing import providers
from cms.publishing.kinds import Acceptance
from cms.publishing.models import Approval, Contribution, Emergency

approvals_voided = Signal()  # ``page_id``, and how many it were: ``count``

# What Wagtail keeps in a revision but takes from the page's row when that goes out
# (``Page.with_content_json``), and what it notes about itself.
_NOT_CONTENT = frozenset(
    {
        *("path", "depth", "numchild", "url_path", "content_type", "owner", "translation_key"),
        *("locale", "alias_of", "live", "live_revision", "latest_revision", "draft_title"),
        *("latest_revision_created_at", "has_unpublished_changes", "expired"),
        *("first_published_at", "last_published_at", "locked", "locked_at", "locked_by"),
        *("wagtail_admin_comments", "comments"),
    }
)


class NotApproved(Exception):
    """A page was about to go out without a valid approval of exactly its content.

    Neither a ``PermissionDenied`` (the admin turns that into a redirect inside the transaction,
    which then commits) nor a ``ValidationError`` (wagtail-localize swallows it).
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a revision still lacks. Empty means that it may go out."""

    missing_steps: tuple[str, ...] = ()
    unaccepted: frozenset[int] = frozenset()  # users whose words nobody else has accepted
    problem: str = ""  # anything else, already in words

    @property
    def may_go_out(self) -> bool:
        return not (self.missing_steps or self.unaccepted or self.problem)

    @property
    def lacks_only_acceptance(self) -> bool:
        """Every step was passed; one tap («visto») of somebody else is what is missing."""
        return bool(self.unaccepted) and not (self.missing_steps or self.problem)

    def in_words(self) -> str:
        """For the person at the desk."""
        if self.problem:
            return self.problem
        if self.missing_steps:
            return _("Esta versión aún no ha sido aprobada. Envíela a revisión.")
        if self.unaccepted:
            return _("Falta el visto de otra persona: nadie publica solo sus propias palabras.")
        return _("Puede salir.")


def content_hash(content: Any) -> str:
    """SHA-256 of a stored revision's whole content, whatever the order of keys in the database."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def stored_hash(revision_id: int) -> str:
    """The hash of what the database holds, not of an object in memory."""
    return content_hash(Revision.objects.values_list("content", flat=True).get(pk=revision_id))


def accept(revision: Revision, *, kind: Acceptance, user: Any = None, step: str = "") -> Approval:
    """Write down that ``user`` accepts exactly the stored content of ``revision``."""
    return Approval.objects.create(
        page_id=int(revision.object_id),
        revision_id=revision.pk,
        content_hash=stored_hash(revision.pk),
        kind=kind,
        step=step,
        user_id=user.pk if user else None,
        user_name=str(user) if user else "",
    )


def void_approvals(page_id: int) -> None:
    """After a withdrawal or an unscheduling the page needs new approvals."""
    voided = Approval.objects.valid().filter(page_id=page_id).update(voided_at=timezone.now())
    if voided:
        approvals_voided.send(sender=Approval, page_id=page_id, count=voided)


def note_contribution(revision: Revision, *user_ids: int | None) -> None:
    """Write down whose words ``revision`` holds, beside the user that saved it."""
    rows = (
        Contribution(page_id=int(revision.object_id), revision_id=revision.pk, user_id=user_id)
        for user_id in {*user_ids, revision.user_id} - {None}
    )
    Contribution.objects.bulk_create(rows, ignore_conflicts=True)


def contributors(page: Any, revision: Revision) -> frozenset[int]:
    """Ids of all whose words are in ``revision`` and not yet in what is out.

    That is who saved a revision since the one that is out (since creation, if none is), up to this
    one; the authors of what was reverted to; and those of a translation's strings. While an
    emergency waits to be ratified, what was out before it counts instead: a later update doesn't
    make its words accepted by anybody.
    """
    out = Page.objects.filter(pk=page.pk).values_list("live_revision_id", flat=True).first() or 0
    accepted = Emergency.objects.accepted_before(page.pk)
    if accepted is not None:
        out = min(out, accepted)
    saved = Revision.objects.for_instance(page).filter(pk__gt=out, pk__lte=revision.pk)
    noted = Contribution.objects.filter(
        page_id=page.pk, revision_id__gt=out, revision_id__lte=revision.pk
    )
    users: set[int | None] = {
        *saved.values_list("user_id", flat=True),
        *noted.values_list("user_id", flat=True),
        *providers.authors_elsewhere(page, revision.pk),
    }
    # A revision saved before the one that is out and published again later is its own author's.
    users.add(revision.user_id)
    return frozenset(user for user in users if user is not None)


def authors_up_to(revision: Revision) -> set[int]:
    """Ids of all who saved ``revision`` or one of its page before it: a revert brings their words
    back. More than need be, on the safe side: one other person's acceptance covers them all."""
    page_id = int(revision.object_id)
    saved = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id,
        object_id=revision.object_id,
        pk__lte=revision.pk,
        user__isnull=False,
    )
    noted = Contribution.objects.filter(page_id=page_id, revision_id__lte=revision.pk)
    return {*saved.values_list("user_id", flat=True), *noted.values_list("user_id", flat=True)}


def approvals_of(revision: Revision) -> list[Approval]:
    """The valid acceptances of exactly what ``revision`` holds now.

    Only those of the page's newest accepted revision count: accepting a later one takes back the
    word that was given for an earlier one.
    """
    of_page = Approval.objects.valid().filter(page_id=int(revision.object_id))
    newest = of_page.aggregate(newest=Max("revision_id"))["newest"]
    if newest != revision.pk:
        return []
    fingerprint = stored_hash(revision.pk)
    return [each for each in of_page.filter(revision_id=newest) if each.content_hash == fingerprint]


def assess(page: Any, revision: Revision, *, later: bool = False) -> Verdict:
    """What ``revision`` of ``page`` still lacks to go out; ``later``: at an hour that is to come,
    for which no emergency waits."""
    if str(revision.object_id) != str(page.pk):
        return Verdict(problem=_("La versión aprobada es de otra página."))
    approvals = approvals_of(revision)
    if page.structural and any(each.kind == Acceptance.SYSTEM for each in approvals):
        return Verdict()
    if any(each.kind == Acceptance.ACT for each in approvals):
        return _as_act(page, revision)
    verdict = by_review(page, revision, approvals)
    alone = any(each.kind == Acceptance.EMERGENCY for each in approvals)
    return _in_emergency(revision) if alone and not (later or verdict.may_go_out) else verdict


def by_review(page: Any, revision: Revision, approvals: Iterable[Approval]) -> Verdict:
    """What ``revision`` lacks by the steps and by the rule of two. That somebody let it out in an
    emergency accepts nothing."""
    alone = (Acceptance.SYSTEM, Acceptance.EMERGENCY)
    people = [each for each in approvals if each.kind not in alone]
    return Verdict(
        missing_steps=_unpassed(providers.steps_for(page), people),
        unaccepted=_unaccepted(contributors(page, revision), {each.user_id for each in people}),
    )


def _in_emergency(revision: Revision) -> Verdict:
    """One person's word is enough for what its kind lets out so, at once and for everybody."""
    page = revision.as_object()
    if not page.may_go_out_in_emergency:
        return Verdict(problem=_("Esto no puede salir de emergencia: envíelo a revisión."))
    if page.embargo or (page.go_live_at and page.go_live_at > timezone.now()):
        return Verdict(
            problem=_("De emergencia se sale ya: quítele primero el embargo y la hora de salida.")
        )
    return Verdict()


def _as_act(page: Any, revision: Revision) -> Verdict:
    """An act goes out on one person's word, if it leaves all words as they were accepted."""
    out = Page.objects.filter(pk=page.pk, live=True).values_list("live_revision_id", flat=True)
    accepted = Revision.objects.filter(pk__in=out).first()
    if accepted is None or changed_fields(_as_read(accepted), revision.content) - page.amendable:
        return Verdict(problem=_("Ese acto cambiaría más de lo que puede: envíelo a revisión."))
    return Verdict()


def _as_read(revision: Revision) -> Any:
    """The content of ``revision`` as it would be stored today: it may be older than a field, or
    name what was deleted since."""
    data = revision.as_object().serializable_data()
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> frozenset[str]:
    """The fields of the page's content in which two revisions differ."""
    names = (old.keys() | new.keys()) - _NOT_CONTENT
    return frozenset(name for name in names if old.get(name) != new.get(name))


def require_release(page: Any, revision: Revision | None, *, later: bool = False) -> None:
    """Let through, or say why not; ``later`` as in ``assess``.

    Raises:
        NotApproved: with a sentence for the person at the desk.
    """
    if revision is None:
        raise NotApproved(_("Nada sale sin una versión aprobada."))
    verdict = assess(page, revision, later=later)
    if not verdict.may_go_out:
        raise NotApproved(verdict.in_words())


def require_complete(page: Any) -> None:
    """Let through what has all that its publication needs; ``page`` is the revision's object.

    Asked at the hour of release as well: a picture may have turned internal since the approval.

    Raises:
        NotApproved: with a sentence for each thing that is missing.
    """
    missing = [*page.lacks(), *providers.obstacles_to(page)]
    if missing:
        raise NotApproved(" ".join(str(sentence) for _field, sentence in missing))


def _unaccepted(authors: Iterable[int], acceptors: Collection[int | None]) -> frozenset[int]:
    return frozenset(each for each in authors if not any(who != each for who in acceptors))


def _unpassed(steps: tuple[str, ...], approvals: list[Approval]) -> tuple[str, ...]:
    """The steps that cannot each be given a person of their own (two steps, two persons)."""
    holders = {step: {each.user_id for each in approvals if each.step == step} for step in steps}
    if not steps:
        # No rule registered, or none that applies: fail closed, one approval at the least.
        return () if any(each.kind == Acceptance.APPROVAL for each in approvals) else ("",)
    return _match(steps, holders, taken=frozenset())


def _match(
    steps: tuple[str, ...], holders: dict[str, set[int | None]], *, taken: frozenset[int | None]
) -> tuple[str, ...]:
    """The fewest unmatched steps over all ways to give each step another person."""
    if not steps:
        return ()
    first, rest = steps[0], steps[1:]
    best = (first, *_match(rest, holders, taken=taken))
    for person in holders[first] - taken:
        best = min(best, _match(rest, holders, taken=taken | {person}), key=len)
    return best
