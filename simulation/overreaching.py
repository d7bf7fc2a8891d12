"""A population in which some athletes overreach: what a strain screen is measured on.

Three kinds of year, mixed by nobody's wish: nothing happens; a block of overload that performance rebounds from within
two weeks (functional); a longer one that performance does not come back from for weeks (non-functional). What the sizes
rest on (ids of the bibliography), in SDs of the athlete's own days where nothing else is said:

* resting heart rate: +0.55 in the first two weeks of overload, nothing after (`bosquet-2008`: SMD 0.55 for at most two
  weeks, of the size of day-to-day noise, none in longer overload). An SMD is read as SDs of a day: an assumption.
* lnRMSSD: +0.5 in functional overreaching (`lemeur-2013`: weekly means rise; the size is a choice); on average nothing
  in non-functional, each athlete another way (`bellenger-2016`: resting HRV largely unaffected).
* wellness: -1.0 and -1.5 (`saw-2016`: reports follow load more closely than measurements do; the sizes are choices).
* sleep: -0.3 and -0.6; performance: -3 % and back, -6 % and not back for four weeks (choices; what makes one
  functional and the other not is the time to come back, `meeusen-2013`).

Athletes answer differently: every effect is scaled by a draw of its own. No real athletes stand behind this.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from simulation.chance import FloatArray

RUN_UP_DAYS = 70
RHR_SMD, RHR_DAYS = 0.55, 14
CARRY_OVER = {"hrv": 0.3, "resting_hr": 0.6, "sleep": 0.1, "wellness": 0.3}
SHARED = 0.3
"""Correlation between families on an ordinary day, all good or all bad together."""
TEST_EVERY_DAYS, TEST_CV = 7, 0.015
LOSS = 0.02
"""Performance counts as lost from two percent on: more than a test's noise hides."""
REBOUND_DAYS, STAYS_LOST_DAYS = 12, 28
RESPONSE_SD = 0.4


@dataclass(frozen=True, slots=True)
class Course:
    """What overload does to a kind of athlete, in SDs of a day; performance as a share."""

    overload_days: tuple[int, int]
    hrv: float
    hrv_spread: float
    sleep: float
    wellness: float
    performance: float
    onset_days: tuple[int, int]
    """From the start of the overload until performance begins to fall."""


COURSES = {
    "steady": Course((0, 0), 0.0, 0.0, 0.0, 0.0, 0.0, (0, 0)),
    "functional": Course((14, 21), 0.5, 0.3, -0.3, -1.0, -0.03, (3, 7)),
    "non_functional": Course((28, 42), 0.0, 0.5, -0.6, -1.5, -0.06, (10, 20)),
}


@dataclass(frozen=True, slots=True)
class Population:
    """Simulated athletes, arrays of shape (athletes, days), with what truly happened to them."""

    rmssd_ms: FloatArray
    resting_hr_bpm: FloatArray
    sleep_min: FloatArray
    wellness_score: FloatArray
    test_power_w: FloatArray
    """One test a week, NaN between."""
    performance: FloatArray
    """The truth without noise: share of the usual, 0 is as usual."""
    overload_from: NDArray[np.int64]
    """First day of overload; -1 for nobody's."""
    lost_from: NDArray[np.int64]
    """First day on which performance is truly lost; -1 where it never is."""


def population(kind: str, athletes: int, days: int, seed: int) -> Population:
    """Draw athletes of one kind, followed for some days after a run-up without overload.

    Overload begins 14 days after the run-up. The same seed gives the same people.
    """
    course, chance = COURSES[kind], np.random.default_rng([seed, list(COURSES).index(kind)])
    total = RUN_UP_DAYS + days
    start = RUN_UP_DAYS + 14 if course.performance else -1
    length = chance.integers(course.overload_days[0], course.overload_days[1] + 1, athletes)
    dose = _dose(start, length, total)
    answers = np.maximum(1.0 + RESPONSE_SD * chance.standard_normal((5, athletes, 1)), 0.0)
    hrv_effect = course.hrv + course.hrv_spread * chance.standard_normal((athletes, 1))
    z = _ordinary(chance, athletes, total)
    z["hrv"] += hrv_effect * dose
    z["resting_hr"] += RHR_SMD * answers[0] * dose * _first_days(start, total)
    z["sleep"] += course.sleep * answers[1] * dose
    z["wellness"] += course.wellness * answers[2] * dose
    onset = start + chance.integers(course.onset_days[0], course.onset_days[1] + 1, athletes)
    performance = course.performance * answers[3] * _fall(onset, start + length, total, kind)
    return _measured(chance, z, performance, start)


def _ordinary(chance: np.random.Generator, athletes: int, days: int) -> dict[str, FloatArray]:
    """Stationary days of unit variance; + is more of the signal, and a bad day is bad in all of them."""
    shared = _carried(chance.standard_normal((athletes, days)), 0.3)
    signs = {"hrv": 1.0, "resting_hr": -1.0, "sleep": 1.0, "wellness": 1.0}
    return {
        family: np.sqrt(1.0 - SHARED) * _carried(chance.standard_normal((athletes, days)), carry)
        + signs[family] * np.sqrt(SHARED) * shared
        for family, carry in CARRY_OVER.items()
    }


def _carried(white: FloatArray, carry_over: float) -> FloatArray:
    """First-order autoregression of unit variance along the days."""
    days = white.copy()
    for index in range(1, white.shape[-1]):
        days[:, index] = carry_over * days[:, index - 1] + np.sqrt(1.0 - carry_over**2) * white[:, index]
    return days


def _dose(start: int, length: NDArray[np.int64], days: int) -> FloatArray:
    """How much overload shows on each day, 0 to 1: a week to build up, a week to fade."""
    day = np.arange(days)[None, :]
    if start < 0:
        return np.zeros((length.size, days))
    return np.clip(np.minimum((day - start + 1) / 7.0, (start + length[:, None] + 7 - day) / 7.0), 0.0, 1.0)


def _first_days(start: int, days: int) -> FloatArray:
    day = np.arange(days)[None, :]
    return ((day >= start) & (day < start + RHR_DAYS)).astype(np.float64)


def _fall(onset: NDArray[np.int64], ends: NDArray[np.int64], days: int, kind: str) -> FloatArray:
    """Share of the full loss on each day: two weeks to fall, then back soon or late."""
    day = np.arange(days)[None, :]
    stays = 0 if kind == "functional" else STAYS_LOST_DAYS
    falling = (day - onset[:, None] + 1) / 14.0
    rising = 1.0 - (day - ends[:, None] - stays) / REBOUND_DAYS
    return np.clip(np.minimum(falling, rising), 0.0, 1.0)


def _measured(chance: np.random.Generator, z: dict[str, FloatArray], performance: FloatArray, start: int) -> Population:
    athletes, days = performance.shape
    tested = (np.arange(days)[None, :] + chance.integers(0, TEST_EVERY_DAYS, (athletes, 1))) % TEST_EVERY_DAYS == 0
    power_w = 250.0 * (1.0 + performance + TEST_CV * chance.standard_normal((athletes, days)))
    lost = performance <= -LOSS
    return Population(
        rmssd_ms=np.exp(4.1 + 0.14 * z["hrv"]),
        resting_hr_bpm=50.0 + 1.8 * z["resting_hr"],
        sleep_min=np.clip(450.0 + 35.0 * z["sleep"], 180.0, 660.0),
        wellness_score=np.clip((3.6 + 0.45 * z["wellness"]) * 5.0, 5.0, 25.0).round() / 5.0,
        test_power_w=np.where(tested, power_w, np.nan),
        performance=performance,
        overload_from=np.full(athletes, start),
        lost_from=np.where(lost.any(axis=1), lost.argmax(axis=1), -1),
    )
