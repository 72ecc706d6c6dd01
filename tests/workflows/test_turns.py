"""Who has a piece: passed to one person, taken by oneself, and never stuck with who isn't there."""

import pytest
from django.core import mail
from wagtail.models import PageLogEntry

from cms.users.roles import Role
from cms.workflows.models import Assignment
from cms.workflows.standing import standing
from cms.workflows.turns import holders
from tests.factories import people
from tests.workflows.desk import act, act_url, desk_of, save, step, submit, waits_at


@pytest.fixture
def en_edicion(borrador, redactora, jefa, otra_jefa):
    submit(redactora, borrador)
    return borrador


def pass_to(actor, page, person, note=""):
    return act(actor, page, "pasar", {"persona": person.pk, "nota": note})


def has_it(page):
    return [str(each) for each in holders(page.current_workflow_task_state)]


def test_it_is_passed_to_one_person_who_sees_it_first(en_edicion, redactora, jefa, otra_jefa):
    pass_to(jefa, en_edicion, otra_jefa)

    assert has_it(en_edicion) == ["diana"]
    assert standing(en_edicion) == "Edición: la tiene diana"
    assert "se la pasó berta" in desk_of(otra_jefa).get("/admin/").content.decode()
    entry = PageLogEntry.objects.get(action="pregon.pass_on")
    assert entry.formatter.format_message(entry) == "Pasó el paso «Edición» a diana"


def test_who_gets_it_is_told_and_nobody_of_his_own_act(
    en_edicion, jefa, otra_jefa, django_capture_on_commit_callbacks
):
    for person in (jefa, otra_jefa):
        person.email = f"{person.username}@amdc.example"
        person.save()

    with django_capture_on_commit_callbacks(execute=True):
        pass_to(jefa, en_edicion, otra_jefa, note="Me voy a casa.")

    (message,) = mail.outbox
    assert message.to == ["diana@amdc.example"]
    assert message.subject == f"berta le pasa la edición de: {en_edicion.title}"
    assert message.body.startswith("berta: «Me voy a casa.»")


def test_what_others_have_comes_last(en_edicion, redactora, jefa, otra_jefa):
    from tests.factories import pages

    later = pages.draft(redactora, title="La que llegó después")
    submit(redactora, later)
    pass_to(jefa, en_edicion, otra_jefa)

    listed = desk_of(jefa).get("/admin/").content.decode().split('id="mis-piezas')[0]
    assert listed.index("La que llegó después") < listed.index(f">{en_edicion.title}<")


def test_the_others_may_still_take_it(en_edicion, jefa, otra_jefa):
    pass_to(jefa, en_edicion, otra_jefa)

    step(jefa, en_edicion)

    assert en_edicion.live


def test_it_is_taken_from_who_had_it(en_edicion, jefa, otra_jefa):
    pass_to(jefa, en_edicion, otra_jefa)

    act(jefa, en_edicion, "tomar")

    assert has_it(en_edicion) == ["berta"]


def test_it_stays_with_its_person_when_the_text_changes(en_edicion, jefa, otra_jefa):
    act(otra_jefa, en_edicion, "tomar")

    save(jefa, en_edicion, title="Otro titular")

    assert has_it(en_edicion) == ["diana"]


@pytest.mark.parametrize("gone", ["inactive", "out of the group", "deleted"])
def test_who_is_gone_blocks_nobody(en_edicion, redactora, jefa, otra_jefa, gone):
    act(otra_jefa, en_edicion, "tomar")
    if gone == "inactive":
        otra_jefa.is_active = False
        otra_jefa.save()
    elif gone == "out of the group":
        otra_jefa.groups.clear()
    else:
        otra_jefa.delete()

    assert has_it(en_edicion) == ["berta"]
    assert standing(en_edicion) == "Edición: la tiene Jefatura de Prensa"
    step(jefa, en_edicion)
    assert en_edicion.live


def test_it_goes_to_nobody_who_may_not_take_it(en_edicion, redactora, jefa, gerente):
    for person in (redactora, gerente):
        pass_to(jefa, en_edicion, person)

    assert not Assignment.objects.exists()
    assert waits_at(en_edicion) == "Edición"


@pytest.mark.parametrize("name", ["pasar", "tomar"])
def test_who_may_not_take_it_may_not_hand_it_on(en_edicion, redactora, otra_jefa, name):
    act(redactora, en_edicion, name, {"persona": otra_jefa.pk})

    assert not Assignment.objects.exists()


def test_nothing_is_passed_out_of_review(borrador, noticia, jefa, otra_jefa):
    for page in (borrador, noticia):
        pass_to(jefa, page, otra_jefa)
        act(jefa, page, "tomar")

    assert not Assignment.objects.exists()


def test_a_visto_is_passed_among_those_who_may_give_it(borrador, redactora, jefa, otra_jefa):
    colleague = people.person("elena", Role.WRITERS)
    submit(redactora, borrador)
    step(jefa, borrador, title="De la jefa")

    pass_to(jefa, borrador, colleague)
    assert not Assignment.objects.exists()
    pass_to(jefa, borrador, otra_jefa)

    assert has_it(borrador) == ["diana"]
    step(redactora, borrador)
    assert borrador.live


def test_to_look_writes_nothing(en_edicion, jefa, otra_jefa):
    for name in ("pasar", "tomar"):
        assert desk_of(jefa).get(act_url(en_edicion, name)).status_code == 200

    assert not Assignment.objects.exists()
