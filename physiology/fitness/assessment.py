"""What heart rate lets us estimate: a range of maximal oxygen uptake, training zones, a fat-oxidation range."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Literal

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Kind, Reason, Shape, Status, Window
from physiology.fitness.max_heart_rate import PREDICTION_SD_BPM, gulati_max_hr_bpm, tanaka_max_hr_bpm
from physiology.fitness.oxygen_uptake import OLDER_FROM_YEARS, heart_rate_ratio_vo2max, vo2max_change
from physiology.fitness.zones import ZONE_MODELS, Anchor, fat_oxidation_range, zone_edges
from physiology.history import DailyHistory, FloatArray
from physiology.newest import computed, one_day

METHOD = "fitness@1"
RESTING_DAYS = 28
MIN_RESTING_DAYS = 7
EARLIER_DAYS = 84
"""The estimate of twelve weeks ago is what today's is compared with (house rule)."""
TESTED_YEARS = (21.0, 51.0)
TOLD = frozenset({"chat"})
"""Where a resting heart rate comes from that somebody took awake."""

Sex = Literal["female", "male"]


class Zone(Shape):
    """One zone of one model."""

    model: str
    anchor: Anchor
    number: int
    low: float
    high: float | None
    """None where the zone has no top."""


class Fitness(Shape):
    """Estimates from heart rate."""

    max_hr_measured: bool
    zones: tuple[Zone, ...]


@dataclass(frozen=True, slots=True)
class _Maximum:
    bpm: float
    fact: Fact
    reason: str

    @property
    def measured(self) -> bool:
        """Whether it is on record."""
        return self.reason == "FITNESS_MAX_MEASURED"


def assess_fitness(history: DailyHistory, age_years: float | None, sex: str | None) -> Finding[Fitness]:
    """Estimate maximal oxygen uptake and zones as of the newest day.

    Parameters
    ----------
    history : DailyHistory
        Read: `resting_hr_bpm`, `max_hr_bpm`, `threshold_hr_bpm`, `ftp_w`.
    age_years : float, optional
        [years].
    sex : str, optional
        `female` or `male`; decides which formula predicts a maximum that nobody measured.

    Returns
    -------
    Finding[Fitness]
        Facts: `vo2max_ml_kg_min` with its range of two standard errors, the heart rates it rests on, and
        `fat_oxidation_hr_bpm` as a range. The value holds zones by heart-rate reserve, and by threshold heart rate and
        threshold power where those are known.

    Raises
    ------
    InsufficientData
        Fewer than seven days of resting heart rate in the last 28, or neither a maximum on record nor an age.

    Notes
    -----
    A maximum on record counts as measured unless it lies more than one SD of prediction (10 bpm) under what age
    predicts; then it was no maximum, and the prediction is taken. House rule. The factor was found in trained men of
    21 to 51 years [1]_.

    References
    ----------
    .. [1] Uth et al. (2004). doi:10.1007/s00421-003-0988-y

    Examples
    --------
    >>> from datetime import date
    >>> days = {"resting_hr_bpm": np.full(30, 50.0), "max_hr_bpm": np.full(30, 190.0)}
    >>> found = assess_fitness(DailyHistory(date(2026, 1, 1), 30, days), 30.0, "male")
    >>> [round(value, 1) for value in (found.facts[0].low, found.facts[0].high)]
    [52.7, 63.5]
    """
    resting = _resting(history.of("resting_hr_bpm"))
    if not np.isfinite(resting):
        raise InsufficientData("fitness", MIN_RESTING_DAYS, history.known("resting_hr_bpm", RESTING_DAYS))
    age = np.nan if age_years is None else age_years
    maximum = _maximum(history, age, sex)
    uptake = heart_rate_ratio_vo2max(maximum.bpm, resting, measured=maximum.measured, age_years=age)
    window = history.window("resting_hr_bpm", RESTING_DAYS)
    low, high = fat_oxidation_range(maximum.bpm).tolist()
    estimate = computed("vo2max_ml_kg_min", float(uptake.centre), window, float(uptake.low), float(uptake.high))
    base = computed("resting_hr_baseline_bpm", resting, window)
    change = _change(history, maximum, resting)
    fat = computed("fat_oxidation_hr_bpm", (low + high) / 2, maximum.fact.window, low, high)
    return Finding(
        value=Fitness(max_hr_measured=maximum.measured, zones=_zones(history, maximum.bpm, resting)),
        status=Status.PROVISIONAL,
        facts=(estimate, maximum.fact, base, fat),
        reasons=(
            Reason(code=maximum.reason, facts=(maximum.fact, base), citation="uth-2004"),
            *change,
            Reason(code="FITNESS_FAT_OXIDATION", facts=(fat,), citation="house_rule"),
        ),
        caveats=_caveats(history, age_years, sex),
        method=METHOD,
        as_of=history.last_on,
    )


def _resting(values: FloatArray) -> float:
    """Median of the newest four weeks; NaN with fewer than seven known days."""
    known = values[-RESTING_DAYS:]
    known = known[np.isfinite(known)]
    return float(np.median(known)) if known.size >= MIN_RESTING_DAYS else float("nan")


def _maximum(history: DailyHistory, age_years: float, sex: str | None) -> _Maximum:
    """The highest heart rate on record, or what age predicts where there is none that was a maximum."""
    predict = gulati_max_hr_bpm if sex == "female" else tanaka_max_hr_bpm
    predicted = float(predict(age_years))
    record = history.of("max_hr_bpm")
    known = np.flatnonzero(np.isfinite(record))
    if known.size:
        at = int(known[record[known].argmax()])
        highest = float(record[at])
        if not highest < predicted - PREDICTION_SD_BPM:
            on = history.first_on + timedelta(days=at)
            fact = Fact(metric="max_hr_bpm", value=highest, window=one_day(on), kind=Kind.MEASURED)
            return _Maximum(highest, fact, "FITNESS_MAX_MEASURED")
    if not np.isfinite(predicted):
        raise InsufficientData("fitness_max_hr", 1, 0, missing="maximal heart rates")
    fact = Fact(
        metric="predicted_max_hr_bpm",
        value=predicted,
        kind=Kind.PREDICTED,
        low=predicted - PREDICTION_SD_BPM,
        high=predicted + PREDICTION_SD_BPM,
    )
    return _Maximum(predicted, fact, "FITNESS_MAX_TOO_LOW" if known.size else "FITNESS_MAX_PREDICTED")


def _change(history: DailyHistory, maximum: _Maximum, resting: float) -> tuple[Reason, ...]:
    """Against twelve weeks ago with the same maximum, where that is known."""
    before = _resting(history.of("resting_hr_bpm")[:-EARLIER_DAYS])
    then, now = (float(heart_rate_ratio_vo2max(maximum.bpm, rest).centre) for rest in (before, resting))
    moved = float(vo2max_change(then, now))
    if not np.isfinite(moved):
        return ()
    if moved == 0:
        return (Reason(code="FITNESS_NO_CHANGE", citation="uth-2004"),)
    window = Window(
        first_on=history.last_on - timedelta(days=EARLIER_DAYS),
        last_on=history.last_on,
        days_used=history.known("resting_hr_bpm", EARLIER_DAYS),
        days_expected=EARLIER_DAYS,
    )
    fact = computed("vo2max_change_ml_kg_min", moved, window)
    return (Reason(code="FITNESS_ROSE" if moved > 0 else "FITNESS_FELL", facts=(fact,), citation="uth-2004"),)


def _zones(history: DailyHistory, max_hr: float, resting: float) -> tuple[Zone, ...]:
    """Zones of every model whose anchor is known; by share of the maximum only through the reserve."""
    latest = {"threshold_hr": history.latest("threshold_hr_bpm"), "ftp": history.latest("ftp_w")}
    anchors = {key: found[1] for key, found in latest.items() if found is not None}
    anchors["hr_reserve"] = max_hr
    found = []
    for model in ZONE_MODELS.values():
        if model.anchor in anchors:
            edges = zone_edges(model, anchors[model.anchor], resting).tolist()
            for number, (low, high) in enumerate(pairwise(edges), start=1):
                top = high if np.isfinite(high) else None
                found.append(Zone(model=model.name, anchor=model.anchor, number=number, low=low, high=top))
    return tuple(found)


def _caveats(history: DailyHistory, age_years: float | None, sex: str | None) -> tuple[str, ...]:
    source = history.streams.get("resting_hr_bpm")
    tested = sex == "male" and age_years is not None and TESTED_YEARS[0] <= age_years <= TESTED_YEARS[1]
    found = {
        "FITNESS_FACTOR_UNTESTED": not tested,
        "FITNESS_FACTOR_OLDER": age_years is not None and age_years >= OLDER_FROM_YEARS,
        "FITNESS_RESTING_ASLEEP": source is not None and source.vendor not in TOLD,
        "FITNESS_TEST_BETTER": True,
    }
    return tuple(code for code, holds in found.items() if holds)
