"""Production. Secrets come from the environment; the absence of one is fatal."""

from cms.settings.base import *  # noqa: F403 - a settings module is its base plus changes
from cms.settings.env import REQUIRE_MFA, TRUSTED_PROXIES, required

# ``base`` has read these already, with defaults that suit one machine. Here each must be said.
# E-mail too: a request for changes, or an emergency, that reaches nobody is worse than no start.
for _name in (
    *("DATABASE_URL", "PREGON_PUBLIC_URL", "PREGON_ALLOWED_HOSTS"),
    *("EMAIL_URL", "PREGON_FROM_EMAIL"),
):
    required(_name)

DEBUG = False
SECRET_KEY = required("SECRET_KEY")

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000  # one year
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_SAMESITE = "Lax"
PREGON_REQUIRE_MFA = REQUIRE_MFA is not False
# nginx stands in front (docs/operators.md); its last word on who asks is the one to believe.
PREGON_TRUSTED_PROXIES = 1 if TRUSTED_PROXIES is None else TRUSTED_PROXIES
ALLAUTH_TRUSTED_PROXY_COUNT = PREGON_TRUSTED_PROXIES
# Wagtail's preview opens its own frame to the same origin; nothing else of ours is ever framed.
X_FRAME_OPTIONS = "DENY"
