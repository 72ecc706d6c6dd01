"""Dates and hours in words."""

from datetime import UTC, date, datetime

import pytest

from cms.outputs.dates import day_in_words, moment_in_words, month_in_words, occasion_in_words

ZONE = "America/Tegucigalpa"


def test_a_day_is_written_out_in_the_pieces_language():
    assert day_in_words(date(2026, 11, 22), "es-hn") == "22 de noviembre de 2026"
    assert day_in_words(date(2026, 11, 22), "en") == "November 22, 2026"


@pytest.mark.parametrize(
    ("hour", "said"),
    [(6, "12:05 a. m."), (17, "11:05 a. m."), (18, "12:05 p. m."), (23, "5:05 p. m.")],
)
def test_an_hour_is_the_citys(hour, said):
    moment = datetime(2026, 1, 1, hour, 5, tzinfo=UTC)

    spoken = moment_in_words(moment, "es-hn", zone=ZONE).replace("\N{NO-BREAK SPACE}", " ")

    assert spoken == f"1 de enero de 2026, {said}"


def test_the_day_too_is_the_citys():
    moment = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)

    assert moment_in_words(moment, "en", zone=ZONE).startswith("December 31, 2025, 9:00")


def test_a_month_is_written_out_in_the_pieces_language():
    assert month_in_words(date(2026, 11, 22), "es-hn") == "noviembre de 2026"
    assert month_in_words(date(2026, 11, 22), "en") == "November 2026"


@pytest.mark.parametrize(
    ("end", "language", "said"),
    [
        (None, "es-hn", "domingo 22 de noviembre de 2026, 9:00 a. m."),
        (
            datetime(2026, 11, 22, 18, tzinfo=UTC),
            "es-hn",
            "domingo 22 de noviembre de 2026, 9:00 a. m. \N{EN DASH} 12:00 p. m.",
        ),
        (
            datetime(2026, 11, 23, 18, tzinfo=UTC),
            "en",
            "Sunday, November 22, 2026, 9:00 a.m. \N{EN DASH} "
            "Monday, November 23, 2026, 12:00 p.m.",
        ),
    ],
)
def test_an_occasion_is_told_from_its_beginning_to_its_end(end, language, said):
    start = datetime(2026, 11, 22, 15, tzinfo=UTC)

    spoken = occasion_in_words(start, end, language, zone=ZONE)

    assert spoken.replace("\N{NO-BREAK SPACE}", " ") == said
