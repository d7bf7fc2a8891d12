"""The impulse-response model: what each day's load leaves behind as fitness and as fatigue."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from physiology.history import FloatArray


class Convention(StrEnum):
    """Whether a day's load already counts in that day's performance."""

    SAME_DAY = "same_day"
    """It does: the sheet of Clarke and Skiba (2013) and the programs that follow it."""
    LAG_1 = "lag_1"
    """It counts from the next day on: Morton (1990), Busso (1994)."""


@dataclass(frozen=True, slots=True)
class Gains:
    """The five numbers of the model."""

    p0: float
    """Performance without any training [unit of the test]."""
    k1: float
    k2: float
    """Fitness and fatigue that one unit of load brings [unit of the test per AU]."""
    tau1_days: float
    tau2_days: float
    """How slowly each fades."""


def traces(
    daily_load_au: FloatArray,
    tau_days: FloatArray | float,
    convention: Convention = Convention.LAG_1,
    before_au: FloatArray | float = 0.0,
) -> FloatArray:
    """Sum of past loads, each faded exponentially since its day.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU], 0 or more. NaN is a day nobody knows: every later value is NaN.
    tau_days : float or ndarray, broadcastable to (...)
        Time constants [days], above 0. A grid of them against one athlete: loads (n_days,), constants (n,).
    convention : Convention
        Whether a day's own load counts on that day.
    before_au : float or ndarray, broadcastable to (...)
        Load of every day before the first one [AU/day]; 0 starts an athlete from nothing.

    Returns
    -------
    ndarray, shape (..., n_days)
        [AU], 0 or more.

    Notes
    -----
    Formula: g(t) = sum over s <= t (same day) or s < t (lag 1) of w(s) exp(-(t - s) / tau). Starting from nothing makes
    any training look like progress, whatever its order; a load before the record takes that away (house rule).

    References
    ----------
    .. [1] Morton et al. (1990). doi:10.1152/jappl.1990.69.3.1171 (source not seen)

    Examples
    --------
    >>> half_life = 1 / np.log(2)
    >>> traces(np.array([100.0, 0.0, 0.0]), half_life, Convention.SAME_DAY).round(6).tolist()
    [100.0, 50.0, 25.0]
    >>> traces(np.array([100.0, 0.0, 0.0]), half_life, Convention.LAG_1).round(6).tolist()
    [0.0, 50.0, 25.0]
    >>> traces(np.full(3, 10.0), half_life, Convention.SAME_DAY, before_au=10.0).round(6).tolist()
    [20.0, 20.0, 20.0]
    """
    keeps = np.exp(-1.0 / np.asarray(tau_days))[..., None]
    n_days = daily_load_au.shape[-1]
    lead = np.broadcast_shapes(daily_load_au.shape[:-1], keeps.shape[:-1])
    faded = np.array(np.broadcast_to(daily_load_au, (*lead, n_days)))
    step = 1
    while step < n_days:
        faded[..., step:] += keeps**step * faded[..., :-step].copy()
        step *= 2
    settled = np.asarray(before_au)[..., None] * keeps / (1.0 - keeps)
    faded += settled * keeps ** np.arange(n_days)
    if convention is not Convention.LAG_1:
        return faded
    later: FloatArray = np.empty_like(faded)
    later[..., 1:] = keeps * faded[..., :-1]
    later[..., :1] = settled
    return later


def performance(
    daily_load_au: FloatArray,
    gains: Gains,
    convention: Convention = Convention.LAG_1,
    before_au: FloatArray | float = 0.0,
) -> FloatArray:
    """Performance of each day by the two-component model.

    Parameters
    ----------
    daily_load_au : ndarray, shape (..., n_days)
        Load per calendar day, oldest first [AU], 0 or more; NaN is a day nobody knows and makes later days NaN.
    gains : Gains
        The model's numbers.
    convention : Convention
        Whether a day's own load counts on that day; parameters fitted with one do not hold for the other.
    before_au : float or ndarray, broadcastable to (...)
        Load of every day before the first one [AU/day].

    Returns
    -------
    ndarray, shape (..., n_days)
        [unit of `gains.p0`].

    Notes
    -----
    Formula: p(t) = p0 + k1 g1(t) - k2 g2(t), with g1, g2 the traces of tau1 and tau2. Linear: it pays without limit for
    load without limit, so that it may compare plans within an athlete's own range and never look for the best one [1]_.

    References
    ----------
    .. [1] Hellard et al. (2006). doi:10.1080/02640410500244697

    Examples
    --------
    >>> published = Gains(p0=262, k1=0.18, k2=0.23, tau1_days=36, tau2_days=21)
    >>> performance(np.array([46.46]), published, Convention.SAME_DAY).round(3).tolist()
    [259.677]
    """
    fitness = traces(daily_load_au, gains.tau1_days, convention, before_au)
    fatigue = traces(daily_load_au, gains.tau2_days, convention, before_au)
    return np.asarray(gains.p0 + gains.k1 * fitness - gains.k2 * fatigue)


def critical_days(
    k1: FloatArray | float, k2: FloatArray | float, tau1_days: FloatArray | float, tau2_days: FloatArray | float
) -> tuple[FloatArray, FloatArray]:
    """How long after a load its harm is over, and when its gain is largest.

    Parameters
    ----------
    k1, k2 : float or ndarray
        Gains of fitness and fatigue, 0 or more.
    tau1_days, tau2_days : float or ndarray
        Time constants [days], tau1 above tau2.

    Returns
    -------
    tuple of ndarray
        t_n: days until one load's fitness outweighs its fatigue; t_g: days until its surplus is largest. 0 where
        fatigue never outweighs; NaN where there is no fitness to outweigh it.

    Notes
    -----
    Formula: t_n = tau1 tau2 / (tau1 - tau2) ln(k2 / k1); t_g = the same factor times ln(k2 tau1 / (k1 tau2)) [1]_.

    References
    ----------
    .. [1] Fitz-Clarke et al. (1991). J Appl Physiol 71:1151-1158 (source not seen)

    Examples
    --------
    >>> [round(float(days), 1) for days in critical_days(1.0, 2.0, 45.0, 15.0)]
    [15.6, 40.3]
    """
    k1, k2, tau1, tau2 = (np.asarray(given) for given in (k1, k2, tau1_days, tau2_days))
    factor = tau1 * tau2 / (tau1 - tau2)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(k1 > 0, k2 / k1, np.nan)
        harm_over = factor * np.log(ratio)
        gain_largest = factor * np.log(ratio * tau1 / tau2)
    return np.maximum(harm_over, 0.0), np.maximum(gain_largest, 0.0)
