"""The user of the newsroom. Own model from the first day: swapping later costs a migration."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person of the office. ``cargo`` is what the audit and the readers see beside the name."""

    cargo = models.CharField(_("cargo"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")

    def __str__(self) -> str:
        return self.get_full_name() or self.username
