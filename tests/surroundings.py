"""What the tests need around them, and what happens where it is missing.

A test that needs a browser, the standards' schemas or real photos carries a marker; where its need
is missing it is deselected, and a line at the end says so. With ``PREGON_NOTHING_DESELECTED=1`` (CI
sets it) a missing need stops the run at once, and a skipped test fails it.

``PREGON_SAMPLES`` names the folder that holds ``schemas`` and ``real``; ``shared`` beside the
repository unless told otherwise. ``PREGON_CHROMIUM`` names a browser that isn't on the PATH.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

# Folders whose tests say the same on every database (the marker «once» of pyproject.toml).
ONCE = ("tests/demo/", "tests/multimedia/", "tests/outputs/", "tests/users/")
REPOSITORY = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("PREGON_SAMPLES", REPOSITORY.parent / "shared"))
STRICT = os.environ.get("PREGON_NOTHING_DESELECTED") == "1"


def chromium() -> str | None:
    """The browser to drive, by path."""
    return os.environ.get("PREGON_CHROMIUM") or shutil.which("chromium")


NEEDS: dict[str, tuple[str, Callable[[], Any]]] = {
    "browser": ("no chromium on the PATH", chromium),
    "schemas": (f"no folder {SAMPLES / 'schemas'}", (SAMPLES / "schemas").is_dir),
    "real": (f"no folder {SAMPLES / 'real'}", (SAMPLES / "real").is_dir),
}


def missing() -> dict[str, str]:
    """The markers whose need is missing here, with the reason."""
    return {marker: why for marker, (why, present) in NEEDS.items() if not present()}


def pytest_configure(config: pytest.Config) -> None:
    if STRICT and (lacks := missing()):
        reasons = "; ".join(f"{marker}: {why}" for marker, why in lacks.items())
        raise pytest.UsageError(f"Nothing may be deselected, but {reasons}.")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for each in items:
        if each.nodeid.startswith(ONCE):
            each.add_marker("once")
    left_out = set(missing())
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        left_out.add("postgres")
    dropped = [each for each in items if any(each.get_closest_marker(name) for name in left_out)]
    if dropped:
        config.hook.pytest_deselected(items=dropped)
        items[:] = [each for each in items if each not in set(dropped)]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for marker, why in missing().items():
        terminalreporter.write_line(f"Deselected: tests marked «{marker}» ({why}).", yellow=True)
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        terminalreporter.write_line("Tests marked «postgres» run on PostgreSQL: make test.")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if STRICT and reporter and reporter.stats.get("skipped"):
        reporter.write_line("A test was skipped, and nothing may be.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
