"""Refusals of the gate, told to the person at the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse

from cms.publishing.gate import NotApproved


class RefusalMiddleware:
    """Turn ``NotApproved`` into a message on the page that was left, or JSON for autosave.

    The exception has already passed through the request's transaction: nothing was written.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotApproved):
            return None
        if request.accepts("application/json") and not request.accepts("text/html"):
            return JsonResponse(
                {"success": False, "error_code": "not_approved", "error_message": str(exception)},
                status=400,
            )
        messages.error(request, str(exception))
        return HttpResponseRedirect(request.path)
