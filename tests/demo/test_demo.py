"""The demo is a year that the office could have worked: pieces of every kind in all states."""

import io
import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from campanas.models import AlertaPage
from cms.demo import accounts
from cms.demo.kinds import KINDS
from cms.demo.management.commands import demo
from cms.publishing.kinds import Change, Stage
from cms.publishing.models import ChangeEntry, Emergency, PieceIdentity, PublishedPiece
from cms.publishing.reconcile import reconcile
from cms.users.models import User
from cms.users.roles import Role, has_role
from cms.workflows.translating.listing import originals
from multimedia.models import Grabacion, Imagen
from noticias.models import NoticiaPage
from prensa.models import ConvocatoriaPage

FIRST = "es-hn"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "VAR_DIR", tmp_path)
    return tmp_path


@pytest.fixture
def loaded(db, folder):
    call_command("demo", stdout=io.StringIO())
    return folder


def test_a_year_of_every_kind_stands_in_all_states_and_all_of_it_agrees(loaded, client):
    """One load for all: it takes half a minute."""
    assert reconcile() == []
    _see_how_many_of_each_kind_are_out()
    _see_what_became_of_them()
    _see_who_waits()
    _see_the_numbers_and_the_hours()
    _see_the_alerts(client)
    _see_the_emergencies()
    _see_the_events()
    _see_the_files(client)
    _see_the_translations(client)
    with pytest.raises(CommandError, match="no se mezcla"):
        call_command("demo")


def _see_how_many_of_each_kind_are_out():
    assert Counter(
        PublishedPiece.objects.current()
        .filter(language=FIRST)
        .exclude(kind="estructura")
        .values_list("kind", "stage", "audience")
    ) == {
        ("noticia", Stage.OUT, "publico"): 46,
        ("noticia", Stage.OUT, "medios"): 3,
        ("noticia", Stage.OUT, "interno"): 2,
        ("noticia", Stage.WITHDRAWN, "publico"): 2,
        ("noticia", Stage.ADVANCE, "publico"): 1,
        ("alerta", Stage.OUT, "publico"): 8,
        ("prevencion", Stage.OUT, "publico"): 4,
        ("infraestructura", Stage.OUT, "publico"): 2,
        ("infraestructura", Stage.ADVANCE, "publico"): 1,
        ("social", Stage.OUT, "publico"): 2,
        ("galeria", Stage.OUT, "publico"): 6,
        ("galeria", Stage.WITHDRAWN, "publico"): 1,
        ("galeria", Stage.ADVANCE, "publico"): 1,
        ("revista", Stage.OUT, "publico"): 2,
        ("convocatoria", Stage.OUT, "medios"): 4,
        ("convocatoria", Stage.OUT, "publico"): 3,
    }


def _see_what_became_of_them():
    entries = ChangeEntry.objects.filter(piece__language=FIRST)
    changes = Counter(entries.values_list("piece__kind", "kind"))
    corrected = {kind: n for (kind, change), n in changes.items() if change == Change.CORRECTED}
    withdrawn = {kind: n for (kind, change), n in changes.items() if change == Change.WITHDRAWN}
    assert corrected == {"noticia": 4, "alerta": 1, "prevencion": 1, "galeria": 1, "revista": 1}
    assert withdrawn == {"noticia": 2, "galeria": 1}
    assert changes["infraestructura", Change.UPDATED] == 4  # milestone by milestone


def _see_who_waits():
    """(pages, in review, scheduled) of each kind."""
    standing = {}
    for kind in KINDS:
        pages = kind.model.objects.filter(locale__language_code=FIRST)
        reviewed = sum(bool(page.workflow_in_progress) for page in pages)
        scheduled = sum(page.approved_schedule for page in pages)
        standing[kind.model.__name__] = (len(pages), reviewed, scheduled)
    assert standing == {
        "NoticiaPage": (61, 2, 3),
        "AlertaPage": (10, 1, 0),
        "PrevencionPage": (5, 0, 1),
        "InfraestructuraPage": (4, 1, 1),
        "ProgramaSocialPage": (3, 0, 0),
        "GaleriaPage": (8, 0, 1),
        "RevistaPage": (3, 0, 1),
        "ConvocatoriaPage": (8, 0, 0),
    }


def _see_the_numbers_and_the_hours():
    numbers = PieceIdentity.objects.exclude(number=None).values_list("year", "number")
    for year in {year for year, _number in numbers}:
        series = sorted(number for each, number in numbers if each == year)
        assert series == list(range(1, len(series) + 1))
    entries = ChangeEntry.objects.exclude(piece__kind="estructura").order_by("position")
    hours = [entry.at for entry in entries]
    assert hours == sorted(hours)


def _see_the_alerts(client: Client):
    """In force are two of two issuers, side by side; the others ended in each of the ways."""
    found = client.get("/api/v2/alertas/vigentes/?locale=es-hn").json()["items"]
    assert {each["emisor"] for each in found} == {"ciudad", "nacional"}
    assert len(found) == 2
    alerts = {page.slug: page for page in AlertaPage.objects.all()}
    extended = alerts["alerta-laderas-y-riberas"]
    assert extended.is_in_force()
    assert extended.motivo
    assert alerts["alerta-talud-torocagua"].levantada_en
    assert alerts["alerta-fuego-el-hatillo"].nivel == "amarilla"
    assert not alerts["alerta-fuego-el-hatillo"].is_in_force()
    superseded = client.get(f"/api/v2/pages/{extended.sustituye_id}/").json()["vigencia"]
    assert not superseded["vigente"]
    assert superseded["sustituida_por"]["uri"] == PieceIdentity.of(extended.pk).uri


def _see_the_emergencies():
    """One was ratified in time; one waits, and has some minutes left."""
    ratified, waits = Emergency.objects.order_by("at")
    assert has_role(User.objects.get(pk=ratified.ratified_by), Role.MANAGEMENT)
    assert ratified.ratified_at < ratified.ratify_by
    assert waits.ratified_at is None
    assert timezone.now() < waits.ratify_by


def _see_the_events():
    events = ConvocatoriaPage.objects.filter(locale__language_code=FIRST)
    states = Counter(events.values_list("estado", flat=True))
    assert states == {"programada": 4, "pospuesta": 2, "trasladada": 1, "cancelada": 1}
    assert ConvocatoriaPage.objects.filter(estado="pospuesta", inicio=None).count() == 1


def _see_the_translations(client: Client):
    """Ten pieces in English, by the translator, in each state; what acts did holds there too."""
    english = Locale.objects.get(language_code="en")
    stands = Counter(originals(english).values_list("stands", flat=True))
    del stands["falta"]
    assert stands == {"publicada": 6, "revision": 2, "borrador": 1, "desactualizada": 1}
    body = client.get("/api/v2/alertas/vigentes/?locale=en").json()
    assert len(body["items"]) == 2
    cancelled = ConvocatoriaPage.objects.get(locale=english)
    assert (cancelled.estado, cancelled.motivo[:5]) == ("cancelada", "There")


def _see_the_files(client: Client):
    photo = Imagen.objects.exclude(lugar="").first()
    assert photo.description
    assert photo.credito
    recordings = list(Grabacion.objects.order_by("type"))
    assert [each.type for each in recordings] == ["audio", "audio", "video", "video"]
    for each in recordings:
        assert 5 < each.duration <= 10
        assert each.pie
        assert each.transcripcion
        assert each.poster
        assert client.get(each.file.url).status_code == 200  # it is in something that is out
    assert [bool(each.subtitulos) for each in recordings].count(True) == 1


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
