"""Where readiness is likely heading under a schedule: the what-if, told as a range."""

from datetime import date, timedelta

import numpy as np

from physiology.finding import Fact, Finding, Kind, Shape, Status, Window
from physiology.history import DailyHistory, FloatArray
from physiology.load.ratio import CHRONIC_DAYS
from physiology.newest import day_of, one_day
from physiology.outlook.schedule import Schedule
from physiology.outlook.spread import half_widths, own_spread
from physiology.readiness.assessment import Morning, morning_of
from physiology.readiness.caps import NO_CAP, NO_HARD_CAP, WELLNESS_LOW_SD
from physiology.readiness.families import FamilyDay
from physiology.readiness.mixing import CARRY_KEEPS, NORMAL
from physiology.readiness.shapes import Band, band_of, whole
from physiology.readiness.signals import ENOUGH_SLEEP_MIN

METHOD = "outlook@2"
KEEPS = CARRY_KEEPS
"""Share of a deviation that is left a day later: half. Wellness keeps about a quarter in PMData (house rule)."""
LOAD_SD_COSTS = 0.15
"""SDs lost on the morning after a day one SD above the usual load. In PMData's wellness it is 0.07 on average, between
a gain of 0.10 and a loss of 0.22 in seven athletes (house rule)."""
RESPONDING = frozenset({"hrv", "resting_hr", "wellness"})


class OutlookDay(Shape):
    """One morning, and the load of the day after it."""

    score: float
    """Most likely readiness, whole points."""
    low: float
    high: float
    band: Band
    load_au: float
    acwr: float | None
    """Load ratio in the evening, this day's load included; None where too few days are known."""
    points: dict[str, float]
    """What each family adds to 70."""


class Outlook(Shape):
    """Mornings from tomorrow on, in order."""

    start: float
    """Readiness today."""
    days: tuple[OutlookDay, ...]


def project(
    history: DailyHistory,
    daily_load_au: FloatArray,
    sleep_min: FloatArray | None = None,
    *,
    today_load_au: float | None = None,
) -> Finding[Outlook]:
    """Project readiness and load ratio under a schedule.

    Parameters
    ----------
    history : DailyHistory
        Days up to today; what `assess_readiness` reads.
    daily_load_au : ndarray, shape (days,)
        Load of each day from tomorrow on [AU], one to 42 days; 0.0 is rest.
    sleep_min : ndarray, shape (days,), optional
        Night that ends on each of those mornings [min]; NaN, or None for all, is a usual night.
    today_load_au : float, optional
        Today's session where the history does not hold it yet [AU]. Without either today counts as usual.

    Returns
    -------
    Finding[Outlook]
        Every morning with an 80 % range that widens with the horizon. Facts: `readiness` of each morning, then `acwr`
        of each evening. The same schedule gives the same path: to judge a change, project with and without it.

    Raises
    ------
    InsufficientData
        Readiness today is unknown (`ReadinessUnknown`), or fewer than 14 of the last 28 days' loads are.
    ImpossibleSchedule
        No days, more than 42, an unknown or negative load, or another number of nights.

    Notes
    -----
    HRV, resting heart rate and wellness halve their distance from usual each day and lose 0.15 SD for each SD of
    load above usual the day before; sleep is taken as given; the load ratio follows its own arithmetic. House rules
    throughout, meant for comparing schedules, not for predicting a day. The range follows the athlete's own spread
    (`half_widths`). Illness, injury and pain are taken to last.

    Examples
    --------
    >>> from datetime import date
    >>> days = {key: np.full(60, 50.0) for key in ("rmssd_ms", "resting_hr_bpm")}
    >>> known = DailyHistory(date(2026, 1, 1), 60, days | {"session_load_au": np.tile([600.0, 200.0], 30)})
    >>> rest = project(known, np.array([0.0, 400.0])).value.days[1]
    >>> hard = project(known, np.array([900.0, 400.0])).value.days[1]
    >>> rest.score > hard.score, rest.acwr < hard.acwr
    (True, True)
    """
    schedule = Schedule.of(history, daily_load_au, sleep_min, today_load_au)
    morning = morning_of(history)
    days = _walk(morning, schedule)
    unknown_today = bool(np.isnan(schedule.past_au[-1]))
    cap = _reported_cap(morning)
    return Finding(
        value=Outlook(start=morning.score, days=days),
        status=Status.PROVISIONAL,
        facts=_facts(history, schedule, days),
        reasons=(),
        caveats=_caveats(unknown_today=unknown_today, capped=cap < NO_CAP),
        method=METHOD,
        as_of=history.last_on,
    )


def _walk(morning: Morning, schedule: Schedule) -> tuple[OutlookDay, ...]:
    """Step from morning to morning."""
    usual, ratios = schedule.usual(), schedule.ratios
    loads_au = np.concatenate([schedule.past_au[-1:], schedule.ahead_au])
    widths = half_widths(own_spread(morning.history), schedule.ahead_au.size)
    z = {day.family: day.faded_z for day in morning.days}
    days = []
    for ahead in range(1, loads_au.size):
        above = usual.above(float(loads_au[ahead - 1]))
        night_min, ratio = float(schedule.sleep_min[ahead - 1]), float(ratios[ahead - 1])
        z = {day.family: _stepped(day, z[day.family], above, night_min, ratio) for day in morning.days}
        evening = float(ratios[ahead])
        shown = evening if np.isfinite(evening) else None
        days.append(_day(morning, z, float(widths[ahead - 1]), float(loads_au[ahead]), shown))
    return tuple(days)


def _stepped(day: FamilyDay, z: float, above: float, night_min: float, ratio: float) -> float:
    """One family's deviation on the next morning [SD], + is good."""
    if day.family in RESPONDING:
        return z * KEEPS - LOAD_SD_COSTS * above
    value = min(night_min, ENOUGH_SLEEP_MIN) if day.family == "sleep" else ratio
    if np.isnan(value):
        return 0.0 if day.family == "sleep" else z * KEEPS
    return day.judged.z_at(value, day.index)


def _day(morning: Morning, z: dict[str, float], half_width: float, load_au: float, ratio: float | None) -> OutlookDay:
    points = {day.family: z[day.family] * day.points_per_sd for day in morning.days}
    cap = min(_reported_cap(morning), _felt_cap(z.get("wellness", 0.0)))
    score = whole(min(NORMAL + sum(points.values()), cap))
    return OutlookDay(
        score=score,
        low=whole(max(score - half_width, 0.0)),
        high=whole(min(score + half_width, cap)),
        band=band_of(score),
        load_au=load_au,
        acwr=ratio,
        points=points,
    )


def _reported_cap(morning: Morning) -> float:
    """The cap of reported illness, injury or pain; low wellness lifts with wellness and is not held."""
    return min((gate.cap for gate in morning.gates if "WELLNESS" not in gate.code), default=NO_CAP)


def _felt_cap(wellness_z: float) -> float:
    """Low wellness rules out hard; a red check-in has halved by the next morning and is low at most."""
    return NO_HARD_CAP if wellness_z <= WELLNESS_LOW_SD else NO_CAP


def _facts(history: DailyHistory, schedule: Schedule, days: tuple[OutlookDay, ...]) -> tuple[Fact, ...]:
    last = history.n_days - 1
    mornings = (
        _predicted("readiness", day.score, one_day(day_of(history, last + ahead)), day.low, day.high)
        for ahead, day in enumerate(days, start=1)
    )
    evenings = (
        _predicted("acwr", day.acwr, _four_weeks(history.last_on + timedelta(days=ahead), schedule.until(ahead)))
        for ahead, day in enumerate(days, start=1)
        if day.acwr is not None
    )
    return (*mornings, *evenings)


def _predicted(metric: str, value: float, window: Window, low: float | None = None, high: float | None = None) -> Fact:
    return Fact(metric=metric, value=value, window=window, kind=Kind.PREDICTED, low=low, high=high)


def _four_weeks(last_on: date, loads_au: FloatArray) -> Window:
    return Window(
        first_on=last_on - timedelta(days=CHRONIC_DAYS - 1),
        last_on=last_on,
        days_used=int(np.isfinite(loads_au[-CHRONIC_DAYS:]).sum()),
        days_expected=CHRONIC_DAYS,
    )


def _caveats(*, unknown_today: bool, capped: bool) -> tuple[str, ...]:
    codes = (("SIMPLE_PROJECTION", True), ("TODAY_LOAD_UNKNOWN", unknown_today), ("REPORTS_TAKEN_TO_LAST", capped))
    return tuple(code for code, holds in codes if holds)
