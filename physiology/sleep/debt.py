"""Sleep need, debt and efficiency: arithmetic on nights."""

import numpy as np

from physiology.history import FloatArray
from physiology.rolling import RunningTotals

DEFAULT_NEED_MIN, LEAST_NEED_MIN, MOST_NEED_MIN = 480.0, 420.0, 570.0
"""Eight hours, bounded to seven to nine and a half (house rule; Watson 2015 sets seven as the adult minimum)."""
NIGHTS_KNOWN_SHARE = 5 / 7
"""A debt needs five of seven nights (house rule)."""
WEEK_NIGHTS, FORTNIGHT_NIGHTS = 7, 14


class ImpossibleNight(Exception):
    """More time asleep than in bed, or no time in bed at all."""

    def __init__(self, sleep_min: float, time_in_bed_min: float) -> None:
        super().__init__(f"{sleep_min} min asleep in {time_in_bed_min} min in bed")
        self.sleep_min = sleep_min
        self.time_in_bed_min = time_in_bed_min


def sleep_need_min(free_night_min: float | None = None) -> float:
    """How long a night this athlete needs.

    Parameters
    ----------
    free_night_min : float, optional
        Median night without an alarm, where anybody knows it [min].

    Returns
    -------
    float
        Need [min], 420 to 570; 480 where nobody knows.

    Notes
    -----
    Need is individual, no single number fits athletes [1]_; the default is a house rule.

    References
    ----------
    .. [1] Walsh et al. (2021). doi:10.1136/bjsports-2020-102025

    Examples
    --------
    >>> sleep_need_min(), sleep_need_min(520), sleep_need_min(300)
    (480.0, 520.0, 420.0)
    """
    if free_night_min is None:
        return DEFAULT_NEED_MIN
    return float(min(max(free_night_min, LEAST_NEED_MIN), MOST_NEED_MIN))


def nights_needed(nights: int) -> int:
    """How many nights must be known to speak of a debt over `nights` nights.

    Parameters
    ----------
    nights : int
        Length of the window [nights].

    Returns
    -------
    int
        Known nights needed [nights]: five sevenths, rounded up (house rule).

    Examples
    --------
    >>> nights_needed(7), nights_needed(14)
    (5, 10)
    """
    return int(np.ceil(nights * NIGHTS_KNOWN_SHARE - 1e-9))


def sleep_debt_min(sleep_min: FloatArray, need_min: float = DEFAULT_NEED_MIN, nights: int = WEEK_NIGHTS) -> FloatArray:
    """Sleep missed over the last nights: the sum of positive shortfalls.

    Parameters
    ----------
    sleep_min : ndarray, shape (..., n_days)
        Time asleep, naps included, one value a day of waking, oldest first [min]. NaN is a night nobody knows.
    need_min : float
        Need per night [min].
    nights : int
        Length of the window [nights].

    Returns
    -------
    ndarray, shape (..., n_days)
        Debt [min], scaled from the known nights to all of them; NaN where fewer than five sevenths are known.

    Notes
    -----
    Formula: nights x mean(max(need - slept, 0)) over the known ones of the last nights.
    A long night repays nothing here: net sums let long nights cancel short ones. House rule, no published model.

    Examples
    --------
    >>> slept_h = np.array([7.0, 6.0, 8.5, 7.5, 5.0, 8.0, 9.0])
    >>> float(sleep_debt_min(slept_h * 60)[-1]) / 60
    6.5
    """
    shortfall = np.maximum(need_min - np.asarray(sleep_min, dtype=np.float64), 0.0)
    return RunningTotals.of(shortfall).means(nights, nights_needed(nights)) * nights


def sleep_efficiency_pct(sleep_min: float, time_in_bed_min: float) -> float:
    """Share of the time in bed that was slept.

    Parameters
    ----------
    sleep_min, time_in_bed_min : float
        Time asleep and time in bed [min].

    Returns
    -------
    float
        Efficiency [%]; 85 or more counts as good [1]_.

    Raises
    ------
    ImpossibleNight
        More asleep than in bed, or no time in bed.

    Notes
    -----
    Wearables see wakefulness poorly, so their efficiency reads high.

    References
    ----------
    .. [1] Ohayon et al. (2017). doi:10.1016/j.sleh.2016.11.006

    Examples
    --------
    >>> sleep_efficiency_pct(420, 480)
    87.5
    """
    if not 0.0 <= sleep_min <= time_in_bed_min or time_in_bed_min == 0.0:
        raise ImpossibleNight(sleep_min, time_in_bed_min)
    return 100.0 * sleep_min / time_in_bed_min
