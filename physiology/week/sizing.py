"""How large a week may be: from the loads of four weeks, or where those are unknown from the minutes of a half year."""

from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from physiology.finding import InsufficientData, Window
from physiology.history import DailyHistory, FloatArray
from physiology.load.monotony import WEEK_DAYS
from physiology.load.ratio import CHRONIC_DAYS, MIN_ACUTE_DAYS, MIN_CHRONIC_DAYS
from physiology.load.state import load_state
from physiology.load.window import LoadWindow
from physiology.prescription.day_facts import LOOK_BACK_DAYS
from physiology.prescription.triggers import LONGEST_PCT
from physiology.week.shapes import Asked, Basis

LEAST_SESSIONS = 3
"""Logged days of training that carry a week by minutes (house rule)."""
USUAL_WEEKS = 26
TRAINING_DAYS = 4.0
"""Days of training a week by minutes is sized for (house rule)."""
DEMANDING_SHARE = 1.3
"""A day this far above the usual training day counts as demanding (house rule)."""
NO_LIMIT_MIN = 600.0


@dataclass(frozen=True, slots=True)
class Sizing:
    """What a week's size rests on."""

    basis: Basis
    past_au: FloatArray
    """Daily loads up to the evening before the week [AU]; NaN is unknown."""
    known_days: int
    """Of the 28 before the week."""
    assumed_days: int
    """Days before the week that count as planned."""
    week_au: float
    """Chronic load of a week [AU]; 0 where minutes count."""
    week_min: float
    """Usual training minutes of a week [min]."""
    most_min: float
    """A tenth more than the longest day of thirty [min]."""
    rested_days: int
    """Days since the last demanding day."""
    window: Window

    def known_on(self, evening: int) -> int:
        """Known days of the 28 up to an evening of the week, 0 the first, the week's own included."""
        own = evening + 1
        return own + int(np.isfinite(self.past_au[own - CHRONIC_DAYS :]).sum())

    @property
    def complete(self) -> bool:
        """Whether the size rests on four whole weeks of loads."""
        return self.basis is Basis.LOAD and self.known_days == CHRONIC_DAYS


def sizing_of(history: DailyHistory, asked: Asked) -> Sizing:
    """Size a week by what is known.

    Parameters
    ----------
    history : DailyHistory
        One athlete's days.
    asked : Asked
        First day of the week, and the loads planned until then.

    Returns
    -------
    Sizing

    Raises
    ------
    InsufficientData
        The load rule could not judge the day before, and fewer than three days of training have their minutes.

    Notes
    -----
    Formula: 7 x the mean known load of 28 days; or 4 x the median minutes of a training day in the last half year.
    After a break the load rule is silent, since its ratio would describe the break: such a week is sized by minutes.
    House rule.

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.week.shapes import Goal
    >>> days = DailyHistory(date(2026, 1, 1), 28, {"session_load_au": np.full(28, 300.0)})
    >>> sizing_of(days, Asked(date(2026, 1, 29), Goal.MAINTAIN)).week_au
    2100.0
    """
    window, assumed_days = _until(history, asked)
    known = window.known(CHRONIC_DAYS)
    by_load = _judged(window, known)
    minutes = history.tail("session_duration_min", USUAL_WEEKS * WEEK_DAYS)
    trained = _trained(minutes)
    if not by_load and trained.size < LEAST_SESSIONS:
        raise InsufficientData("week", MIN_CHRONIC_DAYS, known)
    return Sizing(
        basis=Basis.LOAD if by_load else Basis.MINUTES,
        past_au=window.daily_load_au,
        known_days=known,
        assumed_days=assumed_days,
        week_au=WEEK_DAYS * float(np.nanmean(window.daily_load_au[-CHRONIC_DAYS:])) if by_load else 0.0,
        week_min=TRAINING_DAYS * float(np.median(trained)) if trained.size else 0.0,
        most_min=_most_min(minutes[-LOOK_BACK_DAYS:]),
        rested_days=_rested_days(window.daily_load_au, window.usual_training_day_au),
        window=window.days(CHRONIC_DAYS),
    )


def _until(history: DailyHistory, asked: Asked) -> tuple[LoadWindow, int]:
    """The loads up to the evening before the week, those still ahead as planned, and how many are."""
    window = LoadWindow.of(history.through(asked.first_on - timedelta(days=1)))
    gap = [window.last_on + timedelta(days=ahead) for ahead in range(1, (asked.first_on - window.last_on).days)]
    planned_au = np.array([asked.planned_au.get(on, np.nan) for on in gap])
    nobody = np.zeros(len(gap), dtype=np.bool_)
    until = replace(
        window,
        last_on=asked.first_on - timedelta(days=1),
        daily_load_au=np.concatenate([window.daily_load_au, planned_au]),
        inferred=np.concatenate([window.inferred, nobody]),
        unrated=np.concatenate([window.unrated, nobody]),
    )
    return until, int(np.isfinite(planned_au).sum())


def _judged(window: LoadWindow, known: int) -> bool:
    """Whether the load rule would judge the day before the week: not in a young log, nor after a break."""
    enough = known >= MIN_CHRONIC_DAYS and window.known(WEEK_DAYS) >= MIN_ACUTE_DAYS
    return enough and load_state(window).acwr is not None


def _most_min(minutes: FloatArray) -> float:
    """A tenth above the longest day, or no limit where no day is known."""
    known = _trained(minutes)
    return float(known.max()) * (1.0 + LONGEST_PCT / 100.0) if known.size else NO_LIMIT_MIN


def _trained(minutes: FloatArray) -> FloatArray:
    return minutes[minutes > 0]


def _rested_days(past_au: FloatArray, usual_au: float) -> int:
    """Days since the last one far above the usual training day; the unknown are no such days."""
    demanding = np.flatnonzero(past_au > DEMANDING_SHARE * usual_au)
    return int(past_au.size - 1 - demanding[-1]) if demanding.size else int(past_au.size)
