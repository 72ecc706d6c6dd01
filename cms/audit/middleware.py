"""From where a request comes, for all that is written down while it is answered."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.http.client import client_address
from cms.publishing.whence import Place, Whence, coming_from


class WhenceMiddleware:
    """Before those that need a session: who is signed in is asked when it matters."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = Whence(
            place=Place.DESK,
            address=client_address(request),
            agent=request.headers.get("User-Agent", "")[:400],
            person=lambda: getattr(request, "user", None),
        )
        with coming_from(origin):
            response = self.get_response(request)
            for act in origin.afterwards:
                act()
        return response
