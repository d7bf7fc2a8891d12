"""What stands out among samples, as facts and reason codes."""

from datetime import date

from physiology.biomarkers.reference import (
    CK_SAME_DAY_U_L,
    CRP_ACUTE_MG_L,
    TC_RATIO_FALL_PCT,
)
from physiology.biomarkers.shapes import Action, BiomarkerState, FusedPattern, GlucoseDay, MarkerReading
from physiology.finding import Fact, Kind, Reason, Window
from physiology.newest import computed, one_day

NAMES = {
    "cortisol_nmol_l": "CORTISOL",
    "testosterone_nmol_l": "TESTOSTERONE",
    "testosterone_cortisol_ratio": "TC_RATIO",
    "ck_u_l": "CK",
    "lactate_mmol_l": "LACTATE",
    "crp_mg_l": "CRP",
}
USUAL = {
    "cortisol_nmol_l": "cortisol_usual_nmol_l",
    "testosterone_nmol_l": "testosterone_usual_nmol_l",
    "testosterone_cortisol_ratio": "testosterone_cortisol_usual",
    "ck_u_l": "ck_usual_u_l",
    "lactate_mmol_l": "lactate_usual_mmol_l",
    "crp_mg_l": "crp_usual_mg_l",
}
CITATIONS = {"ck_u_l": "mougios-2007", "testosterone_cortisol_ratio": "deluccia-2016"}
PATTERN_PARTS = 3
"""Parts of the pattern from which it is worth naming (house rule)."""
ORDER = {"high": 0, "low": 0, "as_usual": 1, "unjudged": 2}


def action_of(readings: tuple[MarkerReading, ...], pattern: FusedPattern, *, muscle: bool) -> Action:
    """The most that samples and symptoms ask for.

    Parameters
    ----------
    readings : tuple of MarkerReading
        Fresh samples.
    pattern : FusedPattern
        How many parts are there.
    muscle : bool
        Severe muscle pain, swelling, weakness or dark urine is reported.

    Returns
    -------
    str
        `urgent` with muscle symptoms, at any CK; `same_day` from CK 5000 U/L; `postpone` above CRP 10 mg/L; `pattern`
        from three of four parts; `look` where a marker stands out; else `none`.

    Examples
    --------
    >>> action_of((), FusedPattern(parts={"hrv": True, "sleep": True, "lactate": True}), muscle=False)
    'pattern'
    """
    values = {one.metric: one.value for one in readings}
    asked: tuple[tuple[Action, bool], ...] = (
        ("urgent", muscle),
        ("same_day", values.get("ck_u_l", 0.0) >= CK_SAME_DAY_U_L),
        ("postpone", values.get("crp_mg_l", 0.0) > CRP_ACUTE_MG_L),
        ("pattern", pattern.present >= PATTERN_PARTS),
        ("look", any(one.standing in ("high", "low") for one in readings)),
    )
    return next((action for action, holds in asked if holds), "none")


def reading_facts(one: MarkerReading, source: str | None) -> tuple[Fact, ...]:
    """A sample as measured, and what it is held against.

    Parameters
    ----------
    one : MarkerReading
        The newest sample.
    source : str or None
        Where it came from.

    Returns
    -------
    tuple of Fact
        The value; and with a comparison the usual value, `low` and `high` what chance and assay alone may reach. A
        reference interval is a default: its value is its upper end.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> at = datetime(2026, 1, 5, 7, tzinfo=UTC)
    >>> one = MarkerReading(metric="ck_u_l", value=300.0, at=at, age_h=1.0, standing="as_usual", basis="reference",
    ...                     usual=None, low=82.0, high=1083.0, own_samples=0)
    >>> [(fact.metric, fact.value, fact.kind.value) for fact in reading_facts(one, None)]
    [('ck_u_l', 300.0, 'measured'), ('ck_usual_u_l', 1083.0, 'default')]
    """
    on = one.at.date()
    kind = Kind.COMPUTED if one.metric == "testosterone_cortisol_ratio" else Kind.MEASURED
    value = Fact(metric=one.metric, value=one.value, window=one_day(on), kind=kind, source=source)
    if one.high is None:
        return (value,)
    since = one.own_since if one.basis == "own" else None
    held = Fact(
        metric=USUAL[one.metric],
        value=one.high if one.usual is None else one.usual,
        window=None if since is None else _span(since, on, one.own_samples),
        kind=Kind.DEFAULT if since is None else Kind.COMPUTED,
        low=one.low,
        high=one.high,
    )
    return (value, held)


def _span(first_on: date, last_on: date, samples: int) -> Window:
    """The days from the first comparable sample on."""
    days = (last_on - first_on).days + 1
    return Window(first_on=first_on, last_on=last_on, days_used=min(samples, days), days_expected=days)


def glucose_facts(day: GlucoseDay, window: Window) -> tuple[Fact, ...]:
    """Glucose of a day in four facts.

    Parameters
    ----------
    day : GlucoseDay
        The summary.
    window : Window
        Its day.

    Returns
    -------
    tuple of Fact

    Examples
    --------
    >>> from datetime import date
    >>> day = GlucoseDay(mean_mmol_l=6.0, sd_mmol_l=1.2, cv_pct=20.0, in_range_pct=95.0, readings=280)
    >>> [fact.value for fact in glucose_facts(day, one_day(date(2026, 1, 5)))]
    [6.0, 1.2, 20.0, 95.0]
    """
    values = {
        "glucose_mean_mmol_l": day.mean_mmol_l,
        "glucose_sd_mmol_l": day.sd_mmol_l,
        "glucose_cv_pct": day.cv_pct,
        "glucose_in_range_pct": day.in_range_pct,
    }
    return tuple(computed(key, value, window) for key, value in values.items())


def reasons(state: BiomarkerState, facts: dict[str, tuple[Fact, ...]], *, muscle: bool) -> tuple[Reason, ...]:
    """Everything worth saying, what asks for most first.

    Parameters
    ----------
    state : BiomarkerState
        The samples as they stand.
    facts : dict
        Facts of each reading by metric, of the pattern under `pattern`, of glucose under `glucose`.
    muscle : bool
        Muscle symptoms are reported.

    Returns
    -------
    tuple of Reason
        Codes such as `CK_HIGH` (own), `CK_HIGH_REFERENCE`, `CORTISOL_UNJUDGED`.

    Examples
    --------
    >>> empty = BiomarkerState(action="urgent", readings=(), pattern=FusedPattern(parts={}), glucose=None, expired=(),
    ...                        withheld=())
    >>> [one.code for one in reasons(empty, {}, muscle=True)]
    ['MUSCLE_SYMPTOMS']
    """
    found = [Reason(code="MUSCLE_SYMPTOMS", citation="er-return-2008")] if muscle else []
    for one in state.readings:
        held = facts[one.metric]
        if one.metric == "ck_u_l" and one.value >= CK_SAME_DAY_U_L:
            found.append(Reason(code="CK_VERY_HIGH", facts=held, citation="house_rule"))
        if one.metric == "crp_mg_l" and one.value > CRP_ACUTE_MG_L:
            found.append(Reason(code="CRP_ACUTE", facts=held, citation="house_rule"))
    if state.pattern.present >= PATTERN_PARTS:
        code = "BLOOD_PATTERN_FULL" if state.pattern.full else "BLOOD_PATTERN_PARTLY"
        found.append(Reason(code=code, facts=facts["pattern"], citation="meeusen-2013"))
    told = {fact.metric for reason in found for fact in reason.facts}
    found += [
        Reason(code=_code(one), facts=facts[one.metric], citation=CITATIONS.get(one.metric, "house_rule"))
        for one in sorted(state.readings, key=lambda reading: ORDER[reading.standing])
        if one.metric not in told
    ]
    if state.glucose is not None:
        found.append(Reason(code="GLUCOSE_DAY", facts=facts["glucose"], citation="house_rule"))
    return tuple(found)


def _code(one: MarkerReading) -> str:
    name = NAMES[one.metric]
    if one.standing == "as_usual" and one.fell_pct is not None and one.fell_pct >= TC_RATIO_FALL_PCT:
        return "TC_RATIO_FELL_WITHIN_CHANCE"
    suffix = "_REFERENCE" if one.basis == "reference" else ""
    return f"{name}_{one.standing.upper()}{suffix}"
