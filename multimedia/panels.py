"""The elements of a gallery in its editor, with the ways to bring many photos at once."""

import json
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.permissions import policy_registry

from multimedia.blocks import MAX_ELEMENTS


class ManyPhotosPanel(FieldPanel):
    """A stream of elements, and above it buttons that add many photos to it (``galeria.js``)."""

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "multimedia/elementos.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {
                **context,
                "stream": self.field_name,
                "max_elements": MAX_ELEMENTS,
                **_uploading(self.request.user),
            }


def _uploading(user: Any) -> dict[str, Any]:
    """What uploading asks of ``user``: as on Wagtail's page of several uploads, to which each file
    is sent. ``upload`` is ``None`` for who may not."""
    model = get_image_model()
    if not policy_registry.get_by_type(model).user_has_permission(user, "add"):
        return {"upload": None, "words": json.dumps(_words())}
    # That module reads the permissions' table when it is imported, and models import this one.
    from wagtail.images.forms import get_image_form

    form = get_image_form(model)(user=user)
    file, collection = form.fields["file"], form.fields.get("collection")
    too_large = file.error_messages["file_too_large_unknown_size"]
    return {
        "upload": form,
        "upload_url": reverse("wagtailimages:add_multiple"),
        "accept": get_accept_attributes(),
        "max_size": file.max_upload_size,
        "collections": [(each.value, name) for each, name in collection.choices]
        if collection
        else (),
        "collection": form.initial.get("collection"),
        "words": json.dumps(_words() | {"too_large": str(too_large)}),
    }


def _words() -> dict[str, str]:
    """What the script says; it fills in what is in braces."""
    return {
        "waiting": _("En espera"),
        "uploading": _("Subiendo…"),
        "percent": _("Subiendo: {n} %"),
        "working": _("Revisándola…"),
        "done": _("Subida"),
        "twice": _("De {twice} ya había una copia en el archivo."),
        "progress": _("{done} de {all} fotos subidas."),
        "failures": _("No se pudieron subir: {failed}."),
        "full": _("No cabe: una galería admite hasta {n} elementos."),
        "connection": _("No se pudo subir. Revise la conexión y vuelva a intentarlo."),
        "session": _("Su sesión se cerró. Ingrese de nuevo en otra pestaña y vuelva a intentarlo."),
        "server": _("El servidor no pudo recibirla. Vuelva a intentarlo."),
        "held": _("Se guardará en cuanto termine lo que está en camino."),
        "kept": _("No se ha guardado: algo no llegó al servidor. Revíselo y vuelva a guardar."),
        "missing": _("A {n} fotos les falta el texto alternativo."),
        "missing_one": _("A una foto le falta el texto alternativo."),
    }
