"""The desk may frame itself and the front end that shows its drafts; nothing else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from cms.settings.env import origins_of


class PreviewFrameMiddleware:
    """Where drafts are shown by an outside front end, say so to browsers, on the desk's pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        origins = origins_of(settings.PREGON_PREVIEW_URL)
        if origins and request.path.startswith(reverse("wagtailadmin_home")):
            response.setdefault("Content-Security-Policy", f"frame-src 'self' {origins[0]}")
        return response
