"""Whether several signals have been away from usual for days: a pattern to look at, never a diagnosis."""

from datetime import timedelta
from typing import Literal

import numpy as np

from physiology.finding import Fact, Finding, InsufficientData, Reason, Status, Window
from physiology.history import DailyHistory
from physiology.newest import computed, newest_measured
from physiology.strain.effort import effort_shift_of
from physiology.strain.families import SCREENED, strain_deviations, strain_series
from physiology.strain.kernel import (
    DAYS_POINTING,
    MIN_FAMILIES,
    WATCH_SIGNALS,
    WINDOW_DAYS,
    StrainArrays,
    strain_screen,
)
from physiology.strain.performance import RECENT_DAYS, Course, PerformanceDays, course_of, performance_days
from physiology.strain.shapes import LEVELS, StrainScreen, StrainSignal

METHOD = "strain@2"
HARDER_SD = 1.0
"""From here on equal sessions are said to feel harder (house rule)."""
CODES = {
    ("hrv", -1): "STRAIN_HRV_LOW",
    ("hrv", 1): "STRAIN_HRV_HIGH",
    ("resting_hr", -1): "STRAIN_RHR_HIGH",
    ("sleep", -1): "STRAIN_SLEEP_POOR",
    ("wellness", -1): "STRAIN_WELLNESS_LOW",
}
"""Family and side. HRV counts on both: overreaching can raise it (Le Meur 2013)."""
CITATIONS = {"hrv": "lemeur-2013", "resting_hr": "bosquet-2008", "sleep": "house_rule", "wellness": "saw-2016"}
COURSES: dict[Course, str] = {
    "unknown": "STRAIN_COURSE_UNKNOWN",
    "early": "STRAIN_COURSE_EARLY",
    "lasting": "STRAIN_COURSE_LASTING",
    "rebounded": "STRAIN_COURSE_REBOUNDED",
    "holding": "STRAIN_COURSE_HOLDING",
}
SAID_OF_ITSELF = ("early", "lasting", "rebounded")
"""Courses that are worth a sentence even where no family is away."""


def assess_strain(history: DailyHistory) -> Finding[StrainScreen]:
    """Screen the last five days for several families away from usual together, and what performance did.

    Parameters
    ----------
    history : DailyHistory
        Read: `rmssd_ms` [ms], `resting_hr_bpm` [bpm], `sleep_min` [min], `sleep_efficiency_pct` [%], the wellness
        items [1-5]; `test_power_w` [W]; `session_rpe`, `session_duration_min`, `distance_km`.

    Returns
    -------
    Finding[StrainScreen]
        `watch` from two families, `reduce` from three, `refer` where that held on ten of fourteen days, or where
        performance has been down for three weeks and two families were away within four. One reason a family away, one
        for the course. Caveats: families that are missing; `PATTERN_NOT_DIAGNOSIS`, `STRAIN_DIFFERENTIAL` every time.

    Raises
    ------
    InsufficientData
        Fewer than three of HRV, resting heart rate, sleep and wellness are known on three of the last five days.

    Notes
    -----
    Formula: that of `strain_screen` and `performance_days`.
    Overtraining is a diagnosis of exclusion that no marker makes [1]_; illness, heat, alcohol, the menstrual cycle,
    travel, altitude and under-fuelling look alike. Whether overreaching is functional shows only in whether
    performance comes back, so until then the two cannot be told apart.

    Measured on simulated athletes (`fettle bench strain`; sizes of effects from the literature where it gives any,
    else chosen): without any change `watch` comes 2.3 times a year and `reduce` 0.3 times. Before a non-functional
    loss of performance `watch` comes first in 68 of 100 athletes and `reduce` in 23; chance alone would bring them to
    12 and 2 in as many days. Where they come first, they do so by 4 to 18 and by 3 to 17 days in eight of ten, 11 and 9
    in the median: a spread too wide to promise anybody a lead. Functional overreaching sets off `watch` before its loss
    in 38 of 100. `refer` comes to 55 of 100 non-functional and 8 of 100 functional losses with a weekly test, weeks
    after the loss. On 14 real adults without HRV (PMData, 3.3 judged years) `watch` came 0.9 and `reduce` 0.6 times a
    year; nobody noted who overreached, so hits cannot be told from misses.

    References
    ----------
    .. [1] Meeusen et al. (2013). doi:10.1249/MSS.0b013e318279a10a

    Examples
    --------
    >>> from datetime import date
    >>> days = {key: np.full(40, 50.0) for key in ("rmssd_ms", "resting_hr_bpm", "sleep_efficiency_pct")}
    >>> assess_strain(DailyHistory(date(2026, 1, 1), 40, days | {"sleep_min": np.full(40, 480.0)})).value.level
    'none'
    """
    tests = performance_days(history.of("test_power_w"))
    arrays = strain_screen(strain_deviations(strain_series(history)), tests.down_days)
    families = tuple(signal for row in range(len(SCREENED)) if (signal := _signal(arrays, row)))
    if len(families) < MIN_FAMILIES:
        raise InsufficientData("strain", MIN_FAMILIES, len(families), missing="families")
    value = _value(history, arrays, families, tests)
    known = max(signal.days_known for signal in families)
    return Finding(
        value=value,
        status=Status.PROVISIONAL if value.missing else Status.OK,
        facts=(computed("strain_signals", value.signals, _five_days(history, known)),),
        reasons=_reasons(history, value),
        caveats=(
            *(f"{family.upper()}_MISSING" for family in value.missing),
            "PATTERN_NOT_DIAGNOSIS",
            "STRAIN_DIFFERENTIAL",
        ),
        method=METHOD,
        as_of=history.last_on,
    )


def _signal(arrays: StrainArrays, row: int) -> StrainSignal | None:
    """The newest day of one family; None where fewer than three of its five days are known."""
    if not arrays.level.size or arrays.days_known[row, -1] < DAYS_POINTING:
        return None
    side: Literal[-1, 0, 1] = -1 if arrays.side[row, -1] < 0 else 1 if arrays.side[row, -1] > 0 else 0
    return StrainSignal(
        family=SCREENED[row],
        side=side,
        days=int(arrays.days_pointing[row, -1]),
        days_known=int(arrays.days_known[row, -1]),
    )


def _value(
    history: DailyHistory, arrays: StrainArrays, families: tuple[StrainSignal, ...], tests: PerformanceDays
) -> StrainScreen:
    change_pct, effort_sd = float(tests.change_pct[-1]), effort_shift_of(history)
    known = {signal.family for signal in families}
    return StrainScreen(
        level=LEVELS[int(arrays.level[-1])],
        signals=int(arrays.signals[-1]),
        families=families,
        missing=tuple(family for family in SCREENED if family not in known),
        course=course_of(tests),
        test_change_pct=None if np.isnan(change_pct) else change_pct,
        effort_shift_sd=None if np.isnan(effort_sd) else effort_sd,
    )


def _reasons(history: DailyHistory, value: StrainScreen) -> tuple[Reason, ...]:
    found = [_away(history, signal) for signal in value.families if signal.side]
    if value.signals >= WATCH_SIGNALS or value.course in SAID_OF_ITSELF:
        facts = _test_facts(history, value)
        found.append(Reason(code=COURSES[value.course], facts=facts, citation="meeusen-2013"))
    ill = newest_measured(history, "ill", WINDOW_DAYS - 1)
    if found and ill is not None and ill.value >= 1.0:
        found.append(Reason(code="STRAIN_ILLNESS_REPORTED", citation="meeusen-2013"))
    if value.effort_shift_sd is not None and value.effort_shift_sd >= HARDER_SD:
        found.append(Reason(code="STRAIN_EFFORT_HARDER", citation="house_rule"))
    return tuple(found)


def _away(history: DailyHistory, signal: StrainSignal) -> Reason:
    days = Fact(metric="days_known", value=float(signal.days), window=_five_days(history, signal.days_known))
    return Reason(code=CODES[signal.family, signal.side], facts=(days,), citation=CITATIONS[signal.family])


def _five_days(history: DailyHistory, known: int) -> Window:
    first_on = history.last_on - timedelta(days=WINDOW_DAYS - 1)
    return Window(first_on=first_on, last_on=history.last_on, days_used=known, days_expected=WINDOW_DAYS)


def _test_facts(history: DailyHistory, value: StrainScreen) -> tuple[Fact, ...]:
    if value.test_change_pct is None:
        return ()
    window = history.window("test_power_w", RECENT_DAYS)
    return (computed("test_power_vs_usual_pct", value.test_change_pct, window),)
