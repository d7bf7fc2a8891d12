"""Where the controller is, what it sees in a tick, and what it answers: values only."""

from dataclasses import dataclass, field
from enum import StrEnum

from devices.cuff.limits import Given, Issued, Limb, Phase, Seen, Spent
from devices.cuff.port import VENT, Command


class Mode(StrEnum):
    """States of the controller. The valve may be closed in three of them."""

    IDLE = "idle"
    SCREENED = "screened"
    CALIBRATING = "calibrating"
    READY = "ready"
    INFLATING = "inflating"
    HOLDING = "holding"
    DEFLATING = "deflating"
    RESTING = "resting"
    DONE = "done"
    FAULT = "fault"


PHASE = {Mode.CALIBRATING: Phase.CALIBRATING, Mode.INFLATING: Phase.INFLATING, Mode.HOLDING: Phase.HOLDING}
"""The modes under pressure, and what each asks the limits for."""
EXERCISING = frozenset({Mode.INFLATING, Mode.HOLDING})


class Origin(StrEnum):
    """Who wants something. The channel says so, never the text."""

    PERSON = "person"
    """At the cuff: a button there, in the page or in Telegram, or the terminal beside it."""
    CLINICIAN = "clinician"
    SUPERVISOR = "supervisor"
    """The bounded loop that lowers and, in steps, raises."""
    AGENT = "agent"
    """The language model, or anything that speaks for it."""


HUMAN = frozenset({Origin.PERSON, Origin.CLINICIAN})


class Wish(StrEnum):
    """What somebody may want."""

    SCREENED = "screened"
    CALIBRATE = "calibrate"
    CALIBRATED = "calibrated"
    START = "start"
    ADJUST = "adjust"
    SET_DONE = "set_done"
    STOP = "stop"
    END = "end"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Event:
    """One wish, by somebody."""

    wish: Wish
    origin: Origin
    mmhg: float = float("nan")
    """Of a start or an adjustment: the target. Of a finished calibration: the occlusion pressure found, or NaN."""
    up_to_mmhg: float = float("nan")
    """Of a start: how far the supervisor may raise; NaN for no further than the target."""
    given: Given | None = None
    """Of a screening: what people established."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What one tick knows. Everything begins as unknown and old."""

    dt_s: float
    pressure: Seen = field(default_factory=lambda: Seen(float("nan"), float("nan"), float("inf")))
    smo2_pct: float = float("nan")
    smo2_age_s: float = float("inf")
    smo2_floor_pct: float = float("nan")
    """The personal floor that a calibration found; NaN where there is none, and then the absolute one holds."""
    emg_share: float = float("nan")
    """Envelope against the running median of the set; 1 while no set is active."""
    emg_age_s: float = float("inf")
    supervisor_age_s: float = float("inf")
    """Since the supervisor's last sign of life."""
    link_up: bool = False
    firmware_fault: bool = True
    stop_pressed: bool = False
    event: Event | None = None


@dataclass(frozen=True, slots=True)
class State:
    """Everything the controller remembers from tick to tick."""

    limb: Limb | None = None
    """The one limb that this session and its ledger are of; nothing happens without one."""
    mode: Mode = Mode.IDLE
    given: Given | None = None
    spent: Spent = field(default_factory=Spent)
    issued: Issued = field(default_factory=Issued)
    goal_mmhg: float = 0.0
    """What inflating rises to, and holding holds."""
    before_lowering_mmhg: float = 0.0
    since_lowering_s: float = float("inf")
    rises: tuple[tuple[float, float], ...] = ()
    """Age [s] and size [mmHg] of each rise of the last second."""
    after: Mode = Mode.RESTING
    """Where deflating leads."""
    in_mode_s: float = 0.0
    flat_s: float = 0.0
    """How long the pressure has not moved while it should."""
    smo2_flat_s: float = 0.0
    last_mmhg: float = float("nan")
    last_smo2_pct: float = float("nan")
    faults: tuple[str, ...] = ()
    """Why it is in FAULT, in the order in which they were checked."""


@dataclass(frozen=True, slots=True)
class Step:
    """A tick's answer."""

    state: State
    command: Command = VENT
    refused: tuple[str, ...] = ()
    """Why a wish was not followed: codes of `devices.cuff.limits`, or of the machine."""
