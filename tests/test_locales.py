"""Translations: what is compiled is what is written, and no sentence asks for what isn't given."""

import re
from pathlib import Path

import polib
import pytest

from cms.settings.env import BASE_DIR

CATALOGUES = sorted(
    path.relative_to(BASE_DIR)
    for room in ("cms", "home", "multimedia", "noticias")
    for path in (BASE_DIR / room).glob("**/*.po")
)
PLACEHOLDER = re.compile(r"%\((\w+)\)|\{(\w+)\}")


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_the_compiled_catalogue_is_up_to_date(path: Path):
    written = {each.msgid: _said(each) for each in polib.pofile(str(BASE_DIR / path))}
    compiled = polib.mofile(str((BASE_DIR / path).with_suffix(".mo")))

    assert {each.msgid: _said(each) for each in compiled} == written


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_no_sentence_asks_for_what_is_not_given(path: Path):
    wrong = [
        each.msgid
        for each in polib.pofile(str(BASE_DIR / path))
        for said in _said(each)
        if _names(said) - _names(each.msgid + each.msgid_plural)
    ]

    assert wrong == []


def _said(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _names(text: str) -> set[tuple[str, str]]:
    return set(PLACEHOLDER.findall(text))
