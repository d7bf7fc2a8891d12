"""Long and short load averages and the balance between them."""

from dataclasses import dataclass

import numpy as np

from physiology.history import FloatArray
from physiology.load.ewma import decayed

CTL_DAYS, ATL_DAYS = 42, 7


@dataclass(frozen=True, slots=True)
class LoadBalance:
    """Chronic (CTL) and acute training load (ATL) and yesterday's balance between them (TSB), `(..., n_days)`."""

    ctl_au: FloatArray
    atl_au: FloatArray
    tsb_au: FloatArray


def ctl_atl_tsb(daily_load_au: FloatArray, ctl_days: float = CTL_DAYS, atl_days: float = ATL_DAYS) -> LoadBalance:
    """Chronic and acute training load, and the balance before each day.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU]. 0.0 is a confirmed rest day; NaN is a day nobody knows.
    ctl_days, atl_days : float
        Time constants of the long and the short average [days].

    Returns
    -------
    LoadBalance
        Three arrays of shape (..., n_days) [AU/day]: CTL and ATL after the day's load, and TSB, which is the
        difference between both on the evening before. NaN before the first known day; held across unknown ones.

    Notes
    -----
    Formula: X(t) = X(t-1) + (1 - exp(-1/tau)) * (load(t) - X(t-1)), tau 42 and 7 days; TSB(t) = CTL(t-1) - ATL(t-1).
    Each day adds 1 - exp(-1/tau) of the difference between its load and the average. Both start at 0, which weighs on
    CTL for about 126 days. The constants are conventions, not this athlete's, and without gains the averages predict
    no performance [1]_.

    References
    ----------
    .. [1] Vermeire et al. (2022). doi:10.1123/ijspp.2021-0494

    Examples
    --------
    >>> round(float(ctl_atl_tsb(np.full(60, 100.0)).ctl_au[-1]), 1)
    76.0
    """
    unseen = ~np.logical_or.accumulate(np.isfinite(daily_load_au), axis=-1)
    ctl_au = decayed(daily_load_au, -np.expm1(-1 / ctl_days), 0.0)
    atl_au = decayed(daily_load_au, -np.expm1(-1 / atl_days), 0.0)
    tsb_au = np.zeros_like(ctl_au)
    tsb_au[..., 1:] = ctl_au[..., :-1] - atl_au[..., :-1]
    for series in (ctl_au, atl_au, tsb_au):
        series[unseen] = np.nan
    return LoadBalance(ctl_au, atl_au, tsb_au)
