"""One row for each thing that somebody did. Plain values: it outlives accounts and pages."""

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.publishing.whence import Place

EDIT = "wagtail.edit"


class Unchangeable(Exception):
    """Something tried to change or delete what was written down."""


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Rows are added and read, nothing else."""

    def update(self, **kwargs: Any) -> int:
        raise Unchangeable

    def delete(self) -> Any:
        raise Unchangeable

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        raise Unchangeable

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if kwargs.get("update_conflicts") or any(each.pk is not None for each in objs):
            raise Unchangeable
        return super().bulk_create(objs, *args, **kwargs)


class AuditEntry(models.Model):
    """``action`` is a key of ``cms.audit.words``; ``changes`` is ``[[what, before, after], …]``.

    An edit of a page keeps no text: ``revision_id`` says which version it made, and what changed is
    read from the versions as long as they are there (``cms.audit.differences``).
    """

    at = models.DateTimeField(_("hora"), default=timezone.now, db_index=True)
    action = models.CharField(_("acto"), max_length=64)
    person_id = models.BigIntegerField(null=True)  # null: nobody was signed in
    person = models.CharField(_("quién"), max_length=200, blank=True)
    place = models.CharField(_("desde"), max_length=12, choices=Place.choices)
    address = models.CharField(_("dirección"), max_length=45, blank=True)
    device = models.CharField(_("equipo"), max_length=80, blank=True)
    page_id = models.BigIntegerField(_("página"), null=True)
    object_type = models.CharField(max_length=100, blank=True)  # e.g. ``multimedia.imagen``
    object_id = models.CharField(max_length=64, blank=True)
    object_name = models.CharField(_("qué"), max_length=255, blank=True)
    revision_id = models.BigIntegerField(null=True)
    note = models.TextField(_("motivo"), blank=True)
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    detail = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        verbose_name = _("anotación de auditoría")
        verbose_name_plural = _("auditoría")
        constraints = [
            # A version that saves itself every few seconds is one row.
            models.UniqueConstraint(
                fields=["revision_id"], condition=Q(action=EDIT), name="one_edit_a_revision"
            )
        ]
        indexes = [
            models.Index(fields=["page_id", "-id"], name="audit_of_a_page"),
            models.Index(fields=["person_id", "-id"], name="audit_of_a_person"),
            models.Index(fields=["action", "-id"], name="audit_of_an_action"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.object_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Once.

        Raises:
            Unchangeable: it is written already.
        """
        if not self._state.adding or self.pk is not None:
            raise Unchangeable
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Unchangeable
