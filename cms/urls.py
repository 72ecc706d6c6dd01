"""The composition root: which room answers which address."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from cms.api import urls as api_urls
from cms.api.sitemap import robots, sitemap

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("archivos/", include("multimedia.urls")),
    path("compartido/", include("cms.sharing.urls")),
    path("api/v2/", include(api_urls)),
    path("sitemap.xml", sitemap),
    path("robots.txt", robots),
]
