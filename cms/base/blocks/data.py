"""Blocks of facts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from cms.base.blocks.tables import TranslatableTable


class DatoBlock(blocks.StructBlock):
    """One fact. In the API: ``{"etiqueta": str, "valor": str}``."""

    etiqueta = blocks.CharBlock(label=_("Etiqueta"), max_length=80)
    valor = blocks.CharBlock(label=_("Valor"), max_length=160)

    class Meta:
        label = _("Dato")
        icon = "tag"


class DatosBlock(blocks.StructBlock):
    """Key facts. In the API: ``{"titulo": str | None, "datos": [{"etiqueta", "valor"}, …]}``."""

    titulo = blocks.CharBlock(label=_("Título"), max_length=120, required=False)
    datos = blocks.ListBlock(DatoBlock(), label=_("Datos"), min_num=1, max_num=20)

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        return {**super().get_api_representation(value, context), "titulo": value["titulo"] or None}

    class Meta:
        label = _("Datos clave")
        icon = "list-ul"


class TablaBlock(TranslatableTable, TableBlock):
    """A table of plain text.

    In the API: ``{"titulo": str | None, "encabezado": [str] | None, "filas": [[str]]}``.
    """

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any] | None:
        if not value:
            return None
        rows = [[cell or "" for cell in row] for row in value.get("data") or []]
        has_header = bool(value.get("first_row_is_table_header")) and bool(rows)
        return {
            "titulo": value.get("table_caption") or None,
            "encabezado": rows[0] if has_header else None,
            "filas": rows[1:] if has_header else rows,
        }

    class Meta:
        label = _("Tabla")
        icon = "table"
