"""What most kinds tell with, as a mixin: a page type takes it after ``BasePage``."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from cms.base.blocks import CuerpoBlock


class Story(models.Model):
    """A standfirst, a picture, a body."""

    bajada = models.TextField(
        _("bajada"), max_length=300, help_text=_("Lo esencial en una o dos oraciones.")
    )
    imagen = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("imagen principal"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("La que la representa en portadas y redes."),
    )
    cuerpo = StreamField(
        CuerpoBlock(),
        verbose_name=_("cuerpo"),
        blank=True,
        help_text=_("El texto, por bloques: párrafos, citas, fotos, videos, datos."),
    )

    class Meta:
        abstract = True
