"""Production refuses to start half configured, and passes Django's own deployment check."""

import json
import os
import subprocess
import sys

import pytest

from cms.settings.env import BASE_DIR

pytestmark = pytest.mark.once

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "k3y-" + "0123456789abcdefghij" * 3,
    "DATABASE_URL": "postgres://pregon:secret@db.example/pregon",
    "PREGON_PUBLIC_URL": "https://prensa.amdc.example",
    "PREGON_ALLOWED_HOSTS": "prensa.amdc.example",
    "EMAIL_URL": "smtp+tls://pregon:secret@mail.example:587",
    "PREGON_FROM_EMAIL": "Pregón <pregon@amdc.example>",
    "CACHE_URL": "rediscache://cache.example:6379/1",
}
# What production says of signing in; each name is a setting's.
SIGN_IN = """
import json
from django.conf import settings
names = ("PREGON_REQUIRE_MFA", "ALLAUTH_TRUSTED_PROXY_COUNT", "SOCIALACCOUNT_PROVIDERS",
         "PREGON_OIDC_GROUPS", "SESSION_COOKIE_SECURE", "SESSION_COOKIE_SAMESITE", "INSTALLED_APPS")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def manage(*arguments: str, without: str = "", **environment: str) -> subprocess.CompletedProcess:
    """``manage.py`` in a process of its own, with nothing of ours in its environment."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {**kept, **environment}
    given.pop(without, None)
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_deployment_check_has_no_complaint():
    done = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize(
    "name",
    [
        *("SECRET_KEY", "DATABASE_URL", "PREGON_PUBLIC_URL", "PREGON_ALLOWED_HOSTS"),
        *("EMAIL_URL", "PREGON_FROM_EMAIL"),
    ],
)
def test_it_does_not_start_without(name):
    done = manage("check", without=name, **COMPLETE)

    assert done.returncode != 0
    assert f"lacks {name}" in done.stderr


def test_the_deployment_check_sees_a_door_ajar():
    done = manage(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        without="CACHE_URL",
        PREGON_REQUIRE_MFA="0",
        **COMPLETE,
    )

    assert done.returncode != 0
    assert "limits of sign-in" in done.stderr
    assert "need no second factor" in done.stderr


def test_the_second_factor_is_required_and_the_institution_comes_from_the_environment():
    done = manage(
        "shell",
        "--no-imports",
        "-c",
        SIGN_IN,
        PREGON_OIDC_ISSUER="https://id.amdc.example/",
        PREGON_OIDC_CLIENT_ID="pregon",
        PREGON_OIDC_SECRET="entre-nosotros",
        PREGON_OIDC_NAME="Alcaldía",
        PREGON_OIDC_GROUPS='{"prensa-jefes": "Jefatura de Prensa"}',
        **COMPLETE,
    )
    said = json.loads(done.stdout)

    assert said["PREGON_REQUIRE_MFA"] is True
    assert said["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert (said["SESSION_COOKIE_SECURE"], said["SESSION_COOKIE_SAMESITE"]) == (True, "Lax")
    assert "cms.demo" not in said["INSTALLED_APPS"]
    app = said["SOCIALACCOUNT_PROVIDERS"]["openid_connect"]["APPS"][0]
    assert (app["name"], app["client_id"]) == ("Alcaldía", "pregon")
    assert app["settings"]["server_url"] == "https://id.amdc.example"
    assert said["PREGON_OIDC_GROUPS"] == {"prensa-jefes": "Jefatura de Prensa"}


def test_an_institution_without_its_secret_stops_the_boot():
    done = manage(
        "check", PREGON_OIDC_ISSUER="https://id.amdc.example", PREGON_OIDC_CLIENT_ID="a", **COMPLETE
    )

    assert "lacks PREGON_OIDC_SECRET" in done.stderr
