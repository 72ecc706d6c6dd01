"""What the editor's own form sends: for tests that go in by the front door."""

from typing import Any

from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from noticias.models import NoticiaPage


def edit_form_data(page: Page) -> dict[str, Any]:
    """The fields of ``page``'s editor, filled with its present values."""
    return FORMS[type(page)](page)


def _noticia(page: NoticiaPage) -> dict[str, Any]:
    return nested_form_data(
        {
            **_common(page),
            "volanta": page.volanta,
            "bajada": page.bajada,
            "lugar": page.lugar,
            "fecha": str(page.fecha),
            "imagen": page.imagen_id or "",
            "cuerpo": streamfield([_block(block) for block in page.cuerpo]),
            "urgencia": page.urgencia,
            "temas": [each.pk for each in page.temas.all()],
            "contactos": inline_formset([]),
            "relacionadas": inline_formset([]),
        }
    )


def _common(page: Page) -> dict[str, Any]:
    return {
        "title": page.title,
        "slug": page.slug,
        "search_description": page.search_description,
        "audiencia": page.audiencia,
        "embargo_texto": page.embargo_texto,
        "correccion_decia": page.correccion_decia,
        "correccion_correcto": page.correccion_correcto,
        "comments": inline_formset([]),
        **({"embargo": "on"} if page.embargo else {}),
        **({"go_live_at": page.go_live_at.strftime("%Y-%m-%d %H:%M")} if page.go_live_at else {}),
    }


def _block(block: Any) -> tuple[str, Any]:
    if block.block_type == "parrafo":
        return "parrafo", rich_text(block.value.source)
    return block.block_type, block.value


FORMS = {NoticiaPage: _noticia}
