"""The institution's settings: what any city hall changes to make Pregón its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from cms.piece import Account, Institution
from home.models.contactos import Contacto


@register_setting(icon="home")
class Institucion(ClusterableModel, BaseGenericSetting):
    """Who speaks: name, seal, where to find it, and the paragraph at the end of every bulletin."""

    nombre = models.CharField(
        _("nombre"), max_length=160, default="Alcaldía Municipal del Distrito Central"
    )
    sello = models.ForeignKey(
        "multimedia.Imagen",
        verbose_name=_("sello"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Es público desde que lo escoge aquí."),
    )
    direccion = models.TextField(_("dirección"), blank=True, max_length=300)
    telefono = models.CharField(_("teléfono"), blank=True, max_length=40)
    correo = models.EmailField(_("correo"), blank=True)
    sitio = models.URLField(_("sitio web"), blank=True)
    sobre = models.TextField(
        _("sobre la alcaldía"),
        blank=True,
        max_length=1200,
        help_text=_("El párrafo fijo al pie de cada boletín."),
    )

    panels = [
        FieldPanel("nombre"),
        FieldPanel("sello"),
        FieldPanel("sobre"),
        FieldPanel("direccion"),
        FieldPanel("telefono"),
        FieldPanel("correo"),
        FieldPanel("sitio"),
        InlinePanel("contactos", label=_("contacto de prensa"), heading=_("Contactos de prensa")),
        InlinePanel("redes", label=_("red social"), heading=_("Redes sociales")),
    ]

    class Meta:
        verbose_name = _("institución")

    def __str__(self):
        return self.nombre

    @classmethod
    def published(cls) -> Institution:
        """As everybody may read it. Not by ``load()``, which writes a row where there is none."""
        return (cls.objects.first() or cls()).to_part()

    def to_part(self) -> Institution:
        return Institution(
            name=self.nombre,
            about=self.sobre,
            seal=self.sello.to_part() if self.sello else None,
            address=self.direccion,
            phone=self.telefono,
            email=self.correo,
            site=self.sitio,
            contacts=tuple(each.to_part() for each in self.contactos.all()),
            accounts=tuple(each.to_part() for each in self.redes.all()),
        )


class ContactoDePrensa(Contacto):
    """Whom a journalist calls, for any piece that names nobody of its own."""

    institucion = ParentalKey(Institucion, on_delete=models.CASCADE, related_name="contactos")

    class Meta(Contacto.Meta):
        verbose_name = _("contacto de prensa")
        verbose_name_plural = _("contactos de prensa")


class RedSocial(Orderable):
    """An account of the institution elsewhere."""

    institucion = ParentalKey(Institucion, on_delete=models.CASCADE, related_name="redes")
    red = models.CharField(_("red"), max_length=40, help_text=_("Facebook, X, Instagram…"))
    direccion = models.URLField(_("dirección"))

    class Meta(Orderable.Meta):
        verbose_name = _("red social")
        verbose_name_plural = _("redes sociales")

    def __str__(self):
        return self.red

    def to_part(self) -> Account:
        return Account(network=self.red, url=self.direccion)
