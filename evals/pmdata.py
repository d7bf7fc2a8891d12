"""The sixteen people of PMData as histories: recordings kept beside the project, never in it."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from physiology.history import DailyHistory, FloatArray
from physiology.load.days import session_load_au

PEOPLE = Path(__file__).parents[2] / "shared" / "data" / "physio" / "pmdata"
COLUMNS = {
    "fatigue": "fatigue_score",
    "mood": "mood_score",
    "soreness": "soreness_score",
    "stress": "stress_score",
    "sleep_quality": "sleep_quality_score",
}


def people() -> tuple[str, ...]:
    """Everybody there is; nobody where the recordings are absent."""
    return tuple(sorted(path.name for path in PEOPLE.iterdir())) if PEOPLE.exists() else ()


def history_of(person: str) -> DailyHistory:
    """One person's check-ins, sleep, resting heart rate and rated sessions, by day."""
    answers, sessions = _rows(person, "wellness.csv"), _rows(person, "srpe.csv")
    said = {date.fromisoformat(row["effective_time_frame"][:10]): row for row in answers}
    trained = [(date.fromisoformat(row["end_date_time"][:10]), row) for row in sessions]
    first_on, last_on = min({*said, *(on for on, _ in trained)}), max({*said, *(on for on, _ in trained)})
    n_days = (last_on - first_on).days + 1
    series = {key: np.full(n_days, np.nan) for key in (*COLUMNS.values(), "sleep_min", "resting_hr_bpm")}
    for on, row in said.items():
        index = (on - first_on).days
        for column, key in COLUMNS.items():
            series[key][index] = float(row[column])
        slept_h = float(row["sleep_duration_h"])
        series["sleep_min"][index] = slept_h * 60 if slept_h else np.nan
    series["resting_hr_bpm"] = _resting_hr_bpm(person, first_on, n_days)
    series |= _loads(trained, first_on, n_days)
    days = (first_on + timedelta(days=index) for index in range(n_days))
    series["checked_in"] = np.array([float(day in said) for day in days])
    return DailyHistory(first_on, n_days, series)


def _rows(person: str, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((PEOPLE / person / name).read_text(encoding="utf-8").splitlines()))


def _resting_hr_bpm(person: str, first_on: date, n_days: int) -> FloatArray:
    found = np.full(n_days, np.nan)
    path = PEOPLE / person / "resting_heart_rate.json"
    for entry in json.loads(path.read_text(encoding="utf-8")) if path.exists() else ():
        index = (date.fromisoformat(entry["dateTime"][:10]) - first_on).days
        if 0 <= index < n_days and entry["value"]["value"] > 0:
            found[index] = entry["value"]["value"]
    return found


def _loads(trained: list[tuple[date, dict[str, str]]], first_on: date, n_days: int) -> dict[str, FloatArray]:
    """Load and number of each day's sessions; a day with an unrated session has no load."""
    load_au, count = np.full(n_days, np.nan), np.zeros(n_days)
    for on, row in trained:
        index = (on - first_on).days
        rated = [float(row[key]) if row[key] else np.nan for key in ("perceived_exertion", "duration_min")]
        load_au[index] = (load_au[index] if count[index] else 0.0) + float(session_load_au(*rated))
        count[index] += 1
    return {"session_load_au": load_au, "sessions_count": count, "rest_confirmed": np.zeros(n_days)}
