"""Blocks of pictures, recordings and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import BlockGroup
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from cms.piece import as_data


class ImagenBlock(blocks.StructBlock):
    """An image with its own caption.

    In the API: ``{"imagen": {image} | None, "pie": str}``; the caption falls back on the image's.
    """

    imagen = ImageChooserBlock(label=_("Imagen"))
    pie = blocks.CharBlock(
        label=_("Pie de foto"),
        max_length=300,
        required=False,
        help_text=_("Si lo deja vacío, se usa el de la imagen."),
    )

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        imagen = value["imagen"]
        part = context["gatherer"].part(imagen) if imagen else None
        return {"imagen": as_data(part), "pie": value["pie"] or (part.caption if part else "")}

    class Meta:
        label = _("Imagen")
        icon = "image"


class GaleriaBlock(blocks.ListBlock):
    """Several images, in order. In the API: a list of what ``imagen`` gives."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(ImagenBlock(), **{"min_num": 1, "max_num": 40, **kwargs})

    class Meta:
        label = _("Galería de imágenes")
        icon = "image"


class DocumentoBlock(blocks.StructBlock):
    """A file to download. In the API: ``{"documento": {document} | None, "titulo": str}``."""

    documento = DocumentChooserBlock(label=_("Documento"))
    titulo = blocks.CharBlock(
        label=_("Título"),
        max_length=160,
        required=False,
        help_text=_("Si lo deja vacío, se usa el del documento."),
    )

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        documento = value["documento"]
        part = context["gatherer"].part(documento) if documento else None
        return {
            "documento": as_data(part),
            "titulo": value["titulo"] or (part.title if part else ""),
        }

    class Meta:
        label = _("Documento")
        icon = "doc-full"


class RecordingBlock(blocks.StructBlock):
    """A recording with its own caption, under the name of its one chooser."""

    chooser: str

    pie = blocks.CharBlock(
        label=_("Pie"),
        max_length=300,
        required=False,
        help_text=_("Si lo deja vacío, se usa el de la grabación."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # At the desk, first what is chosen. Told afterwards: the order of the fields themselves,
        # which migrations know, stays.
        self.meta.form_layout = BlockGroup([self.chooser, "pie"])

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        recording = value[self.chooser]
        part = context["gatherer"].part(recording) if recording else None
        return {
            self.chooser: as_data(part),
            "pie": value["pie"] or (part.caption if part else ""),
        }


class VideoBlock(RecordingBlock):
    """A video with its own caption. In the API: ``{"video": {recording} | None, "pie": str}``."""

    chooser = "video"
    video = VideoChooserBlock(label=_("Video"))

    class Meta:
        label = _("Video")
        icon = "media"


class AudioBlock(RecordingBlock):
    """An audio with its own caption. In the API: ``{"audio": {recording} | None, "pie": str}``."""

    chooser = "audio"
    audio = AudioChooserBlock(label=_("Audio"))

    class Meta:
        label = _("Audio")
        icon = "media"
