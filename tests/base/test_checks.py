"""A kind that was only half made is named at boot."""

import pytest

from campanas.models import AlertaPage
from cms.base import checks
from noticias.models import NoticiaPage


def named(found):
    return {(each.id, each.obj) for each in found}


def test_every_kind_is_whole():
    assert checks.check_every_kind_has_its_golden_file(None) == []
    assert checks.check_every_kind_explains_itself(None) == []


def test_a_kind_without_a_golden_file_is_named(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    folder = tmp_path.joinpath(*checks.GOLDEN)
    folder.mkdir(parents=True)
    for model in checks.kinds():
        if model is not AlertaPage:
            (folder / checks.golden_name(model)).touch()

    found = checks.check_every_kind_has_its_golden_file(None)

    assert named(found) == {("pregon.E003", AlertaPage)}


def test_an_installation_without_the_tests_boots(settings, tmp_path):
    settings.BASE_DIR = tmp_path

    assert checks.check_every_kind_has_its_golden_file(None) == []


@pytest.mark.parametrize("name", ["urgencia", "bajada", "temas"])
def test_a_field_without_help_is_named_with_its_kind(monkeypatch, name):
    monkeypatch.setattr(NoticiaPage._meta.get_field(name), "help_text", "")

    (found,) = checks.check_every_kind_explains_itself(None)

    assert found.obj is NoticiaPage
    assert name in found.msg


def test_a_kind_that_doesnt_say_what_it_is_for_is_named(monkeypatch):
    monkeypatch.setattr(NoticiaPage, "page_description", "")

    (found,) = checks.check_every_kind_explains_itself(None)

    assert "page_description" in found.msg
