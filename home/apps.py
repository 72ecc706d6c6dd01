from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Portada y catálogos")

    def ready(self) -> None:
        from cms.publishing import assets, providers
        from home import published, receivers, seal
        from home.models import Institucion

        receivers.connect()
        seal.connect()
        providers.register_institution(Institucion.published)
        assets.register_published_setting(published.shows)
