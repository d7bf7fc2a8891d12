"""Proposals of another cuff pressure within a set: down for any doubt, up by little and seldom. Others decide."""

from dataclasses import dataclass

from physiology.finding import Shape

SMALL_STEP_MMHG, LARGE_STEP_MMHG = 5.0, 10.0
DWELL_S = 2.0
NEAR_FLOOR_POINTS, OFF_FLOOR_POINTS, FAR_FROM_FLOOR_POINTS = 5.0, 15.0, 25.0
LOSS_LOWER_PCT, LOSS_RAISE_PCT = 30.0, 10.0
PAIN_LOWER, PAIN_RAISE = 5.0, 2.0
MOST_FRACTION = 0.80


@dataclass(frozen=True, slots=True)
class Held:
    """A held pressure, and what the set shows. NaN is unknown."""

    target_mmhg: float
    since_change_s: float
    smo2_pct: float
    smo2_floor_pct: float
    velocity_loss_pct: float
    pain_nrs: float
    limb_occlusion_mmhg: float
    most_mmhg: float
    """The least of what was approved and what was tolerated before."""


class Proposal(Shape):
    """Another target, and why. It binds nobody: the limits before the wire judge it anew."""

    target_mmhg: float
    code: str


def pressure_proposal(held: Held) -> Proposal | None:
    """Propose another pressure for a running set.

    Parameters
    ----------
    held : Held
        The held pressure [mmHg] and what the set shows.

    Returns
    -------
    Proposal or None
        10 mmHg less for oxygen near its floor, a large loss of velocity, pain, or an oxygen nobody knows; else 5 or
        10 mmHg more where every sign is known and calm; else None.

    Notes
    -----
    Formula: lower by 10 if smo2 - floor < 5 points, velocity loss > 30 % or pain >= 5; raise by 10 if smo2 - floor
    >= 25 points, by 5 if >= 15, after 2 s at least, with velocity loss <= 10 % and pain <= 2, up
    to min(0.8 occlusion, allowed)
    Experimental: holding a set pressure through contractions is supported [1]_, steering it by oxygen, velocity and
    pain is not. Every threshold is a house rule. A raise that does not fit is not made smaller than 5 mmHg.

    References
    ----------
    .. [1] Jacobs et al. (2023). doi:10.1136/bjsports-2022-106069

    Examples
    --------
    >>> calm = Held(80.0, 4.0, 60.0, 20.0, 5.0, 1.0, 180.0, 120.0)
    >>> pressure_proposal(calm).target_mmhg
    90.0
    """
    return _lower(held) or _raise(held)


def _lower(held: Held) -> Proposal | None:
    over_floor = held.smo2_pct - held.smo2_floor_pct
    conditions = (
        ("BFR_LOWER_OXYGEN_UNKNOWN", over_floor != over_floor),
        ("BFR_LOWER_NEAR_FLOOR", over_floor < NEAR_FLOOR_POINTS),
        ("BFR_LOWER_PAIN", held.pain_nrs >= PAIN_LOWER),
        ("BFR_LOWER_VELOCITY", held.velocity_loss_pct > LOSS_LOWER_PCT),
    )
    code = next((code for code, holds in conditions if holds), None)
    return None if code is None else Proposal(target_mmhg=max(0.0, held.target_mmhg - LARGE_STEP_MMHG), code=code)


def _raise(held: Held) -> Proposal | None:
    over_floor = held.smo2_pct - held.smo2_floor_pct
    calm = held.velocity_loss_pct <= LOSS_RAISE_PCT and held.pain_nrs <= PAIN_RAISE
    if not (calm and held.since_change_s >= DWELL_S and over_floor >= OFF_FLOOR_POINTS):
        return None
    steps = (LARGE_STEP_MMHG, SMALL_STEP_MMHG) if over_floor >= FAR_FROM_FLOOR_POINTS else (SMALL_STEP_MMHG,)
    most = (held.most_mmhg, MOST_FRACTION * held.limb_occlusion_mmhg)
    raised = (held.target_mmhg + step for step in steps)
    fitting = next((mmhg for mmhg in raised if all(mmhg <= limit for limit in most)), None)
    return None if fitting is None else Proposal(target_mmhg=fitting, code="BFR_RAISE_CALM")
