"""Who a piece is: a uri and a bulletin's number, kept apart from its content."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.piece import URI_SCHEME


def new_uri() -> str:
    """An opaque, permanent URN (RFC 9562 UUID)."""
    return f"{URI_SCHEME}{uuid.uuid4()}"


class PieceIdentity(models.Model):
    """One row a page, for ever. Not in the page: a later draft would reset it, a copy share it."""

    page_id = models.BigIntegerField(_("página"), primary_key=True)
    uri = models.CharField(max_length=64, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("año"), null=True)
    number = models.PositiveIntegerField(_("número"), null=True)

    class Meta:
        verbose_name = _("identidad de pieza")
        verbose_name_plural = _("identidades de piezas")
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="one_number_in_a_year"),
            models.CheckConstraint(
                condition=models.Q(year__isnull=True, number__isnull=True)
                | models.Q(year__isnull=False, number__isnull=False),
                name="number_with_its_year",
            ),
        ]

    def __str__(self) -> str:
        return self.code or self.uri

    @property
    def code(self) -> str | None:
        """``045-2026``; ``None`` before the first public release."""
        return f"{self.number:03d}-{self.year}" if self.number is not None else None

    @classmethod
    def of(cls, page_id: int) -> "PieceIdentity":
        """The page's identity, made at first sight."""
        return cls.objects.get_or_create(page_id=page_id, defaults={"uri": new_uri()})[0]

    @classmethod
    def lock(cls, page_id: int) -> "PieceIdentity":
        """The page's identity, locked until commit: what happens to one page happens in turn.

        Take it before reading what the act depends on, and before the counter. On SQLite the
        write lock does the same for everything at once.

        Raises:
            TransactionManagementError: outside a transaction, where the lock would not hold.
        """
        cls.of(page_id)
        return cls.objects.select_for_update(no_key=True).get(page_id=page_id)

    @classmethod
    def lock_if_free(cls, page_id: int) -> bool:
        """As ``lock``, but doesn't wait: whether the page is ours until commit."""
        cls.of(page_id)
        rows = cls.objects.select_for_update(no_key=True, skip_locked=True)
        return rows.filter(page_id=page_id).first() is not None

    @classmethod
    def lock_all(cls, page_ids: Any) -> None:
        """The same for several pages, in an order that all keep, so that none waits in a ring."""
        rows = cls.objects.select_for_update(no_key=True).filter(page_id__in=page_ids)
        list(rows.order_by("page_id").values_list("page_id"))

    def give_number(self, at: datetime) -> None:
        """Take the next number of the year that ``at`` falls in at Tegucigalpa; keep one it has."""
        if self.number is not None:
            return
        self.year = timezone.localtime(at).year
        self.number = NumberSeries.take_next(self.year)
        self.save(update_fields=["year", "number"])


class NumberSeries(models.Model):
    """The last number given in a year. A locked row, so that the series has no gap."""

    year = models.PositiveSmallIntegerField(_("año"), primary_key=True)
    last = models.PositiveIntegerField(_("último número"), default=0)

    class Meta:
        verbose_name = _("serie de números")
        verbose_name_plural = _("series de números")

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"

    @classmethod
    def take_next(cls, year: int) -> int:
        """The next number of ``year``, from 1. Rolls back with the caller's transaction."""
        with transaction.atomic():
            cls.objects.get_or_create(year=year)
            cls.objects.filter(year=year).update(last=F("last") + 1)
            return cls.objects.values_list("last", flat=True).get(year=year)
