"""The door's keeper: no session passes that is too old, or that lacks a second factor it owes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cms.users import sessions
from cms.users.second_factor import Standing, standing

# Views that a session may have whatever it lacks, by name: coming in, going out, showing the
# factor, and what these pages are drawn with.
ALWAYS = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
    }
)
# And those by which one is set up. Not for a session that owes one: it could add its own.
SETTING_UP = frozenset(
    {
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
)
OPEN = {Standing.MUST_SHOW: ALWAYS, Standing.MUST_SET_UP: ALWAYS | SETTING_UP}


class SignInMiddleware:
    """At the desk and at the door, send a session that lacks something to where it gets it.

    Everywhere else such a session counts as nobody. There the person is looked at only when a view
    asks for one: public answers must not vary by cookie.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_inside(request):
            if request.user.is_authenticated:
                sessions.keep(request)
        else:
            person = request.user
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: _whoever_is_enough(request, person)
            )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not _is_inside(request) or not request.user.is_authenticated:
            return None
        lacks = standing(request)
        match = request.resolver_match
        if lacks is Standing.ENOUGH or (match and match.view_name in OPEN[lacks]):
            return None
        return _sent_away(request, lacks)


def _is_inside(request: HttpRequest) -> bool:
    return request.path.startswith((reverse("wagtailadmin_home"), reverse("account_login")))


def _whoever_is_enough(request: HttpRequest, person: Any) -> Any:
    if not person.is_authenticated:
        return person
    asked, request.user = request.user, person
    try:
        enough = not sessions.is_over(request) and standing(request) is Standing.ENOUGH
    finally:
        request.user = asked  # or whoever asks a second time would be given the person
    return person if enough else AnonymousUser()


def _sent_away(request: HttpRequest, lacks: Standing) -> HttpResponse:
    if _wants_data(request):
        told = _("Falta el segundo factor de su cuenta.")
        return JsonResponse({"error": "second_factor", "detail": told}, status=403)
    if lacks is Standing.MUST_SET_UP:
        return HttpResponseRedirect(reverse("mfa_index"))
    methods = get_adapter().get_reauthentication_methods(request.user)
    # A form that was sent can't be sent again by following a link: back to the first page then.
    back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{methods[0]['url']}?{urlencode({'next': back})}")


def _wants_data(request: HttpRequest) -> bool:
    return (
        request.path.startswith(reverse("wagtailadmin_home") + "api/")
        or request.headers.get("x-requested-with") == "XMLHttpRequest"
        or (request.accepts("application/json") and not request.accepts("text/html"))
    )
