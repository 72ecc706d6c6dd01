"""Whom a journalist calls, as a row of whatever names such people."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.piece import Contact


class Contacto(Orderable):
    """A person to call or write to. A subclass adds the key to what it belongs to."""

    nombre = models.CharField(_("nombre"), max_length=120)
    telefono = models.CharField(_("teléfono"), max_length=40, blank=True)
    correo = models.EmailField(_("correo"), blank=True)

    panels = [
        FieldPanel("nombre"),
        FieldRowPanel([FieldPanel("telefono"), FieldPanel("correo")]),
    ]

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = _("contacto")
        verbose_name_plural = _("contactos")

    def __str__(self):
        return self.nombre

    def to_part(self) -> Contact:
        return Contact(name=self.nombre, phone=self.telefono, email=self.correo)
