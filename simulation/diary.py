"""From days lived to numbers reported: what the watch synced, what the check-in said, what a mobility test found."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from physiology.metrics import metric
from physiology.observation import Observation, Source
from simulation.body import Days
from simulation.chance import BoolArray
from simulation.stories import Timeline

WATCH = Source(vendor="simulated", device="wrist_watch", method="whole_night")
QUESTIONNAIRE = Source(vendor="simulated", method="mclean_1to5")
HEALTH_QUESTION = Source(vendor="simulated", method="morning_check_in")
CAMERA = Source(vendor="simulated", device="camera", method="overhead_squat")

WATCH_GAP, CHECK_IN_GAP = 0.05, 0.05
MOBILITY = ("mobility_score", "hip_mobility_score", "ankle_mobility_score")


def watch_reports(days: tuple[date, ...], lived: Days, worn: BoolArray, zone: ZoneInfo) -> list[Observation]:
    """Everything the watch knows of a night, on the day of waking up."""
    in_bed = lived.sleep_min + lived.awake_min
    columns = {
        "rmssd_ms": lived.rmssd_ms,
        "resting_hr_bpm": lived.resting_hr_bpm,
        "sleep_min": lived.sleep_min,
        "time_in_bed_min": in_bed,
        "awake_min": lived.awake_min,
        "deep_sleep_min": lived.deep_sleep_min,
        "rem_sleep_min": lived.rem_sleep_min,
        "light_sleep_min": lived.sleep_min - lived.deep_sleep_min - lived.rem_sleep_min,
        "sleep_efficiency_pct": 100.0 * lived.sleep_min / in_bed,
    }
    return [
        _reported(key, values[index], on, WATCH, _local(on, 6, 0, zone))
        for index, on in enumerate(days)
        if worn[index]
        for key, values in columns.items()
    ]


def check_ins(
    days: tuple[date, ...], lived: Days, story: Timeline, answered: BoolArray, zone: ZoneInfo
) -> list[Observation]:
    """The morning's five items, and whether the athlete is ill or injured."""
    health = {"ill": story.ill, "injured": story.injured}
    return [
        _reported(key, values[index], on, source, _local(on, 6, 20, zone))
        for index, on in enumerate(days)
        if answered[index]
        for source, columns in ((QUESTIONNAIRE, lived.items), (HEALTH_QUESTION, health))
        for key, values in columns.items()
    ]


def mobility_tests(chance: np.random.Generator, days: tuple[date, ...], zone: ZoneInfo) -> list[Observation]:
    """Two screenings: one within the last three weeks, one some ten weeks before, where the days reach so far."""
    overall = float(chance.uniform(68.0, 90.0))
    scores = [float(np.clip(overall + chance.normal(0.0, 4.0), 50.0, 98.0)) for _ in MOBILITY[1:]]
    newest_days_ago = int(chance.integers(3, 19))
    earlier_days_ago = newest_days_ago + int(chance.integers(60, 81))
    found = []
    for days_ago, change in ((earlier_days_ago, float(chance.normal(-2.0, 2.0))), (newest_days_ago, 0.0)):
        index = len(days) - 1 - days_ago
        if index < 0 and days_ago == newest_days_ago:
            index = 0
        if index >= 0:
            at = _local(days[index], 9, 30, zone)
            values = (sum(scores) / len(scores), *scores)
            found += [
                _reported(key, value + change, days[index], CAMERA, at)
                for key, value in zip(MOBILITY, values, strict=True)
            ]
    return found


def _reported(key: str, value: float, on: date, source: Source, at: datetime) -> Observation:
    """A value as reported: rounded to what the catalogue shows, RMSSD to a tenth."""
    decimals = 1 if key == "rmssd_ms" else metric(key).decimals
    return Observation(metric=key, value=round(float(value), decimals), on=on, source=source, at=at)


def _local(on: date, hour: int, minute: int, zone: ZoneInfo) -> datetime:
    """A local time of a day as a UTC instant."""
    local = datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(hours=hour, minutes=minute)
    return local.astimezone(ZoneInfo("UTC"))
