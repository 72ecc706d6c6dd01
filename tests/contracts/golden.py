"""Golden files: what clients rely on. ``make golden`` (``--refresh-golden``) writes them anew."""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption(
        "--refresh-golden",
        action="store_true",
        help="write the contracts' golden files anew instead of comparing with them",
    )


@pytest.fixture
def golden(request):
    """``golden("website/noticia.json", value)``: the JSON value is the file, to the letter."""
    refresh = request.config.getoption("--refresh-golden")

    def compare(name, value):
        path = HERE / name
        text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        if refresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{name} is missing: run make golden, and read what it wrote."
        assert text == path.read_text(encoding="utf-8")

    return compare
