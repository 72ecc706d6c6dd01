"""Production refuses to start half configured, and passes Django's own deployment check."""

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
}


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
