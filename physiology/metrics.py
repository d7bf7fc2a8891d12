"""The metric catalogue: the only table of units, plausible ranges, decimals and directions."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Direction(StrEnum):
    """Which way is good. `NEUTRAL` where neither is."""

    HIGHER_BETTER = "higher_better"
    LOWER_BETTER = "lower_better"
    NEUTRAL = "neutral"


class Aggregate(StrEnum):
    """How several values of one day become one."""

    MEAN = "mean"
    SUM = "sum"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of the catalogue. `low` and `high` bound what is plausible, both inclusive."""

    key: str
    unit: str
    low: float
    high: float
    decimals: int
    direction: Direction
    aggregate: Aggregate

    def plausible(self, value: float) -> bool:
        """Whether a value lies inside the range; NaN does not.

        Examples
        --------
        >>> METRICS["resting_hr_bpm"].plausible(48), METRICS["rmssd_ms"].plausible(600)
        (True, False)
        """
        return self.low <= value <= self.high


UP, DOWN, FLAT = Direction.HIGHER_BETTER, Direction.LOWER_BETTER, Direction.NEUTRAL
MEAN, SUM, LAST = Aggregate.MEAN, Aggregate.SUM, Aggregate.LAST

# key, unit, low, high, decimals, direction, aggregate
OBSERVED = (
    # heart
    ("rmssd_ms", "ms", 3, 300, 0, FLAT, MEAN),
    ("sdnn_ms", "ms", 5, 400, 0, FLAT, MEAN),
    ("resting_hr_bpm", "bpm", 25, 120, 0, FLAT, MEAN),
    ("max_hr_bpm", "bpm", 90, 240, 0, FLAT, LAST),
    ("respiratory_rate_brpm", "breaths/min", 5, 40, 1, FLAT, MEAN),
    ("spo2_pct", "%", 70, 100, 0, FLAT, MEAN),
    ("skin_temp_c", "°C", 20, 42, 1, FLAT, MEAN),
    ("body_temp_c", "°C", 34, 43, 1, FLAT, LAST),
    # sleep
    ("sleep_min", "min", 0, 960, 0, UP, SUM),
    ("time_in_bed_min", "min", 0, 1200, 0, FLAT, SUM),
    ("awake_min", "min", 0, 600, 0, DOWN, SUM),
    ("deep_sleep_min", "min", 0, 480, 0, FLAT, SUM),
    ("rem_sleep_min", "min", 0, 480, 0, FLAT, SUM),
    ("light_sleep_min", "min", 0, 720, 0, FLAT, SUM),
    ("sleep_efficiency_pct", "%", 20, 100, 0, UP, MEAN),
    ("vendor_sleep_score", "/100", 1, 100, 0, UP, LAST),
    # how the athlete says they are; 1-5, 5 = best, in every source (other scales are converted on the way in)
    ("fatigue_score", "of 5", 1, 5, 1, UP, LAST),
    ("mood_score", "of 5", 1, 5, 1, UP, LAST),
    ("soreness_score", "of 5", 1, 5, 1, UP, LAST),
    ("stress_score", "of 5", 1, 5, 1, UP, LAST),
    ("sleep_quality_score", "of 5", 1, 5, 1, UP, LAST),
    ("self_readiness_score", "of 10", 1, 10, 0, UP, LAST),
    ("pain_nrs", "of 10", 0, 10, 0, DOWN, LAST),
    ("ill", "", 0, 1, 0, DOWN, LAST),
    ("injured", "", 0, 1, 0, DOWN, LAST),
    ("body_mass_kg", "kg", 25, 250, 1, FLAT, LAST),
    ("mobility_score", "/100", 0, 100, 0, UP, LAST),
    ("hip_mobility_score", "/100", 0, 100, 0, UP, LAST),
    ("ankle_mobility_score", "/100", 0, 100, 0, UP, LAST),
    # vendor scores: shown, never mixed in
    ("vendor_readiness", "/100", 0, 100, 0, UP, LAST),
    ("vendor_strain", "of 21", 0, 21, 1, FLAT, LAST),
    ("energy_kcal", "kcal", 0, 15000, 0, FLAT, SUM),
    ("steps", "steps", 0, 150000, 0, FLAT, SUM),
)

COMPUTED = (
    # sessions
    ("session_duration_min", "min", 0, 1440, 0, FLAT, SUM),
    ("session_rpe", "of 10", 0, 10, 1, FLAT, MEAN),
    ("distance_km", "km", 0, 500, 1, FLAT, SUM),
    ("session_reps", "reps", 0, 200, 0, FLAT, SUM),
    ("session_rep_min", "min", 0, 120, 1, FLAT, MEAN),
    ("warm_up_min", "min", 0, 120, 0, FLAT, SUM),
    ("sessions_count", "sessions", 0, 20, 0, FLAT, SUM),
    ("session_load_au", "AU", 0, 8000, 0, FLAT, SUM),
    # load
    ("daily_load_au", "AU", 0, 15000, 0, FLAT, SUM),
    ("acute_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("chronic_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("weekly_load_au", "AU", 0, 100000, 0, FLAT, LAST),
    ("week_change_pct", "%", -100, 10000, 0, FLAT, LAST),
    ("acwr", "", 0, 4, 2, FLAT, LAST),
    ("acwr_uncoupled", "", 0, 1000, 2, FLAT, LAST),
    ("acwr_ewma", "", 0, 10, 2, FLAT, LAST),
    ("monotony", "", 0, 5, 1, FLAT, LAST),
    ("strain_au", "AU", 0, 500000, 0, FLAT, LAST),
    ("ctl_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("atl_au", "AU/day", 0, 15000, 0, FLAT, LAST),
    ("tsb_au", "AU/day", -15000, 15000, 0, FLAT, LAST),
    # heart
    ("ln_rmssd", "", 1, 6, 2, FLAT, LAST),
    ("hrv_vs_baseline_pct", "%", -100, 500, 0, FLAT, LAST),
    ("rmssd_baseline_ms", "ms", 3, 300, 0, FLAT, LAST),
    ("resting_hr_vs_baseline_bpm", "bpm", -60, 60, 0, FLAT, LAST),
    ("resting_hr_baseline_bpm", "bpm", 25, 120, 0, FLAT, LAST),
    # sleep
    ("sleep_need_min", "min", 420, 600, 0, FLAT, LAST),
    ("sleep_debt_min", "min", 0, 6720, 0, DOWN, LAST),
    ("sleep_vs_need_min", "min", -720, 720, 0, UP, LAST),
    # wellness
    ("wellness_score", "of 5", 1, 5, 1, UP, LAST),
    ("wellness_vs_usual", "points", -4, 4, 1, UP, LAST),
    # verdicts
    ("readiness", "/100", 0, 100, 0, UP, LAST),
    ("readiness_points", "points", -100, 100, 0, FLAT, LAST),
    ("recovery_h", "h", 0, 240, 0, DOWN, LAST),
    ("recovery_left_h", "h", 0, 240, 0, DOWN, LAST),
    ("strain_signals", "signals", 0, 4, 0, DOWN, LAST),
    ("checked_in", "", 0, 1, 0, UP, LAST),
    ("count", "", 0, 1e9, 0, FLAT, LAST),
    ("days_known", "days", 0, 10000, 0, FLAT, LAST),
    ("rest_inferred_days", "days", 0, 28, 0, FLAT, LAST),
    ("correlation", "", -1, 1, 2, FLAT, LAST),
    ("trend_per_week", "per week", -1e6, 1e6, 2, FLAT, LAST),
)

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
