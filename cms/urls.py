"""The composition root: which room answers which address."""

from django.urls import include, path, re_path, reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.account import LogoutView

from cms.api import urls as api_urls
from cms.api.sitemap import robots, sitemap

# Wagtail's own door leads to ours, with where the person wanted to go.
to_the_door = RedirectView.as_view(url=reverse_lazy("account_login"), query_string=True)
to_a_new_password = RedirectView.as_view(url=reverse_lazy("account_reset_password"))

urlpatterns = [
    path("entrar/", include("cms.users.urls")),
    path("admin/login/", to_the_door),
    # Wagtail's drops the cookie upon a mere link, which any page could hold.
    path("admin/logout/", require_POST(LogoutView.as_view()), name="wagtailadmin_logout"),
    re_path(r"^admin/password_reset/", to_a_new_password),
    path("admin/", include(wagtailadmin_urls)),
    path("archivos/", include("multimedia.urls")),
    path("compartido/", include("cms.sharing.urls")),
    path("api/v2/", include(api_urls)),
    path("sitemap.xml", sitemap),
    path("robots.txt", robots),
]
