"""The metric catalogue: the only table of units, plausible ranges, decimals and directions, one file a subject."""

from types import MappingProxyType

from physiology.metrics import (
    bfr,
    biomarkers,
    cuff,
    durability,
    features,
    fitness,
    heart,
    illness,
    injury,
    load,
    oxygenation,
    performance,
    session_load,
    sleep,
    stream,
    travel,
    vendor,
    verdicts,
    week,
    wellness,
)  # fmt: skip
from physiology.metrics.row import Aggregate, Direction, Metric

__all__ = [
    "METRICS", "OBSERVED_KEYS", "SELF_REPORTED", "Aggregate", "Direction", "Metric", "UnknownMetric", "metric",
]  # fmt: skip

OBSERVED = (
    *heart.OBSERVED, *sleep.OBSERVED, *wellness.OBSERVED, *vendor.OBSERVED, *stream.OBSERVED,
    *biomarkers.OBSERVED, *illness.OBSERVED, *injury.OBSERVED, *oxygenation.OBSERVED, *fitness.OBSERVED,
    *features.OBSERVED,
    *session_load.OBSERVED,
    *performance.OBSERVED,
    *travel.OBSERVED,
    *bfr.OBSERVED,
)  # fmt: skip
COMPUTED = (
    *load.COMPUTED, *heart.COMPUTED, *sleep.COMPUTED, *wellness.COMPUTED, *verdicts.COMPUTED,
    *biomarkers.COMPUTED, *illness.COMPUTED, *injury.COMPUTED, *oxygenation.COMPUTED, *fitness.COMPUTED,
    *features.COMPUTED,
    *durability.COMPUTED, *session_load.COMPUTED,
    *travel.COMPUTED,
    *performance.COMPUTED,
    *week.COMPUTED,
    *bfr.COMPUTED,
    *cuff.COMPUTED,
)  # fmt: skip

METRICS = MappingProxyType({row[0]: Metric(*row) for row in (*OBSERVED, *COMPUTED)})
OBSERVED_KEYS = frozenset(row[0] for row in OBSERVED)
"""What a person or a device reports; the rest Fettle computes."""
SELF_REPORTED = frozenset(
    {
        "fatigue_score", "mood_score", "soreness_score", "stress_score", "sleep_quality_score", "self_readiness_score",
        "pain_nrs", "ill", "injured",
    }
)  # fmt: skip
"""What athletes say of themselves: one opinion, wherever it is typed, so the newest counts whatever its source."""


class UnknownMetric(Exception):
    """A key the catalogue does not hold."""

    def __init__(self, key: str) -> None:
        super().__init__(f"{key!r} is not in the metric catalogue")
        self.key = key


def metric(key: str) -> Metric:
    """Look a metric up.

    Parameters
    ----------
    key : str
        As the catalogue names it.

    Returns
    -------
    Metric
        Its unit, plausible range, decimals and direction.

    Raises
    ------
    UnknownMetric
        The key is not in the catalogue.

    Examples
    --------
    >>> metric("acwr").decimals
    2
    """
    try:
        return METRICS[key]
    except KeyError:
        raise UnknownMetric(key) from None
