"""The addresses of ``/api/v2/``."""

from typing import Any

from django.http import HttpRequest
from django.urls import path

from cms.api import alerts, drafts, files, front, pages, redirects
from cms.http.answers import public_read
from cms.http.problems import not_found


@public_read
def nothing(request: HttpRequest, rest: str) -> dict[str, Any]:
    """Any other address: a problem in the agreed form, not the site's HTML."""
    raise not_found()


urlpatterns = [
    path("pages/", pages.listing),
    path("pages/<int:page_id>/", pages.detail),
    path("pages/find/", pages.find),
    path("find/", pages.find),
    path("images/", files.images),
    path("images/<int:file_id>/", files.image_detail),
    path("documents/", files.documents),
    path("documents/<int:file_id>/", files.document_detail),
    path("media/", files.recordings),
    path("media/<int:file_id>/", files.recording_detail),
    path("redirects/", redirects.listing),
    path("redirects/<int:redirect_id>/", redirects.detail),
    path("redirects/find/", redirects.find),
    path("alertas/vigentes/", alerts.in_force_now),
    path("portada/", front.portada),
    path("menu/", front.menu),
    path("instituto/", front.institution),
    path("vista-previa/", drafts.preview),
    # With its slash, so that an address that only lacks it is still led to the right one.
    path("<path:rest>/", nothing),
]
