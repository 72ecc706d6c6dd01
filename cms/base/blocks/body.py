"""The body of a piece."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.base.blocks.data import DatosBlock, TablaBlock
from cms.base.blocks.files import AudioBlock, DocumentoBlock, GaleriaBlock, ImagenBlock, VideoBlock
from cms.base.blocks.references import (
    AlertaBlock,
    CampanaBlock,
    GaleriaPublicadaBlock,
    IncrustadoBlock,
    RelacionadaBlock,
)
from cms.base.blocks.text import CitaBlock, DestacadoBlock, ParrafoBlock, SubtituloBlock


class CuerpoBlock(blocks.StreamBlock):
    """The body. In the API: ``[{"type": str, "value": …, "id": str}, …]``."""

    parrafo = ParrafoBlock()
    subtitulo = SubtituloBlock(max_length=120)
    cita = CitaBlock()
    imagen = ImagenBlock()
    galeria = GaleriaBlock()
    video = VideoBlock()
    audio = AudioBlock()
    documento = DocumentoBlock()
    datos = DatosBlock()
    tabla = TablaBlock()
    destacado = DestacadoBlock()
    incrustado = IncrustadoBlock()
    relacionada = RelacionadaBlock()
    galeria_publicada = GaleriaPublicadaBlock()
    campana = CampanaBlock()
    alerta = AlertaBlock()

    class Meta:
        label = _("Cuerpo")
