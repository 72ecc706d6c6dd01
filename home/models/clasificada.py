"""What a page is about, as a mixin: a page type takes it after ``BasePage``."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField


class Clasificada(models.Model):
    """About which subjects, units of the city hall and places."""

    temas = ParentalManyToManyField(
        "home.Tema", verbose_name=_("temas"), blank=True, help_text=_("De qué trata.")
    )
    dependencias = ParentalManyToManyField(
        "home.Dependencia",
        verbose_name=_("dependencias"),
        blank=True,
        help_text=_("Las que lo hacen o responden por ello."),
    )
    zonas = ParentalManyToManyField(
        "home.Zona", verbose_name=_("zonas"), blank=True, help_text=_("A qué lugares toca.")
    )

    about_panels = (FieldPanel("temas"), FieldPanel("zonas"), FieldPanel("dependencias"))
    about_api_fields = (APIField("temas"), APIField("dependencias"), APIField("zonas"))

    class Meta:
        abstract = True

    def about(self) -> dict[str, Any]:
        """The parts for ``describe``."""
        return {"subjects": self.temas, "units": self.dependencias, "zones": self.zonas}
