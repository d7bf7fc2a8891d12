"""Maximal heart rate from age, where nobody measured it."""

import numpy as np
from numpy.typing import ArrayLike

from physiology.history import FloatArray

PREDICTION_SD_BPM = 10.0
"""Real maxima scatter by about this much around every formula."""
YOUNGEST, OLDEST = 18.0, 90.0


def tanaka_max_hr_bpm(age_years: ArrayLike) -> FloatArray:
    """Maximal heart rate predicted from age, for anybody.

    Parameters
    ----------
    age_years : array_like, shape (...)
        18 to 90 [years].

    Returns
    -------
    ndarray, shape (...)
        [bpm], with an error of about 10 bpm (one SD); NaN outside 18 to 90 years or where the age is unknown.

    Notes
    -----
    Formula: HRmax = 208 - 0.7 * age, from 351 studies and 18 712 people [1]_.
    Formulas of this kind err by 7 to 11 bpm, most by more than 10 [2]_.

    References
    ----------
    .. [1] Tanaka et al. (2001). doi:10.1016/S0735-1097(00)01054-8 (source not seen)
    .. [2] Robergs & Landwehr (2002). J Exerc Physiol online 5(2):1-10

    Examples
    --------
    >>> float(tanaka_max_hr_bpm(40))
    180.0
    """
    return 208.0 - 0.7 * _adult(age_years)


def gulati_max_hr_bpm(age_years: ArrayLike) -> FloatArray:
    """Maximal heart rate predicted from age, for women.

    Parameters
    ----------
    age_years : array_like, shape (...)
        18 to 90 [years].

    Returns
    -------
    ndarray, shape (...)
        [bpm], with an error of about 10 bpm (one SD); NaN outside 18 to 90 years or where the age is unknown.

    Notes
    -----
    Formula: HRmax = 206 - 0.88 * age, from 5437 asymptomatic women who were no athletes [1]_.

    References
    ----------
    .. [1] Gulati et al. (2010). Circulation 122(2):130-137 (source not seen)

    Examples
    --------
    >>> round(float(gulati_max_hr_bpm(40)), 1)
    170.8
    """
    return 206.0 - 0.88 * _adult(age_years)


def _adult(age_years: ArrayLike) -> FloatArray:
    age = np.asarray(age_years, dtype=np.float64)
    return np.asarray(np.where((age >= YOUNGEST) & (age <= OLDEST), age, np.nan))
