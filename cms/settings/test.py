"""Tests: fast hashes, mail in memory, files in a folder that the tests make and drop."""

from cms.settings.base import *  # noqa: F403 - a settings module is its base plus changes

SECRET_KEY = "only-for-tests"  # noqa: S105 - protects nothing
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# The test client needs no static files, and a fresh clone has not collected any.
MIDDLEWARE = [each for each in MIDDLEWARE if not each.startswith("whitenoise.")]  # noqa: F405
# The environment of whoever runs the tests changes nothing but the database.
WAGTAILADMIN_BASE_URL = PREGON_PUBLIC_URL = PREGON_SITE_URL = "http://127.0.0.1:8000"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PREGON_REQUIRE_MFA = False
SOCIALACCOUNT_PROVIDERS = {}
PREGON_OIDC_GROUPS = {}
ALLAUTH_TRUSTED_PROXY_COUNT = 0
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PREGON_PREVIEW_URL = ""
CORS_ALLOWED_ORIGINS = ["https://www.amdc.example"]
# The demo can be loaded here, and nowhere else.
INSTALLED_APPS = ["cms.demo", *INSTALLED_APPS]  # noqa: F405 - comes with ``base``
# Whichever test came first after half a minute would run more queries.
PREGON_DESK_WATCHES = False
