"""What the press writes into Wagtail's log, in words; and the one permission that it brings."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.publishing import emergency

LABELS = {
    emergency.RATIFIED: (_("Ratificar la emergencia"), _("Ratificó lo que salió de emergencia")),
    emergency.WITHDRAWN: (
        _("Terminar la emergencia"),
        _("Lo que salió de emergencia dejó de estar fuera sin que nadie lo ratificara"),
    ),
}


@hooks.register("register_log_actions")
def register_emergency_actions(actions: LogActionRegistry) -> None:
    for action, (label, message) in LABELS.items():
        actions.register_action(action, label, message)

    @actions.register_action(emergency.PUBLISHED)
    class Published(LogFormatter):
        label = _("Publicar de emergencia")

        def format_message(self, log_entry: Any) -> str:
            return _("Publicó de emergencia: «%(reason)s»") % log_entry.data

    @actions.register_action(emergency.SETTLED)
    class Settled(LogFormatter):
        label = _("Ratificar la emergencia con una revisión")

        def format_message(self, log_entry: Any) -> str:
            return (
                _("La emergencia quedó ratificada: %(approved_by)s aprobó un texto más nuevo")
                % log_entry.data
            )

    @actions.register_action(emergency.ALARM)
    class Alarm(LogFormatter):
        label = _("Avisar que una emergencia sigue sin ratificar")

        def format_message(self, log_entry: Any) -> str:
            return _("Aviso n.º %(alarms)d: la emergencia sigue sin ratificar") % log_entry.data


@hooks.register("register_permissions")
def register_emergency_permission() -> QuerySet[Permission]:
    """So that an administrator may give it to further groups: who is on duty at night."""
    return Permission.objects.filter(
        content_type__app_label="cms_publishing", codename=emergency.CODENAME
    )
