"""The log of changes, which is also the outbox, and the counter that orders it."""

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from cms.publishing.kinds import Change, Reason


class ChangeCounter(models.Model):
    """One row. Its lock, held until commit, makes positions follow the order of commits.

    An auto-increment id would be given before commit, and a partner reading from a cursor would
    miss the slower of two simultaneous publications for ever.
    """

    position = models.BigIntegerField(default=0)
    public_position = models.BigIntegerField(default=0)
    # Grows when settings, catalogues, redirects or menus change: they are in public answers too.
    settings_version = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("contador de cambios")
        verbose_name_plural = _("contador de cambios")
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="only_one_counter")]

    def __str__(self) -> str:
        return f"{self.position}"

    @classmethod
    def take_next(cls, *, public: bool) -> int:
        """The next position, from 1. Call it as late in the transaction as possible.

        Raises:
            TransactionManagementError: outside a transaction, where the lock would not hold.
        """
        row = cls._locked()
        row.position += 1
        if public:
            row.public_position = row.position
        row.save(update_fields=["position", "public_position"])
        return row.position

    @classmethod
    def touch_settings(cls) -> None:
        """Say that something public outside the pieces has changed."""
        with transaction.atomic():
            if not cls.objects.filter(pk=1).update(settings_version=F("settings_version") + 1):
                cls.objects.create(pk=1, settings_version=1)

    @classmethod
    def _locked(cls) -> "ChangeCounter":
        try:
            return cls.objects.select_for_update().get(pk=1)
        except cls.DoesNotExist:
            cls.objects.get_or_create(pk=1)
            return cls.objects.select_for_update().get(pk=1)


class ChangeEntry(models.Model):
    """One thing that happened to one piece, at one place in the order of all things."""

    position = models.BigIntegerField(primary_key=True)
    piece = models.ForeignKey(
        "cms_publishing.PublishedPiece", on_delete=models.PROTECT, related_name="entries"
    )
    kind = models.CharField(_("cambio"), max_length=16, choices=Change.choices)
    # A typo was mended: nobody is told of it.
    minor = models.BooleanField(_("edición menor"), default=False)
    # Whether public surfaces look different after it: an advance changes nothing there.
    public = models.BooleanField(_("público"))
    at = models.DateTimeField(_("hora"))
    # The hour it was scheduled for: ``at - due_at`` is the lag of the release.
    due_at = models.DateTimeField(_("hora prevista"), null=True)
    reason = models.CharField(_("motivo"), max_length=16, choices=Reason.choices, blank=True)
    note = models.TextField(_("nota pública"), blank=True)
    actor_id = models.BigIntegerField(null=True)  # plain: the log outlives the account
    actor_name = models.CharField(_("quién"), max_length=200, blank=True)

    class Meta:
        ordering = ["position"]
        verbose_name = _("cambio")
        verbose_name_plural = _("cambios")

    def __str__(self) -> str:
        return f"{self.position} {self.kind} {self.piece_id}"
