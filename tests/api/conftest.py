"""Readers, and things for them to read."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from cms.http import generation
from multimedia.models import Imagen
from tests.factories import pages


@pytest.fixture(autouse=True)
def positions_begin_anew():
    """Each test's log begins at 1: what the process remembers for a position is another test's."""
    generation.forget_boundaries()


@pytest.fixture
def get(client):
    """``get("pages/?limit=2")``: the answer of the website API."""

    def ask(address, **headers):
        return client.get(f"/api/v2/{address}", headers=headers)

    return ask


@pytest.fixture
def imagen(db):
    return Imagen.objects.create(
        title="lluvia.jpg",
        description="Calle inundada",
        pie="El bulevar, el lunes",
        credito="Foto: AMDC",
        file=get_test_image_file(filename="canario-original.png"),
    )


@pytest.fixture
def publish(redactora, jefa):
    """``publish(title=…)``: a bulletin that is out."""

    def release(**values):
        return pages.published(redactora, jefa, **values)

    return release
