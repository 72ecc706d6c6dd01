"""What each action is called, in a story's words: «Berta Cruz *aprobó el paso*»."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import registry

ACTIONS: dict[str, Any] = {
    "pieza.published": _("Se publicó"),
    "pieza.updated": _("Se actualizó lo publicado"),
    "pieza.corrected": _("Se publicó una fe de erratas"),
    "pieza.moved": _("Cambió de dirección"),
    "pieza.withdrawn": _("Se retiró"),
    "pieza.advance": _("Se adelantó a los medios bajo embargo"),
    "aceptacion.approval": _("Aprobó un paso"),
    "aceptacion.visto": _("Dio el visto"),
    "aceptacion.emergency": _("Publicó de emergencia"),
    "aceptacion.ratification": _("Ratificó lo que salió de emergencia"),
    "aceptacion.system": _("Página de estructura, aceptada por la instalación"),
    "aceptacion.act": _("Acto con motivo sobre lo publicado"),
    "aceptacion.anulada": _("Las aceptaciones quedaron anuladas"),
    "cosa.creada": _("Creó"),
    "cosa.cambiada": _("Cambió"),
    "cosa.archivo": _("Reemplazó el archivo"),
    "cosa.borrada": _("Borró"),
    "permiso.dado": _("Dio permisos o grupos"),
    "permiso.quitado": _("Quitó permisos o grupos"),
    "entrada.hecha": _("Entró"),
    "entrada.salida": _("Salió"),
    "entrada.fallida": _("Intento fallido de entrar"),
    "entrada.en_espera": _("Demasiados intentos: se hizo esperar"),
    "entrada.rechazada": _("El acceso institucional no dejó entrar"),
    "entrada.factor_nuevo": _("Agregó un segundo factor"),
    "entrada.factor_quitado": _("Quitó un segundo factor"),
    "entrada.factor_renovado": _("Renovó sus códigos de recuperación"),
    "entrada.factor_fallido": _("Segundo factor equivocado"),
    "auditoria.exportada": _("Exportó la auditoría"),
    "wagtail.create": _("Creó la página"),
    "wagtail.edit": _("Guardó cambios"),
    "wagtail.delete": _("Borró"),
    "wagtail.lock": _("Bloqueó la página"),
    "wagtail.unlock": _("Desbloqueó la página"),
    "wagtail.rename": _("Cambió el título"),
    "wagtail.revert": _("Volvió a una versión anterior"),
    "wagtail.copy": _("Copió la página"),
    "wagtail.copy_for_translation": _("Creó la traducción"),
    "wagtail.create_alias": _("Creó una copia enlazada"),
    "wagtail.convert_alias": _("Separó la copia enlazada"),
    "wagtail.move": _("Movió la página"),
    "wagtail.reorder": _("Cambió el orden"),
    "wagtail.publish.schedule": _("Quedó programada"),
    "wagtail.schedule.cancel": _("Canceló la programación"),
    "wagtail.publish": _("Se publicó"),
    "wagtail.publish.scheduled": _("Se publicó a su hora"),
    "wagtail.unpublish": _("Se retiró"),
    "wagtail.unpublish.scheduled": _("Caducó"),
    "wagtail.workflow.start": _("Envió a revisión"),
    "wagtail.workflow.approve": _("Comentó al aprobar"),
    "wagtail.workflow.reject": _("Pidió cambios"),
    "wagtail.workflow.resume": _("Volvió a enviar a revisión"),
    "wagtail.workflow.cancel": _("Canceló la revisión"),
    "wagtail.comments.create": _("Comentó"),
    "wagtail.comments.edit": _("Cambió un comentario"),
    "wagtail.comments.delete": _("Borró un comentario"),
    "wagtail.comments.resolve": _("Dio por resuelto un comentario"),
    "wagtail.comments.create_reply": _("Respondió a un comentario"),
    "wagtail.comments.edit_reply": _("Cambió una respuesta"),
    "wagtail.comments.delete_reply": _("Borró una respuesta"),
    "wagtail.view_restriction.create": _("Restringió la página"),
    "wagtail.view_restriction.edit": _("Cambió la restricción"),
    "wagtail.view_restriction.delete": _("Quitó la restricción"),
}

# What the list can be narrowed to: a name, and how the keys of its actions begin.
FAMILIES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "publicacion": (_("Publicación"), ("pieza.", "wagtail.publish", "wagtail.schedule")),
    "revision": (
        _("Revisión y aprobación"),
        ("aceptacion.", "wagtail.workflow.", "pregon.take", "pregon.pass_on"),
    ),
    "emergencia": (
        _("Emergencias"),
        ("pregon.emergency.", "aceptacion.emergency", "aceptacion.ratification"),
    ),
    "edicion": (
        _("Edición"),
        (
            *("wagtail.create", "wagtail.edit", "wagtail.revert", "wagtail.copy"),
            *("wagtail.delete", "wagtail.rename", "wagtail.move", "pregon.restore"),
            "pregon.traduccion.",
        ),
    ),
    "compartidos": (_("Enlaces compartidos"), ("pregon.enlace.",)),
    "entrada": (
        _("Entradas"),
        ("entrada.", "pregon.sesiones", "pregon.segundo_factor", "pregon.invitacion"),
    ),
    "permisos": (_("Permisos y grupos"), ("permiso.",)),
    "cosas": (_("Personas, catálogos, ajustes y archivos"), ("cosa.",)),
    "auditoria": (_("Auditoría"), ("auditoria.",)),
}


def action_in_words(action: str) -> str:
    """As ``ACTIONS`` says; of what another room registered with Wagtail, its label."""
    if action in ACTIONS:
        return str(ACTIONS[action])
    if registry.action_exists(action):
        return str(registry.get_action_label(action))
    return action
