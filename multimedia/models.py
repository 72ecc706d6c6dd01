"""The office's images and documents."""

import mimetypes

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from cms.piece import MEDIA_SCHEME, DocumentPart, ImagePart


class Imagen(AbstractImage):
    """A photograph. Its alternative text is Wagtail's own ``description``."""

    pie = models.TextField(_("pie de foto"), blank=True, max_length=500)
    credito = models.CharField(_("crédito"), blank=True, max_length=160)

    admin_form_fields = (*Image.admin_form_fields, "pie", "credito")

    class Meta(AbstractImage.Meta):
        verbose_name = _("imagen")
        verbose_name_plural = _("imágenes")

    def to_part(self) -> ImagePart:
        return ImagePart(
            id=self.pk,
            alt=self.description,
            caption=self.pie,
            credit=self.credito,
            width=self.width,
            height=self.height,
            focal_point=None,
            renditions=(),
        )


class Rendition(AbstractRendition):
    image = models.ForeignKey(Imagen, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("versión de imagen")
        verbose_name_plural = _("versiones de imágenes")
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Documento(AbstractDocument):
    """A file to hand out."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")

    def to_part(self) -> DocumentPart:
        return DocumentPart(
            id=self.pk,
            title=self.title,
            url=f"{MEDIA_SCHEME}{self.file.name}",
            filename=self.filename,
            mime=mimetypes.guess_type(self.filename)[0] or "application/octet-stream",
            size=self.file_size or 0,
        )
