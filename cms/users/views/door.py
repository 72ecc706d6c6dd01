"""Coming in, and the page where a person looks after the own account."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.socialaccount.adapter import get_adapter as get_social_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from cms.users import second_factor
from cms.users.adapters.mfa import SecondFactorAdapter


class DoorView(LoginView):
    """The one form to sign in. Who is in already goes on, if there is anything to go on to."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            # The desk would send them here, and this page to the desk.
            return render(request, "entrar/no_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        providers = get_social_adapter().list_providers(self.request)
        links = [
            {"name": each.name, "url": each.get_login_url(self.request, **self._next())}
            for each in providers
        ]
        return {**super().get_context_data(**kwargs), "providers": links}

    def _next(self) -> dict[str, str]:
        url = self.get_next_url()
        return {"next": url} if url else {}


class SecurityView(IndexView):
    """Second factors, password and sessions of the person who is signed in, on one page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user = self.request.user
        has_one = second_factor.has_one(user)
        required = second_factor.is_required_of(user)
        return {
            **context,
            "has_one": has_one,
            "must_set_up": required and not has_one,
            "has_password": user.has_usable_password(),
        }


class SetsUp:
    """Of a view that adds a second factor: the session in which it was added has shown it."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        second_factor.count_as_shown(self.request)
        return response


class AddAppView(SetsUp, ActivateTOTPView):
    """An application of codes."""


class AddKeyView(SetsUp, AddWebAuthnView):
    """A passkey, or a key for the second step alone."""


class RemoveKeyView(RemoveWebAuthnView):
    """Allauth's, which doesn't ask whether the person may go without."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not second_factor.may_do_without(self.get_object()):
            why = SecondFactorAdapter.error_messages["cannot_delete_authenticator"]
            messages.error(self.request, str(why))
            return HttpResponseRedirect(reverse("mfa_index"))
        return super().form_valid(form)
