"""How far a value may lie from usual by chance and assay alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

RCV_FACTOR = 2.77
"""1.96 * sqrt(2): the difference of two results that chance exceeds once in twenty."""
MIN_OWN_SAMPLES = 5
"""Earlier comparable samples of one's own that carry a comparison (house rule)."""


@dataclass(frozen=True, slots=True)
class Variation:
    """Analytical and within-person coefficient of variation [%]."""

    analytic_pct: float
    within_pct: float

    @property
    def spread_ln(self) -> float:
        """Both together as an SD of the natural logarithm."""
        return float(np.hypot(ln_spread(np.float64(self.analytic_pct)), ln_spread(np.float64(self.within_pct))))


VARIATION: Mapping[str, Variation] = MappingProxyType(
    {
        "cortisol_nmol_l": Variation(6.0, 20.0),
        "testosterone_nmol_l": Variation(6.0, 12.0),
        "ck_u_l": Variation(5.0, 30.0),
        "lactate_mmol_l": Variation(5.0, 25.0),
        "crp_mg_l": Variation(6.0, 45.0),
        "testosterone_cortisol_ratio": Variation(8.5, 23.3),
    }
)
"""Default, no source seen: laboratories give their own analytical figure, and an athlete's own spread replaces the
within-person one as soon as it is wider. The ratio's figures are those of its two parts added in squares."""


@dataclass(frozen=True, slots=True)
class AgainstOwn:
    """The newest sample against the earlier ones; every array has the shape of the input without its last axis."""

    usual: FloatArray
    """Geometric mean of the earlier samples [unit of the values]."""
    low: FloatArray
    high: FloatArray
    """What chance and assay alone may reach [unit of the values]."""
    z: FloatArray
    """Distance from usual in log SDs."""
    known: NDArray[np.int64]
    """Earlier samples that count."""


def ln_spread(cv_pct: FloatArray | np.float64) -> FloatArray:
    """A coefficient of variation as the SD of the natural logarithm.

    Parameters
    ----------
    cv_pct : ndarray, shape (...)
        Coefficient of variation of log-normal values [%], 0 or more.

    Returns
    -------
    ndarray, shape (...)
        [ln units].

    Notes
    -----
    Formula: s = sqrt(ln(1 + (CV / 100)^2))

    Examples
    --------
    >>> round(float(ln_spread(np.float64(20.0))), 4)
    0.198
    """
    return np.asarray(np.sqrt(np.log1p(np.square(np.asarray(cv_pct) / 100.0))))


def reference_change_pct(analytic_pct: FloatArray | float, within_pct: FloatArray | float) -> FloatArray:
    """Reference-change value: the difference between two results that chance and assay rarely exceed.

    Parameters
    ----------
    analytic_pct, within_pct : ndarray or float, shape (...)
        Analytical and within-person coefficients of variation [%], 0 or more; they broadcast.

    Returns
    -------
    ndarray, shape (...)
        [%], the plain symmetrical form; `against_own` works on the log scale, where rises and falls differ.

    Notes
    -----
    Formula: RCV = 2.77 * sqrt(CVa^2 + CVi^2)
    Valid for two results of one person, one method and the same preparation. Pre-analytics and individual levels limit
    every biomarker [1]_.

    References
    ----------
    .. [1] Haller et al. (2023). doi:10.1007/s40279-023-01836-x

    Examples
    --------
    >>> float(reference_change_pct(3.0, 4.0))
    13.85
    """
    return np.asarray(RCV_FACTOR * np.hypot(analytic_pct, within_pct))


def against_own(values: FloatArray, spread_ln: float, needed: int = MIN_OWN_SAMPLES) -> AgainstOwn:
    """Hold the newest sample against the athlete's own earlier ones, on the log scale.

    Parameters
    ----------
    values : ndarray, shape (..., n_samples)
        Oldest first, the last is the one judged [any unit]. NaN is a sample that does not count: unknown, or taken at
        another time of day. A value of 0 has no logarithm and does not count either.
    spread_ln : float
        Least SD of the logarithm, from `Variation.spread_ln`.
    needed : int
        Earlier samples it takes at least, two or more.

    Returns
    -------
    AgainstOwn
        NaN where fewer than `needed` earlier samples count, or for `z` where the newest does not.

    Notes
    -----
    Formula: z = (ln x - mean(ln x_own)) / s with s = max(SD(ln x_own), sqrt(sa^2 + si^2)); limits exp(mean +- 2.77 s)
    2.77 belongs to a pair of results; against a mean of five or more it is on the careful side (house rule). Individual
    baselines from many samples are what the CK literature asks for [1]_.

    References
    ----------
    .. [1] Hartmann & Mester (2000).

    Examples
    --------
    >>> own = against_own(np.array([100.0, 100.0, 100.0, 100.0, 100.0, 200.0]), spread_ln=0.25)
    >>> round(float(own.usual), 6), round(float(own.high), 1), round(float(own.z), 2), int(own.known)
    (100.0, 199.9, 2.77, 5)
    """
    logs = np.log(np.where(values > 0, values, np.nan))
    earlier, newest = logs[..., :-1], logs[..., -1]
    known = np.isfinite(earlier).sum(axis=-1)
    count = np.where(known >= max(needed, 2), known, np.nan)
    filled = np.where(np.isfinite(earlier), earlier, 0.0)
    mean = filled.sum(axis=-1) / count
    off = np.where(np.isfinite(earlier), earlier - mean[..., None], 0.0)
    sd = np.sqrt(np.square(off).sum(axis=-1) / (count - 1))
    spread = np.maximum(sd, spread_ln)
    reach = RCV_FACTOR * spread
    return AgainstOwn(
        usual=np.exp(mean), low=np.exp(mean - reach), high=np.exp(mean + reach), z=(newest - mean) / spread, known=known
    )
