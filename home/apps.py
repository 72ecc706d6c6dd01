from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Portada y catálogos")

    def ready(self) -> None:
        from cms.publishing import assets, providers
        from home import published, receivers
        from home.models import Institucion

        receivers.connect()
        providers.register_institution(lambda: Institucion.load().to_part())
        assets.register_published_setting(published.shows)
