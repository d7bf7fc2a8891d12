"""The beginning of the exhaustive search; `make cuff-states` walks all of it and prints its size."""

from devices.cuff.limits import Limb
from devices.cuff.state import Mode
from tests.devices.cuff.exhaustive import search

MOST_STATES = 2500


def test_no_reachable_state_breaks_an_invariant():
    found = search(MOST_STATES)
    assert found.violations == ()
    assert found.transitions > 10_000
    assert {Mode.FAULT, Mode.CALIBRATING, Mode.READY, Mode.INFLATING} <= found.modes


def test_an_arm_is_walked_as_a_leg_is():
    assert search(400, Limb.RIGHT_ARM).violations == ()
