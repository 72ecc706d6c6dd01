"""Documents: files to hand out, and consents to keep."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from cms.piece import MEDIA_SCHEME, DocumentPart
from multimedia.mimes import mime_of
from multimedia.names import DOCUMENTS, new_name


def document_name(instance, filename):
    """Where an uploaded document is stored."""
    return new_name(DOCUMENTS, filename)


class Documento(AbstractDocument):
    """A file to hand out. Private until a piece that is out uses it."""

    file = models.FileField(_("archivo"), upload_to=document_name)
    descripcion = models.TextField(
        _("descripción"),
        blank=True,
        max_length=600,
        help_text=_("Qué contiene, para quien decide si lo descarga."),
    )
    fuente = models.CharField(
        _("fuente"),
        blank=True,
        max_length=160,
        help_text=_("Quién lo elaboró, por ejemplo «Gerencia de Evaluación Ambiental»."),
    )

    admin_form_fields = ("title", "file", "descripcion", "fuente", "collection", "tags")
    search_fields = [
        *AbstractDocument.search_fields,
        index.SearchField("descripcion"),
        index.SearchField("fuente"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("documento")
        verbose_name_plural = _("documentos")
        # The way from an address to its document is by name.
        indexes = [models.Index(fields=["file"], name="document_by_file")]

    def to_part(self) -> DocumentPart:
        return DocumentPart(
            id=self.pk,
            title=self.title,
            url=f"{MEDIA_SCHEME}{self.file.name}",
            filename=self.filename,
            mime=mime_of(self.filename),
            size=self.file_size or 0,
        )
