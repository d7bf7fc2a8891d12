"""A fault scenario as data: what breaks, in which phase, which hazard it stands for, and what has to follow."""

from dataclasses import dataclass, field
from enum import StrEnum

from devices.cuff.limits import Limb, Spent


class When(StrEnum):
    """The phase in which something breaks; the moment within it is drawn from the seed."""

    FROM_THE_START = "from_the_start"
    READY = "ready"
    INFLATING = "inflating"
    HOLDING = "holding"
    PRESSED = "pressed"
    """While inflating or holding, as the seed has it."""
    CALIBRATING = "calibrating"
    RESTING = "resting"
    NEVER = "never"


class Break(StrEnum):
    """What goes wrong. `devices.cuff.scenarios.breaking` does it."""

    PUMP_STUCK = "pump_stuck"
    PUMP_DEAD = "pump_dead"
    VALVE_JAMMED = "valve_jammed"
    VALVE_CLOGGED = "valve_clogged"
    BOTH_VALVES_JAMMED = "both_valves_jammed"
    TUBE_KINKED = "tube_kinked"
    LIMB_SQUEEZES = "limb_squeezes"
    STRAP_OPENS = "strap_opens"
    LEAK = "leak"
    SENSOR_FROZEN = "sensor_frozen"
    BOTH_SENSORS_FROZEN = "both_sensors_frozen"
    SENSOR_DRIFTS = "sensor_drifts"
    SENSOR_NAN = "sensor_nan"
    SENSOR_BEYOND = "sensor_beyond"
    SECOND_SENSOR_MISSING = "second_sensor_missing"
    REPORTS_STOP = "reports_stop"
    NIRS_STOPS = "nirs_stops"
    NIRS_FROZEN = "nirs_frozen"
    NIRS_BEYOND = "nirs_beyond"
    NIRS_NAN = "nirs_nan"
    DESATURATES = "desaturates"
    EMG_DROPS = "emg_drops"
    EMG_STOPS = "emg_stops"
    LINK_LOST = "link_lost"
    RADIO_HANGS = "radio_hangs"
    FIRMWARE_FAULT = "firmware_fault"
    SUPERVISOR_HANGS = "supervisor_hangs"
    TICK_GAP = "tick_gap"
    SUSPENDED = "suspended"
    PROCESS_DIES = "process_dies"
    CRASH_AND_RESTART = "crash_and_restart"
    CRASH_LOOP = "crash_loop"
    CLOCK_AHEAD = "clock_ahead"
    CLOCK_BACK = "clock_back"
    SECOND_LIMB = "second_limb"
    LOP_IN_KPA = "lop_in_kpa"
    SCREENING_EXPIRED = "screening_expired"
    CHECK_EXPIRED = "check_expired"
    SCREENING_UNSIGNED = "screening_unsigned"
    CUFF_NARROW = "cuff_narrow"
    START_ABOVE_FRACTION = "start_above_fraction"
    START_WITHOUT_REST = "start_without_rest"
    PLANNER_ABOVE_CAP = "planner_above_cap"
    PLANNER_ABOVE_APPROVED = "planner_above_approved"
    PLANNER_TOO_FAST = "planner_too_fast"
    PLANNER_NAN = "planner_nan"
    PLANNER_INFINITE = "planner_infinite"
    AGENT_RAISES = "agent_raises"
    AGENT_STARTS = "agent_starts"
    AGENT_STOPS = "agent_stops"
    AGENT_ACKNOWLEDGES = "agent_acknowledges"
    STOP_PRESSED = "stop_pressed"
    TIME_RUNS = "time_runs"


class Sign(StrEnum):
    """How a fault shows in what reaches the controller. `devices.cuff.scenarios.signs` has the conditions."""

    TOO_HIGH = "too_high"
    LOST = "lost"
    UNREACHED = "unreached"
    DISAGREE = "disagree"
    UNKNOWN = "unknown"
    STALE = "stale"
    STANDS_STILL = "stands_still"
    NIRS_STALE = "nirs_stale"
    NIRS_BEYOND = "nirs_beyond"
    NIRS_FLAT = "nirs_flat"
    DESATURATED = "desaturated"
    EMG_STALE = "emg_stale"
    EMG_LOW = "emg_low"
    SILENT = "silent"
    FIRMWARE = "firmware"
    ODD_TICK = "odd_tick"
    OTHER_LIMB = "other_limb"
    TIME_OVER = "time_over"
    SAID = "said"
    """Somebody wished for something that may not be: the tick in which it is heard."""
    STOP = "stop"
    NONE = "none"


class Outcome(StrEnum):
    """What has to become of it."""

    VENTS = "vents"
    """The controller latches a fault and vents, or follows a stop."""
    REFUSES = "refuses"
    """The wish is refused; what was held stays, or the cuff was never inflated."""
    FIRMWARE_VENTS = "firmware_vents"
    """No controller is left: the firmware vents alone."""
    RUNS = "runs"
    """Nothing goes wrong."""
    CANNOT_VENT = "cannot_vent"
    """Two faults at once, beyond any valve: the alarm says to open the strap by hand."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One story of a session. Words for it are the message CUFF_SCENARIO_<name>."""

    name: str
    breaks: Break | None
    when: When
    hazard: str
    """Row of the hazard table, H1 to H20; empty where nothing is wrong."""
    sign: Sign
    expected: tuple[str, ...]
    """Codes, one of which has to come first: of a trip, or of a refusal."""
    outcome: Outcome = Outcome.VENTS
    fraction: float | None = None
    """Of the limb occlusion pressure; drawn from 0.40 to 0.60 where None."""
    approved: float | None = None
    """How far the person agreed to let it be raised, as a fraction; no further than the goal where None."""
    limb: Limb | None = None
    """Drawn where None."""
    calibrates: bool = False
    """Whether the occlusion pressure is looked for with the cuff; else a clinician measured it before."""
    then_stops: bool = False
    """Whether the person presses stop a while after it broke."""
    double: bool = False
    """Whether two faults come at once, which the bars are not promised for."""
    spent: Spent = field(default_factory=Spent)
    """The ledger to begin with."""
    held_s: float = 0.0
    """Time under pressure that the ledger is given when holding begins, in one step instead of tick by tick."""
