"""Named courses of training side by side: performance, readiness, load ratio and monotony, with bands."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Kind, Shape, Status
from physiology.history import DailyHistory, FloatArray
from physiology.load.monotony import monotony
from physiology.load.ratio import acwr
from physiology.newest import day_of, one_day
from physiology.outlook import OutlookDay, project
from physiology.outlook.schedule import Schedule
from physiology.readiness.inputs import daily_load_of
from physiology.twin.assessment import CONVENTION, Fitted, fitted_twin
from physiology.twin.ensemble import EIGHTY_PCT, difference, forecast
from physiology.twin.fitting import Regressors, regressors
from physiology.twin.illustration import illustrated_change
from physiology.twin.record import TrainingRecord, training_record
from physiology.twin.scenario import ScenarioName, schedule

METHOD = "scenarios@1"
MOST_SCENARIOS, LEAST_DAYS, MOST_DAYS = 5, 7, 42


class ImpossibleComparison(Exception):
    """Not one to five different scenarios over 7 to 42 days."""

    def __init__(self, scenarios: int, days: int) -> None:
        super().__init__(f"{scenarios} scenarios over {days} days cannot be compared")
        self.scenarios = scenarios
        self.days = days


class Band(Shape):
    """A value with its 80 % band."""

    value: float
    low: float
    high: float


class Course(Shape):
    """One scenario; every path has one entry a morning from tomorrow on."""

    name: ScenarioName
    loads_au: tuple[float, ...]
    readiness: tuple[OutlookDay, ...] | None
    """None where readiness is unknown today."""
    performance: tuple[Band, ...] | None
    """Of a test on each morning [W]; None where the athlete's tests support no personal model."""
    against_first: tuple[Band, ...] | None
    """The same as a difference from the first scenario [W]."""
    illustrated_pct: tuple[float, ...]
    """Change from today by generic parameters [%]: an illustration, nobody's forecast."""
    acwr: tuple[float | None, ...]
    """Load ratio on each evening; None where too few days are known."""
    monotony: tuple[float | None, ...]


class Comparison(Shape):
    """Courses in the order they were asked for: not a ranking."""

    days: int
    personal: bool
    """Whether performance is the athlete's own model."""
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class _Before:
    """What all courses start from."""

    history: DailyHistory
    record: TrainingRecord
    fitted: Fitted | None


def compare_scenarios(history: DailyHistory, names: Sequence[ScenarioName], days: int) -> Finding[Comparison]:
    """Play through up to five scenarios.

    Parameters
    ----------
    history : DailyHistory
        Read: what `assess_twin` and `assess_readiness` read.
    names : sequence of ScenarioName
        One to five, each once; the first is what the others are held against.
    days : int
        How far, 7 to 42.

    Returns
    -------
    Finding[Comparison]
        Courses in the order asked. Facts: readiness on the last morning of each, where it is known.

    Raises
    ------
    ImpossibleComparison
        No scenario, more than five, one twice, or another number of days.
    InsufficientData
        No load is known, or fewer than 14 of the last 28 days.

    Notes
    -----
    Formula: loads of `schedule`; performance of the ensemble where `assess_twin` supports one, else generic parameters
    as an illustration; readiness of `outlook.project`; ratio and monotony by their kernels. Loads stay within what the
    athlete has done, and there are few scenarios, because a linear model rewards load without end [1]_. Sleep and
    travel reach readiness; the performance model knows only load.

    References
    ----------
    .. [1] Vermeire et al. (2022). doi:10.1123/ijspp.2021-0494

    Examples
    --------
    >>> from datetime import date
    >>> load = {"session_load_au": np.tile([300.0, 600.0, 200.0], 20), "sessions_count": np.ones(60)}
    >>> history = DailyHistory(date(2026, 1, 1), 60, load)
    >>> found = compare_scenarios(history, [ScenarioName.MAINTAIN, ScenarioName.REST_WEEK], 14).value
    >>> found.personal, [course.readiness for course in found.courses], found.courses[1].acwr[6] < 0.8
    (False, [None, None], True)
    """
    if not 1 <= len(names) <= MOST_SCENARIOS or len(set(names)) < len(names) or not LEAST_DAYS <= days <= MOST_DAYS:
        raise ImpossibleComparison(len(names), days)
    Schedule.of(history, np.zeros(1), None, None).usual()
    before = _Before(history, training_record(history), _supported(history))
    plans = [schedule(name, before.record.load_au, _sleep(before), days) for name in names]
    base = _ahead(before.record, plans[0][0])
    courses = tuple(_course(before, name, *plan, base) for name, plan in zip(names, plans, strict=True))
    return Finding(
        value=Comparison(days=days, personal=before.fitted is not None, courses=courses),
        status=Status.PROVISIONAL,
        facts=_facts(history, courses, days),
        reasons=(),
        caveats=_caveats(before, courses),
        method=METHOD,
        as_of=history.last_on,
    )


def _supported(history: DailyHistory) -> Fitted | None:
    try:
        fitted = fitted_twin(history)
    except InsufficientData:
        return None
    return fitted if fitted.supported else None


def _sleep(before: _Before) -> FloatArray:
    return before.history.tail("sleep_min", before.record.load_au.size)


def _ahead(record: TrainingRecord, loads_au: FloatArray) -> Regressors:
    """Fitness and fatigue on each morning to come."""
    load_au = np.concatenate([record.load_au, loads_au])
    mornings = np.arange(record.load_au.size, load_au.size)
    return regressors(load_au, mornings, np.array(record.usual_au), CONVENTION)


def _course(
    before: _Before, name: ScenarioName, loads_au: FloatArray, nights_min: FloatArray, base: Regressors
) -> Course:
    own, against = _performance(before, loads_au, base)
    known = np.concatenate([daily_load_of(before.history), loads_au])
    ahead = slice(-loads_au.size, None)
    return Course(
        name=name,
        loads_au=tuple(loads_au.tolist()),
        readiness=_readiness(before.history, loads_au, nights_min),
        performance=own,
        against_first=against,
        illustrated_pct=tuple(illustrated_change(before.record.load_au, loads_au, before.record.usual_au).tolist()),
        acwr=_path(acwr(known)[ahead]),
        monotony=_path(monotony(known)[ahead]),
    )


def _performance(
    before: _Before, loads_au: FloatArray, base: Regressors
) -> tuple[tuple[Band, ...] | None, tuple[Band, ...] | None]:
    if before.fitted is None:
        return None, None
    ahead = _ahead(before.record, loads_au)
    ensemble = before.fitted.ensemble
    return _bands(*forecast(ensemble, ahead)), _bands(*difference(ensemble, ahead, base))


def _bands(value: FloatArray, sd: FloatArray) -> tuple[Band, ...]:
    low, high = value - EIGHTY_PCT * sd, value + EIGHTY_PCT * sd
    return tuple(
        Band(value=one, low=least, high=most)
        for one, least, most in zip(value.tolist(), low.tolist(), high.tolist(), strict=True)
    )


def _readiness(history: DailyHistory, loads_au: FloatArray, nights_min: FloatArray) -> tuple[OutlookDay, ...] | None:
    try:
        return project(history, loads_au, nights_min).value.days
    except InsufficientData:
        return None


def _path(values: FloatArray) -> tuple[float | None, ...]:
    return tuple(float(value) if np.isfinite(value) else None for value in values)


def _facts(history: DailyHistory, courses: tuple[Course, ...], days: int) -> tuple[Fact, ...]:
    on = one_day(day_of(history, history.n_days - 1 + days))
    return tuple(
        Fact(metric="readiness", value=last.score, window=on, kind=Kind.PREDICTED, low=last.low, high=last.high)
        for course in courses
        if course.readiness
        for last in course.readiness[-1:]
    )


def _caveats(before: _Before, courses: tuple[Course, ...]) -> tuple[str, ...]:
    codes = (
        ("SCENARIOS_ILLUSTRATION", before.fitted is None),
        ("TWIN_LINEAR", before.fitted is not None),
        ("SCENARIOS_NO_READINESS", courses[0].readiness is None),
    )
    return tuple(code for code, holds in codes if holds)
