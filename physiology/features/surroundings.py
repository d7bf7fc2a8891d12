"""Heat, humidity and noise: heard only on days that differ clearly from what is usual for the athlete."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray
from physiology.usual import deviation, usual

CLEAR_SD = 2.0


@dataclass(frozen=True, slots=True)
class Surrounding:
    """One signal from around the athlete."""

    metric: str
    relative: str
    """Metric of its distance from usual."""
    least: float
    """What it must differ by at least, in its own unit (house rule): what a sleeper would notice."""
    sd_floor: float


SECONDARY = (
    Surrounding("ambient_temp_c", "ambient_temp_vs_usual_c", 4.0, 0.5),
    Surrounding("humidity_pct", "humidity_vs_usual_pct", 15.0, 2.0),
    Surrounding("noise_db", "noise_vs_usual_db", 6.0, 1.0),
)


def clear_deviation(daily: FloatArray, least: float, sd_floor: float) -> tuple[FloatArray, NDArray[np.bool_]]:
    """How far each day lies from usual, and whether that is clear.

    Parameters
    ----------
    daily : ndarray, shape (..., n_days)
        One value per day, oldest first [any unit]; NaN is a day nobody measured.
    least : float
        Smallest difference that counts, above 0 [unit of `daily`].
    sd_floor : float
        Least SD to divide by, above 0 [unit of `daily`].

    Returns
    -------
    tuple of ndarray, each of shape (..., n_days)
        Difference from the mean of the sixty days before [unit of `daily`], NaN where either is unknown; and whether
        it exceeds both 2 SD and `least`, False where unknown.

    Notes
    -----
    Formula: clear where |z| > 2 and |value - mean| >= least, z = (value - mean) / max(SD, floor). House rule: in a
    season that drifts, 2 SD alone would call ordinary days unusual, and in a steady room half a degree.

    Examples
    --------
    >>> room = np.append(np.tile([19.0, 20.0], 15), [20.9, 26.0])
    >>> off, clear = clear_deviation(room, least=4.0, sd_floor=0.5)
    >>> off[-1].round(1), clear[-2:].tolist()
    (np.float64(6.5), [False, True])
    """
    own = usual(daily)
    z = deviation(daily, own, sd_floor)
    off = daily - own.mean
    return off, (np.abs(z) > CLEAR_SD) & (np.abs(off) >= least)
