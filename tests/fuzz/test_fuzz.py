"""However people act: nothing is out that nobody entitled approved, nor anyone's words that nobody
else had accepted. ``make test`` takes some steps, ``make fuzz`` ten times as many."""

import os
import secrets

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.fuzz.machine import Newsroom

STEPS = int(os.environ.get("PREGON_FUZZ_STEPS", "200"))
IN_A_ROW = 50  # steps of one office, before the next begins
LONG = STEPS > 200


@pytest.mark.django_db
def test_nothing_gets_out_whatever_people_do():
    Newsroom.steps = Newsroom.releases = 0
    # The same steps for everybody in the suite; others each time when it is let loose.
    number = secrets.randbelow(10**9) if LONG else 1
    while Newsroom.steps < STEPS:
        print(f"seed {number}: {Newsroom.steps} steps, {Newsroom.releases} releases")  # noqa: T201
        run_state_machine_as_test(seed(number)(Newsroom), settings=HOW)
        number += 1
    assert Newsroom.releases >= STEPS / 100, "Too little ever got out to show anything."


HOW = settings(
    max_examples=5,  # the first of them is the dullest there is
    stateful_step_count=IN_A_ROW,
    deadline=None,
    database=None,
    phases=[Phase.generate, Phase.shrink] if LONG else [Phase.generate],
    suppress_health_check=list(HealthCheck),
    print_blob=False,
)
