"""The records of a FIT file as recorded signals, one of each kind a session; gaps stay gaps."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from devices.files.batch import RejectedFor
from devices.files.fit_frames import SIGNALS
from devices.files.gathering import Cell, FileGathering
from physiology.history import FloatArray
from physiology.metrics import METRICS

Records = Sequence[tuple[datetime, dict[str, float]]]


def signals_of(records: Records, started_at: datetime, file: FileGathering) -> tuple[FloatArray, dict[str, FloatArray]]:
    """Seconds since the start, and of each signal that has any value one value a second, NaN where it has none.

    Of two records of one second the later word counts. A value that cannot be is left out and told.
    """
    seconds = np.array([(at - started_at).total_seconds() for at, _ in records], dtype=np.float64)
    order = np.argsort(seconds, kind="stable")
    moments, slot = np.unique(seconds[order], return_inverse=True)
    found: dict[str, FloatArray] = {}
    for metric in dict.fromkeys(SIGNALS.values()):
        written = np.array([values.get(metric, np.nan) for _, values in records], dtype=np.float64)[order]
        plausible = _plausible(metric, written, file)
        known = np.isfinite(plausible)
        if known.any():
            series = np.full(moments.size, np.nan)
            series[slot[known]] = plausible[known]
            found[metric] = series
    return moments, found


def _plausible(metric: str, written: FloatArray, file: FileGathering) -> FloatArray:
    """The values that can be; a 0 where nothing beats or pulls is a sensor without contact."""
    row = METRICS[metric]
    nothing = (written == 0) & (row.low > 0)
    beyond = ((written < row.low) | (written > row.high)) & ~nothing
    if beyond.any():
        cell = Cell(0, metric, f"{written[beyond][0]:g}")
        bounds = {"metric": metric, "unit": row.unit, "low": row.low, "high": row.high}
        file.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, int(beyond.sum()), **bounds)
    return np.where(nothing | beyond, np.nan, written)
