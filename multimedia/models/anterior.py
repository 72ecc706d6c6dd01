"""Files that were replaced and may still be shown."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ArchivoAnterior(models.Model):
    """The file that an image, a document or a recording (one of its two) had before.

    It stays in the store as long as a piece refers to it (or to a version made from it), and with
    it the way from its name to whom it belongs. ``prune_files`` drops it afterwards.
    """

    nombre = models.CharField(_("nombre"), max_length=255, unique=True)  # in the store
    imagen = models.ForeignKey(
        "multimedia.Imagen",
        verbose_name=_("imagen"),
        null=True,
        on_delete=models.CASCADE,
        related_name="anteriores",
    )
    documento = models.ForeignKey(
        "multimedia.Documento",
        verbose_name=_("documento"),
        null=True,
        on_delete=models.CASCADE,
        related_name="anteriores",
    )
    grabacion = models.ForeignKey(
        "multimedia.Grabacion",
        verbose_name=_("grabación"),
        null=True,
        on_delete=models.CASCADE,
        related_name="anteriores",
    )
    desde = models.DateTimeField(_("reemplazado"), default=timezone.now)

    class Meta:
        verbose_name = _("archivo anterior")
        verbose_name_plural = _("archivos anteriores")
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(imagen__isnull=False, documento__isnull=True, grabacion__isnull=True)
                    | models.Q(imagen__isnull=True, documento__isnull=False, grabacion__isnull=True)
                    | models.Q(imagen__isnull=True, documento__isnull=True, grabacion__isnull=False)
                ),
                name="a_former_file_has_one_owner",
            )
        ]

    def __str__(self):
        return self.nombre
