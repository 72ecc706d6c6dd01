"""Production. Secrets come from the environment; the absence of one is fatal."""

from cms.settings.base import *  # noqa: F403 - a settings module is its base plus changes
from cms.settings.env import required

DEBUG = False
SECRET_KEY = required("SECRET_KEY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000  # one year
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
