"""Who is ill after a break is told of both, the illness first."""

from datetime import date, timedelta

import numpy as np

from physiology.assessment import assess
from physiology.history import DailyHistory
from physiology.week import Goal
from physiology.week.goals import careful


def broken(ill: float) -> DailyHistory:
    loads = np.concatenate([np.tile([500.0, 0.0], 35), np.zeros(30)])
    reports = np.full(loads.size, np.nan)
    reports[-1] = ill
    first_on = date(2026, 1, 1) - timedelta(days=loads.size)
    return DailyHistory(first_on, loads.size, {"session_load_au": loads, "ill": reports})


def test_the_illness_comes_before_the_break_and_the_goal_stays_the_way_back() -> None:
    goal, why = careful(Goal.BUILD, assess(broken(1.0)))
    assert goal is Goal.RETURN
    assert [reason.code for reason in why] == ["WEEK_WHILE_ILL", "WEEK_AFTER_BREAK"]


def test_a_break_alone_is_told_alone() -> None:
    goal, why = careful(Goal.BUILD, assess(broken(0.0)))
    assert (goal, [reason.code for reason in why]) == (Goal.RETURN, ["WEEK_AFTER_BREAK"])
