"""Refusals of the gate, told to the person at the desk wherever they come up."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import NoReverseMatch, reverse

from cms.publishing import missed
from cms.publishing.gate import NotApproved
from cms.workflows.alarms import raise_alarms

logger = logging.getLogger("pregon.alarms")

# By which names Wagtail's and localize's addresses call the page that they are about.
PAGE_KWARGS = ("page_id", "page_to_move_id")


class RefusalMiddleware:
    """Turn ``NotApproved`` into a message and the page's editor, or into JSON for a script.

    The exception has already passed through the request's transaction: nothing was written. The
    editor's own form never comes here (``cms.workflows.views.editor`` shows it again, as typed).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotApproved):
            return None
        if wants_json(request):
            return JsonResponse(refusal_as_data(exception), status=400)
        messages.error(request, str(exception))
        return HttpResponseRedirect(_way_back(request))


class AlarmMiddleware:
    """While anybody works at the desk, a release process that is dead is noticed there: the web
    looks for what was missed, after its answer, and only if the other's heart has stopped."""

    EVERY = 30.0  # seconds, in each process that serves

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.looked = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if settings.PREGON_DESK_WATCHES and request.path.startswith(reverse("wagtailadmin_home")):
            self.look()
        return response

    def look(self) -> None:
        """Now and then. What fails here must not take anybody's page away."""
        if time.monotonic() - self.looked < self.EVERY:
            return
        self.looked = time.monotonic()
        try:
            if missed.is_silent(missed.last_beat()):
                raise_alarms()
        except Exception:
            logger.exception("The desk could not look after the releases.")


def refusal_as_data(refusal: NotApproved) -> dict[str, object]:
    """In the shape that Wagtail's autosave understands, with ``detail`` for readers of REST."""
    text = str(refusal)
    return {
        "success": False,
        "error_code": "not_approved",
        "error_message": text,
        "detail": text,
    }


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks: by what it accepts or sends, or by what the browser says of it."""
    return (
        not request.accepts("text/html")
        or request.content_type == "application/json"
        or request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.headers.get("Sec-Fetch-Dest", "document") == "empty"
        or "/api/" in request.path
    )


def _way_back(request: HttpRequest) -> str:
    """The editor of the page that the request was about; else the desk's first page.

    Never the request's own address: it may answer to POST alone.
    """
    kwargs = request.resolver_match.kwargs if request.resolver_match else {}
    for name in PAGE_KWARGS:
        if name in kwargs:
            return reverse("wagtailadmin_pages:edit", args=[kwargs[name]])
    try:
        return reverse("wagtailadmin_home")
    except NoReverseMatch:
        return "/"
