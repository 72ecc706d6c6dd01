"""A form that was opened before an act, and is sent after it, puts nothing back."""

from datetime import timedelta

import pytest

from campanas.models import AlertaPage
from tests.factories import campanas, pages
from tests.factories.forms import edit_form_data
from tests.workflows.desk import act, desk_of, edit_url, local, said


@pytest.fixture
def alerta(redactora, jefa):
    page = campanas.alerta(redactora)
    pages.accept(page, jefa).publish()
    return AlertaPage.objects.get(pk=page.pk)


@pytest.fixture
def opened(alerta):
    """What the editor holds, a moment before the alert is extended."""
    form = edit_form_data(alerta.get_latest_revision_as_object())
    return form | {"loaded_revision_id": str(alerta.latest_revision_id)}


def later(alerta, hours=3):
    return (alerta.hasta + timedelta(hours=hours)).replace(second=0, microsecond=0)


def extend(user, alerta):
    act(user, alerta, "prolongar", {"hasta": local(later(alerta)), "motivo": "Sigue lloviendo."})


def newest(alerta):
    return AlertaPage.objects.get(pk=alerta.pk).get_latest_revision_as_object()


def test_what_nobody_typed_stays_as_the_act_left_it(alerta, opened, redactora, jefa):
    extended = later(alerta)
    extend(jefa, alerta)

    response = desk_of(redactora).post(edit_url(alerta), opened | {"bajada": "Llueve más."})

    assert newest(alerta).hasta == extended
    assert newest(alerta).bajada == "Llueve más."
    assert "una acción cambió" in said(response)


def test_what_was_typed_is_kept(alerta, opened, redactora, jefa):
    typed = later(alerta, hours=9)
    extend(jefa, alerta)

    desk_of(redactora).post(edit_url(alerta), opened | {"hasta": local(typed)})

    assert newest(alerta).hasta == typed


def test_a_form_opened_after_the_act_is_as_any(alerta, redactora, jefa):
    first = alerta.hasta
    extend(jefa, alerta)
    page = AlertaPage.objects.get(pk=alerta.pk)
    form = edit_form_data(page.get_latest_revision_as_object())
    form["loaded_revision_id"] = str(page.latest_revision_id)

    response = desk_of(redactora).post(edit_url(alerta), form | {"hasta": local(first)})

    assert newest(alerta).hasta == first.replace(second=0, microsecond=0)
    assert "una acción cambió" not in said(response)
