"""Blocks of words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.base.richtext import FEATURES


class ParrafoBlock(blocks.RichTextBlock):
    """A paragraph or a list. In the API: HTML, ``"<p>…</p>"``."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    def get_api_representation(self, value: Any, context: Any = None) -> str:
        return context["gatherer"].html(value.source) if value else ""

    class Meta:
        label = _("Párrafo")
        icon = "pilcrow"


class SubtituloBlock(blocks.CharBlock):
    """A heading inside the body. In the API: plain text."""

    class Meta:
        label = _("Subtítulo")
        icon = "title"


class CitaBlock(blocks.StructBlock):
    """A quote. In the API: ``{"texto": str, "autor": str, "cargo": str | None}``."""

    texto = blocks.TextBlock(label=_("Texto"), max_length=600, help_text=_("Sin comillas."))
    autor = blocks.CharBlock(label=_("Autor"), max_length=120)
    cargo = blocks.CharBlock(label=_("Cargo"), max_length=160, required=False)

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {**super().get_api_representation(value, context), "cargo": value["cargo"] or None}

    class Meta:
        label = _("Cita")
        icon = "openquote"


class DestacadoBlock(blocks.StructBlock):
    """Something to call attention to. In the API: ``{"titulo": str | None, "texto": str}``."""

    titulo = blocks.CharBlock(label=_("Título"), max_length=120, required=False)
    texto = blocks.TextBlock(label=_("Texto"), max_length=600)

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {"titulo": value["titulo"] or None, "texto": value["texto"]}

    class Meta:
        label = _("Destacado")
        icon = "warning"
