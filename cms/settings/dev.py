"""The embedded profile: one machine, SQLite, no server to install. What ``make run`` uses."""

from django.core.management.utils import get_random_secret_key

from cms.settings.base import *  # noqa: F403 - a settings module is its base plus changes
from cms.settings.env import REQUIRE_MFA, VAR_DIR

DEBUG = False


def _own_secret_key() -> str:
    """A key made on the spot, kept in ``var/`` so that sessions survive a restart."""
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    kept = VAR_DIR / "secret_key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _own_secret_key()
# Neither hashed nor compressed: this machine is the reader, and the first start stays short.
STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405 - comes with ``base``
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# A demo whose accounts asked for a second factor could not be tried.
PREGON_REQUIRE_MFA = REQUIRE_MFA is True
# The demo can be loaded here, and nowhere else.
INSTALLED_APPS = ["cms.demo", *INSTALLED_APPS]  # noqa: F405 - comes with ``base``
