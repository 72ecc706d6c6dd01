from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampanasConfig(AppConfig):
    name = "campanas"
    verbose_name = _("Campañas")

    def ready(self) -> None:
        from campanas.acts import ACTS
        from cms.workflows.views.registry import register_acts

        register_acts(*ACTS)
