"""Glucose over a day or a session in four numbers."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from physiology.history import FloatArray

IN_RANGE_LOW, IN_RANGE_HIGH = 3.9, 10.0
"""Range that diabetes care counts time in [mmol/L]; athletes leave it at both ends without being ill."""
MIN_READINGS = 24
MIN_KNOWN_SHARE = 0.7
"""Fewer readings, or more gaps, describe nothing (house rule)."""


@dataclass(frozen=True, slots=True)
class GlucoseSummary:
    """All arrays have the shape of the readings without their last axis; NaN where too few are known."""

    mean_mmol_l: FloatArray
    sd_mmol_l: FloatArray
    cv_pct: FloatArray
    in_range_pct: FloatArray
    known: NDArray[np.int64]


def glucose_summary(readings_mmol_l: FloatArray) -> GlucoseSummary:
    """Mean, spread and time in range of evenly spaced readings.

    Parameters
    ----------
    readings_mmol_l : ndarray, shape (..., n_readings)
        Glucose at equal intervals, oldest first [mmol/L]; NaN is a reading the sensor did not have.

    Returns
    -------
    GlucoseSummary
        Means and SD [mmol/L], CV and time in range [%]; NaN with fewer than 24 readings or more than 30 % gaps.

    Notes
    -----
    Formula: CV = 100 * SD / mean; in range = 100 * readings from 3.9 to 10.0 / known readings
    For interest, not for diabetes care: the range was made for people with diabetes, and hard exercise raises glucose
    above it and long exercise lowers it below. Unevenly spaced readings give a share of readings, not of time.

    Examples
    --------
    >>> day = glucose_summary(np.tile([4.0, 6.0, 11.0, 7.0], 6))
    >>> float(day.mean_mmol_l), float(day.in_range_pct), int(day.known)
    (7.0, 75.0, 24)
    """
    known = np.isfinite(readings_mmol_l)
    count = known.sum(axis=-1)
    enough = (count >= MIN_READINGS) & (count >= MIN_KNOWN_SHARE * readings_mmol_l.shape[-1])
    divisor = np.where(enough, count, np.nan)
    mean = np.where(known, readings_mmol_l, 0.0).sum(axis=-1) / divisor
    off = np.where(known, readings_mmol_l - mean[..., None], 0.0)
    sd = np.sqrt(np.square(off).sum(axis=-1) / (divisor - 1))
    inside = known & (readings_mmol_l >= IN_RANGE_LOW) & (readings_mmol_l <= IN_RANGE_HIGH)
    return GlucoseSummary(
        mean_mmol_l=mean,
        sd_mmol_l=sd,
        cv_pct=100.0 * sd / mean,
        in_range_pct=100.0 * inside.sum(axis=-1) / divisor,
        known=count,
    )
