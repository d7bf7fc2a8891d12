"""The gate counts for itself and lets nothing through that the limits refuse, whatever the machine says."""

import math
from dataclasses import replace

import pytest

from devices.cuff.control.gate import Gate
from devices.cuff.limits import Phase, Seen, Spent
from devices.cuff.port import VENT, Command
from tests.devices.cuff.sessions import GIVEN

KNOWN = replace(GIVEN, limb_occlusion_mmhg=200.0, occlusion_age_s=60.0, approved_mmhg=120.0)


def at(mmhg: float, age_s: float = 0.02) -> Seen:
    return Seen(mmhg, mmhg, age_s)


def inflated(to_mmhg: float = 100.0) -> Gate:
    """A gate that let an inflation through, five mmHg a tick."""
    gate, target = Gate(), 0.0
    while target < to_mmhg:
        gate.tick(at(target), 0.1, calibrating=False)
        target = min(target + 5.0, to_mmhg)
        assert gate.passed(Command(target), Phase.INFLATING, 0.0, at(target - 5.0), KNOWN) == Command(target)
    return gate


def test_an_inflation_in_steps_passes_and_is_counted():
    gate = inflated()
    assert gate.issued.target_mmhg == 100.0
    assert gate.refused == ()
    assert gate.spent.session_s == pytest.approx(1.6)


def test_a_machine_that_jumps_is_vented_and_locked_out():
    gate = inflated()
    gate.tick(at(100.0), 0.1, calibrating=False)
    assert gate.passed(Command(119.0), Phase.HOLDING, 0.0, at(100.0), KNOWN) == VENT
    assert gate.refused == ("RISES_TOO_FAST",)
    assert gate.passed(Command(5.0), Phase.INFLATING, 0.0, at(0.0), KNOWN) == VENT


@pytest.mark.parametrize(("age_s", "passes"), [(0.2, True), (0.21, False), (math.nan, False)])
def test_an_old_command_is_nobody_s_wish(age_s, passes):
    gate = inflated()
    assert (gate.passed(Command(100.0), Phase.HOLDING, age_s, at(100.0), KNOWN) == Command(100.0)) is passes


@pytest.mark.parametrize(("phase", "given"), [(None, KNOWN), (Phase.HOLDING, None)])
def test_a_pressure_without_a_phase_or_anything_established_is_vented(phase, given):
    gate = inflated()
    assert gate.passed(Command(100.0), phase, 0.0, at(100.0), given) == VENT
    assert gate.refused == ("NOTHING_ESTABLISHED",)


@pytest.mark.parametrize("target", [math.nan, math.inf, -5.0, 0.0])
def test_no_odd_target_passes(target):
    assert inflated().passed(Command(target), Phase.HOLDING, 0.0, at(100.0), KNOWN) == VENT


def test_venting_passes_and_starts_the_steps_anew():
    gate = inflated()
    assert gate.passed(VENT, None, 99.0, at(math.nan), None) == VENT
    assert (gate.issued.target_mmhg, gate.refused) == (0.0, ())


def test_the_gate_s_own_ledger_ends_a_bout_that_the_machine_forgot():
    gate = inflated()
    gate.spent = Spent(bout_s=599.95, session_s=599.95)
    assert gate.passed(Command(100.0), Phase.HOLDING, 0.0, at(100.0), KNOWN) == Command(100.0)
    gate.tick(at(100.0), 0.1, calibrating=False)
    assert gate.passed(Command(100.0), Phase.HOLDING, 0.0, at(100.0), KNOWN) == VENT
    assert gate.refused == ("BOUT_OVER",)


def test_an_unknown_pressure_counts_as_inflated_once_something_went_out():
    gate = Gate()
    gate.tick(at(math.nan), 60.0, calibrating=False)
    assert gate.spent.session_s == 0.0
    gate = inflated()
    before = gate.spent.session_s
    gate.tick(at(math.nan), 0.1, calibrating=False)
    assert gate.spent.session_s == pytest.approx(before + 0.1)


@pytest.mark.parametrize("dt_s", [math.nan, -1.0, math.inf])
def test_a_tick_of_no_length_counts_as_half_a_second(dt_s):
    gate = inflated()
    before = gate.spent.session_s
    gate.tick(at(100.0), dt_s, calibrating=False)
    assert gate.spent.session_s == pytest.approx(before + 0.5)


def test_a_calibration_is_counted_apart():
    gate = Gate()
    gate.tick(at(50.0), 0.1, calibrating=True)
    assert (gate.spent.calibration_s, gate.spent.session_s) == (0.1, 0.1)
