"""The demo is a year that the office could have worked: sixty bulletins in all states."""

import io
import json
from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from PIL import Image

from cms.demo import accounts, content
from cms.demo.drawing.pictures import Foto, dibujar
from cms.demo.management.commands import demo
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry, PieceIdentity, PublishedPiece
from cms.publishing.reconcile import reconcile
from cms.users.models import User
from cms.users.roles import Role, has_role
from multimedia.models import Imagen
from noticias.models import NoticiaPage


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "VAR_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def loaded(db, folder):
    call_command("demo", stdout=io.StringIO())
    return folder


def test_sixty_bulletins_stand_in_all_states_and_all_of_it_agrees(loaded):
    stages = Counter(
        PublishedPiece.objects.current().filter(kind="noticia").values_list("stage", "audience")
    )
    assert NoticiaPage.objects.count() == 60
    assert stages == {
        (Stage.OUT, "publico"): 45,
        (Stage.OUT, "medios"): 3,
        (Stage.OUT, "interno"): 2,
        (Stage.WITHDRAWN, "publico"): 2,
        (Stage.ADVANCE, "publico"): 1,
    }
    kinds = Counter(ChangeEntry.objects.values_list("kind", flat=True))
    assert kinds[Change.CORRECTED] == 4
    assert kinds[Change.WITHDRAWN] == 2
    waiting = [page for page in NoticiaPage.objects.all() if page.workflow_in_progress]
    assert len(waiting) == 2
    assert sum(page.approved_schedule for page in NoticiaPage.objects.all()) == 3
    assert reconcile() == []
    numbers = PieceIdentity.objects.exclude(number=None).values_list("year", "number")
    for year in {year for year, _number in numbers}:
        series = sorted(number for each, number in numbers if each == year)
        assert series == list(range(1, len(series) + 1))
    hours = list(ChangeEntry.objects.order_by("position").values_list("at", flat=True))
    of_bulletins = [entry.at for entry in ChangeEntry.objects.filter(piece__kind="noticia")]
    assert of_bulletins == sorted(of_bulletins)
    assert hours
    photo = Imagen.objects.exclude(lugar="").first()
    assert photo.description
    assert photo.credito
    with pytest.raises(CommandError, match="no se mezcla"):
        call_command("demo")


def test_the_accounts_are_told_to_their_owner_alone(db, folder):
    call_command("demo", "--accounts-only")

    file = folder / "demo.json"
    told = json.loads(file.read_text())["accounts"]
    assert set(accounts.ROLES) <= set(told)
    assert file.stat().st_mode & 0o077 == 0
    writer = User.objects.get(username=told["redaccion"]["username"])
    assert writer.check_password(told["redaccion"]["password"])
    assert has_role(writer, Role.WRITERS)
    assert not writer.is_superuser
    assert not NoticiaPage.objects.exists()


def test_every_reference_of_the_texts_is_there():
    catalogues = content.read("catalogos")
    photos, documents = content.read("fotos"), content.read("documentos")
    entries = content.bulletins()
    slugs = {each["slug"] for each in entries}

    for each in entries:
        assert each.get("imagen") is None or each["imagen"] in photos
        assert set(each.get("relacionadas", [])) <= slugs
        for name in ("voceros", "temas", "dependencias", "zonas"):
            assert set(each.get(name, [])) <= set(catalogues[name])
        for kind, value in each["cuerpo"]:
            if kind == "documento":
                assert value["documento"] in documents


def test_a_photograph_is_drawn_the_same_each_time():
    key, entry = next(iter(content.read("fotos").items()))
    photo = Foto.from_json(entry, date(2026, 11, 24))

    first, second = dibujar(key, photo), dibujar(key, photo)

    assert first == second
    assert first[:2] == b"\xff\xd8"


def test_a_turned_photograph_is_upright_when_it_is_read():
    key, entry = next(
        (key, each) for key, each in content.read("fotos").items() if each["orientacion"] == 6
    )

    picture = Image.open(io.BytesIO(dibujar(key, Foto.from_json(entry, date(2026, 11, 24)))))

    assert picture.getexif()[0x0112] == 6
    assert (picture.height, picture.width) == (entry["ancho"], entry["alto"])
