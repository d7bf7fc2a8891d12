"""The simulated air: closed form, independent of the step, and what each broken part does to it."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.cuff.pneumatics import (
    KINKED_S,
    LINE_SHARE,
    PUMP_MMHG_S,
    RELIEF_MMHG,
    STEP_S,
    TIGHT_S,
    VENT_S,
    Air,
    Drive,
    Wear,
    crossing_s,
    flowed,
    squeezed,
)  # fmt: skip

CLOSED = Drive(0.0, 0.0, second_open=False)
VENTED = Drive(0.0, 1.0, second_open=False)
PUMPING = Drive(PUMP_MMHG_S, 0.0, second_open=False)


def after(air: Air, drive: Drive, wear: Wear, seconds: float, step_s: float = STEP_S) -> Air:
    for _ in range(round(seconds / step_s)):
        air = flowed(air, drive, wear, step_s)
    return air


def test_venting_from_240_is_below_20_within_a_quarter_of_a_second():
    assert after(Air(240.0, 240.0), VENTED, Wear(), 0.25).cuff_mmhg == pytest.approx(
        240.0 * exp(-0.25 * (10 + 1 / 600))
    )
    assert after(Air(240.0, 240.0), VENTED, Wear(), 0.25).cuff_mmhg < 20.0


@given(st.floats(0.0, 320.0), st.sampled_from([CLOSED, VENTED, PUMPING, Drive(10.0, 0.1, second_open=True)]))
def test_the_step_does_not_change_the_course(mmhg, drive):
    fine = after(Air(mmhg, mmhg), drive, Wear(), 0.1, 0.001)
    assert after(Air(mmhg, mmhg), drive, Wear(), 0.1, 0.01).cuff_mmhg == pytest.approx(fine.cuff_mmhg, abs=1e-6)


def test_the_pump_adds_40_mmhg_a_second_and_the_relief_valve_ends_it():
    assert after(Air(), PUMPING, Wear(), 1.0).cuff_mmhg == pytest.approx(PUMP_MMHG_S, rel=0.01)
    assert after(Air(), PUMPING, Wear(), 20.0) == Air(RELIEF_MMHG, RELIEF_MMHG)


def test_a_tight_cuff_keeps_its_pressure_and_a_leaking_one_does_not():
    assert after(Air(100.0, 100.0), CLOSED, Wear(), 6.0).cuff_mmhg == pytest.approx(100.0 * exp(-6.0 / TIGHT_S))
    assert after(Air(100.0, 100.0), CLOSED, Wear(leak_s=1.0), 1.0).cuff_mmhg == pytest.approx(100.0 * exp(-1.0))


def test_a_stuck_pump_runs_untold_and_a_dead_one_does_not_run():
    assert after(Air(), CLOSED, Wear(pump_sticks=True), 1.0).cuff_mmhg == pytest.approx(PUMP_MMHG_S, rel=0.01)
    assert after(Air(), PUMPING, Wear(pump_dead=True), 1.0).cuff_mmhg == 0.0


def test_a_stuck_pump_does_not_hold_a_vented_cuff_above_20_mmhg():
    vented = after(Air(200.0, 200.0), VENTED, Wear(pump_sticks=True), 1.0)
    assert vented.cuff_mmhg == pytest.approx(PUMP_MMHG_S * VENT_S, rel=0.02)


def test_the_second_valve_vents_as_fast_as_the_first():
    through_second = Drive(0.0, 1.0, second_open=True)
    jammed = after(Air(200.0, 200.0), through_second, Wear(vent_s=float("inf")), 0.3)
    assert jammed == after(Air(200.0, 200.0), VENTED, Wear(), 0.3)
    both_jammed = Wear(vent_s=float("inf"), second_vent_s=float("inf"))
    assert after(Air(200.0, 200.0), through_second, both_jammed, 0.5).cuff_mmhg > 199.0


def test_beyond_a_kink_the_line_moves_at_once_and_the_cuff_hardly():
    kinked = after(Air(50.0, 50.0), PUMPING, Wear(kinked=True), 0.1)
    assert kinked.line_mmhg == pytest.approx(50.0 + 0.1 * PUMP_MMHG_S / LINE_SHARE, rel=0.01)
    assert 50.0 < kinked.cuff_mmhg < 50.0 + 0.1 * 40.0 / KINKED_S + 0.01
    vented = after(Air(100.0, 100.0), Drive(0.0, 1.0, second_open=False), Wear(kinked=True), 0.5)
    assert (vented.line_mmhg < 1.0, vented.cuff_mmhg > 98.0) == (True, True)
    second = after(Air(100.0, 100.0), Drive(0.0, 1.0, second_open=True), Wear(kinked=True), 0.5)
    assert second.cuff_mmhg < 1.0


def test_a_squeeze_adds_to_both_sides():
    assert squeezed(Air(80.0, 70.0), 15.0) == Air(95.0, 85.0)


def test_the_crossing_of_a_level_is_exact_within_a_step():
    assert crossing_s(40.0, 10.0, 20.0, 0.01) == pytest.approx(0.005)
    assert crossing_s(20.0, 10.0, 20.0, 0.01) == 0.0
