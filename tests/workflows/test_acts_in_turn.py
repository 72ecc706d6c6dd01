"""Two do something with a page at the same moment: the slower one is told, and nothing breaks."""

import pytest
from django import forms

from cms.publishing import acts
from cms.workflows.forms import CancelarForm
from cms.workflows.views.acts_scheduled import CancelarProgramacion, PublicarAhora
from tests.workflows.desk import act, said, save

pytestmark = pytest.mark.django_db


def slower_by(page, jefa, form):
    """``form``, between whose two halves somebody else cancels the schedule."""

    class Slower(form):
        def clean(self):
            acts.unschedule(page, actor=jefa)
            return super().clean()

    return Slower


@pytest.mark.parametrize(
    ("view", "form"), [(PublicarAhora, forms.Form), (CancelarProgramacion, CancelarForm)]
)
def test_what_is_scheduled_no_more(programada, jefa, monkeypatch, view, form):
    monkeypatch.setattr(view, "form_class", slower_by(programada, jefa, form))

    answer = act(jefa, programada, view.name, {"motivo": ""})

    assert answer.status_code == 302
    assert "no está programada" in said(answer)
    assert not programada.live


def test_a_form_opened_from_nowhere_is_saved(borrador, redactora):
    answer = save(redactora, borrador, loaded_revision_id="²")

    assert answer.status_code in (200, 302)
