"""The institution's own sign-in: it says who somebody is; who works here, administrators say."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render

from cms.users import oidc, signals
from cms.users.models import User


class InstitutionAdapter(DefaultSocialAccountAdapter):
    """Let in whom the provider vouches for and administrators know; make nobody."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person, by id or by confirmed e-mail, and bring the groups up to date.

        Raises:
            ImmediateHttpResponse: nobody here is meant, or somebody who is signed in tried to
                attach another identity to the account.
        """
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise _refusal(request, sociallogin, "connect")
        claims = oidc.claims(sociallogin.account.extra_data)
        if not sociallogin.is_existing:
            person = oidc.person_meant(claims)
            if person is None:
                raise _refusal(request, sociallogin, "unknown")
            sociallogin.connect(request, person)
        user = sociallogin.user
        if isinstance(user, User) and user.is_active:
            oidc.bring_groups_up_to_date(user, claims)

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, *args: Any, **kwargs: Any
    ) -> None:
        signals.sign_in_refused.send(sender=type(self), request=request, reason="provider")


def _refusal(request: HttpRequest, sociallogin: SocialLogin, reason: str) -> ImmediateHttpResponse:
    signals.sign_in_refused.send(
        sender=InstitutionAdapter, request=request, reason=reason, uid=sociallogin.account.uid
    )
    return ImmediateHttpResponse(render(request, "socialaccount/refused.html", status=403))
