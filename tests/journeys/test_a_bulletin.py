"""From the desk to the reader: written, sent, approved, out; and by nobody alone."""

import pytest

from tests.journeys.desk import Desk, Editor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

QUOTE = "El puente vuelve a unir los barrios."


def write_whole(desk: Desk, title: str) -> Editor:
    """A bulletin that lacks nothing but its picture."""
    editor = desk.write(title=title, bajada="El paso queda libre desde hoy.")
    return editor.add_paragraph("La alcaldía abrió hoy el puente.")


def test_a_bulletin_with_its_photo_goes_from_the_desk_to_the_reader(sign_in, reader, photo):
    redactora = sign_in("redaccion")
    editor = redactora.write(
        volanta="Obras",
        title="La alcaldía abre el puente",
        bajada="El paso queda libre desde hoy.",
        lugar="Comayagüela, M.D.C.",
        fecha="2026-07-01",
    )
    editor.upload_main_image(photo, alt="Vehículos cruzan el puente nuevo")
    editor.add_paragraph("La alcaldía abrió hoy el puente sobre el río Choluteca.")
    editor.add_quote(QUOTE, by="Marta Rivas", office="Gerente de Obras")
    editor.add_facts({"Largo": "120 metros", "Costo": "L 48 millones"})
    editor.send_to_review()
    assert reader.listed("La alcaldía abre el puente") is None

    # She can't approve it, neither by a button nor by hand.
    jefa = sign_in("jefatura")
    review = jefa.open_waiting("La alcaldía abre el puente")
    step = review.step_address
    own = redactora.open(review.page_id)
    assert own.approve_button.count() == 0
    assert "permiso" in redactora.post(step).text()
    assert reader.listed("La alcaldía abre el puente") is None
    assert reader.get(review.main_image).status == 404

    review.approve()

    out = reader.listed_within(1.0, "La alcaldía abre el puente")
    assert [block["type"] for block in out["cuerpo"]] == ["parrafo", "cita", "datos"]
    assert out["cuerpo"][1]["value"] == {
        "texto": QUOTE,
        "autor": "Marta Rivas",
        "cargo": "Gerente de Obras",
    }
    assert (out["volanta"], out["lugar"], out["fecha"]) == (
        "Obras",
        "Comayagüela, M.D.C.",
        "2026-07-01",
    )
    assert out["imagen"]["alt"] == "Vehículos cruzan el puente nuevo"
    for version in out["imagen"]["renditions"].values():
        assert reader.get(version["url"]).status == 200


@pytest.mark.parametrize("groups", [(), ("Jefatura de Prensa",)], ids=["alone", "in Jefatura"])
def test_a_superuser_who_touched_it_cannot_get_it_out_alone(sign_in, reader, newsroom, groups):
    title = f"Lo que tocó el superusuario {len(groups)}"
    account = {"username": f"raiz{len(groups)}", "password": "una-clave-larga"}
    newsroom.manage(
        *("createsuperuser", "--noinput", "--email", "raiz@alcaldia.example"),
        DJANGO_SUPERUSER_USERNAME=account["username"],
        DJANGO_SUPERUSER_PASSWORD=account["password"],
    )
    if groups:
        join(newsroom, account["username"], *groups)
    page_id = write_whole(sign_in("redaccion"), title).save().page_id
    root = sign_in("", **account)

    touched = root.open(page_id).fill(bajada="Lo cambió el superusuario.")
    touched.send_to_review()
    touched.approve_if_offered()

    assert touched.publish_button.count() == 0
    assert reader.listed(title) is None
    assert reader.detail(page_id).status == 404


def join(newsroom, username: str, *groups: str) -> None:
    """Put somebody into groups, as who installs the product would."""
    newsroom.manage(
        "shell",
        "--command",
        f"from cms.users.models import User; from django.contrib.auth.models import Group\n"
        f"User.objects.get(username={username!r})"
        f".groups.add(*Group.objects.filter(name__in={groups!r}))",
    )


def test_words_that_jefatura_mended_wait_for_the_authors_visto(sign_in, reader):
    title = "Jornada de limpieza en el mercado"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    write_whole(redactora, title).send_to_review()

    review = jefa.open_waiting(title)
    page_id = review.page_id
    review.fill(bajada="Lo que escribió la jefatura.").approve()

    assert reader.detail(page_id).status == 404
    redactora.give_visto(title)
    assert reader.listed_within(1.0, title)["bajada"] == "Lo que escribió la jefatura."
