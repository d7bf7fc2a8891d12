"""Readiness on real athletes without HRV: PMData, five months, 16 adults, gaps and zeros as they came."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from physiology.finding import InsufficientData
from physiology.history import DailyHistory
from physiology.readiness import assess_readiness
from physiology.strain import assess_strain

DATA = Path(__file__).parents[2].parent / "shared" / "data" / "physio" / "pmdata"
DENSE = ("p01", "p04", "p07", "p15")
COLUMNS = {
    "fatigue": "fatigue_score",
    "mood": "mood_score",
    "soreness": "soreness_score",
    "stress": "stress_score",
    "sleep_quality": "sleep_quality_score",
}

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="PMData is not beside this repository")


def athlete(name: str) -> DailyHistory:
    rows = list(csv.DictReader((DATA / name / "wellness.csv").read_text().splitlines()))
    days = [date.fromisoformat(row["effective_time_frame"][:10]) for row in rows]
    first_on, n_days = min(days), (max(days) - min(days)).days + 1
    series = {key: np.full(n_days, np.nan) for key in (*COLUMNS.values(), "sleep_min", "resting_hr_bpm")}
    for on, row in zip(days, rows, strict=True):
        for column, key in COLUMNS.items():
            series[key][(on - first_on).days] = float(row[column])
        slept_h = float(row["sleep_duration_h"])
        series["sleep_min"][(on - first_on).days] = slept_h * 60 if slept_h else np.nan
    heart = DATA / name / "resting_heart_rate.json"
    for entry in json.loads(heart.read_text()):
        index = (date.fromisoformat(entry["dateTime"][:10]) - first_on).days
        if 0 <= index < n_days and entry["value"]["value"] > 0:
            series["resting_hr_bpm"][index] = entry["value"]["value"]
    return DailyHistory(first_on, n_days, series)


def found(assessment, history):
    try:
        return assessment(history).value
    except InsufficientData:
        return None


@pytest.mark.parametrize("name", DENSE)
def test_scores_of_real_mornings_are_centred_bounded_and_say_that_hrv_is_missing(name):
    history = athlete(name)
    mornings = [history.through(history.first_on + timedelta(days=day)) for day in range(30, history.n_days)]
    scores = [value for value in (found(assess_readiness, known) for known in mornings) if value]
    assert len(scores) > 0.7 * len(mornings)
    for value in scores:
        assert {"hrv", "load"} <= set(value.missing)
        assert 0.0 <= value.low <= value.score <= value.high <= 100.0
    assert np.mean([value.uncapped for value in scores]) == pytest.approx(70.0, abs=5.0)
    assert 4.0 < np.std([value.uncapped for value in scores]) < 14.0
    screens = [value for value in (found(assess_strain, known) for known in mornings) if value]
    assert sum(value.level == "reduce" for value in screens) <= 0.05 * len(screens)
