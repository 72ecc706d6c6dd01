"""The alarm about what should have come out, or left, and did not.

Heads are told by e-mail when it is found, again after growing pauses, and once more when it is
solved. The process that releases looks; where it is dead, the desk does (``AlarmMiddleware``).
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.publishing import hours, missed
from cms.publishing.chores import Chore, register_chore
from cms.publishing.models import MissedRelease
from cms.users.models import User
from cms.users.roles import HEADS
from cms.workflows.mail import tell

FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(hours=4)


def connect() -> None:
    register_chore(Chore(name="salidas perdidas", every=timedelta(seconds=30), run=raise_alarms))


def raise_alarms() -> None:
    """Tell the heads what is missed and hasn't been told lately, and what is solved."""
    for each in missed.look():
        if _is_to_be_told(each):
            _tell(each.pk)
    # Told as missed, and not yet as solved.
    solved = MissedRelease.objects.filter(told_at__lt=F("solved_at"))
    for pk in solved.values_list("pk", flat=True):
        _tell_solved(pk)


def _is_to_be_told(row: MissedRelease) -> bool:
    if row.told_at is None:
        return True
    pause = min(FIRST_PAUSE * 2 ** (row.times_told - 1), LONGEST_PAUSE)
    return timezone.now() - row.told_at >= pause


@transaction.atomic
def _tell(pk: int) -> None:
    """Asked again under the row's lock: the other side may have told it a moment ago."""
    row = MissedRelease.objects.select_for_update().filter(pk=pk, solved_at=None).first()
    if row is None or not _is_to_be_told(row):
        return
    title = _title(row)
    if row.expires:
        subject = _("No se quitó a su hora: %(title)s") % {"title": title}
        first = _("Caducaba el %(hour)s y sigue a la vista.")
    else:
        subject = _("No salió a su hora: %(title)s") % {"title": title}
        first = _("Debía salir el %(hour)s y no ha salido.")
    tell(
        _heads(),
        subject=subject,
        lines=[first % {"hour": hours.in_words(row.due_at)}, why(row.error)],
        button=(_("Ver las salidas"), reverse("cms_workflows:salidas")),
    )
    row.told_at, row.times_told = timezone.now(), row.times_told + 1
    row.save(update_fields=["told_at", "times_told"])


@transaction.atomic
def _tell_solved(pk: int) -> None:
    row = MissedRelease.objects.select_for_update().get(pk=pk)
    if row.solved_at is None or row.told_at is None or row.told_at >= row.solved_at:
        return
    tell(
        _heads(),
        subject=_("Resuelto: %(title)s") % {"title": _title(row)},
        lines=[
            _("Lo que debía ocurrir el %(hour)s ya no está pendiente.")
            % {"hour": hours.in_words(row.due_at)}
        ],
        button=(_("Ver las salidas"), reverse("cms_workflows:salidas")),
    )
    row.told_at = timezone.now()
    row.save(update_fields=["told_at"])


def why(error: str) -> str:
    """Why it was missed, and what a person can do."""
    if error:
        return _("Motivo: %(error)s") % {"error": error}
    beat = missed.last_beat()
    if not missed.is_silent(beat):
        return _("Aún no se sabe por qué; se sigue intentando.")
    if beat is None:
        return _("El proceso que publica a su hora no está en marcha: avise a quien opera Pregón.")
    return _(
        "El proceso que publica a su hora no responde desde el %(hour)s: avise a quien opera "
        "Pregón."
    ) % {"hour": hours.in_words(beat)}


def _title(row: MissedRelease) -> str:
    titles = Page.objects.filter(pk=row.page_id).values_list("draft_title", flat=True)
    return titles.first() or str(row.page_id)


def _heads() -> list[User]:
    return list(User.objects.filter(groups__name__in=HEADS, is_active=True).distinct())
