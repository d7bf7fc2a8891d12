"""One number for sleep, of duration first, regularity, efficiency and, hardly, stages."""

import numpy as np

from physiology.history import FloatArray

WEIGHTS = (0.45, 0.25, 0.20, 0.10)
"""Duration, regularity, efficiency, stages (house rule: wearables tell duration well and stages badly)."""
NO_SLEEP_SHARE = 0.5
"""Half the need earns nothing."""
REGULAR_SD_MIN, IRREGULAR_SD_MIN = 30.0, 120.0
POOR_EFFICIENCY_PCT, GOOD_EFFICIENCY_PCT = 65.0, 85.0
"""85 % counts as good (Ohayon 2017); where nothing is earned is a house rule."""
STAGE_LIMIT_SD = 2.0


def sleep_score(
    sleep_min: FloatArray,
    need_min: FloatArray | float,
    midpoint_sd_min: FloatArray | float,
    efficiency_pct: FloatArray | float,
    stage_deviation_sd: FloatArray | float = np.nan,
) -> FloatArray:
    """Points for sleep, 0-100: what is unknown leaves its weight to the rest.

    Parameters
    ----------
    sleep_min : ndarray, shape (...)
        Time asleep [min].
    need_min : ndarray or float
        Need per night, above 0 [min].
    midpoint_sd_min : ndarray or float
        Spread of the middle of the night [min].
    efficiency_pct : ndarray or float
        Share of the time in bed slept [%].
    stage_deviation_sd : ndarray or float
        Deep and REM sleep against the own baseline of the same device [SD]; never one night of it alone.

    Returns
    -------
    ndarray, shape (...)
        0-100; NaN where duration is unknown, or both regularity and efficiency are.

    Notes
    -----
    Formula: 100 sum(w p) / sum(w) over the known parts, w = .45 .25 .20 .10; p of duration rises from half the need to
    the need, of regularity from 120 to 30 min, of efficiency from 65 to 85 %, of stages from -2 to +2 SD. House rule,
    no validated formula: consumer devices miss much of the wakefulness [1]_ and agree little on stages [2]_.

    References
    ----------
    .. [1] Chinoy et al. (2021). Sleep, seven devices against polysomnography
    .. [2] Miller et al. (2022). doi:10.3390/s22166317

    Examples
    --------
    >>> float(sleep_score(np.array(480.0), 480.0, 30.0, 85.0)), float(sleep_score(np.array(360.0), 480.0, 75.0, np.nan))
    (100.0, 50.0)
    """
    parts = np.broadcast_arrays(
        (np.asarray(sleep_min) / need_min - NO_SLEEP_SHARE) / (1.0 - NO_SLEEP_SHARE),
        (IRREGULAR_SD_MIN - np.asarray(midpoint_sd_min)) / (IRREGULAR_SD_MIN - REGULAR_SD_MIN),
        (np.asarray(efficiency_pct) - POOR_EFFICIENCY_PCT) / (GOOD_EFFICIENCY_PCT - POOR_EFFICIENCY_PCT),
        (np.asarray(stage_deviation_sd) + STAGE_LIMIT_SD) / (2.0 * STAGE_LIMIT_SD),
    )
    points = np.clip(np.stack(parts, axis=-1).astype(np.float64), 0.0, 1.0)
    known = np.isfinite(points)
    weights = np.array(WEIGHTS) * known
    total = weights.sum(axis=-1)
    earned = (weights * np.where(known, points, 0.0)).sum(axis=-1)
    told = known[..., 0] & (known[..., 1] | known[..., 2])
    score: FloatArray = np.where(told, 100.0 * earned / np.where(told, total, 1.0), np.nan)
    return score
