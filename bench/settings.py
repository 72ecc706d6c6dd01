"""Settings of a measurement: the product's own, with no response cache."""

from cms.settings.base import *  # noqa: F403 - a settings module is its base plus changes

SECRET_KEY = "only-for-measuring"  # noqa: S105 - protects nothing
DEBUG = False
PREGON_RESPONSE_CACHE = 0
STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# No static files are collected, and neither side serves any.
MIDDLEWARE = [each for each in MIDDLEWARE if "whitenoise" not in each]  # noqa: F405
