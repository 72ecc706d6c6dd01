"""What people do at the door, through Django's client."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from cms.users.models import User

PASSWORD = "cometa sobre el cerro"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
DOOR = "/entrar/"
HOME = "/admin/"


def try_to_sign_in(client: Client, username: str, password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(DOOR, {"login": username, "password": password}, **extra)


def signed_in(username: str, password: str = PASSWORD, **extra: Any) -> Client:
    """A browser in which the password was enough."""
    client = Client(**extra)
    assert try_to_sign_in(client, username, password)["Location"] == HOME
    return client


def with_app(user: User) -> User:
    """``user`` once an application of codes is set up; its secret is ``SECRET``."""
    TOTP.activate(user, SECRET)
    return user


def code(*, steps: int = 0) -> str:
    """What the application shows now, or so many half minutes later."""
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30 + steps))


def signed_in_with_app(user: User) -> Client:
    """A browser in which the password and a code were given."""
    client = Client()
    assert try_to_sign_in(client, user.username)["Location"] == "/entrar/segundo-paso/"
    assert client.post("/entrar/segundo-paso/", {"code": code()})["Location"] == HOME
    return client


def is_in(client: Client) -> bool:
    return client.get(HOME).status_code == 200


def factors(user: User) -> int:
    return Authenticator.objects.filter(user=user).exclude(type="recovery_codes").count()


def said(response: Any) -> str:
    return response.content.decode()
