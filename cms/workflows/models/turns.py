"""Whose turn it is, beside the step's group: who was given a piece, who answered, who was reminded.

All of it belongs to a review (Wagtail's states) and goes with it.
"""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Assignment(models.Model):
    """One step of one review was passed to ``person``, whatever is edited meanwhile. He is asked
    first; the others of the step may take it still."""

    workflow_state = models.ForeignKey(
        "wagtailcore.WorkflowState", on_delete=models.CASCADE, related_name="+"
    )
    task = models.ForeignKey("wagtailcore.Task", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    given_at = models.DateTimeField(_("hora"), default=timezone.now)

    class Meta:
        verbose_name = _("encargo")
        verbose_name_plural = _("encargos")
        constraints = [
            models.UniqueConstraint(fields=["workflow_state", "task"], name="one_person_a_step")
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.person}"


class Answer(models.Model):
    """What an author said to a request for changes when he sent the piece again."""

    task_state = models.OneToOneField(
        "wagtailcore.TaskState", on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField(_("respuesta"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(_("hora"), default=timezone.now)

    class Meta:
        verbose_name = _("respuesta")
        verbose_name_plural = _("respuestas")

    def __str__(self) -> str:
        return self.text


class Reminder(models.Model):
    """How often somebody was reminded of one wait: of a step, or of an author asked for changes."""

    task_state = models.ForeignKey(
        "wagtailcore.TaskState", on_delete=models.CASCADE, related_name="+"
    )
    for_author = models.BooleanField()
    times = models.PositiveSmallIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("recordatorio")
        verbose_name_plural = _("recordatorios")
        constraints = [
            models.UniqueConstraint(fields=["task_state", "for_author"], name="one_count_a_wait")
        ]

    def __str__(self) -> str:
        return f"{self.task_state_id}: {self.times}"
