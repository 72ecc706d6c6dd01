"""Who accepted what, and who wrote it. Plain values, no foreign keys: it outlives accounts."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.publishing.kinds import Acceptance


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def valid(self) -> "ApprovalQuerySet":
        """Those that neither a withdrawal nor an unscheduling has voided."""
        return self.filter(voided_at__isnull=True)


class Approval(models.Model):
    """Somebody accepted exactly this content of this revision."""

    page_id = models.BigIntegerField(_("página"), db_index=True)
    revision_id = models.BigIntegerField(_("revisión"), db_index=True)
    content_hash = models.CharField(max_length=64)  # SHA-256 of the whole stored Revision.content
    kind = models.CharField(_("forma"), max_length=12, choices=Acceptance.choices)
    step = models.CharField(_("paso"), max_length=32, blank=True)  # of the workflow; approvals only
    user_id = models.BigIntegerField(null=True)  # null for ``system`` alone
    user_name = models.CharField(_("quién"), max_length=200, blank=True)
    at = models.DateTimeField(_("hora"), default=timezone.now)
    voided_at = models.DateTimeField(_("anulada"), null=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("aceptación")
        verbose_name_plural = _("aceptaciones")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Acceptance.SYSTEM, user_id__isnull=True)
                | (~Q(kind=Acceptance.SYSTEM) & Q(user_id__isnull=False)),
                name="an_acceptance_has_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(kind=Acceptance.APPROVAL) | ~Q(step=""), name="an_approval_has_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_id}/{self.revision_id} {self.user_name}"


class MinorEdit(models.Model):
    """Whoever sent this revision says that it mends a typo, no more (``cms.publishing.minor``)."""

    revision_id = models.BigIntegerField(_("revisión"), primary_key=True)
    page_id = models.BigIntegerField(_("página"))

    class Meta:
        verbose_name = _("edición menor")
        verbose_name_plural = _("ediciones menores")

    def __str__(self) -> str:
        return f"{self.page_id}/{self.revision_id}"


class Contribution(models.Model):
    """Somebody's words are in this revision. Kept apart from Wagtail's revisions, which a purge
    may delete, and which don't tell whose text a revert brought back."""

    page_id = models.BigIntegerField(_("página"))
    revision_id = models.BigIntegerField(_("revisión"))
    user_id = models.BigIntegerField(_("persona"))

    class Meta:
        verbose_name = _("contribución")
        verbose_name_plural = _("contribuciones")
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "revision_id", "user_id"], name="one_contribution"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.revision_id}: {self.user_id}"
