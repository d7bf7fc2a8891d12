"""Pasts a week is built on, for the tests of the week to propose."""

from datetime import date, timedelta

import numpy as np

from physiology.history import DailyHistory
from physiology.week import Asked, Goal, build_week

FIRST_ON = date(2026, 1, 1)
DAYS = 60
NEXT = FIRST_ON + timedelta(days=DAYS)
USUAL = np.tile([0.0, 360.0, 480.0, 300.0, 150.0, 720.0, 70.0], 9)[:DAYS]
MINUTES = np.tile([0.0, 60.0, 60.0, 50.0, 50.0, 90.0, 35.0], 9)[:DAYS]


def past(loads=USUAL, minutes=MINUTES, **more) -> DailyHistory:
    series = {"session_load_au": np.asarray(loads, dtype=float), "session_duration_min": minutes}
    return DailyHistory(FIRST_ON, len(loads), series | more)


def week_of(days: DailyHistory, goal: Goal = Goal.MAINTAIN, first_on: date | None = None, **asked):
    return build_week(days, Asked(first_on or days.last_on + timedelta(days=1), goal, **asked))
