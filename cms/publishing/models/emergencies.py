"""What went out on one person's word alone, and who answered for it afterwards. Plain values."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EmergencyQuerySet(models.QuerySet["Emergency"]):
    def waiting(self) -> "EmergencyQuerySet":
        """Those that are out and that nobody has ratified."""
        return self.filter(ratified_at__isnull=True, withdrawn_at__isnull=True)

    def of_page(self, page_id: int) -> "EmergencyQuerySet":
        """All of one page, the first one first."""
        return self.filter(page_id=page_id).order_by("pk")

    def accepted_before(self, page_id: int) -> int | None:
        """The last revision of ``page_id`` that was out with every word accepted by somebody else,
        while an emergency waits; 0: there was none. ``None``: no emergency waits.
        """
        befores = self.waiting().filter(page_id=page_id).values_list("before_id", flat=True)
        return min((each or 0 for each in befores), default=None)

    def settle(self, *, user_id: int, user_name: str, revision_id: int) -> None:
        """Somebody else accepted ``revision_id``, which holds the words of all of them."""
        self.update(
            ratified_at=timezone.now(),
            ratified_by=user_id,
            ratified_name=user_name,
            ratified_revision_id=revision_id,
        )


class Emergency(models.Model):
    """One revision went out on one person's word. Until another ratifies it, it is an alarm.

    ::

        at ──────────── ratify_by ──── + interval ──── + interval …
        out, flagged    1st alarm      2nd alarm       …until ratified or withdrawn
    """

    page_id = models.BigIntegerField(_("página"), db_index=True)
    revision_id = models.BigIntegerField(_("revisión"))
    content_hash = models.CharField(max_length=64)  # SHA-256 of the whole stored Revision.content
    before_id = models.BigIntegerField(_("lo que estaba fuera antes"), null=True)  # a revision
    user_id = models.BigIntegerField(_("persona"))
    user_name = models.CharField(_("quién"), max_length=200)
    reason = models.TextField(_("motivo"))  # for the office alone
    at = models.DateTimeField(_("hora"))
    ratify_by = models.DateTimeField(_("ratificar antes de"))
    ratified_at = models.DateTimeField(_("ratificada"), null=True)
    ratified_by = models.BigIntegerField(null=True)
    ratified_name = models.CharField(_("la ratificó"), max_length=200, blank=True)
    ratified_revision_id = models.BigIntegerField(null=True)  # what that person saw
    withdrawn_at = models.DateTimeField(_("dejó de estar fuera"), null=True)
    alarms = models.PositiveIntegerField(_("avisos"), default=0)
    last_alarm_at = models.DateTimeField(_("último aviso"), null=True)

    objects = EmergencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergencia")
        verbose_name_plural = _("emergencias")
        # Nobody adds or changes one but by publishing; ``publish_emergency`` is the set-up's.
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(ratified_by__isnull=True) | ~Q(ratified_by=models.F("user_id")),
                name="nobody_ratifies_his_own_emergency",
            ),
            models.CheckConstraint(
                condition=Q(ratified_at__isnull=True, ratified_by__isnull=True)
                | Q(ratified_at__isnull=False, ratified_by__isnull=False),
                name="a_ratification_has_a_person",
            ),
        ]
        indexes = [
            models.Index(
                fields=["page_id", "ratify_by"],
                condition=Q(ratified_at__isnull=True, withdrawn_at__isnull=True),
                name="emergencies_that_wait",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.revision_id} {self.user_name}"

    def is_late(self, now: datetime) -> bool:
        """Whether its time to be ratified has passed."""
        return self.alarms > 0 or self.ratify_by <= now


def publishers_of(emergencies: Iterable[Emergency]) -> frozenset[int]:
    """Ids of those who let them out."""
    return frozenset(each.user_id for each in emergencies)
