from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrensaConfig(AppConfig):
    name = "prensa"
    verbose_name = _("Prensa")
