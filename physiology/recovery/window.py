"""How long a session asks for, as a planning rule: by kind and effort, stretched by poor sleep."""

from enum import StrEnum

from physiology.session import DoneSession, SessionKind


class Demand(StrEnum):
    """What a session asked of the body."""

    EASY = "easy"
    THRESHOLD = "threshold"
    HARD = "hard"


BASE_H = {Demand.EASY: (12.0, 24.0), Demand.THRESHOLD: (24.0, 48.0), Demand.HARD: (48.0, 72.0)}
"""Hours after the end (house rule; no published model gives any)."""
BY_KIND = {
    SessionKind.TEMPO: Demand.THRESHOLD,
    SessionKind.STRENGTH: Demand.THRESHOLD,
    SessionKind.LONG: Demand.HARD,
    SessionKind.INTERVALS: Demand.HARD,
    SessionKind.MATCH: Demand.HARD,
}
ORDER = (Demand.EASY, Demand.THRESHOLD, Demand.HARD)
HARD_RPE, THRESHOLD_RPE = 8.0, 5.0
HARD_MIN, THRESHOLD_MIN = 150.0, 90.0
"""Long enough to ask for more whatever the effort (house rule)."""
SHORT_SLEEP_MIN, LEAST_SLEEP_MIN = 360.0, 240.0
POOR_EFFICIENCY_PCT, LEAST_EFFICIENCY_PCT = 80.0, 65.0
MOST_STRETCH = 1.5


def demand(session: DoneSession) -> Demand:
    """What a session asked: the highest of its kind, its rating and its length.

    Parameters
    ----------
    session : DoneSession
        Kind, session RPE [CR-10] and duration [min]; without a rating kind and duration decide, and a session of
        unknown kind counts as threshold.

    Returns
    -------
    Demand

    Examples
    --------
    >>> from datetime import date
    >>> from physiology.observation import Source
    >>> chat = Source(vendor="chat")
    >>> run = DoneSession(on=date(2026, 1, 1), activity="run", duration_min=40, session_rpe=3, source=chat)
    >>> demand(run).value, demand(run.model_copy(update={"session_rpe": 9.0})).value
    ('easy', 'hard')
    """
    found = [BY_KIND.get(session.kind, Demand.EASY)]
    if session.session_rpe is not None:
        found.append(_by_limits(session.session_rpe, THRESHOLD_RPE, HARD_RPE))
    elif session.kind is SessionKind.OTHER:
        found.append(Demand.THRESHOLD)
    found.append(_by_limits(session.duration_min, THRESHOLD_MIN, HARD_MIN))
    return max(found, key=ORDER.index)


def sleep_stretch(sleep_min: float | None, efficiency_pct: float | None) -> float:
    """By how much poor sleep stretches a recovery window.

    Parameters
    ----------
    sleep_min : float, optional
        Mean of the nights since the session [min].
    efficiency_pct : float, optional
        Mean efficiency of those nights [%].

    Returns
    -------
    float
        1.0 from six hours and 80 % on, rising to 1.5 at four hours or 65 %; the larger of the two. Unknown sleep
        stretches nothing.

    Notes
    -----
    Half a night cost peak power a day later [1]_; strength and soreness after lost sleep were unchanged elsewhere
    [2]_, so this speaks of performance and feeling. House rule.

    References
    ----------
    .. [1] Rae et al. (2017). doi:10.1007/s00421-017-3565-5
    .. [2] Dáttilo et al. (2020). Med Sci Sports Exerc 52

    Examples
    --------
    >>> sleep_stretch(420, 90), sleep_stretch(300, None), sleep_stretch(None, 60)
    (1.0, 1.25, 1.5)
    """
    short = 0.0 if sleep_min is None else (SHORT_SLEEP_MIN - sleep_min) / (SHORT_SLEEP_MIN - LEAST_SLEEP_MIN)
    poor = 0.0 if efficiency_pct is None else _poor(efficiency_pct)
    return 1.0 + (MOST_STRETCH - 1.0) * min(max(short, poor, 0.0), 1.0)


def _poor(efficiency_pct: float) -> float:
    return (POOR_EFFICIENCY_PCT - efficiency_pct) / (POOR_EFFICIENCY_PCT - LEAST_EFFICIENCY_PCT)


def _by_limits(value: float, threshold: float, hard: float) -> Demand:
    return Demand.HARD if value >= hard else Demand.THRESHOLD if value >= threshold else Demand.EASY
