"""How the athlete says they are, against their own last four weeks."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Reason, Shape, Status
from physiology.history import DailyHistory, FloatArray
from physiology.newest import computed, day_of, measured_at, newest, newest_measured, one_day
from physiology.readiness.caps import WELLNESS_LOW_SD, WELLNESS_RED_SCORE, WELLNESS_RED_SD
from physiology.readiness.signals import WELLNESS_SD_FLOOR
from physiology.usual import Usual, deviation, usual
from physiology.wellness.device_stress import device_stress
from physiology.wellness.scales import ITEMS
from physiology.wellness.score import MIN_ITEMS, items_of, straight_lining, wellness_score

METHOD = "wellness@2"
USUAL_DAYS = 28
ITEM_SD_FLOOR = 0.5
"""Least SD of a single item: half a step of the scale (house rule)."""
MOBILITY_DAYS = 28
"""A mobility screen speaks of the body for four weeks (house rule)."""
MOBILITY = ("mobility_score", "hip_mobility_score", "ankle_mobility_score")
ITEM_CODES = {
    "fatigue_score": "FATIGUE_SCORE_BELOW_USUAL",
    "mood_score": "MOOD_BELOW_USUAL",
    "soreness_score": "SORENESS_SCORE_BELOW_USUAL",
    "stress_score": "STRESS_SCORE_BELOW_USUAL",
    "sleep_quality_score": "SLEEP_QUALITY_BELOW_USUAL",
}
REPORT_CODES = (("ill", 1.0, "REPORTS_ILLNESS"), ("injured", 1.0, "REPORTS_INJURY"), ("pain_nrs", 1.0, "REPORTS_PAIN"))


class WellnessState(Shape):
    """The newest check-in. None is what too few answers or days leave open."""

    score: float | None
    """Mean item, 1-5; None with fewer than four of the five answered."""
    usual: float | None
    vs_usual: float | None
    items: dict[str, float]
    low_items: tuple[str, ...]
    """Items a full SD below their own usual."""
    low: bool
    """The score is a full SD below usual."""
    red: bool
    """Two SDs below usual, or two of five and less: no watch overrules it."""
    red_up_to: float
    """Highest score that would still be red today."""
    ill: bool
    injured: bool
    pain_nrs: float | None
    straight_lining: bool
    age_days: int


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The newest day with any answer, beside what is usual on that day."""

    index: int
    age_days: int
    items: FloatArray
    """Shape (5,), NaN is unanswered."""
    item_z: FloatArray
    score: float
    z: float
    baseline: Usual

    @classmethod
    def of(cls, history: DailyHistory) -> "CheckIn | None":
        """None where nothing was answered in the last days."""
        items = items_of(history)
        scores = wellness_score(items)
        answered = np.isfinite(items).any(axis=0)
        found = newest(np.where(answered, 1.0, np.nan))
        if found is None:
            return None
        baseline, by_item = usual(scores, USUAL_DAYS), usual(items, USUAL_DAYS)
        return cls(
            index=found.index,
            age_days=found.age_days,
            items=items[:, found.index],
            item_z=deviation(items, by_item, ITEM_SD_FLOOR)[:, found.index],
            score=float(scores[found.index]),
            z=float(deviation(scores, baseline, WELLNESS_SD_FLOOR)[found.index]),
            baseline=baseline,
        )

    @property
    def usual(self) -> float:
        """Mean score of the four weeks before; NaN where too few days are known."""
        return float(self.baseline.mean[self.index])

    @property
    def red_up_to(self) -> float:
        """Highest score that is red: two SDs below usual, or two of five."""
        below = self.usual + WELLNESS_RED_SD * max(float(self.baseline.sd[self.index]), WELLNESS_SD_FLOOR)
        return max(below, WELLNESS_RED_SCORE) if np.isfinite(below) else WELLNESS_RED_SCORE


def assess_wellness(history: DailyHistory) -> Finding[WellnessState]:
    """Describe the newest check-in against the athlete's own four weeks before it.

    Parameters
    ----------
    history : DailyHistory
        Read: the five items [1-5, 5 = best; 0 is off the scale and missing], `ill`, `injured`, `pain_nrs`, mobility
        scores. Answers of the last two days count.

    Returns
    -------
    Finding[WellnessState]
        Low is a full SD below the own 28-day mean. With four of five items the score is prorated; with fewer there
        is none, and the answers and reports stand alone.

    Raises
    ------
    InsufficientData
        No answer and no report of illness, injury or pain in the last two days.

    Notes
    -----
    Formula: low where (score - own 28-day mean) / SD <= -1, red at <= -2 or a score of 2 and less (house rule).
    Items are kept apart: their sum is not validated, and questionnaires run in opposite directions [1]_. Own reports
    follow load more reliably than measurements [2]_. A device's day stress is said beside them and moves nothing.

    References
    ----------
    .. [1] Hooper and Mackinnon (1995). doi:10.2165/00007256-199520050-00003 (source not seen)
    .. [2] Saw et al. (2016). doi:10.1136/bjsports-2015-094758

    Examples
    --------
    >>> from datetime import date
    >>> answers = {item: np.append(np.tile([3.0, 4.0], 15), 2.0) for item in ITEMS}
    >>> finding = assess_wellness(DailyHistory(date(2026, 1, 1), 31, answers))
    >>> finding.value.score, finding.value.vs_usual, finding.value.low
    (2.0, -1.5, True)
    """
    check_in, reported = CheckIn.of(history), _reports(history)
    beside, stress = device_stress(history)
    if check_in is None and not reported:
        raise InsufficientData("wellness", MIN_ITEMS, 0, missing="items")
    state = _state(history, check_in, reported)
    facts = () if check_in is None else _facts(history, check_in)
    known = state.usual is not None and state.age_days == 0
    return Finding(
        value=state,
        status=Status.OK if known else Status.PROVISIONAL,
        facts=(*facts, *body_reports(history), *beside),
        reasons=(*_reasons(history, check_in, state, reported), *((stress,) if stress else ())),
        caveats=_caveats(check_in, state),
        method=METHOD,
        as_of=history.last_on,
    )


def body_reports(history: DailyHistory) -> tuple[Fact, ...]:
    """What the athlete reports of the body: illness, injury, pain, and the newest mobility scores.

    Parameters
    ----------
    history : DailyHistory
        Reports of the last two days and mobility scores of the last four weeks count.

    Returns
    -------
    tuple of Fact
        `ill`, `injured`, `pain_nrs` and mobility scores, as far as there are any; a reported 0 is a fact too.

    Examples
    --------
    >>> from datetime import date
    >>> pain = DailyHistory(date(2026, 1, 1), 2, {"pain_nrs": np.array([4.0, np.nan])})
    >>> [(fact.metric, fact.value) for fact in body_reports(pain)]
    [('pain_nrs', 4.0)]
    """
    mobility = (newest_measured(history, metric, MOBILITY_DAYS) for metric in MOBILITY)
    return (*_reports(history).values(), *(fact for fact in mobility if fact))


def _reports(history: DailyHistory) -> dict[str, Fact]:
    found = {metric: newest_measured(history, metric) for metric, _, _ in REPORT_CODES}
    return {metric: fact for metric, fact in found.items() if fact}


def _state(history: DailyHistory, check_in: CheckIn | None, reported: dict[str, Fact]) -> WellnessState:
    values = {metric: fact.value for metric, fact in reported.items()}
    felt = check_in or _SILENT
    score, mean = _known(felt.score), _known(felt.usual)
    return WellnessState(
        score=score,
        usual=mean,
        vs_usual=None if score is None or mean is None else score - mean,
        items={item: value for item, value in _by_item(felt.items).items() if np.isfinite(value)},
        low_items=tuple(item for item, z in _by_item(felt.item_z).items() if z <= WELLNESS_LOW_SD),
        low=felt.z <= WELLNESS_LOW_SD,
        red=felt.z <= WELLNESS_RED_SD or felt.score <= WELLNESS_RED_SCORE,
        red_up_to=felt.red_up_to,
        ill=values.get("ill", 0.0) >= 1.0,
        injured=values.get("injured", 0.0) >= 1.0,
        pain_nrs=values.get("pain_nrs"),
        straight_lining=bool(straight_lining(items_of(history))),
        age_days=felt.age_days,
    )


_NOTHING = np.full(1, np.nan)
_SILENT = CheckIn(
    index=0,
    age_days=0,
    items=np.full(len(ITEMS), np.nan),
    item_z=np.full(len(ITEMS), np.nan),
    score=float("nan"),
    z=float("nan"),
    baseline=Usual(_NOTHING, _NOTHING, np.zeros(1, dtype=np.int16)),
)
"""Nothing answered: every comparison is false."""


def _by_item(values: FloatArray) -> dict[str, float]:
    return dict(zip(ITEMS, values.tolist(), strict=True))


def _known(value: float) -> float | None:
    return value if np.isfinite(value) else None


def _facts(history: DailyHistory, check_in: CheckIn) -> tuple[Fact, ...]:
    on = one_day(day_of(history, check_in.index))
    facts = []
    if np.isfinite(check_in.score):
        facts.append(computed("wellness_score", check_in.score, on))
        if np.isfinite(check_in.usual):
            facts.append(computed("wellness_vs_usual", check_in.score - check_in.usual, on))
    answered = (item for item, value in _by_item(check_in.items).items() if np.isfinite(value))
    return (*facts, *(measured_at(history, item, check_in.index) for item in answered))


def _reasons(
    history: DailyHistory, check_in: CheckIn | None, state: WellnessState, reported: dict[str, Fact]
) -> tuple[Reason, ...]:
    found = [
        Reason(code=code, facts=(reported[metric],), citation="house_rule")
        for metric, limit, code in REPORT_CODES
        if metric in reported and reported[metric].value >= limit
    ]
    if check_in is None:
        return tuple(found)
    if state.score is not None and state.usual is not None:
        code = (
            "WELLNESS_LOW" if state.low else "WELLNESS_GOOD" if check_in.z >= -WELLNESS_LOW_SD else "WELLNESS_AS_USUAL"
        )
        found.append(Reason(code=code, facts=_facts(history, check_in)[:2], citation="saw-2016"))
    low = ((item, measured_at(history, item, check_in.index)) for item in state.low_items)
    found += [Reason(code=ITEM_CODES[item], facts=(fact,), citation="mclean-2010") for item, fact in low]
    return tuple(found)


def _caveats(check_in: CheckIn | None, state: WellnessState) -> tuple[str, ...]:
    codes = (
        ("DATA_OLD", state.age_days > 0),
        ("NO_CHECK_IN", check_in is None),
        ("ITEMS_MISSING", check_in is not None and len(state.items) < len(ITEMS)),
        ("BASELINE_SHORT", check_in is not None and state.usual is None),
        ("STRAIGHT_LINING", state.straight_lining),
    )
    return tuple(code for code, holds in codes if holds)
