"""What a morning is judged by: readiness, or the strongest single part of it that is known often enough."""

from dataclasses import dataclass

import numpy as np

from physiology.finding import InsufficientData
from physiology.history import DailyHistory, FloatArray
from physiology.hrv.baseline import ln_rmssd
from physiology.readiness.inputs import signals_of
from physiology.readiness.mixing import NORMAL, POINTS_PER_SD
from physiology.readiness.score import readiness_score
from physiology.readiness.signals import Judged, judged_hrv, judged_wellness
from physiology.wellness.score import items_of, wellness_score

MIN_MORNINGS = 14


@dataclass(frozen=True, slots=True)
class Component:
    """A daily series as deviations from usual, and the way back to its unit."""

    metric: str
    z: FloatArray
    mean: float
    sd: float
    least: float
    most: float
    logarithm: bool = False

    def at(self, z: float) -> float:
        """The value that lies this far from usual."""
        value = self.mean + self.sd * z
        return float(np.clip(np.exp(value) if self.logarithm else value, self.least, self.most))


def strongest(history: DailyHistory) -> Component:
    """The readiness of each morning, else its strongest single part that is known on enough mornings.

    Parameters
    ----------
    history : DailyHistory

    Returns
    -------
    Component
        Readiness before caps, else wellness, else HRV: the first with 14 known mornings.

    Raises
    ------
    InsufficientData
        None of them has.

    Notes
    -----
    Formula: readiness (score - 70) / 10; wellness and HRV as deviations from their own 60 days. Mornings carried over
    from older values do not count.

    Examples
    --------
    >>> from datetime import date
    >>> strongest(DailyHistory(date(2026, 1, 1), 40, {"rmssd_ms": np.tile([60.0, 66.0], 20)})).metric
    'rmssd_ms'
    """
    scores = (readiness_score(signals_of(history), carry_days=0).uncapped - NORMAL) / POINTS_PER_SD
    known = int(np.isfinite(scores).sum())
    if known >= MIN_MORNINGS:
        return Component("readiness", scores, NORMAL, POINTS_PER_SD, 0.0, 100.0)
    wellness = judged_wellness(wellness_score(items_of(history)))
    hrv = judged_hrv(ln_rmssd(history.of("rmssd_ms")))
    for metric, judged, limits in (("wellness_score", wellness, (1.0, 5.0)), ("rmssd_ms", hrv, (3.0, 300.0))):
        count = int(np.isfinite(judged.z).sum())
        if count >= MIN_MORNINGS:
            return _part(metric, judged, limits)
        known = max(known, count)
    raise InsufficientData("recovery_path", MIN_MORNINGS, known)


def _part(metric: str, judged: Judged, limits: tuple[float, float]) -> Component:
    newest = int(np.flatnonzero(np.isfinite(judged.baseline.mean))[-1])
    mean, sd = float(judged.baseline.mean[newest]), max(float(judged.baseline.sd[newest]), judged.sd_floor)
    return Component(metric, judged.z, mean, sd, *limits, logarithm=metric == "rmssd_ms")
