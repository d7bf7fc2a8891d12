"""What one session asked of an athlete, and how that compares with the athlete's own earlier sessions."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status
from physiology.history import FloatArray
from physiology.newest import computed, one_day
from physiology.session_load.body import Body
from physiology.session_load.comparing import (
    LARGE_SPIKE,
    SPIKE,
    SPIKE_DAYS,
    beyond_earlier,
    cost_change_pct,
    session_spike,
)
from physiology.session_load.currencies import Facts, currencies, out_of_bounds
from physiology.session_load.record import SessionRecord, longest_by_day
from physiology.session_load.size import usual_size

METHOD = "session_load@1"
MIN_SPIKE_SESSIONS = 3
"""Fewer sessions of the kind in the 30 days before are no yardstick (house rule)."""
WHOLE = 95.0
"""Below this share [%] a sum is a lower bound worth saying (house rule)."""
NOTICED_CLAMPING = 0.02
RUNNING = frozenset({"run", "running", "trail run", "jog"})
COSTS = (("trimp_au", "work_kj"), ("trimp_au", "distance_km"))
"""Internal over external load, in the order they are believed; a rating in half points is too coarse for this."""
STEP = "session_vs_longest_pct"
LOADS = ("session_load_au", "trimp_au", "edwards_au", "lucia_au", "normalized_power_w", "work_kj", "distance_km")
"""One of these at least makes a session more than a length of time."""
STATED = (
    ("SESSION_RATED", ("session_load_au", "session_rpe"), "foster-2001"),
    ("SESSION_HEART", ("trimp_au",), "banister-1991"),
    ("SESSION_POWER_SCORED", ("normalized_power_w", "tss_points"), "allen-coggan-book"),
    ("SESSION_POWER", ("normalized_power_w",), "allen-coggan-book"),
    ("SESSION_WORK", ("work_kj",), "house_rule"),
)
"""Reasons that only state a load, with the facts they need."""
COST_CODES = {1: "SESSION_COST_HIGH", -1: "SESSION_COST_LOW", 0: "SESSION_COST_USUAL"}


class SessionLoad(Shape):
    """The load of one session; what its records do not carry is None."""

    on: date
    activity: str
    duration_min: float
    session_load_au: float | None = None
    trimp_au: float | None = None
    edwards_au: float | None = None
    lucia_au: float | None = None
    hr_tss_points: float | None = None
    normalized_power_w: float | None = None
    intensity_factor: float | None = None
    tss_points: float | None = None
    distance_km: float | None = None
    work_kj: float | None = None
    work_kj_kg: float | None = None
    emg_slope_hz_min: float | None = None
    session_cost_change_pct: float | None = None
    """Internal over external load against the median of earlier sessions of the activity."""
    session_spike: float | None = None
    """Distance, else duration, over the longest single session of the activity in the 30 days before."""


def assess_session(record: SessionRecord, body: Body, earlier: Sequence[SessionRecord] = ()) -> Finding[SessionLoad]:
    """Describe one session's load and compare it with the athlete's own.

    Parameters
    ----------
    record : SessionRecord
        The session and what was recorded in it.
    body : Body
        The athlete's heart-rate bounds, thresholds and mass.
    earlier : sequence of SessionRecord
        Sessions of the 60 days before, oldest first; its size is compared with all of the last 28 days, the rest only
        with those of the same activity, and its cost only with those of the same kind too.

    Returns
    -------
    Finding[SessionLoad]
        Facts by currency, each on its own: they are not interchangeable. Reasons say what they rest on, whether the
        session was harder than usual (`usual_size`), whether it was longer than the longest of the 30 days before, and
        whether a kilometre or a kilojoule cost more than in every earlier session.

    Raises
    ------
    InsufficientData
        Nothing but the length is known: no rating, no usable heart rate or power, no distance.

    Notes
    -----
    Formula: none of its own; see the kernels. The step in a single run is an association in one cohort of runners
    [1]_; session RPE and heart-rate loads are different numbers [2]_.

    References
    ----------
    .. [1] Frandsen et al. (2025). doi:10.1136/bjsports-2024-109380
    .. [2] Foster et al. (2001). J Strength Cond Res 15:109-115

    Examples
    --------
    >>> from physiology.observation import Source
    >>> from physiology.session import DoneSession
    >>> run = DoneSession(
    ...     on=date(2026, 1, 1), activity="run", duration_min=40, session_rpe=5, source=Source(vendor="chat")
    ... )
    >>> assess_session(SessionRecord(run.on, run), Body()).value.session_load_au
    200.0
    """
    facts = currencies(record, body)
    if not any(key in facts for key in LOADS):
        known = tuple(facts.values())
        raise InsufficientData("session_load", 1, 0, missing="ratings or recordings", known=known)
    alike = [one for one in earlier if one.activity == record.activity and one.on <= record.on]
    of_kind = [one for one in alike if one.kind is record.kind]
    costs = _costs(facts, of_kind, body)
    facts |= _cost(costs, record) | _spike(record, alike)
    values = {key: fact.value for key, fact in facts.items() if key in SessionLoad.model_fields}
    if STEP in facts:
        values["session_spike"] = 1 + facts[STEP].value / 100
    size = usual_size(record, facts, earlier, body)
    facts |= {fact.metric: fact for reason in size for fact in reason.facts}
    caveats = _caveats(record, body, facts)
    return Finding(
        value=SessionLoad(on=record.on, activity=record.activity, duration_min=record.duration_min, **values),
        status=Status.PROVISIONAL if caveats else Status.OK,
        facts=tuple(facts.values()),
        reasons=(*_reasons(facts), *size, *_standing_out(facts, costs)),
        caveats=caveats,
        method=METHOD,
        as_of=record.on,
    )


def _costs(facts: Facts, alike: Sequence[SessionRecord], body: Body) -> FloatArray:
    """Internal over external load of the earlier sessions and this one, in the first currency that tells anything."""
    everything = [*(currencies(one, body) for one in alike), facts]
    for inner, outer in COSTS:
        costs = np.array([_over(one, inner, outer) for one in everything])
        if np.isfinite(cost_change_pct(costs)):
            return costs
    return np.full(1, np.nan)


def _over(facts: Facts, inner: str, outer: str) -> float:
    if inner not in facts or outer not in facts or not facts[outer].value > 0:
        return float("nan")
    return facts[inner].value / facts[outer].value


def _cost(costs: FloatArray, record: SessionRecord) -> Facts:
    change = float(cost_change_pct(costs))
    if not np.isfinite(change):
        return {}
    return {"session_cost_change_pct": computed("session_cost_change_pct", change, one_day(record.on))}


def _spike(record: SessionRecord, alike: Sequence[SessionRecord]) -> Facts:
    """The session over the longest of the 30 days before, by distance where three of them have one, else by time."""
    first_on = record.on - timedelta(days=SPIKE_DAYS)
    recent = [one for one in alike if first_on <= one.on < record.on]
    for measure, longest_key in (("distance_km", "longest_km"), ("duration_min", "longest_min")):
        known = [one for one in recent if getattr(one, measure) is not None]
        if getattr(record, measure) is None or len(known) < MIN_SPIKE_SESSIONS:
            continue
        longest = longest_by_day([*known, record], first_on, SPIKE_DAYS + 1, measure)
        ratio = float(session_spike(longest)[-1])
        at = int(np.nanargmax(longest[:-1]))
        before = Fact(
            metric=longest_key,
            value=float(longest[at]),
            window=one_day(first_on + timedelta(days=at)),
            kind=Kind.MEASURED,
        )
        return {STEP: computed(STEP, 100 * (ratio - 1), one_day(record.on)), longest_key: before}
    return {}


def _reasons(facts: Facts) -> tuple[Reason, ...]:
    """What the load is, in each currency that is there."""
    return tuple(
        Reason(code=code, facts=tuple(facts[key] for key in keys), citation=citation)
        for code, keys, citation in STATED
        if all(key in facts for key in keys) and not (code == "SESSION_POWER" and "tss_points" in facts)
    )


def _standing_out(facts: Facts, costs: FloatArray) -> tuple[Reason, ...]:
    """What is not as in the athlete's own earlier sessions."""
    found = []
    step = facts.get(STEP)
    if step is not None and _is_beyond(step, SPIKE):
        code = "SESSION_SPIKE_LARGE" if _is_beyond(step, LARGE_SPIKE) else "SESSION_SPIKE"
        longest = tuple(facts[key] for key in ("longest_km", "longest_min") if key in facts)
        found.append(Reason(code=code, facts=(step, *longest), citation="frandsen-2025"))
    if "session_cost_change_pct" in facts:
        code = COST_CODES[int(beyond_earlier(costs))]
        found.append(Reason(code=code, facts=(facts["session_cost_change_pct"],), citation="house_rule"))
    slope = facts.get("emg_slope_hz_min")
    if slope is not None and slope.high is not None and slope.high < 0:
        found.append(Reason(code="SESSION_EMG_FALLING", facts=(slope,), citation="house_rule"))
    return tuple(found)


def _is_beyond(step: Fact, ratio: float) -> bool:
    """Whether a session was longer than so many times the longest; rounded, so that 1.1 is not above 1.1."""
    return round(1 + step.value / 100, 9) > ratio


def _caveats(record: SessionRecord, body: Body, facts: Facts) -> tuple[str, ...]:
    """Codes of what limits the finding, in the order a reader needs them."""
    has_heart = record.signal("heart_rate_bpm") is not None
    spiking = STEP in facts and _is_beyond(facts[STEP], SPIKE)
    held = (
        ("SESSION_NOT_RATED", "session_load_au" not in facts),
        ("HEART_GAPS", has_heart and facts["hr_recorded_pct"].value < WHOLE),
        ("POWER_GAPS", "power_recorded_pct" in facts and facts["power_recorded_pct"].value < WHOLE),
        ("NO_RESTING_HR", has_heart and body.resting_hr is None),
        ("NO_MAX_HR", has_heart and body.max_hr is None),
        ("MAX_HR_PREDICTED", "edwards_au" in facts and body.max_hr is not None and body.max_hr.kind is Kind.DEFAULT),
        ("SEX_UNKNOWN", "trimp_au" in facts and len(body.sexes) > 1),
        ("HEART_BEYOND_BOUNDS", "trimp_au" in facts and out_of_bounds(record, body) > NOTICED_CLAMPING),
        ("NO_FTP", "normalized_power_w" in facts and body.ftp is None),
        ("SPIKE_OTHER_SPORT", spiking and record.activity not in RUNNING),
        ("SPIKE_IS_ASSOCIATION", spiking and record.activity in RUNNING),
    )
    return tuple(code for code, holds in held if holds)
