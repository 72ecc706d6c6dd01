"""A public work, told by its milestones, from the desk to the reader."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.xdist_group("journeys")]

ON_A_MAP = (
    "https://www.google.com/maps/place/Puente/@14.08,-87.2,17z/data=!3m1!8m2!3d14.0818!4d-87.2068"
)
LIST = "/api/v2/pages/?type=campanas.InfraestructuraPage&fields=*&order=-inicio"


def test_a_campaign_with_a_milestone_goes_from_the_desk_to_the_reader(sign_in, reader, photo):
    title = "Puente de la colonia Kennedy"
    redactora, jefa = sign_in("redaccion"), sign_in("jefatura")
    editor = redactora.write(
        "Obra pública",
        title=title,
        bajada="Un puente que une dos barrios.",
        direccion="Bulevar Centroamérica, frente al mercado.",
        ubicacion=ON_A_MAP,
        inicio="2026-02-01",
        avance="45",
        presupuesto="L 12,500,000",
    )
    editor.add_milestone(
        day="2026-03-20",
        title="Colocada la primera viga",
        text="Pesa doce toneladas.",
        photo=photo,
        alt="Una grúa baja la viga",
    )
    editor.send_to_review()
    assert reader.get(LIST).json()["items"] == []

    jefa.open_waiting(title).approve()

    [work] = reader.get(LIST).json()["items"]
    assert (work["title"], work["meta"]["kind"]) == (title, "infraestructura")
    assert work["ubicacion"] == {"lat": 14.0818, "lon": -87.2068}
    assert (work["presupuesto"], work["avance"]) == ("12500000.00", 45)
    [milestone] = [block["value"] for block in work["hitos"]]
    assert (milestone["fecha"], milestone["titulo"]) == ("2026-03-20", "Colocada la primera viga")
    [shown] = milestone["fotos"]
    assert shown["imagen"]["alt"] == "Una grúa baja la viga"
    for version in shown["imagen"]["renditions"].values():
        assert reader.get(version["url"]).status == 200
