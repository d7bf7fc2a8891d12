"""Each condition at both sides of its edge: the last value that holds, and the first that vents in the same tick."""

import math
from dataclasses import replace
from typing import Any

import pytest

from devices.cuff.limits import Given, Limb, Seen, Spent
from devices.cuff.machine import step
from devices.cuff.state import Inputs, Mode, State
from devices.cuff.trips import TRIPS, tripped
from tests.devices.cuff.sessions import GIVEN, good

KNOWN: Given = replace(GIVEN, limb_occlusion_mmhg=200.0, occlusion_age_s=60.0, approved_mmhg=160.0)
HOLDS = State(
    Limb.LEFT_LEG,
    Mode.HOLDING,
    KNOWN,
    Spent(bout_s=10.0),
    goal_mmhg=100.0,
    in_mode_s=5.0,
    last_mmhg=100.0,
    last_smo2_pct=60.0,
)
INFLATES = replace(HOLDS, mode=Mode.INFLATING)
CALIBRATES = replace(HOLDS, mode=Mode.CALIBRATING)
RESTS = replace(HOLDS, mode=Mode.RESTING, goal_mmhg=0.0, last_mmhg=0.0)
VENTS, AT_300 = replace(RESTS, in_mode_s=0.1), replace(CALIBRATES, goal_mmhg=300.0, last_mmhg=300.0)
BEGINS, LOW = replace(CALIBRATES, goal_mmhg=0.0), replace(HOLDS, goal_mmhg=50.0)
ARM = replace(HOLDS, limb=Limb.LEFT_ARM, given=replace(KNOWN, limb=Limb.LEFT_ARM))
SEEN = good(100.0)


def pressed(mmhg: float, second: float | None = None, age_s: float = 0.0, other: float = 0.0) -> Seen:
    return Seen(mmhg, mmhg if second is None else second, age_s, other)


def with_state(state: State, **changes: Any) -> tuple[State, Inputs]:
    return replace(state, **changes), SEEN


def seen(state: State = HOLDS, **changes: Any) -> tuple[State, Inputs]:
    return state, replace(SEEN, **changes)


def spent(state: State = HOLDS, **changes: float) -> tuple[State, Inputs]:
    return replace(state, spent=replace(state.spent, **changes)), SEEN


EDGES = [
    ("TIMING", seen(dt_s=0.5), seen(dt_s=0.501)),
    ("TIMING", seen(dt_s=0.001), seen(dt_s=0.0)),
    ("STOP_PRESSED", seen(stop_pressed=False), seen(stop_pressed=True)),
    ("LINK_LOST", seen(link_up=True), seen(link_up=False)),
    ("FIRMWARE_FAULT", seen(firmware_fault=False), seen(firmware_fault=True)),
    ("PRESSURE_STALE", seen(pressure=pressed(100, age_s=0.2)), seen(pressure=pressed(100, age_s=0.201))),
    ("PRESSURE_STALE", seen(pressure=pressed(100, age_s=0.0)), seen(pressure=pressed(100, age_s=-0.001))),
    ("PRESSURE_RANGE", seen(RESTS, pressure=pressed(-20)), seen(RESTS, pressure=pressed(-20.1))),
    ("PRESSURE_RANGE", seen(RESTS, pressure=pressed(-20)), seen(RESTS, pressure=pressed(-19, -20.1))),
    ("PRESSURE_RANGE", seen(VENTS, pressure=pressed(400)), seen(VENTS, pressure=pressed(400.1))),
    ("SENSORS_DISAGREE", seen(pressure=pressed(100, 90)), seen(pressure=pressed(100, 89.9))),
    ("SENSORS_DISAGREE", seen(pressure=pressed(90, 100)), seen(pressure=pressed(89.9, 100))),
    ("WILL_NOT_DEFLATE", seen(RESTS, pressure=pressed(19.9)), seen(RESTS, pressure=pressed(20.0))),
    ("WILL_NOT_DEFLATE", seen(replace(VENTS, in_mode_s=0.5), pressure=pressed(90)),
     seen(replace(VENTS, in_mode_s=0.51), pressure=pressed(90))),
    ("SUPERVISOR_SILENT", seen(supervisor_age_s=0.3), seen(supervisor_age_s=0.301)),
    ("SUPERVISOR_SILENT", seen(supervisor_age_s=0.0), seen(supervisor_age_s=-0.001)),
    ("TWO_LIMBS", seen(pressure=pressed(100, other=19.9)), seen(pressure=pressed(100, other=20.0))),
    ("RISES_WILDLY", seen(with_state(HOLDS, last_mmhg=85.0)[0]), seen(with_state(HOLDS, last_mmhg=84.9)[0])),
    ("OVERPRESSURE", seen(pressure=pressed(110)), seen(pressure=pressed(110.1))),
    ("OVERPRESSURE", seen(pressure=pressed(110, 105)), seen(pressure=pressed(101, 110.1))),
    ("OVERPRESSURE", seen(AT_300, pressure=pressed(300)), seen(AT_300, pressure=pressed(300.1))),
    ("PRESSURE_LOST", seen(pressure=pressed(60)), seen(pressure=pressed(59.9))),
    ("PRESSURE_FLAT", with_state(INFLATES, flat_s=0.8), with_state(INFLATES, flat_s=0.81)),
    ("PRESSURE_FLAT", with_state(HOLDS, flat_s=0.8), with_state(HOLDS, flat_s=0.81)),
    ("PRESSURE_FLAT", with_state(CALIBRATES, flat_s=0.8), with_state(CALIBRATES, flat_s=0.81)),
    ("OVERPRESSURE", seen(CALIBRATES, pressure=pressed(110)), seen(CALIBRATES, pressure=pressed(110.1))),
    ("OVERPRESSURE", seen(BEGINS, pressure=pressed(30)), seen(BEGINS, pressure=pressed(30.1))),
    ("PRESSURE_LOST", seen(LOW, pressure=pressed(25)), seen(LOW, pressure=pressed(24.9))),
    ("NIRS_STALE", seen(smo2_age_s=0.5), seen(smo2_age_s=0.501)),
    ("NIRS_STALE", seen(smo2_age_s=0.0), seen(smo2_age_s=-0.001)),
    ("NIRS_RANGE", seen(CALIBRATES, smo2_pct=0.0), seen(CALIBRATES, smo2_pct=-0.1)),
    ("NIRS_RANGE", seen(smo2_pct=100.0), seen(smo2_pct=100.1)),
    ("NIRS_FLAT", with_state(HOLDS, smo2_flat_s=10.0), with_state(HOLDS, smo2_flat_s=10.01)),
    ("DESATURATED", seen(smo2_pct=15.1), seen(smo2_pct=15.0)),
    ("DESATURATED", seen(smo2_pct=33.1, smo2_floor_pct=30.0), seen(smo2_pct=33.0, smo2_floor_pct=30.0)),
    ("EMG_STALE", seen(emg_age_s=0.2), seen(emg_age_s=0.201)),
    ("EMG_STALE", seen(emg_age_s=0.0), seen(emg_age_s=-0.001)),
    ("EMG_DROPPED", seen(emg_share=0.30), seen(emg_share=0.299)),
    ("BOUT_OVER", spent(bout_s=599.9), spent(bout_s=600.0)),
    ("SESSION_OVER", spent(session_s=1199.9), spent(session_s=1200.0)),
    ("SESSION_OVER", spent(ARM, session_s=899.9), spent(ARM, session_s=900.0)),
    ("CALIBRATION_OVER", spent(CALIBRATES, calibration_s=179.9), spent(CALIBRATES, calibration_s=180.0)),
    ("WILL_NOT_INFLATE", with_state(INFLATES, in_mode_s=15.0), with_state(INFLATES, in_mode_s=15.01)),
]  # fmt: skip


@pytest.mark.parametrize(("code", "holds", "trips"), EDGES)
def test_the_last_value_holds_and_the_next_one_trips(code, holds, trips):
    assert tripped(*holds) == ()
    assert tripped(*trips) == (code,)


@pytest.mark.parametrize(("code", "_holds", "trips"), EDGES)
def test_a_trip_vents_in_the_same_tick_and_latches(code, _holds, trips):
    state, inputs = trips
    answer = step(state, inputs)
    assert answer.command.vents
    assert answer.state.mode is Mode.FAULT
    assert code in answer.state.faults


def test_every_condition_is_tested():
    assert {code for code, *_ in EDGES} == {trip.code for trip in TRIPS}


@pytest.mark.parametrize("name", ["dt_s", "smo2_pct", "smo2_age_s", "emg_share", "emg_age_s", "supervisor_age_s"])
def test_an_unknown_value_trips(name):
    state, inputs = seen(**{name: math.nan})
    assert step(state, inputs).state.mode is Mode.FAULT


@pytest.mark.parametrize(
    "pressure", [Seen(math.nan, 100, 0), Seen(100, math.nan, 0), Seen(100, 100, math.nan), Seen(100, 100, 0, math.nan)]
)
def test_an_unknown_pressure_trips(pressure):
    state, inputs = seen(pressure=pressure)
    assert step(state, inputs).state.mode is Mode.FAULT


@pytest.mark.parametrize(
    ("since_s", "mmhg", "trips"),
    [(1.0, 110.0, ()), (1.0, 110.1, ("OVERPRESSURE",)), (1.01, 70.0, ()), (1.01, 70.1, ("OVERPRESSURE",))],
)
def test_after_lowering_the_old_goal_counts_for_a_second(since_s, mmhg, trips):
    lowered = replace(HOLDS, goal_mmhg=60.0, before_lowering_mmhg=100.0, since_lowering_s=since_s, last_mmhg=mmhg)
    assert tripped(*seen(lowered, pressure=pressed(mmhg))) == trips


@pytest.mark.parametrize(
    ("state", "most"),
    [
        (replace(HOLDS, goal_mmhg=239.0, given=replace(KNOWN, limb_occlusion_mmhg=280.0)), 234.0),
        (replace(HOLDS, goal_mmhg=245.0, given=replace(KNOWN, limb_occlusion_mmhg=310.0)), 250.0),
        (replace(ARM, goal_mmhg=205.0, given=replace(ARM.given or KNOWN, limb_occlusion_mmhg=300.0)), 210.0),
    ],
)
def test_no_goal_lifts_the_trip_over_the_ceilings(state, most):
    at, over = replace(state, last_mmhg=most), pressed(most + 0.1)
    assert "OVERPRESSURE" not in tripped(*seen(at, pressure=pressed(most)))
    assert "OVERPRESSURE" in tripped(*seen(at, pressure=over))


def test_without_anything_established_no_pressure_is_allowed():
    assert set(tripped(*seen(replace(HOLDS, given=None)))) == {"OVERPRESSURE", "SESSION_OVER"}


def test_a_cuff_that_is_not_worn_trips_nothing():
    assert [tripped(State(mode=mode), Inputs(dt_s=0.1)) for mode in (Mode.IDLE, Mode.SCREENED, Mode.DONE)] == [()] * 3
