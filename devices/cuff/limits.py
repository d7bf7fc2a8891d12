"""What the cuff may never do: every limit with unit and source, and the one filter before the wire.

Standard library only. Nothing here is configurable, and nothing that a model, a prompt, a setting or a database says
gets past `refusals`: a command outside a limit is refused and the cuff vents; it is never clamped. Every condition says
what is allowed, so that NaN, a missing value and a wrong type refuse. Venting needs no permission.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

MOST_FRACTION = 0.80
"""Of the limb occlusion pressure: upper end of 40-80 % (Patterson 2019, doi:10.3389/fphys.2019.00533, quoted pages)."""
LEAST_FRACTION = 0.40
"""Of the limb occlusion pressure: less is no dose that was studied (same source), so a start below it is a mistake."""
MOST_ARM_MMHG, MOST_LEG_MMHG = 200.0, 240.0
"""In exercise, whatever the occlusion pressure is (house rule)."""
MOST_CALIBRATION_MMHG = 300.0
"""While the occlusion pressure is looked for (house rule; relief valve at 330)."""
LEAST_OCCLUSION_MMHG, MOST_OCCLUSION_MMHG = 80.0, 300.0
"""A measured occlusion pressure outside is an artefact, or kPa (house rule; seen 120-282, asmr.2022.04.002)."""
LEAST_LEG_CUFF_CM, MOST_CUFF_CM = 10.0, 18.0
"""A narrower leg cuff leaves the occlusion pressure unknown (Spitz 2024); wider ones were not studied (5-18 cm)."""
LEAST_ARM_CUFF_CM = 5.0
MOST_RISE_MMHG, RISE_EVERY_S = 10.0, 2.0
"""One raise of a held pressure, and the time between two (house rule)."""
MOST_CALIBRATION_RISE_MMHG, CALIBRATION_EVERY_S = 20.0, 5.0
"""One step of a calibration, and the time it is held (house rule)."""
MOST_TICK_RISE_MMHG, MOST_RISE_A_SECOND_MMHG = 10.0, 60.0
"""While inflating: by one command, and by all of a second together (house rule)."""
MOST_AHEAD_MMHG = 40.0
"""A target over the pressure measured: a cuff that does not follow leaks or is not worn (house rule)."""
BOUT_S, CALIBRATION_S = 600.0, 180.0
"""Inflated without a break, and in calibrations of a session (house rule; KAATSU's constant mode ends at 10 min)."""
SESSION_ARM_S, SESSION_LEG_S = 900.0, 1200.0
"""Inflated in a session, of one limb (VALD support article 665: under 15 min arm, under 20 min leg)."""
REST_S, LONG_REST_S, LONG_BOUT_S = 60.0, 180.0, 300.0
"""Deflated before the next inflation; longer after a long bout (VALD: 3 min of reperfusion; house rule for 60 s)."""
BETWEEN_SESSIONS_S = 24 * 3600.0
"""Between the end of a session and the next one of the limb (house rule; protocols wait 36 h)."""
SCREEN_VALID_S, CHECK_VALID_S, OCCLUSION_VALID_S = 90 * 86400.0, 12 * 3600.0, 12 * 3600.0
"""How long a signed screening, the check of the day and a measured occlusion pressure count (house rule)."""
DEFLATED_MMHG = 20.0
"""Below this the limb counts as free (house rule)."""
PRESSURE_AGE_S, COMMAND_AGE_S = 0.2, 0.2
"""A pressure that is older is unknown; a command that is older is nobody's wish any more (house rule)."""
MOST_DISAGREEMENT_MMHG = 10.0
"""Between the two pressure sensors (house rule)."""
SENSOR_LEAST_MMHG, SENSOR_MOST_MMHG = -20.0, 400.0


class Limb(StrEnum):
    """Where the cuff sits; arms and legs have limits of their own."""

    LEFT_ARM = "left_arm"
    RIGHT_ARM = "right_arm"
    LEFT_LEG = "left_leg"
    RIGHT_LEG = "right_leg"


class Phase(StrEnum):
    """What pressure is asked for."""

    CALIBRATING = "calibrating"
    INFLATING = "inflating"
    HOLDING = "holding"


ARMS = frozenset({Limb.LEFT_ARM, Limb.RIGHT_ARM})


@dataclass(frozen=True, slots=True)
class Ask:
    """A pressure that somebody wants on the wire."""

    phase: Phase
    target_mmhg: float
    age_s: float
    """Since it was decided."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the two pressure sensors say, and how old that is."""

    cuff_mmhg: float
    second_mmhg: float
    age_s: float
    other_limb_mmhg: float = 0.0
    """The highest pressure in any other cuff of this person."""

    @property
    def highest_mmhg(self) -> float:
        """The sensor that reads more; NaN where one of them is NaN."""
        if not (self.cuff_mmhg == self.cuff_mmhg and self.second_mmhg == self.second_mmhg):
            return float("nan")
        return max(self.cuff_mmhg, self.second_mmhg)


@dataclass(frozen=True, slots=True)
class Issued:
    """The commands that went out before this one."""

    target_mmhg: float = 0.0
    """The last one; 0 after venting."""
    since_rise_s: float = float("inf")
    risen_mmhg: float = 0.0
    """All rises of the last second together."""


@dataclass(frozen=True, slots=True)
class Spent:
    """The ledger of a limb: time under pressure. Only time itself makes any of it better."""

    bout_s: float = 0.0
    last_bout_s: float = 0.0
    calibration_s: float = 0.0
    session_s: float = 0.0
    deflated_s: float = float("inf")
    """How long the pressure has been below 20 mmHg."""
    since_session_s: float = float("inf")
    """Since the end of the limb's previous session."""
    pressure_time_mmhg_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Given:
    """What people established before: the screening, the cuff, the occlusion pressure, and how far it may go today."""

    limb: Limb
    cuff_width_cm: float
    signed: bool
    """Whether a clinician signed the screening."""
    screen_age_s: float
    check_age_s: float
    limb_occlusion_mmhg: float
    """As measured on this limb with this cuff in this posture; NaN before a calibration."""
    occlusion_age_s: float
    approved_mmhg: float
    """The highest pressure that the person at the cuff agreed to; NaN before a start."""


@dataclass(frozen=True, slots=True)
class Request:
    """Everything one command is judged by."""

    ask: Ask
    seen: Seen
    issued: Issued
    spent: Spent
    given: Given

    @property
    def rise_mmhg(self) -> float:
        """Against the last command."""
        return self.ask.target_mmhg - self.issued.target_mmhg

    @property
    def exercising(self) -> bool:
        """Whether the occlusion pressure has to be known."""
        return self.ask.phase is not Phase.CALIBRATING


def ceiling_mmhg(limb: Limb) -> float:
    """The most for a limb in exercise, whatever its occlusion pressure is."""
    return MOST_ARM_MMHG if limb in ARMS else MOST_LEG_MMHG


def session_limit_s(limb: Limb) -> float:
    """The most time under pressure in a session."""
    return SESSION_ARM_S if limb in ARMS else SESSION_LEG_S


def rest_needed_s(last_bout_s: float) -> float:
    """How long a limb has to be free before it is inflated again; the long rest where the last bout is unknown."""
    return REST_S if 0.0 <= last_bout_s <= LONG_BOUT_S else LONG_REST_S


def _kinds(one: Request) -> bool:
    return isinstance(one.ask.phase, Phase) and isinstance(one.given.limb, Limb)


def _absolute(one: Request) -> bool:
    most = ceiling_mmhg(one.given.limb) if one.exercising else MOST_CALIBRATION_MMHG
    return 0.0 < one.ask.target_mmhg <= most


def _fraction(one: Request) -> bool:
    occlusion = one.given.limb_occlusion_mmhg
    known = LEAST_OCCLUSION_MMHG <= occlusion <= MOST_OCCLUSION_MMHG
    return not one.exercising or (known and one.ask.target_mmhg <= MOST_FRACTION * occlusion)


def _approved(one: Request) -> bool:
    return not one.exercising or one.ask.target_mmhg <= one.given.approved_mmhg


def _rate(one: Request) -> bool:
    if one.rise_mmhg <= 0.0:
        return True
    since_s = one.issued.since_rise_s
    if one.ask.phase is Phase.HOLDING:
        return one.rise_mmhg <= MOST_RISE_MMHG and since_s >= RISE_EVERY_S
    if one.ask.phase is Phase.CALIBRATING:
        return one.rise_mmhg <= MOST_CALIBRATION_RISE_MMHG and since_s >= CALIBRATION_EVERY_S
    together = one.issued.risen_mmhg + one.rise_mmhg
    return one.rise_mmhg <= MOST_TICK_RISE_MMHG and together <= MOST_RISE_A_SECOND_MMHG


def _near_measured(one: Request) -> bool:
    return one.rise_mmhg <= 0.0 or one.ask.target_mmhg - one.seen.highest_mmhg <= MOST_AHEAD_MMHG


def _pressure_known(one: Request) -> bool:
    first, second = one.seen.cuff_mmhg, one.seen.second_mmhg
    within = all(SENSOR_LEAST_MMHG <= read <= SENSOR_MOST_MMHG for read in (first, second))
    return within and abs(first - second) <= MOST_DISAGREEMENT_MMHG and 0.0 <= one.seen.age_s <= PRESSURE_AGE_S


def _fresh(one: Request) -> bool:
    return 0.0 <= one.ask.age_s <= COMMAND_AGE_S


def _alone(one: Request) -> bool:
    return one.seen.other_limb_mmhg < DEFLATED_MMHG


def _bout(one: Request) -> bool:
    return 0.0 <= one.spent.bout_s < BOUT_S


def _calibration(one: Request) -> bool:
    return one.exercising or 0.0 <= one.spent.calibration_s < CALIBRATION_S


def _session(one: Request) -> bool:
    return 0.0 <= one.spent.session_s < session_limit_s(one.given.limb)


def _rested(one: Request) -> bool:
    return one.spent.bout_s > 0.0 or one.spent.deflated_s >= rest_needed_s(one.spent.last_bout_s)


def _apart(one: Request) -> bool:
    return one.spent.since_session_s >= BETWEEN_SESSIONS_S


def _cuff(one: Request) -> bool:
    least = LEAST_ARM_CUFF_CM if one.given.limb in ARMS else LEAST_LEG_CUFF_CM
    return least <= one.given.cuff_width_cm <= MOST_CUFF_CM


def _screened(one: Request) -> bool:
    given = one.given
    valid = 0.0 <= given.screen_age_s <= SCREEN_VALID_S and 0.0 <= given.check_age_s <= CHECK_VALID_S
    return given.signed is True and valid


def _calibrated(one: Request) -> bool:
    return not one.exercising or 0.0 <= one.given.occlusion_age_s <= OCCLUSION_VALID_S


CHECKS: tuple[tuple[str, Callable[[Request], bool]], ...] = (
    ("ABOVE_ABSOLUTE", _absolute),
    ("ABOVE_FRACTION", _fraction),
    ("RISES_TOO_FAST", _rate),
    ("AHEAD_OF_MEASURED", _near_measured),
    ("ABOVE_APPROVED", _approved),
    ("PRESSURE_UNKNOWN", _pressure_known),
    ("COMMAND_OLD", _fresh),
    ("TWO_LIMBS", _alone),
    ("BOUT_OVER", _bout),
    ("CALIBRATION_OVER", _calibration),
    ("SESSION_OVER", _session),
    ("NOT_RESTED", _rested),
    ("TOO_SOON", _apart),
    ("CUFF_WIDTH", _cuff),
    ("NOT_SCREENED", _screened),
    ("NOT_CALIBRATED", _calibrated),
    ("UNKNOWN_KIND", _kinds),
)
"""Every condition, each of which has to hold. The first four are independent bounds on the pressure itself."""


def refusals(one: Request) -> tuple[str, ...]:
    """Why a command may not go out; empty where it may.

    Parameters
    ----------
    one : Request
        The command and everything it is judged by. A value that is NaN, missing or of another type refuses.

    Returns
    -------
    tuple of str
        Codes in the order of `CHECKS`. Whoever sends has to vent unless this is empty.

    Examples
    --------
    >>> given = Given(Limb.LEFT_LEG, 11.5, True, 86400.0, 600.0, 200.0, 900.0, 100.0)
    >>> held, rested = Issued(90.0, 4.0, 0.0), Spent(bout_s=30.0, deflated_s=0.0, session_s=30.0)
    >>> refusals(Request(Ask(Phase.HOLDING, 100.0, 0.01), Seen(89.0, 90.0, 0.05), held, rested, given))
    ()
    >>> refusals(Request(Ask(Phase.HOLDING, 161.0, 0.01), Seen(89.0, 90.0, 0.05), held, rested, given))
    ('ABOVE_FRACTION', 'RISES_TOO_FAST', 'AHEAD_OF_MEASURED', 'ABOVE_APPROVED')
    """
    return tuple(code for code, holds in CHECKS if not _holds(holds, one))


def _holds(check: Callable[[Request], bool], one: Request) -> bool:
    try:
        return check(one) is True
    except (TypeError, ValueError, AttributeError):
        return False
