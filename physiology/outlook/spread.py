"""How far an athlete's mornings scatter, and so how wide a range must be that holds four in five of them."""

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.readiness.inputs import signals_of
from physiology.readiness.mixing import NORMAL
from physiology.readiness.score import readiness_score

SPREAD_DAYS = 60
USUAL_SPREAD, USUAL_SPREAD_DAYS = 8.8, 20.0
"""What readiness varies by around 70 in most people of PMData and of the simulated team [points], and how many days
that is trusted for."""
EIGHTY_PCT = 1.2816
KNOWN_SHARE = 0.35
"""What a projection knows of the next morning; it fades by the same factor a day (house rule)."""
ERROR_SHARE = 0.95
"""Error of a projection that knows nothing of the day's chance, as a share of the spread (from PMData)."""


def own_spread(history: DailyHistory) -> float:
    """How far readiness scatters around 70 before caps.

    Parameters
    ----------
    history : DailyHistory
        What `assess_readiness` reads; mornings without fresh values do not count.

    Returns
    -------
    float
        SD of the last 60 days [points], shrunk to 8.8 by the weight of twenty days.

    Notes
    -----
    Formula: sqrt((20 x 8.8^2 + sum((score - 70)^2)) / (20 + n)) (house rule).

    Examples
    --------
    >>> from datetime import date
    >>> own_spread(DailyHistory(date(2026, 1, 1), 30, {}))
    8.8
    """
    uncapped = readiness_score(signals_of(history), carry_days=0).uncapped[-SPREAD_DAYS:]
    away = uncapped[np.isfinite(uncapped)] - NORMAL
    squares = USUAL_SPREAD_DAYS * USUAL_SPREAD**2 + float(np.square(away).sum())
    return float(np.sqrt(squares / (USUAL_SPREAD_DAYS + away.size)))


def half_widths(spread: float, days: int) -> FloatArray:
    """Half of the 80 % range of readiness on each of the next mornings.

    Parameters
    ----------
    spread : float
        SD of the athlete's mornings [points].
    days : int
        How many mornings.

    Returns
    -------
    ndarray, shape (days,)
        [points], rising to 1.22 SDs.

    Notes
    -----
    Formula: 1.2816 x 0.95 x spread x sqrt(1 - 0.35^(2 days)). Held 78 to 84 % of
    mornings one to seven days on, in PMData's later half and in a simulated team, the sets
    its two shares were rounded on; the range before it held 95 %.

    Examples
    --------
    >>> half_widths(10.0, 3).round(1).tolist()
    [11.4, 12.1, 12.2]
    """
    ahead = np.arange(1.0, days + 1.0)
    return np.asarray(EIGHTY_PCT * ERROR_SHARE * spread * np.sqrt(1.0 - KNOWN_SHARE ** (2.0 * ahead)))
