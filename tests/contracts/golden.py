"""Golden files: what clients rely on. ``PREGON_GOLDEN=1`` (``make golden``) writes them anew."""

import json
import os
from pathlib import Path

HERE = Path(__file__).parent


def assert_golden(name, value):
    """``value`` (JSON) is what the file ``name`` below this folder says, to the letter."""
    path = HERE / name
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if os.environ.get("PREGON_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.exists(), f"{name} is missing: run make golden, and read what it wrote."
    assert text == path.read_text(encoding="utf-8")
