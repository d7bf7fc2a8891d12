"""When a fault shows: conditions on what reached the controller, with the hazard table's numbers written out again.

On purpose these numbers are not the controller's own: a limit that somebody loosens there is late here.
"""

from collections.abc import Callable
from typing import Protocol

from devices.cuff.port import CuffStatus, Fault
from devices.cuff.scenarios.heard import Heard
from devices.cuff.scenarios.scenario import Sign
from devices.cuff.state import Mode, State

OVER_GOAL_MMHG, CALIBRATION_MMHG, UNDER_GOAL_MMHG, APART_MMHG = 10.0, 300.0, 40.0, 10.0
SENSOR_FROM_MMHG, SENSOR_TO_MMHG, OTHER_MMHG = -20.0, 400.0, 20.0
STATUS_S, STILL_S, REACH_S, NIRS_S, NIRS_STILL_S, EMG_S, SUPERVISOR_S, TICK_S = 0.2, 1.0, 15.0, 0.5, 10.0, 0.2, 0.3, 0.5
LOW_SMO2_PCT, LOW_EMG = 15.0, 0.30
BOUT_S, CALIBRATION_S = 600.0, 180.0


class Witness(Protocol):
    """What a sign looks at."""

    state: State
    heard: Heard
    now_s: float
    tick_dt_s: float
    """As the controller's clock has it."""
    spoken: bool
    """Whether the wish in question is heard in this tick."""
    unmoved_s: float
    """How long the highest reading has not moved."""
    inflating_s: float
    session_limit_s: float

    @property
    def status(self) -> CuffStatus:
        """The newest report."""

    @property
    def highest_mmhg(self) -> float:
        """The sensor that reads more."""


def _too_high(one: Witness) -> bool:
    if one.state.mode is Mode.CALIBRATING:
        return one.highest_mmhg > CALIBRATION_MMHG
    return one.highest_mmhg > one.state.goal_mmhg + OVER_GOAL_MMHG


def _disagree(one: Witness) -> bool:
    return not abs(one.status.cuff_mmhg - one.status.second_mmhg) <= APART_MMHG


def _unknown(one: Witness) -> bool:
    read = (one.status.cuff_mmhg, one.status.second_mmhg)
    return not all(SENSOR_FROM_MMHG <= mmhg <= SENSOR_TO_MMHG for mmhg in read)


def _time_over(one: Witness) -> bool:
    spent = one.state.spent
    over = spent.bout_s >= BOUT_S or spent.session_s >= one.session_limit_s
    return over or (one.state.mode is Mode.CALIBRATING and spent.calibration_s >= CALIBRATION_S)


SIGNS: dict[Sign, Callable[[Witness], bool]] = {
    Sign.TOO_HIGH: _too_high,
    Sign.LOST: lambda one: one.highest_mmhg < one.state.goal_mmhg - UNDER_GOAL_MMHG,
    Sign.UNREACHED: lambda one: one.inflating_s > REACH_S,
    Sign.DISAGREE: _disagree,
    Sign.UNKNOWN: _unknown,
    Sign.STALE: lambda one: one.status.age_s > STATUS_S or not one.heard.link_up,
    Sign.STANDS_STILL: lambda one: one.unmoved_s > STILL_S,
    Sign.NIRS_STALE: lambda one: one.now_s - one.heard.smo2_at_s > NIRS_S,
    Sign.NIRS_BEYOND: lambda one: not 0.0 <= one.heard.smo2_pct <= 100.0,
    Sign.NIRS_FLAT: lambda one: one.heard.smo2_still_s > NIRS_STILL_S,
    Sign.DESATURATED: lambda one: one.heard.smo2_pct <= LOW_SMO2_PCT,
    Sign.EMG_STALE: lambda one: one.now_s - one.heard.emg_at_s > EMG_S,
    Sign.EMG_LOW: lambda one: one.heard.emg_share < LOW_EMG,
    Sign.SILENT: lambda one: one.now_s - one.heard.supervisor_at_s > SUPERVISOR_S,
    Sign.FIRMWARE: lambda one: one.status.fault is not Fault.NONE,
    Sign.ODD_TICK: lambda one: not 0.0 < one.tick_dt_s <= TICK_S,
    Sign.OTHER_LIMB: lambda one: one.heard.other_limb_mmhg >= OTHER_MMHG,
    Sign.TIME_OVER: _time_over,
    Sign.SAID: lambda one: one.spoken,
    Sign.STOP: lambda one: one.heard.stop_pressed,
    Sign.NONE: lambda _one: False,
}
