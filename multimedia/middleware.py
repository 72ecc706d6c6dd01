"""Refusals to delete what is out, told to the person at the desk."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _

from multimedia.keeping import InUse


class KeptFilesMiddleware:
    """Turn a refused deletion into a message on the page that was left, or JSON.

    The exception has already passed through the request's transaction: nothing was deleted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ProtectedError):
            return None
        if isinstance(exception, InUse):
            message = exception.message
        else:
            message = _("No se puede borrar: otra cosa depende de ello.")
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"success": False, "error_message": message}, status=409)
        messages.error(request, message)
        return HttpResponseRedirect(request.get_full_path())
