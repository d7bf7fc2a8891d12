"""Whether somebody may wear an inflated cuff today: every question answered, nothing against it, and signed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import AwareDatetime, StringConstraints

from physiology.bfr.answers import VALID, Standing, locking, standing
from physiology.bfr.clot_score import OLDER_FROM_YEARS, clot_gate, clot_points
from physiology.bfr.items import Answer, Clearing, Kind
from physiology.bfr.pressure_today import Resting, RestingPressure, resting_pressure
from physiology.bfr.worn import Limb, width_allowed
from physiology.finding import Fact, Finding, Reason, Shape, Status
from physiology.finding import Kind as FactKind
from physiology.newest import computed, one_day

METHOD = "bfr_screening@1"
ADULT_YEARS = 18
SOURCE, HOUSE = "nascimento-2022", "house_rule"

Verdict = Literal["exclude", "refer", "not_today", "unanswered", "sign", "cleared"]


class SignOff(Shape):
    """A clinician's signature under a screening: it adds a condition and takes none away."""

    by: Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
    signed_at: AwareDatetime
    expires_at: AwareDatetime
    points_seen: int
    """The clot score that was signed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who wants to wear which cuff, and everything that was said and measured."""

    birth_year: int | None
    limb: Limb
    cuff_width_cm: float
    answers: Collection[Answer] = ()
    resting: RestingPressure | None = None
    sign_off: SignOff | None = None
    clearings: Collection[Clearing] = ()


class Clearance(Shape):
    """What a screening says."""

    verdict: Verdict
    cleared: bool
    """Only `cleared` itself; whatever is unknown is not cleared."""
    yes: tuple[str, ...]
    unanswered: tuple[str, ...]
    locked_by: tuple[str, ...]
    clot_points: int | None
    """None without a birth year."""
    signed: bool
    screen_age_s: float | None
    """Of the oldest answer of the screening; None where one is missing."""
    check_age_s: float | None
    """Of the oldest answer before this session; None where one is missing."""


@dataclass(frozen=True, slots=True)
class _Judged:
    """Everything a screening is judged by, worked out once."""

    one: Candidate
    screen: Standing
    today: Standing
    locked: tuple[str, ...]
    ages: tuple[int, int] | None
    resting: Resting
    points: int | None
    signed: bool

    @property
    def yes(self) -> frozenset[str]:
        return frozenset(item.code for item in (*self.screen.yes, *self.today.yes))


def assess_screening(one: Candidate, now: datetime, on: date) -> Finding[Clearance]:
    """Judge a screening.

    Parameters
    ----------
    one : Candidate
        Who wants to wear which cuff; answers, blood pressure, signature and clearings as they are on record.
    now : datetime
        Aware instant at which it is judged.
    on : date
        The local day.

    Returns
    -------
    Finding[Clearance]
        The verdict in the order exclude, refer, not_today, unanswered, sign, cleared, and every reason by its code.

    Notes
    -----
    Deterministic, and nothing waives an item: a signature never overrides one, and only adds to what is needed. The
    items are published [1]_; which of them exclude and which refer, that nobody under 18 is cleared, and how long an
    answer counts are house rules. Without a birthday the age is taken at its worse end. It is no medical clearance.

    References
    ----------
    .. [1] Nascimento et al. (2022). doi:10.3389/fphys.2022.808622

    Examples
    --------
    >>> from datetime import UTC
    >>> one = Candidate(birth_year=1996, limb=Limb.LEFT_LEG, cuff_width_cm=11.5)
    >>> finding = assess_screening(one, datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 1))
    >>> finding.value.verdict, [reason.code for reason in finding.reasons]
    ('unanswered', ['BFR_UNANSWERED', 'BFR_TODAY_UNANSWERED', 'BFR_PRESSURE_UNKNOWN', 'BFR_NOT_SIGNED'])
    """
    judged = _judged(one, now, on)
    verdict = _verdict(judged)
    return Finding(
        value=_clearance(judged, verdict, now),
        status=Status.OK if verdict != "unanswered" else Status.PROVISIONAL,
        facts=_facts(judged, on),
        reasons=_reasons(judged, on),
        caveats=("BFR_SCREEN_IS_NO_CLEARANCE", "BFR_SCREEN_HOUSE_RULES"),
        method=METHOD,
        as_of=on,
    )


def _judged(one: Candidate, now: datetime, on: date) -> _Judged:
    screen, today = standing(one.answers, "screen", now), standing(one.answers, "today", now)
    ages = None if one.birth_year is None else (on.year - one.birth_year - 1, on.year - one.birth_year)
    yes = frozenset(item.code for item in screen.yes)
    points = None if ages is None else clot_points(yes, ages[1])
    locked = tuple(item.code for item in locking(one.answers, one.clearings, now))
    return _Judged(
        one, screen, today, locked, ages, _resting(one.resting, now), points, _signed(one, screen, points, now)
    )


def _resting(read: RestingPressure | None, now: datetime) -> Resting:
    if read is None or not timedelta() <= now - read.at <= VALID["today"]:
        return "unknown"
    return resting_pressure(read.systolic_mmhg, read.diastolic_mmhg)


def _signed(one: Candidate, screen: Standing, points: int | None, now: datetime) -> bool:
    """Whether a signature counts: made after the answers, for this score, and neither it nor they too old."""
    sign = one.sign_off
    if sign is None or screen.newest_at is None or sign.points_seen != points:
        return False
    in_time = screen.newest_at <= sign.signed_at <= now < sign.expires_at
    return in_time and now - sign.signed_at <= VALID["screen"]


def _verdict(judged: _Judged) -> Verdict:
    holds: tuple[tuple[Verdict, bool], ...] = (
        ("exclude", _excluded(judged)),
        ("refer", _referred(judged)),
        ("not_today", judged.resting == "high" or any(item.kind is Kind.TODAY for item in judged.today.yes)),
        ("unanswered", _unknown(judged)),
        ("sign", not judged.signed),
    )
    return next((verdict for verdict, fits in holds if fits), "cleared")


def _excluded(judged: _Judged) -> bool:
    young = judged.ages is not None and judged.ages[0] < ADULT_YEARS
    narrow = not width_allowed(judged.one.limb, judged.one.cuff_width_cm)
    return young or narrow or any(item.kind is Kind.EXCLUDE for item in judged.screen.yes)


def _referred(judged: _Judged) -> bool:
    asked = any(item.kind is Kind.REFER for item in (*judged.screen.yes, *judged.today.yes))
    clot = clot_gate(judged.yes, judged.ages[1] if judged.ages else 0) == "refer"
    return asked or clot or bool(judged.locked) or judged.resting == "severe"


def _unknown(judged: _Judged) -> bool:
    open_items = judged.screen.unanswered or judged.today.unanswered
    return bool(open_items) or judged.ages is None or judged.resting == "unknown"


def _clearance(judged: _Judged, verdict: Verdict, now: datetime) -> Clearance:
    def age_s(at: datetime | None) -> float | None:
        return None if at is None else (now - at).total_seconds()

    return Clearance(
        verdict=verdict,
        cleared=verdict == "cleared",
        yes=tuple(item.code for item in (*judged.screen.yes, *judged.today.yes)),
        unanswered=tuple(item.code for item in (*judged.screen.unanswered, *judged.today.unanswered)),
        locked_by=judged.locked,
        clot_points=judged.points,
        signed=judged.signed,
        screen_age_s=age_s(judged.screen.oldest_at),
        check_age_s=age_s(judged.today.oldest_at),
    )


def _facts(judged: _Judged, on: date) -> tuple[Fact, ...]:
    open_items = len(judged.screen.unanswered) + len(judged.today.unanswered)
    points = () if judged.points is None else (computed("bfr_clot_points", judged.points, one_day(on)),)
    return (*points, computed("bfr_questions_open", open_items, one_day(on)), *_pressure(judged, on))


def _pressure(judged: _Judged, on: date) -> tuple[Fact, ...]:
    read = judged.one.resting
    if read is None or judged.resting == "unknown":
        return ()
    values = {"systolic_mmhg": read.systolic_mmhg, "diastolic_mmhg": read.diastolic_mmhg}
    return tuple(
        Fact(metric=key, value=value, window=one_day(on), kind=FactKind.MEASURED) for key, value in values.items()
    )


def _reasons(judged: _Judged, on: date) -> tuple[Reason, ...]:
    said = [Reason(code=f"BFR_{item.code}", citation=item.source) for item in (*judged.screen.yes, *judged.today.yes)]
    ages, gate = judged.ages, clot_gate(judged.yes, judged.ages[1] if judged.ages else 0)
    points = tuple(fact for fact in _facts(judged, on) if fact.metric == "bfr_clot_points")
    pressure = _pressure(judged, on)
    rules: tuple[tuple[str, bool, tuple[Fact, ...], str], ...] = (
        ("BFR_LOCKED", bool(judged.locked), (), HOUSE),
        ("BFR_UNDER_18", ages is not None and ages[0] < ADULT_YEARS, (), HOUSE),
        ("BFR_AGE_UNKNOWN", ages is None, (), HOUSE),
        ("BFR_FROM_60", ages is not None and ages[1] >= OLDER_FROM_YEARS, (), SOURCE),
        ("BFR_CLOT_REFER", gate == "refer", points, SOURCE),
        ("BFR_CLOT_SIGN", gate == "sign", points, SOURCE),
        ("BFR_CUFF_WIDTH", not width_allowed(judged.one.limb, judged.one.cuff_width_cm), (), "spitz-2024"),
        ("BFR_UNANSWERED", bool(judged.screen.unanswered), (), HOUSE),
        ("BFR_TODAY_UNANSWERED", bool(judged.today.unanswered), (), HOUSE),
        ("BFR_PRESSURE_SEVERE", judged.resting == "severe", pressure, SOURCE),
        ("BFR_PRESSURE_HIGH", judged.resting == "high", pressure, HOUSE),
        ("BFR_PRESSURE_UNKNOWN", judged.resting == "unknown", (), HOUSE),
        ("BFR_NOT_SIGNED", not judged.signed, (), HOUSE),
    )
    return (*said, *(Reason(code=code, facts=f, citation=c) for code, fits, f, c in rules if fits))
