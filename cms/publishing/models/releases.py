"""Whether releases come in time: that somebody is at work, and what was missed."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Heartbeat(models.Model):
    """When a process was last at work; of several of one name, the last to say so."""

    name = models.CharField(_("proceso"), max_length=32, primary_key=True)
    at = models.DateTimeField(_("última señal"))

    class Meta:
        verbose_name = _("señal de vida")
        verbose_name_plural = _("señales de vida")

    def __str__(self) -> str:
        return f"{self.name} {self.at}"


class MissedRelease(models.Model):
    """What was due and didn't happen: a page that should have come out, or left. Kept when solved.

    One row for each page and hour; a page number, no foreign key: it outlives its page.
    """

    page_id = models.BigIntegerField(_("página"))
    due_at = models.DateTimeField(_("hora prevista"))
    expires = models.BooleanField(_("caducaba"))
    error = models.TextField(_("por qué"), blank=True)
    found_at = models.DateTimeField(_("desde"), default=timezone.now)
    told_at = models.DateTimeField(_("último aviso"), null=True)
    times_told = models.PositiveSmallIntegerField(_("avisos"), default=0)
    solved_at = models.DateTimeField(_("resuelta"), null=True)

    class Meta:
        verbose_name = _("salida perdida")
        verbose_name_plural = _("salidas perdidas")
        constraints = [
            models.UniqueConstraint(
                fields=["page_id", "due_at", "expires"], name="one_row_a_missed_release"
            )
        ]
        indexes = [
            models.Index(
                fields=["solved_at"],
                condition=models.Q(solved_at__isnull=True),
                name="what_is_still_missed",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} {self.due_at}"
