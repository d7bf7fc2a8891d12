"""What each day's load is: trained, rested, or unknown."""

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

BoolArray = NDArray[np.bool_]

LOGGING_REACH_DAYS = 7
"""How far to either side a day looks for sessions before its silence is read as rest."""
LOGGING_SESSION_DAYS = 2
"""Days with a session that make a stretch one in which the athlete logs."""


def session_load_au(rpe: FloatArray | float, minutes: FloatArray | float) -> FloatArray:
    """Session load by session RPE: rating times duration.

    Parameters
    ----------
    rpe : float or ndarray
        Rating of the whole session on Borg's CR-10, 0 to 10 [1]. NaN where nobody rated it.
    minutes : float or ndarray
        Duration, rests between sets included [min]. Broadcasts against `rpe`.

    Returns
    -------
    ndarray
        Load [AU]; NaN where either is unknown.

    Raises
    ------
    ValueError
        A rating outside 0 to 10 (the 6-20 scale is another scale) or a negative duration.

    Notes
    -----
    Formula: session RPE * minutes.
    Asked about 30 minutes after the session; ratings are stable from a minute to two weeks after it [1]_. Not
    interchangeable with heart-rate or power loads [2]_.

    References
    ----------
    .. [1] Foster et al. (2021). doi:10.1123/ijspp.2020-0599
    .. [2] Foster et al. (2001). J Strength Cond Res 15:109-115

    Examples
    --------
    >>> float(session_load_au(6, 30))
    180.0
    """
    ratings, durations = np.asarray(rpe, dtype=np.float64), np.asarray(minutes, dtype=np.float64)
    if ((ratings < 0) | (ratings > 10)).any():
        raise ValueError("session RPE lies outside 0-10")
    if (durations < 0).any():
        raise ValueError("a session lasts at least 0 minutes")
    return np.asarray(ratings * durations)


def inferred_rest(
    session_load_au: FloatArray, *, sessions_count: FloatArray, rest_confirmed: FloatArray, checked_in: FloatArray
) -> BoolArray:
    """Days read as rest although nobody said so: the athlete checked in, logged no session, and does log sessions.

    Parameters
    ----------
    session_load_au : ndarray, shape (..., n_days)
        Load of the day's sessions, oldest day first [AU]. NaN where there was none, or one that nobody rated.
    sessions_count : ndarray, shape (..., n_days)
        Sessions logged [1]; NaN reads as none.
    rest_confirmed, checked_in : ndarray, shape (..., n_days)
        1 where the athlete confirmed a rest day, or reported how they are [1].

    Returns
    -------
    ndarray of bool, shape (..., n_days)
        True on a day with a check-in, without session or confirmed rest, that has at least two days with a session
        within seven days either side. Never True on the newest day: it is not over.

    Notes
    -----
    Formula: checked in, no session, no confirmed rest, and 2 days with one within 7 days either side.
    A house rule, not literature. Sixteen people's watches also recorded their exercise [1]_: 13 % of the days the rule
    reads as rest held twenty minutes of it or more, 18 % in the six who logged most, so a finding says how many such
    days it rests on. Of the days that stay unknown in those six, a third did: silence alone is not rest.

    References
    ----------
    .. [1] Thambawita et al. (2020). doi:10.1145/3339825.3394926 (source not seen)

    Examples
    --------
    >>> logged = np.array([300.0, np.nan, 400.0, np.nan])
    >>> none, daily = np.zeros(4), np.ones(4)
    >>> inferred_rest(logged, sessions_count=none, rest_confirmed=none, checked_in=daily).tolist()
    [False, True, False, False]
    """
    trained = (sessions_count > 0) | np.isfinite(session_load_au)
    silent = (checked_in > 0) & ~trained & ~(rest_confirmed > 0)
    inferred = silent & (_days_around(trained) >= LOGGING_SESSION_DAYS)
    inferred[..., -1:] = False
    return np.asarray(inferred)


def known_daily_load(
    session_load_au: FloatArray, *, sessions_count: FloatArray, rest_confirmed: FloatArray, checked_in: FloatArray
) -> FloatArray:
    """Load per day in three states: trained, rested, unknown.

    Parameters
    ----------
    session_load_au : ndarray, shape (..., n_days)
        Load of the day's sessions, oldest day first [AU]. NaN where there was none, or one that nobody rated.
    sessions_count : ndarray, shape (..., n_days)
        Sessions logged [1]; NaN reads as none.
    rest_confirmed, checked_in : ndarray, shape (..., n_days)
        1 where the athlete confirmed a rest day, or reported how they are [1].

    Returns
    -------
    ndarray, shape (..., n_days)
        [AU]. The sessions' load where they are rated; 0.0 where rest is confirmed or inferred (`inferred_rest`);
        NaN otherwise. A day with an unrated session is unknown, whatever else was said about it.

    Notes
    -----
    Formula: the load where sessions are known, 0 on rest days, else NaN.

    Examples
    --------
    >>> none = np.zeros(3)
    >>> rest = np.array([0.0, 1.0, 0.0])
    >>> logged = np.array([300.0, np.nan, np.nan])
    >>> known_daily_load(logged, sessions_count=none, rest_confirmed=rest, checked_in=none).tolist()
    [300.0, 0.0, nan]
    """
    inferred = inferred_rest(
        session_load_au, sessions_count=sessions_count, rest_confirmed=rest_confirmed, checked_in=checked_in
    )
    unlogged = np.isnan(session_load_au) & ~(sessions_count > 0)
    return np.where(unlogged & ((rest_confirmed > 0) | inferred), 0.0, session_load_au)


def _days_around(trained: BoolArray) -> NDArray[np.int64]:
    """Count the days with a session within reach of each day, to either side."""
    padding = [(0, 0)] * (trained.ndim - 1) + [(LOGGING_REACH_DAYS + 1, LOGGING_REACH_DAYS)]
    running = np.cumsum(np.pad(trained, padding), axis=-1)
    width = 2 * LOGGING_REACH_DAYS + 1
    return np.asarray(running[..., width:] - running[..., :-width])
