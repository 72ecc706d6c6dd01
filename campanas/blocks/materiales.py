"""What a campaign hands out."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtailmedia.blocks import AudioChooserBlock, VideoChooserBlock

from campanas.blocks.labels import note, title
from cms.piece import as_data


class MaterialBlock(blocks.StructBlock):
    """Something to hand out: its files are in the fields that ``files`` names.

    In the API a file is an object or ``None``; so is a note: a text or ``None``.
    """

    files: tuple[str, ...] = ()

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {name: self._shown(name, value[name], context) for name in self.child_blocks}

    def _shown(self, name: str, value: Any, context: Any) -> Any:
        if name in self.files:
            return as_data(context["gatherer"].part(value)) if value else None
        return value or None if name == "nota" else value


class AficheBlock(MaterialBlock):
    """A poster, as a picture, a file to print, or both.

    In the API: ``{"titulo": str, "imagen": {image} | None, "documento": {document} | None,
    "nota": str | None}``.
    """

    files = ("imagen", "documento")
    titulo = title(_("Por ejemplo: Afiche para centros de salud."))
    imagen = ImageChooserBlock(
        label=_("Imagen"), required=False, help_text=_("El afiche tal como se ve.")
    )
    documento = DocumentChooserBlock(
        label=_("Archivo para imprimir"), required=False, help_text=_("El PDF, si lo hay.")
    )
    nota = note(_("Si ayuda: tamaño, dónde colocarlo."))

    def clean(self, value: Any) -> Any:
        result = super().clean(value)
        if not self.is_deferred_validation and not (result["imagen"] or result["documento"]):
            raise blocks.StructBlockValidationError(
                block_errors={
                    "imagen": ValidationError(
                        _("Ponga la imagen, el archivo para imprimir o ambos.")
                    )
                }
            )
        return result

    class Meta:
        label = _("Afiche")
        icon = "image"


class RedesBlock(MaterialBlock):
    """A picture made for social networks, in one of their shapes.

    In the API: ``{"titulo": str, "formato": "cuadrada" | "vertical" | "horizontal",
    "imagen": {image} | None, "nota": str | None}``.
    """

    FORMATOS = [
        ("cuadrada", _("Cuadrada (publicación)")),
        ("vertical", _("Vertical (historias y estados)")),
        ("horizontal", _("Horizontal (portadas y enlaces)")),
    ]

    files = ("imagen",)
    titulo = title(_("Por ejemplo: Elimine los criaderos, para historias."))
    formato = blocks.ChoiceBlock(label=_("Formato"), choices=FORMATOS, default="cuadrada")
    imagen = ImageChooserBlock(label=_("Imagen"))
    nota = note(_("Si ayuda: el texto que la acompaña, la etiqueta."))

    class Meta:
        label = _("Imagen para redes")
        icon = "group"


class SpotRadioBlock(MaterialBlock):
    """A radio spot.

    In the API: ``{"titulo": str, "audio": {recording} | None, "nota": str | None}``.
    """

    files = ("audio",)
    titulo = title(_("Por ejemplo: Cuña de 30 segundos."))
    audio = AudioChooserBlock(label=_("Audio"))
    nota = note(_("Si ayuda: hasta cuándo puede pasarse, en qué idioma está."))

    class Meta:
        label = _("Spot de radio")
        icon = "media"


class SpotTvBlock(MaterialBlock):
    """A television spot.

    In the API: ``{"titulo": str, "video": {recording} | None, "nota": str | None}``.
    """

    files = ("video",)
    titulo = title(_("Por ejemplo: Spot de 20 segundos."))
    video = VideoChooserBlock(label=_("Video"))
    nota = note(_("Si ayuda: hasta cuándo puede pasarse, si lleva lengua de señas."))

    class Meta:
        label = _("Spot de TV")
        icon = "media"


class OtroMaterialBlock(MaterialBlock):
    """Any other file to hand out.

    In the API: ``{"titulo": str, "documento": {document} | None, "nota": str | None}``.
    """

    files = ("documento",)
    titulo = title(_("Por ejemplo: Guía para patronatos."))
    documento = DocumentChooserBlock(label=_("Archivo"))
    nota = note(_("Si ayuda: para quién es."))

    class Meta:
        label = _("Otro material")
        icon = "doc-full"


class MaterialesBlock(blocks.StreamBlock):
    """What is handed out. In the API: ``[{"type": str, "value": …, "id": str}, …]``."""

    afiche = AficheBlock()
    redes = RedesBlock()
    spot_radio = SpotRadioBlock()
    spot_tv = SpotTvBlock()
    otro = OtroMaterialBlock()
