"""Sleep as it stands on a morning, night by night out of a history."""

import numpy as np

from physiology.finding import Shape
from physiology.history import DailyHistory, FloatArray
from physiology.newest import newest
from physiology.rolling import rolling_mean
from physiology.sleep.debt import FORTNIGHT_NIGHTS, WEEK_NIGHTS, sleep_debt_min
from physiology.sleep.need import SleepNeed
from physiology.sleep.score import sleep_score
from physiology.sleep.timing import circular_mean_min, circular_sd_min, night_midpoint_min
from physiology.usual import deviation, usual

USUAL_DAYS, USUAL_KNOWN = 28, 7
STAGE_WEEK_NIGHTS, STAGE_WEEK_KNOWN, STAGE_BASELINE_KNOWN = 7, 4, 14
STAGE_SHARE_SD_FLOOR = 0.02
"""Least SD of the share of deep and REM sleep: devices do not resolve less (house rule)."""
DAY_MIN = 1440.0


class SleepState(Shape):
    """Sleep as it stands this morning. None is what too few known nights leave open."""

    last_night_min: float | None
    efficiency_pct: float | None
    """Time asleep over time in bed; the device's own figure where the time in bed is unknown."""
    vs_need_min: float | None
    """Last night minus the need; negative is short [min]."""
    usual_min: float | None
    """Mean of the four weeks before last night [min]."""
    need_min: float
    free_nights: int
    """Free nights behind the need; 0 where it is the default."""
    debt_7_min: float | None
    debt_14_min: float | None
    nights_known_7: int
    nights_known_14: int
    midpoint_sd_min: float | None
    """Spread of the middle of the night over a fortnight [min]."""
    usual_bedtime_min: float | None
    """Mean time of falling asleep of the last fortnight, from the midnight before waking up [min]."""
    usual_wake_min: float | None
    usual_efficiency_pct: float | None
    score: float | None
    """House rule, 0-100."""
    told_min: float | None
    """What the athlete told of last night, where a device is the source [min]."""


def state_of(history: DailyHistory, need: SleepNeed) -> SleepState:
    """Compute everything there is to say of the newest morning."""
    nights, efficiency = history.of("sleep_min"), efficiency_of(history)
    last = latest(nights)
    midpoint_sd = latest(midpoint_spread_min(history))
    told = history.told.get("sleep_min")
    last_efficiency = latest(efficiency)
    return SleepState(
        last_night_min=last,
        efficiency_pct=last_efficiency,
        vs_need_min=None if last is None else last - need.need_min,
        usual_min=latest(usual(nights, USUAL_DAYS, USUAL_KNOWN).mean),
        need_min=need.need_min,
        free_nights=need.free_nights,
        debt_7_min=latest(sleep_debt_min(nights, need.need_min, WEEK_NIGHTS)),
        debt_14_min=latest(sleep_debt_min(nights, need.need_min, FORTNIGHT_NIGHTS)),
        nights_known_7=history.known("sleep_min", WEEK_NIGHTS),
        nights_known_14=history.known("sleep_min", FORTNIGHT_NIGHTS),
        midpoint_sd_min=midpoint_sd,
        usual_bedtime_min=latest(circular_mean_min(history.of("asleep_at_min"))),
        usual_wake_min=_of_the_day(latest(circular_mean_min(history.of("awake_at_min")))),
        usual_efficiency_pct=latest(rolling_mean(efficiency, USUAL_DAYS, USUAL_KNOWN)),
        score=_score(history, last, need, midpoint_sd, last_efficiency),
        told_min=None if told is None else latest(told),
    )


def latest(values: FloatArray) -> float | None:
    """The newest day's value; None where it is unknown."""
    found = newest(values, days=0)
    return None if found is None else found.value


def efficiency_of(history: DailyHistory) -> FloatArray:
    """Efficiency of every night [%]: asleep over in bed where one source knows both, else the device's own figure."""
    slept, in_bed = history.of("sleep_min"), history.of("time_in_bed_min")
    told = history.of("sleep_efficiency_pct")
    if history.streams.get("sleep_min") != history.streams.get("time_in_bed_min"):
        return told
    possible = (in_bed > 0) & (slept <= in_bed)
    return np.where(possible, 100.0 * slept / np.where(possible, in_bed, 1.0), told)


def midpoint_spread_min(history: DailyHistory) -> FloatArray:
    """Spread of the middle of the night over a fortnight, for every day [min]."""
    return circular_sd_min(night_midpoint_min(history.of("asleep_at_min"), history.of("awake_at_min")))


def stage_deviation_sd(history: DailyHistory) -> FloatArray:
    """The week's share of deep and REM sleep against the own device's four weeks before, for every day [SD].

    Never of a single night: stages differ between devices and firmwares by more than nights do.
    """
    slept = history.of("sleep_min")
    share = (history.of("deep_sleep_min") + history.of("rem_sleep_min")) / np.where(slept > 0, slept, np.nan)
    week = rolling_mean(share, STAGE_WEEK_NIGHTS, STAGE_WEEK_KNOWN)
    return deviation(week, usual(share, USUAL_DAYS, STAGE_BASELINE_KNOWN), STAGE_SHARE_SD_FLOOR)


def _score(
    history: DailyHistory, last: float | None, need: SleepNeed, midpoint_sd: float | None, efficiency: float | None
) -> float | None:
    stages = latest(stage_deviation_sd(history))
    parts = [np.nan if part is None else part for part in (last, midpoint_sd, efficiency, stages)]
    score = sleep_score(np.array(parts[0]), need.need_min, *parts[1:])
    return float(score) if np.isfinite(score) else None


def _of_the_day(minutes: float | None) -> float | None:
    """A wake-up time lies within its day."""
    return None if minutes is None else minutes % DAY_MIN
