"""A place on the map: whatever people paste becomes the same two numbers."""

import pytest
from django.core.exceptions import ValidationError

from cms.base.blocks.places import UbicacionBlock
from cms.base.places import Place, PlaceField, PlaceFormField, read_place

HERE = Place(14.0818, -87.2068)


@pytest.mark.parametrize(
    "text",
    [
        "14.0818, -87.2068",
        " 14.0818 -87.2068 ",
        "14.0818;-87.2068",
        "14,0818, -87,2068",
        "14.0818°, -87.2068°",
        "14°04'54.48\"N 87°12'24.48\"W",
        "14° 04\u2032 54.48\u2033 N, 87° 12\u2032 24.48\u2033 O",
        "https://www.google.com/maps/@14.0818,-87.2068,17z",
        "https://www.google.com/maps/place/Puente/@14.1,-87.3,17z/data=!8m2!3d14.0818!4d-87.2068",
        "https://www.google.com/maps/place/14.0818,-87.2068",
        "https://www.google.com/maps/search/14.0818,+-87.2068?entry=tts",
        "https://maps.google.com/?q=14.0818,-87.2068",
        "https://www.google.com/maps/search/?api=1&query=14.0818%2C-87.2068",
        "https://www.openstreetmap.org/#map=17/14.0818/-87.2068",
        "https://www.openstreetmap.org/?mlat=14.0818&mlon=-87.2068#map=12/14.1/-87.3",
        "geo:14.0818,-87.2068?z=17",
    ],
)
def test_what_people_paste_is_read(text):
    assert read_place(text) == HERE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("frente al mercado", "Ahí no hay coordenadas"),
        ("14.0818", "Ahí no hay coordenadas"),
        ("https://www.google.com/maps/place/Puente", "Ahí no hay coordenadas"),
        ("https://maps.app.goo.gl/aBcDeF", "enlace corto"),
        ("-87.2068, 194.08", "revise si van al revés"),
        ("114.08, -87.2", "revise si van al revés"),
    ],
)
def test_what_names_no_place_is_refused_with_a_reason(text, reason):
    with pytest.raises(ValidationError, match=reason):
        read_place(text)


def test_a_place_is_shown_again_as_its_numbers():
    field = PlaceFormField(required=False)

    assert field.prepare_value(HERE) == "14.0818, -87.2068"
    assert field.clean("  ") is None
    assert field.clean("14.0818, -87.2068") == HERE
    assert field.has_changed(HERE, "14.0818, -87.2068") is False


def test_a_place_is_kept_as_text_and_nothing_of_ours_in_migrations():
    field = PlaceField("lugar")

    assert field.get_prep_value(HERE) == "14.0818, -87.2068"
    assert field.get_prep_value(None) is None
    assert field.from_db_value("14.0818, -87.2068", None, None) == HERE
    assert field.deconstruct()[1] == "django.db.models.CharField"


def test_a_block_keeps_and_shows_a_place():
    block = UbicacionBlock()

    assert block.to_python("14.0818, -87.2068") == HERE
    assert block.to_python(None) is None
    assert block.get_prep_value(HERE) == "14.0818, -87.2068"
    assert block.get_api_representation(HERE) == {"lat": 14.0818, "lon": -87.2068}
    assert block.get_api_representation(None) is None
    assert block.get_searchable_content(HERE) == []


@pytest.mark.parametrize("text", ["0.00001, -87.2", "14.1, -0.000001", "0, 0"])
def test_what_is_stored_of_a_place_can_be_read_again(text):
    place = read_place(text)

    assert read_place(str(place)) == place


def test_a_text_without_end_is_no_place():
    with pytest.raises(ValidationError):
        read_place("http:" + "/dir/" * 1_000_000)
