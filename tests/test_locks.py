"""The locks hold what pyproject.toml asks for, with hashes, and tell nothing of who made them."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from cms.settings.env import BASE_DIR

pytestmark = pytest.mark.once

PROJECT = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]
RUNTIME, DEVELOPMENT = "requirements.lock", "tests/requirements.lock"
PIN = re.compile(
    r"^([\w.-]+)==([\w.]+)((?:.*\\\n)(?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M
)


def pins(lock: str) -> dict[str, set[str]]:
    """The versions of each package; more than one where they differ by platform."""
    found: dict[str, set[str]] = {}
    for name, version, _hashes in PIN.findall((BASE_DIR / lock).read_text()):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        (PROJECT["dependencies"], RUNTIME),
        (PROJECT["dependencies"], DEVELOPMENT),
        (PROJECT["optional-dependencies"]["dev"], DEVELOPMENT),
    ],
)
def test_a_lock_holds_what_is_asked_for(asked, lock):
    held = pins(lock)

    for each in map(Requirement, asked):
        versions = held.get(canonicalize_name(each.name), set())
        assert versions, f"{lock} lacks {each.name}: run make lock"
        assert all(each.specifier.contains(Version(one)) for one in versions), each


def test_developers_run_what_is_shipped():
    developers = pins(DEVELOPMENT)

    assert {name: developers.get(name) for name in pins(RUNTIME)} == pins(RUNTIME)


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_a_lock_names_no_place(lock):
    text = (BASE_DIR / lock).read_text()

    assert "/" not in text
    assert len(PIN.findall(text)) == sum(1 for line in text.splitlines() if "==" in line[:60])
