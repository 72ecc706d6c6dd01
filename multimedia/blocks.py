"""The elements of a gallery: the shared blocks of files, and photographs that can be described."""

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockAdapter

from cms.base.blocks.files import AudioBlock, ImagenBlock, VideoBlock

MAX_ELEMENTS = 200
NOWHERE = 0  # in the pattern of an address, where its script writes the photo's id


class FotoBlock(ImagenBlock):
    """A photograph; in the editor, with its alternative text beside it. In the API as ``imagen``.

    The text belongs to the image and is stored with it at once, not with the page.
    """

    class Meta:
        label = _("Foto")
        icon = "image"


class FotoBlockAdapter(StructBlockAdapter):
    """Gives the editor's script (``galeria.js``) the words and addresses that it needs."""

    js_constructor = "multimedia.FotoBlock"

    def js_args(self, block: Any) -> list[Any]:
        name, children, meta = super().js_args(block)
        return [name, children, {**meta, "urls": self._urls(), "words": self._words()}]

    @cached_property
    def media(self) -> forms.Media:
        return super().media + forms.Media(
            # The stubs know no scripts but by their path.
            js=[Script("multimedia/galeria.js", type="module")],  # type: ignore[list-item]
            css={"all": ["multimedia/galeria.css"]},
        )

    @staticmethod
    def _urls() -> dict[str, str]:
        return {
            "photos": reverse("multimedia_photos"),
            "describe": reverse("multimedia_describe", args=[NOWHERE]),
        }

    @staticmethod
    def _words() -> dict[str, str]:
        return {
            "alt": _now("Texto alternativo"),
            "help": _now("Lo que se ve, en una oración, para quien no ve la foto. Se guarda solo."),
            "missing": _now("Falta: sin él no se puede publicar."),
            "saving": _now("Guardando…"),
            "saved": _now("Guardado con la foto."),
            "failed": _now("No se pudo guardar. Revise la conexión y vuelva a intentarlo."),
            "retry": _now("Reintentar"),
            "theirs": _now("Solo puede escribirlo quien subió la foto o la jefatura."),
        }


class ElementosBlock(blocks.StreamBlock):
    """What a gallery shows, in order. In the API: ``[{"type": str, "value": …, "id": str}, …]``."""

    imagen = FotoBlock()
    video = VideoBlock()
    audio = AudioBlock()

    class Meta:
        label = _("Elementos")
        max_num = MAX_ELEMENTS
        form_classname = "elementos-de-galeria"


register(FotoBlockAdapter(), FotoBlock)
