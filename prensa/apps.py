from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrensaConfig(AppConfig):
    name = "prensa"
    verbose_name = _("Prensa")

    def ready(self) -> None:
        from cms.workflows.views.registry import register_acts
        from prensa.views import ACTS

        register_acts(*ACTS)
