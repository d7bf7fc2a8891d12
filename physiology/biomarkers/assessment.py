"""Blood, saliva and glucose of one athlete at one instant."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

import numpy as np

from physiology.biomarkers.glucose import MIN_READINGS, glucose_summary
from physiology.biomarkers.pattern import fused_pattern, lost_night
from physiology.biomarkers.readings import CLOCKED, newest_reading, with_ratio
from physiology.biomarkers.reasons import NAMES, action_of, glucose_facts, reading_facts, reasons
from physiology.biomarkers.sample import TimedSample
from physiology.biomarkers.shapes import BiomarkerState, FusedPattern, GlucoseDay, MarkerReading
from physiology.finding import Fact, Finding, InsufficientData, Status
from physiology.history import DailyHistory
from physiology.illness.symptoms import Symptom, urgent_muscle
from physiology.newest import computed, one_day

METHOD = "biomarkers@1"


def assess_biomarkers(
    samples: Iterable[TimedSample],
    history: DailyHistory,
    now: datetime,
    sex: str | None = None,
    symptoms: Collection[Symptom] = (),
) -> Finding[BiomarkerState]:
    """Read the fresh samples against the athlete's own comparable ones.

    Parameters
    ----------
    samples : iterable of TimedSample
        All that are known, in local time and catalogue units; those after `now` are left out. Glucose readings of the
        newest day are summarised together.
    history : DailyHistory
        Read: `rmssd_ms` [ms] and `sleep_min` [min]; its newest day is the day of `now`.
    now : datetime
        Aware instant of judging, in the athlete's time zone.
    sex : {"male", "female"}, optional
        For the CK interval.
    symptoms : collection of Symptom
        What is reported today. Muscle symptoms are urgent at any CK, measured or not.

    Returns
    -------
    Finding[BiomarkerState]
        CK and CRP count for 72 h, lactate and hormones for 24 h. Five comparable own samples carry a comparison; else
        a reference interval at low weight, for CK, lactate and CRP. Provisional unless all rest on own samples.

    Raises
    ------
    InsufficientData
        No sample is fresh, glucose has too few readings, and no muscle symptom is reported.

    Notes
    -----
    Biomarkers describe; pre-analytics, individual levels and unknown minimal meaningful changes limit all of them [1]_.
    A testosterone-to-cortisol ratio diagnoses nothing [2]_. After a lost night hormones are not read [3]_.

    References
    ----------
    .. [1] Haller et al. (2023). doi:10.1007/s40279-023-01836-x
    .. [2] De Luccia (2016). doi:10.2174/1875399X01609010104
    .. [3] Dattilo et al. (2020). doi:10.1249/MSS.0000000000002137

    Examples
    --------
    >>> from datetime import UTC
    >>> at = datetime(2026, 1, 5, 7, tzinfo=UTC)
    >>> sample = TimedSample("ck_u_l", 5200.0, at)
    >>> finding = assess_biomarkers([sample], DailyHistory(date(2026, 1, 5), 1, {}), at, "male")
    >>> finding.value.action, [reason.code for reason in finding.reasons]
    ('same_day', ['CK_VERY_HIGH'])
    """
    known = with_ratio(one for one in samples if one.at <= now)
    muscle = urgent_muscle(symptoms)
    state, sources = _state(known, history, now, sex, muscle=muscle)
    if not state.readings and state.glucose is None and not muscle:
        raise InsufficientData("biomarkers", 1, 0, missing="samples")
    facts = _facts(state, sources, history.last_on)
    own = all(one.basis == "own" for one in state.readings) and state.readings != ()
    return Finding(
        value=state,
        status=Status.OK if own else Status.PROVISIONAL,
        facts=tuple(fact for group in facts.values() for fact in group),
        reasons=reasons(state, facts, muscle=muscle),
        caveats=_caveats(state, history),
        method=METHOD,
        as_of=history.last_on,
    )


def _state(
    known: tuple[TimedSample, ...], history: DailyHistory, now: datetime, sex: str | None, *, muscle: bool
) -> tuple[BiomarkerState, dict[str, str | None]]:
    """The samples as they stand, and where each newest one came from."""
    readings: list[MarkerReading] = []
    stale, withheld = [], []
    sources: dict[str, str | None] = {}
    for metric in NAMES:
        own = [one for one in known if one.metric == metric]
        if metric in CLOCKED and own and _night_before(history, own[-1].at.date()) == 1.0:
            withheld.append(metric)
            continue
        reading = newest_reading(own, now, sex)
        if reading is not None:
            readings.append(reading)
            sources[metric] = own[-1].source
        elif own:
            stale.append(metric)
    pattern = fused_pattern(readings, history)
    state = BiomarkerState(
        action=action_of(tuple(readings), pattern, muscle=muscle),
        readings=tuple(readings),
        pattern=pattern,
        glucose=_glucose(known, now),
        expired=tuple(stale),
        withheld=tuple(withheld),
    )
    return state, sources


def _night_before(history: DailyHistory, on: date) -> float:
    """1.0 where the night into a day was lost, 0.0 where it was not, NaN where nobody knows."""
    index = (on - history.first_on).days
    inside = 0 <= index < history.n_days
    return float(lost_night(history.of("sleep_min"))[index]) if inside else float("nan")


def _glucose(known: tuple[TimedSample, ...], now: datetime) -> GlucoseDay | None:
    values = [one.value for one in known if one.metric == "glucose_mmol_l" and one.at.date() == now.date()]
    if len(values) < MIN_READINGS:
        return None
    day = glucose_summary(np.array(values))
    return GlucoseDay(
        mean_mmol_l=float(day.mean_mmol_l),
        sd_mmol_l=float(day.sd_mmol_l),
        cv_pct=float(day.cv_pct),
        in_range_pct=float(day.in_range_pct),
        readings=int(day.known),
    )


def _facts(state: BiomarkerState, sources: dict[str, str | None], on: date) -> dict[str, tuple[Fact, ...]]:
    """Facts of each reading by metric, of the pattern and of glucose."""
    facts = {one.metric: reading_facts(one, sources[one.metric]) for one in state.readings}
    if state.pattern.known:
        facts["pattern"] = _pattern_facts(state.pattern, on)
    if state.glucose is not None:
        facts["glucose"] = glucose_facts(state.glucose, one_day(on))
    return facts


def _pattern_facts(pattern: FusedPattern, on: date) -> tuple[Fact, ...]:
    counts = {"pattern_signals": pattern.present, "pattern_signals_known": pattern.known}
    return tuple(computed(key, value, one_day(on)) for key, value in counts.items())


def _caveats(state: BiomarkerState, history: DailyHistory) -> tuple[str, ...]:
    hormones = [one for one in state.readings if one.metric in CLOCKED]
    unknown_night = any(np.isnan(_night_before(history, one.at.date())) for one in hormones)
    bases = {one.basis for one in state.readings}
    codes = (
        ("HORMONES_AFTER_LOST_NIGHT", bool(state.withheld)),
        ("SAMPLE_NIGHT_UNKNOWN", unknown_night),
        ("SAMPLES_EXPIRED", bool(state.expired)),
        ("OWN_SAMPLES_FEW", bool(bases & {"reference", "none"})),
        ("PATTERN_NOT_DIAGNOSIS", state.action == "pattern"),
        ("GLUCOSE_NOT_CARE", state.glucose is not None),
        ("SAMPLE_VARIATION_ASSUMED", "own" in bases),
    )
    return tuple(code for code, holds in codes if holds)
