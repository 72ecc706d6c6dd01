from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "cms.base"
    label = "cms_base"
    verbose_name = _("Base")

    def ready(self) -> None:
        from cms.base import checks

        checks.register()
