"""When the last session is likely recovered from: a range, never a countdown."""

import math
from datetime import UTC, datetime, time, timedelta

import numpy as np

from physiology.finding import Finding, InsufficientData, Status
from physiology.history import DailyHistory, FloatArray
from physiology.recovery.own import OwnResponse, own_response
from physiology.recovery.reasons import Nights, RecoveryWindow, caveats_of, facts_of, reasons_of
from physiology.recovery.window import BASE_H, Demand, demand, sleep_stretch
from physiology.session import DoneSession
from physiology.wellness.assessment import WellnessState, assess_wellness

METHOD = "recovery@1"
LOOK_BACK_DAYS = 10
ASSUMED_END = time(18)
"""Local hour a session without a time is taken to have ended at (house rule)."""
STILL_LOW_H = (12.0, 24.0)
"""What remains at least on a morning when wellness is low (house rule)."""
MOST_H, STEP_H = 240.0, 6.0
"""Windows come in steps of six hours: a range, not a countdown."""


def assess_recovery(history: DailyHistory, last_session: DoneSession | None, now: datetime) -> Finding[RecoveryWindow]:
    """Say when the last session is likely recovered from.

    Parameters
    ----------
    history : DailyHistory
        Read: sleep since the session, wellness, and past sessions with the mornings after them.
    last_session : DoneSession, optional
        The newest session.
    now : datetime
        An aware instant; its zone is the athlete's where the session has no time of its own.

    Returns
    -------
    Finding[RecoveryWindow]
        Facts: `recovery_h` after the end and `recovery_left_h` from now, each with `low` and `high` [h].

    Raises
    ------
    InsufficientData
        No session in the last ten days.

    Notes
    -----
    A planning rule: base window by kind, effort and length, stretched up to one and a half times by sleep under six
    hours or 80 % efficiency [1]_, and by how this athlete took at least five comparable sessions. No published model
    gives hours; lost sleep did not slow muscle recovery where it was measured [2]_.

    References
    ----------
    .. [1] Rae et al. (2017). doi:10.1007/s00421-017-3565-5
    .. [2] Dáttilo et al. (2020). Med Sci Sports Exerc 52

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> chat = Source(vendor="chat")
    >>> hard = DoneSession(on=date(2026, 1, 2), activity="run", duration_min=60, session_rpe=9, source=chat)
    >>> known = DailyHistory(date(2026, 1, 1), 3, {"sleep_min": np.array([480.0, 480.0, 300.0])})
    >>> window = assess_recovery(known, hard, datetime(2026, 1, 3, 18, tzinfo=UTC)).value
    >>> window.low_h, window.high_h, window.left_low_h
    (60.0, 90.0, 36.0)
    """
    session = _recent(last_session, now)
    nights = _nights(history, session)
    asked = demand(session)
    index = (session.on - history.first_on).days
    own = own_response(history, index, session.load_au, math.ceil(BASE_H[asked][1] / 24.0))
    felt = _felt(history)
    window = _window(asked, session, now, nights, own, felt)
    return Finding(
        value=window,
        status=Status.OK if session.session_rpe is not None and nights.known else Status.PROVISIONAL,
        facts=facts_of(window, session, now),
        reasons=reasons_of(window, session, nights, own, felt),
        caveats=caveats_of(session, nights),
        method=METHOD,
        as_of=history.last_on,
    )


def _recent(session: DoneSession | None, now: datetime) -> DoneSession:
    if session is None or (now.date() - session.on).days > LOOK_BACK_DAYS:
        raise InsufficientData("recovery", 1, 0, missing="sessions")
    return session


def _ended(session: DoneSession, now: datetime) -> datetime:
    assumed = datetime.combine(session.on, ASSUMED_END, tzinfo=now.tzinfo or UTC)
    return min(session.ended_at or assumed, now)


def _nights(history: DailyHistory, session: DoneSession) -> Nights:
    first = (session.on - history.first_on).days + 1
    first = min(max(first, 0), max(history.n_days - 1, 0))
    sleep, efficiency = history.of("sleep_min")[first:], history.of("sleep_efficiency_pct")[first:]
    days = history.n_days - first
    return Nights(_mean(sleep), _mean(efficiency), history.window("sleep_min", days))


def _mean(values: FloatArray) -> float | None:
    return float(np.nanmean(values)) if np.isfinite(values).any() else None


def _felt(history: DailyHistory) -> Finding[WellnessState] | None:
    """Today's check-in, if it is low."""
    try:
        found = assess_wellness(history)
    except InsufficientData:
        return None
    return found if found.value.low and found.value.age_days == 0 else None


def _window(
    asked: Demand,
    session: DoneSession,
    now: datetime,
    nights: Nights,
    own: OwnResponse | None,
    felt: Finding[WellnessState] | None,
) -> RecoveryWindow:
    stretch, own_stretch = sleep_stretch(nights.sleep_min, nights.efficiency_pct), own.stretch if own else 1.0
    low_h, high_h = (hours * stretch * own_stretch for hours in BASE_H[asked])
    ended_at = _ended(session, now)
    since_h = (now - ended_at) / timedelta(hours=1)
    still_low = felt is not None and since_h <= 2 * high_h
    if still_low:
        low_h, high_h = max(low_h, since_h + STILL_LOW_H[0]), max(high_h, since_h + STILL_LOW_H[1])
    low_h, high_h = (min(math.floor(hours / STEP_H + 0.5) * STEP_H, MOST_H) for hours in (low_h, high_h))
    return RecoveryWindow(
        demand=asked,
        low_h=low_h,
        high_h=high_h,
        ended_at=ended_at,
        ready_from=ended_at + timedelta(hours=low_h),
        ready_by=ended_at + timedelta(hours=high_h),
        left_low_h=max(low_h - since_h, 0.0),
        left_high_h=max(high_h - since_h, 0.0),
        sleep_stretch=stretch,
        own_stretch=own_stretch,
        own_sessions=own.sessions if own else 0,
        still_low=still_low,
    )
