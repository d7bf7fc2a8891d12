"""How many of the scheduled days somebody could train, over four weeks and a quarter."""

import math
from datetime import timedelta

import numpy as np

from physiology.availability.day_states import MIN_KNOWN_SHARE, Shares, day_states, shares
from physiology.finding import Fact, Finding, InsufficientData, Reason, Shape, Status, Window
from physiology.history import DailyHistory, FloatArray
from physiology.newest import computed

METHOD = "availability@1"
WINDOWS = (28, 90)
CODES = {28: "AVAILABILITY_MONTH", 90: "AVAILABILITY_QUARTER"}


class AvailabilityWindow(Shape):
    """Days of one window."""

    days: int
    scheduled: int
    full: int
    modified: int
    """Trained with an illness or injury, or much less than planned without a word. Not counted as available."""
    unavailable: int
    unknown: int
    availability_pct: float
    modified_pct: float
    low_pct: float
    high_pct: float
    """Were every unknown day missed, or fully available."""


class Availability(Shape):
    """Each window that has enough known days, the shorter first."""

    windows: tuple[AvailabilityWindow, ...]


def assess_availability(history: DailyHistory, planned_min: FloatArray | None = None) -> Finding[Availability]:
    """Count full, modified, missed and unknown days of the last 28 and 90.

    Parameters
    ----------
    history : DailyHistory
        Read: `ill`, `injured` [0 or 1], `session_duration_min` [min].
    planned_min : ndarray, shape (n_days,), optional
        Planned minutes of the history's days [min]: 0.0 a planned rest day, NaN no plan known. Without it every day
        counts as scheduled.

    Returns
    -------
    Finding[Availability]
        Availability [%] of the known scheduled days, with `low` and `high` where days are unknown.

    Raises
    ------
    InsufficientData
        Fewer than 70 % of the scheduled days of the last 28 are known.

    Notes
    -----
    Modified days are counted apart, and an unknown day is never available. Availability describes days; it says
    nothing about why they were missed.

    Examples
    --------
    >>> from datetime import date
    >>> days = {"injured": np.append(np.zeros(21), np.ones(7)), "ill": np.zeros(28)}
    >>> assess_availability(DailyHistory(date(2026, 1, 1), 28, days)).value.windows[0].availability_pct
    75.0
    """
    plan = np.full(history.n_days, np.nan) if planned_min is None else planned_min
    states = day_states(history.of("ill"), history.of("injured"), history.of("session_duration_min"), plan)
    found = {days: shares(states[-days:]) for days in WINDOWS if days <= max(history.n_days, WINDOWS[0])}
    month = found[WINDOWS[0]]
    if np.isnan(month.availability_pct):
        needed = math.ceil(MIN_KNOWN_SHARE * int(month.scheduled))
        raise InsufficientData("availability", max(needed, 1), int(month.scheduled - month.unknown))
    judged = tuple(_window(days, one) for days, one in found.items() if np.isfinite(one.availability_pct))
    facts = {one.days: _facts(history, one) for one in judged}
    return Finding(
        value=Availability(windows=judged),
        status=Status.PROVISIONAL if judged[0].unknown else Status.OK,
        facts=tuple(fact for group in facts.values() for fact in group),
        reasons=tuple(Reason(code=CODES[days], facts=group, citation="house_rule") for days, group in facts.items()),
        caveats=_caveats(judged, planned=bool(np.isfinite(plan).any())),
        method=METHOD,
        as_of=history.last_on,
    )


def _window(days: int, one: Shares) -> AvailabilityWindow:
    return AvailabilityWindow(
        days=days,
        scheduled=int(one.scheduled),
        full=int(one.full),
        modified=int(one.modified),
        unavailable=int(one.unavailable),
        unknown=int(one.unknown),
        availability_pct=float(one.availability_pct),
        modified_pct=float(one.modified_pct),
        low_pct=float(one.low_pct),
        high_pct=float(one.high_pct),
    )


def _facts(history: DailyHistory, one: AvailabilityWindow) -> tuple[Fact, ...]:
    window = Window(
        first_on=history.last_on - timedelta(days=one.days - 1),
        last_on=history.last_on,
        days_used=one.scheduled - one.unknown,
        days_expected=one.scheduled,
    )
    low, high = (one.low_pct, one.high_pct) if one.unknown else (None, None)
    counts = {
        "available_days": one.full,
        "modified_days": one.modified,
        "unavailable_days": one.unavailable,
        "unknown_days": one.unknown,
    }
    return (
        computed("availability_pct", one.availability_pct, window, low, high),
        computed("modified_pct", one.modified_pct, window),
        *(computed(key, value, window) for key, value in counts.items()),
    )


def _caveats(judged: tuple[AvailabilityWindow, ...], *, planned: bool) -> tuple[str, ...]:
    codes = (
        ("UNKNOWN_IS_NOT_AVAILABLE", any(one.unknown for one in judged)),
        ("EVERY_DAY_SCHEDULED", not planned),
    )
    return tuple(code for code, holds in codes if holds)
