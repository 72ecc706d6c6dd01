"""The only reader of the environment. Every variable that Pregón understands is named here."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

_env = environ.Env()


def required(name: str) -> str:
    """The variable's text; its absence stops the boot with a message that names it."""
    value: str = _env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"The environment lacks {name}, without which Pregón won't start."
        )
    return value


def origins_of(url: str) -> list[str]:
    """The origin of ``url``, as browsers name it; none if there is no URL."""
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


VAR_DIR = Path(_env.str("PREGON_VAR", default=str(BASE_DIR / "var")))
DATABASE_URL = _env.str("DATABASE_URL", default="")
CACHE_URL = _env.str("CACHE_URL", default="locmemcache://")
# The origins that outsiders use. Never taken from a request's Host header.
PUBLIC_URL = _env.str("PREGON_PUBLIC_URL", default="http://127.0.0.1:8000").rstrip("/")
SITE_URL = _env.str("PREGON_SITE_URL", default=PUBLIC_URL).rstrip("/")
CORS_ORIGINS = _env.list("PREGON_CORS_ORIGINS", default=[])
ALLOWED_HOSTS = _env.list("PREGON_ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
# Without a URL: a file of ours, not written as a URL, for a folder's name may hold a space or a %.
DATABASE = (
    _env.db_url_config(DATABASE_URL)
    if DATABASE_URL
    else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "pregon.sqlite3")}
)
CACHE = _env.cache_url_config(CACHE_URL)
# Where e-mails leave: Django's settings by their names. Without a URL they are printed.
EMAIL = _env.email_url_config(_env.str("EMAIL_URL", default="") or "consolemail://")
FROM_EMAIL = _env.str("PREGON_FROM_EMAIL", default="Pregón <pregon@localhost>")
# Bytes of a video or an audio.
RECORDING_MAX_SIZE = _env.int("PREGON_RECORDING_MAX_SIZE", default=2 * 1024**3)
X_ACCEL = _env.str("PREGON_X_ACCEL", default="")
# Seconds for which whole public answers are kept in the cache; 0 keeps none.
RESPONSE_CACHE = _env.int("PREGON_RESPONSE_CACHE", default=0)
# Where another front end shows drafts, e.g. https://www.example.hn/vista-previa/; empty: we do.
PREVIEW_URL = _env.str("PREGON_PREVIEW_URL", default="")
# How many proxies of our own stand before us, each of which adds to X-Forwarded-For. Unset: none in
# ``base``, one in ``production``.
TRUSTED_PROXIES = _env.int("PREGON_TRUSTED_PROXIES", default=None)
# Whether those who can let something out must have a second factor; unset: in production alone.
REQUIRE_MFA = _env.bool("PREGON_REQUIRE_MFA", default=None)
# The institution's own sign-in (OpenID Connect); without an issuer there is none.
OIDC_ISSUER = _env.str("PREGON_OIDC_ISSUER", default="").rstrip("/")
OIDC_CLIENT_ID = _env.str("PREGON_OIDC_CLIENT_ID", default="")
OIDC_SECRET = _env.str("PREGON_OIDC_SECRET", default="")
OIDC_NAME = _env.str("PREGON_OIDC_NAME", default="")
# The claim that lists a person's groups over there, and which of ours each stands for.
OIDC_GROUPS_CLAIM = _env.str("PREGON_OIDC_GROUPS_CLAIM", default="groups")
OIDC_GROUPS = _env.json("PREGON_OIDC_GROUPS", default={})
