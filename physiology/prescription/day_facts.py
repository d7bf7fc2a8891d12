"""What the rules read of the days themselves, beside the findings."""

from datetime import timedelta

import numpy as np

from physiology.finding import Fact, Finding, Kind, Window
from physiology.history import DailyHistory
from physiology.illness import IllnessState
from physiology.oxygenation.assessment import MuscleOxygen
from physiology.prescription.triggers import DAYS_SINCE, FIRST_DAYS, OXYGEN, SPIKE, USUAL_OXYGEN, ZONES
from physiology.session import PlannedSession

OWN_SIGNS = frozenset({"SKIN_TEMP_HIGH", "BREATHING_FAST"})
OXYGEN_DAYS = 7
"""A recording of longer ago changes no session of today (house rule)."""
LOOK_BACK_DAYS = 30
LEAST_KNOWN_DAYS = 24
"""Days of the thirty that have to be known, as many of seven as the load ratio needs (house rule)."""


def day_facts(
    history: DailyHistory,
    planned: PlannedSession,
    illness: Finding[IllnessState] | None = None,
    oxygen: Finding[MuscleOxygen] | None = None,
) -> tuple[Fact, ...]:
    """Single facts of a day that some rules ask for.

    Parameters
    ----------
    history : DailyHistory
        Read: `body_temp_c` [°C] of the newest day; `journey_zones` [zones] of the first days
        after an arrival; `session_duration_min` [min] and `rest_confirmed` of thirty.
    planned : PlannedSession
        The session of the newest day.
    illness : Finding[IllnessState], optional
        The day's screen. Its signs count where temperature or breathing is among them: a low HRV with a high resting
        heart rate has a rule of its own, which keeps the volume.
    oxygen : Finding[MuscleOxygen], optional
        The newest recording of muscle oxygen against the athlete's own.

    Returns
    -------
    tuple of Fact
        Body temperature where it was taken that day, the size and age of the newest journey on its first two days, and
        the planned length against the longest day of training in the thirty days before [%] where at least 24 of them
        are known, and half-recovery of muscle oxygen with its usual [s] where a recording of the last seven days came
        back later than the athlete's own; nothing in place of what is unknown.

    Notes
    -----
    Formula: 100 * (planned minutes / longest minutes - 1).
    The association was seen for the distance of single runs [1]_; minutes of a day stand in for it here, which is a
    house rule.

    References
    ----------
    .. [1] Frandsen et al. (2025). doi:10.1136/bjsports-2024-109380

    Examples
    --------
    >>> from datetime import date
    >>> days = DailyHistory(date(2026, 1, 1), 31, {"session_duration_min": np.full(31, 60.0)})
    >>> plan = PlannedSession(on=date(2026, 1, 31), title="Long run", kind="long", duration_min=90, target_rpe=4)
    >>> [(fact.metric, fact.value) for fact in day_facts(days, plan)]
    [('session_vs_longest_pct', 50.0)]
    """
    temperature = history.measured("body_temp_c")
    found = (
        temperature,
        _signs(illness),
        *_arrival(history),
        _against_longest(history, planned),
        *_slow_oxygen(history, oxygen),
    )
    return tuple(fact for fact in found if fact is not None)


def _arrival(history: DailyHistory) -> tuple[Fact, ...]:
    """How far the newest journey went and how long ago, as long as a rule asks; a journey called off is none."""
    zones = history.tail("journey_zones", int(FIRST_DAYS))
    days_since = next((days for days, crossed in enumerate(zones[::-1].tolist()) if np.isfinite(crossed)), None)
    if days_since is None or zones[-1 - days_since] == 0.0:
        return ()
    arrived_on = history.last_on - timedelta(days=days_since)
    window = Window(first_on=arrived_on, last_on=arrived_on, days_used=1, days_expected=1)
    size = Fact(metric=ZONES, value=abs(float(zones[-1 - days_since])), window=window, kind=Kind.MEASURED)
    return size, Fact(metric=DAYS_SINCE, value=float(days_since), window=window, kind=Kind.COMPUTED)


def _signs(illness: Finding[IllnessState] | None) -> Fact | None:
    """How many signs of illness there are, where they are more than an autonomic pattern."""
    if illness is None or not OWN_SIGNS & {reason.code for reason in illness.reasons}:
        return None
    return next((fact for fact in illness.facts if fact.metric == "illness_signals"), None)


def _slow_oxygen(history: DailyHistory, oxygen: Finding[MuscleOxygen] | None) -> tuple[Fact, ...]:
    """The half-recovery of a recent recording and its usual, where it was slower than the athlete's own."""
    if oxygen is None or oxygen.value.trend != "slower" or (history.last_on - oxygen.value.on).days >= OXYGEN_DAYS:
        return ()
    return tuple(fact for fact in oxygen.facts if fact.metric in (OXYGEN, USUAL_OXYGEN))


def _against_longest(history: DailyHistory, planned: PlannedSession) -> Fact | None:
    minutes = history.tail("session_duration_min", LOOK_BACK_DAYS + 1)[:-1]
    rested = history.tail("rest_confirmed", LOOK_BACK_DAYS + 1)[:-1] > 0
    known = np.isfinite(minutes) | rested
    longest_min = float(np.nanmax(np.where(np.isfinite(minutes), minutes, 0.0)))
    if int(known.sum()) < LEAST_KNOWN_DAYS or longest_min == 0:
        return None
    window = Window(first_on=planned.on, last_on=planned.on, days_used=int(known.sum()), days_expected=LOOK_BACK_DAYS)
    pct = 100.0 * (planned.duration_min / longest_min - 1.0)
    return Fact(metric=SPIKE, value=pct, window=window, kind=Kind.PLANNED)
