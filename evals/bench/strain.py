"""What the strain screen finds, how early, and how often for nothing; and how fast a league is screened."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.strain import StrainSeries, performance_days, strain_deviations, strain_screen
from physiology.strain.performance import LASTING_DAYS
from simulation.overreaching import RUN_UP_DAYS, Population, population

SEED, ATHLETES, YEAR_DAYS = 7, 1000, 365
FOLLOWED_DAYS = {"functional": 90, "non_functional": 120}
WATCH, REDUCE, REFER = 1.0, 2.0, 3.0
LATE_DAYS = 14
"""An alarm up to two weeks after the loss still counts as found, though not as early."""
NAMES = {WATCH: "watch", REDUCE: "reduce", REFER: "refer"}
TIMED_ATHLETES, TIMES = 2000, 3

BoolArray = NDArray[np.bool_]
Measured = dict[str, object]


@dataclass(frozen=True, slots=True)
class Detection:
    """How one kind of overreaching was found at one level, as shares of the athletes who lost performance."""

    before_loss: float
    within_two_weeks: float
    ever: float
    lead_days: tuple[float, float, float]
    """10th, 50th and 90th percentile of the days from alarm to loss, of those found before it; NaN where nobody was."""
    by_chance: float
    """Share of athletes without any overload who get this level in the same number of days."""


@dataclass(frozen=True, slots=True)
class Courses:
    """Of those who lost performance, how many are told that it lasts, and how long after the loss."""

    lasting: float
    after_days: float


def false_alarms_per_year(level: float, athletes: int = ATHLETES) -> float:
    """How many episodes of at least this level a year a stationary athlete gets."""
    steady = _levels(population("steady", athletes, YEAR_DAYS, SEED))[:, RUN_UP_DAYS:] >= level
    starts = steady & ~np.concatenate([np.zeros((len(steady), 1), dtype=np.bool_), steady[:, :-1]], axis=1)
    return float(starts.sum(axis=1).mean())


def detection(kind: str, level: float, athletes: int = ATHLETES) -> Detection:
    """How often and how early a kind of overreaching reaches this level, counted from the first day of overload."""
    people = population(kind, athletes, FOLLOWED_DAYS[kind], SEED)
    lost = people.lost_from >= 0
    lead = (people.lost_from - _first(_levels(people) >= level, people))[lost]
    early = lead[lead > 0]
    days = int(np.median(people.lost_from[lost] - people.overload_from[lost]))
    quantiles = np.percentile(early, [10, 50, 90]) if early.size else np.full(3, np.nan)
    low, middle, high = (float(value) for value in quantiles)
    return Detection(
        before_loss=float((lead > 0).mean()),
        within_two_weeks=float((lead >= -LATE_DAYS).mean()),
        ever=float(np.isfinite(lead).mean()),
        lead_days=(low, middle, high),
        by_chance=_by_chance(level, days, athletes),
    )


def courses(kind: str, athletes: int = ATHLETES) -> Courses:
    """What weekly tests make of those who truly lost performance."""
    people = population(kind, athletes, FOLLOWED_DAYS[kind], SEED)
    lost = people.lost_from >= 0
    lasting = performance_days(people.test_power_w).down_days[lost] >= LASTING_DAYS
    called = lasting.any(axis=1)
    after = (lasting.argmax(axis=1) - people.lost_from[lost])[called]
    return Courses(lasting=float(called.mean()), after_days=float(np.median(after)))


def strain_figures() -> Measured:
    """Time to screen a league over bare passes, with false alarms, detection and lead time in the note."""
    people = population("steady", TIMED_ATHLETES, YEAR_DAYS, SEED)
    runs_ms = np.array([[_run_ms(_levels, people), _run_ms(_bare_passes, people)] for _ in range(TIMES)])
    ours_ms, bound_ms = (float(best) for best in runs_ms.min(axis=0))
    return {
        "name": "strain",
        "ours_ms": ours_ms,
        "bound_ms": bound_ms,
        "ratio": ours_ms / bound_ms,
        "target": None,
        "note": _note(),
    }


def _note() -> str:
    """Everything that was measured, in a line a level; simulated athletes, not real ones."""
    lines = ["simulated athletes; lead: days before the loss, 10th/50th/90th percentile"]
    for level, name in NAMES.items():
        lines.append(f"{name}: {false_alarms_per_year(level):.2f} false alarms per athlete-year")
        for kind in FOLLOWED_DAYS:
            found = detection(kind, level)
            low, middle, high = found.lead_days
            lines.append(
                f"{name}, {kind}: {found.before_loss:.0%} before the loss (chance {found.by_chance:.0%}), "
                f"{found.within_two_weeks:.0%} by two weeks after, {found.ever:.0%} ever; "
                f"lead {low:.0f}/{middle:.0f}/{high:.0f}"
            )
    for kind in FOLLOWED_DAYS:
        said = courses(kind)
        lines.append(
            f"weekly tests, {kind}: called lasting {said.lasting:.0%}, median {said.after_days:.0f} days after"
        )
    return "\n".join(lines)


def _levels(people: Population) -> FloatArray:
    series = StrainSeries(people.rmssd_ms, people.resting_hr_bpm, people.sleep_min, people.wellness_score)
    return strain_screen(strain_deviations(series), performance_days(people.test_power_w).down_days).level


def _first(alarm: BoolArray, people: Population) -> FloatArray:
    """The first alarm day since the overload began; infinite where there is none."""
    day = np.arange(alarm.shape[1])
    counted = alarm & (day >= people.overload_from[:, None])
    return np.where(counted.any(axis=1), counted.argmax(axis=1), np.inf)


def _by_chance(level: float, days: int, athletes: int) -> float:
    steady = _levels(population("steady", athletes, YEAR_DAYS, SEED))[:, RUN_UP_DAYS:] >= level
    windows = steady[:, : YEAR_DAYS // days * days].reshape(athletes, -1, days)
    return float(windows.any(axis=2).mean())


def _bare_passes(people: Population) -> FloatArray:
    """Rolling mean and SD of each series and one day loop of sums; no gap, no window of days, no level."""
    total = np.zeros(people.rmssd_ms.shape)
    for daily in (np.log(people.rmssd_ms), people.resting_hr_bpm, people.sleep_min, people.wellness_score):
        sums, squares = np.cumsum(daily, axis=-1), np.cumsum(np.square(daily), axis=-1)
        sums[:, 60:] -= sums[:, :-60].copy()
        squares[:, 60:] -= squares[:, :-60].copy()
        z = (daily - sums / 60.0) / np.sqrt(np.maximum(squares / 60.0 - np.square(sums / 60.0), 1e-9))
        newest = np.zeros(len(z))
        for day in range(z.shape[1]):
            newest = np.maximum(newest - z[:, day] - 0.5, 0.0)
            total[:, day] += newest
    return total


def _run_ms(work: Callable[[Population], FloatArray], people: Population) -> float:
    started = perf_counter()
    work(people)
    return 1000.0 * (perf_counter() - started)
