"""What was due and didn't happen, seen from either side: the process that releases, and the web.

::

    due 10:00 ── tried, failed ─────────> noted at once, with its error
             └── nobody tried until 10:01:30 ─> noted by whoever looks: the process, or the desk
                                          came out, cancelled, another hour ─> solved
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from cms.publishing.chores import Chore, register_chore
from cms.publishing.models import Heartbeat, MissedRelease
from cms.publishing.release import Due, Release, list_due

RELEASES = "publish_due"
BEAT = timedelta(seconds=10)
# Longer than a minute: ``publish_due`` may be run by cron instead of ``--loop``.
SILENCE = timedelta(seconds=150)
GRACE = timedelta(seconds=90)


def connect() -> None:
    """The heart beats between the ticks."""
    register_chore(Chore(name="latido", every=BEAT, run=beat, beside=False))


def beat() -> None:
    """Write down that releases are looked after."""
    Heartbeat.objects.update_or_create(name=RELEASES, defaults={"at": timezone.now()})


def last_beat() -> datetime | None:
    """When that was last so; ``None`` if never."""
    return Heartbeat.objects.filter(name=RELEASES).values_list("at", flat=True).first()


def is_silent(beat_at: datetime | None) -> bool:
    """Whether nobody seems to look after the releases any more."""
    return beat_at is None or timezone.now() - beat_at > SILENCE


def is_overdue(due_at: datetime) -> bool:
    """Whether what was due then should have happened by now, whoever does it."""
    return timezone.now() - due_at > GRACE


def note_failures(tried: list[Release]) -> None:
    """After a tick: what failed is known at once, with its error."""
    for each in tried:
        if each.error:
            _note(each.page_id, each.due_at, expires=each.expires, error=each.error)


def look() -> list[MissedRelease]:
    """What is missed now, noted if it wasn't, and what has been solved said to be so."""
    due = list_due()
    known = list(MissedRelease.objects.filter(solved_at=None))
    noted = {_key(each) for each in known}
    for each in due:
        if _key(each) not in noted and is_overdue(each.due_at):
            known.append(_note(each.page_id, each.due_at, expires=each.expires))
    still = {_key(each) for each in due}
    solved = [each.pk for each in known if _key(each) not in still]
    if solved:
        MissedRelease.objects.filter(pk__in=solved).update(solved_at=timezone.now())
    return [each for each in known if each.pk not in solved]


def _key(each: Due | MissedRelease) -> tuple[int, datetime, bool]:
    return each.page_id, each.due_at, each.expires


def _note(page_id: int, due_at: datetime, *, expires: bool, error: str = "") -> MissedRelease:
    with transaction.atomic():
        row, made = MissedRelease.objects.get_or_create(
            page_id=page_id, due_at=due_at, expires=expires, defaults={"error": error}
        )
        if not made and (row.solved_at is not None or (error and error != row.error)):
            row.error, row.solved_at = error or row.error, None
            row.save(update_fields=["error", "solved_at"])
    return row
