"""What was shared, and what is being previewed elsewhere. Plain integers: a link outlives its page,
to say that there is nothing any more."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ShareLinkQuerySet(models.QuerySet["ShareLink"]):
    def open(self) -> "ShareLinkQuerySet":
        """Those that still lead somewhere."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())


class ShareLink(models.Model):
    """A link to one draft. Its token is known to whoever was given it, and to nobody else."""

    page_id = models.BigIntegerField(_("página"), db_index=True)
    revision_id = models.BigIntegerField(_("versión"), null=True)  # null: always the newest
    language = models.CharField(_("idioma"), max_length=20)  # the page's, for when it is gone
    token_hash = models.CharField(max_length=64, unique=True)  # SHA-256
    note = models.CharField(_("para quién"), max_length=200)
    # Made by somebody who may show what is under embargo, or for the staff alone.
    may_show_reserved = models.BooleanField(default=False)
    made_by_id = models.BigIntegerField(db_index=True)
    made_by_name = models.CharField(_("hecho por"), max_length=200)
    made_at = models.DateTimeField(_("hecho el"), default=timezone.now)
    expires_at = models.DateTimeField(_("vence el"))
    revoked_at = models.DateTimeField(_("revocado el"), null=True)
    revoked_by_name = models.CharField(_("revocado por"), max_length=200, blank=True)
    opened = models.PositiveIntegerField(_("veces abierto"), default=0)
    last_opened_at = models.DateTimeField(_("abierto por última vez"), null=True)

    objects = ShareLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        verbose_name = _("enlace compartido")
        verbose_name_plural = _("enlaces compartidos")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("made_at")), name="a_link_lasts_a_while"
            )
        ]

    def __str__(self) -> str:
        return self.note

    @property
    def is_open(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


class PreviewSnapshot(models.Model):
    """The piece of a draft as one person has it in the editor, saved or not; for minutes."""

    key = models.CharField(max_length=64, unique=True)
    page_id = models.BigIntegerField(_("página"))  # 0: of a page that was never saved
    user_id = models.BigIntegerField(_("persona"))
    content = models.JSONField()
    taken_at = models.DateTimeField(db_index=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("vista previa")
        verbose_name_plural = _("vistas previas")
        constraints = [
            models.UniqueConstraint(fields=["page_id", "user_id"], name="one_preview_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.page_id}/{self.user_id}"
