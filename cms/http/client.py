"""Who asks, as far as a request tells."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The client's IP; empty if there is none.

    ``X-Forwarded-For`` is believed only as far as our own proxies wrote it: the last
    ``PREGON_TRUSTED_PROXIES`` entries. What stands before those, anybody may have made up.
    """
    trusted = settings.PREGON_TRUSTED_PROXIES
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    told = chain[-trusted] if trusted and len(chain) >= trusted else ""
    return _plain(told) or _plain(request.META.get("REMOTE_ADDR", ""))


def _plain(text: str) -> str:
    """Without an IPv6 zone, which may be any text of any length."""
    try:
        return str(ip_address(text.partition("%")[0]))
    except ValueError:
        return ""
