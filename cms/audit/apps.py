from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "cms.audit"
    label = "cms_audit"
    verbose_name = _("Auditoría")

    def ready(self) -> None:
        from cms.audit.sources import door, grants, pages, people, things

        for source in (pages, things, grants, people, door):
            source.connect()
