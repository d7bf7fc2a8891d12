"""Sixteen real people's nights: who gets a debt, a regularity and a bedtime, and who is told what is missing."""

import json
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from devices.files import Options, read
from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.sleep import assess_tonight, sleep_regularity_index
from physiology.sleep.state import midpoint_spread_min

PEOPLE = Path(__file__).parents[3] / "shared" / "data" / "physio" / "pmdata"
pytestmark = pytest.mark.skipif(not PEOPLE.exists(), reason="recordings of real people are kept outside the project")

IDS = tuple(f"p{number:02d}" for number in range(1, 17))
METRICS = ("sleep_min", "time_in_bed_min", "deep_sleep_min", "rem_sleep_min", "asleep_at_min", "awake_at_min")
EPOCH_MIN = 5
PER_DAY = 1440 // EPOCH_MIN


@cache
def history_of(person: str) -> DailyHistory:
    """Somebody's nights as an import keeps them, through the last night of theirs."""
    batch = read("pmdata", PEOPLE / person, Options(today=date(2026, 1, 1)))
    seen = [one for one in batch.observations if one.metric in METRICS and one.source.method == "main_sleep"]
    nights = [one for one in seen if one.quality == "ok"]
    first_on, last_on = min(one.on for one in nights), max(one.on for one in nights)
    n_days = (last_on - first_on).days + 1
    series = {metric: np.full(n_days, np.nan) for metric in (*METRICS, "sessions_count")}
    for one in nights:
        series[one.metric][(one.on - first_on).days] = one.value
    for session in batch.sessions:
        if first_on <= session.on <= last_on:
            series["sessions_count"][(session.on - first_on).days] = 1.0
    return DailyHistory(first_on, n_days, series)


def epochs_of(person: str) -> np.ndarray:
    """Asleep or awake in five-minute epochs: recorded within a night, awake between two recorded nights in a row."""
    records = sorted(json.loads((PEOPLE / person / "sleep.json").read_text()), key=lambda one: one["startTime"])
    start = datetime.fromisoformat(records[0]["startTime"]).replace(hour=0, minute=0, second=0)
    end = datetime.fromisoformat(records[-1]["endTime"])
    asleep = np.full(((end - start).days + 2) * PER_DAY, np.nan)
    last_end = None
    for record in records:
        began, ended = (datetime.fromisoformat(record[key]) for key in ("startTime", "endTime"))
        if last_end is not None and began - last_end < timedelta(hours=24):
            asleep[epoch(last_end, start) : epoch(began, start)] = 0.0
        for piece in record["levels"]["data"]:
            at = datetime.fromisoformat(piece["dateTime"])
            until = at + timedelta(seconds=piece["seconds"])
            asleep[epoch(at, start) : epoch(until, start)] = float(piece["level"] not in ("wake", "awake"))
        last_end = ended
    return asleep


def epoch(moment: datetime, start: datetime) -> int:
    return round((moment - start).total_seconds() / 60 / EPOCH_MIN)


def finding_of(person: str, days_back: int = 0):
    history = history_of(person)
    return assess_tonight(history.through(history.last_on - timedelta(days=days_back)))


def summary(person: str) -> tuple[float | None, ...]:
    try:
        found = finding_of(person).value
    except InsufficientData:
        return ()
    tonight = found.tonight
    numbers = (found.state.need_min, found.state.debt_7_min, found.state.midpoint_sd_min)
    rounded = tuple(None if number is None else round(number) for number in numbers)
    return (*rounded, None if tonight is None else round(tonight.bedtime_min))


EXPECTED = {
    "p01": (420, 437, 25, -15, 86.0),
    "p02": (480, 907, 64, -45, 74.6),
    "p03": (420, None, 28, 15, 74.6),
    "p04": (420, 2, 75, 15, 65.0),
    "p05": (420, 322, 22, -105, 78.5),
    "p06": (420, 391, 28, -90, 80.9),
    "p07": (420, 68, 33, -15, 69.6),
    "p08": (480, 244, 37, -60, 75.9),
    "p09": (464, 231, 105, 240, 58.7),
    "p10": (480, 295, 63, -45, 73.7),
    "p11": (466, 311, 43, -90, 77.1),
    "p12": (480, None, None, None, None),
    "p13": (480, None, None, None, 74.4),
    "p14": (480, 776, 64, -240, 59.9),
    "p15": (420, 0, 27, 15, 80.5),
    "p16": (430, 194, 84, 150, 71.9),
}
"""Need, debt of a week, spread of the midpoint, bedtime [min], and the index of regularity."""


@pytest.mark.parametrize("person", IDS)
def test_need_debt_spread_and_bedtime_of_somebodys_newest_night(person):
    assert summary(person) == EXPECTED[person][:4]


@pytest.mark.parametrize("person", IDS)
def test_the_regularity_of_real_sleep_and_wake(person):
    index = float(sleep_regularity_index(epochs_of(person), PER_DAY))
    expected = EXPECTED[person][4]
    assert np.isnan(index) if expected is None else index == pytest.approx(expected, abs=0.05)


def test_who_wakes_and_sleeps_alike_every_day_has_steady_midpoints():
    index, spread = (np.array([EXPECTED[person][n] for person in IDS], dtype=np.float64) for n in (4, 2))
    both = np.isfinite(index) & np.isfinite(spread)
    ranks = [np.argsort(np.argsort(values[both])) for values in (index, spread)]
    assert both.sum() == 14
    assert np.corrcoef(*ranks)[0, 1] < -0.5


def mornings():
    """Every seventh morning of everybody's last eight weeks: its finding, or the refusal."""
    for person in IDS:
        for back in range(0, min(56, history_of(person).n_days), 7):
            try:
                yield finding_of(person, back)
            except InsufficientData as lack:
                yield lack


def test_every_morning_is_judged_or_refused_with_the_number_of_known_nights():
    found = list(mornings())
    refused = [one for one in found if isinstance(one, InsufficientData)]
    judged = [one.value.state for one in found if not isinstance(one, InsufficientData)]
    assert len(judged) > 4 * len(refused) > 0
    assert {(lack.needed, lack.missing) for lack in refused} == {(5, "nights")}
    assert all(0 <= lack.got < 5 for lack in refused)
    assert all(state.last_night_min is not None or state.debt_7_min is not None for state in judged)
    assert all(420 <= state.need_min <= 570 for state in judged)


def test_no_bedtime_moves_more_than_an_hour_from_the_usual_one():
    shifts = [found.shift_min for person in IDS if (found := finding_of(person).value.tonight) is not None]
    assert len(shifts) == 14
    assert max(abs(shift) for shift in shifts) <= 60.5


def test_real_midpoints_scatter_by_less_than_three_hours_on_nearly_all_days():
    spread = np.concatenate([midpoint_spread_min(history_of(person)) for person in IDS])
    known = spread[np.isfinite(spread)]
    assert known.size > 1500
    assert np.quantile(known, 0.99) < 180
    assert 30 < np.median(known) < 70
