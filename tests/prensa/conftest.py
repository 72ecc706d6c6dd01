"""An invitation in each state, and readers for it."""

import pytest

from cms.http import generation
from tests.factories import pages, prensa


@pytest.fixture(autouse=True)
def positions_begin_anew():
    """Each test's log begins at 1: what the process remembers for a position is another test's."""
    generation.forget_boundaries()


@pytest.fixture
def convocatoria(redactora, jefa):
    """One that is out, for everybody."""
    return prensa.published(redactora, jefa)


@pytest.fixture
def english(convocatoria, redactora, jefa):
    """The same in English, out as well."""
    _translation, page = pages.translated(convocatoria, redactora)
    pages.accept(page, jefa).publish()
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def get(client):
    """``get("pages/?limit=2")``: the answer of the website API, as JSON."""

    def ask(address):
        response = client.get(f"/api/v2/{address}")
        assert response.status_code == 200, response.content
        return response.json()

    return ask
