"""Files of a Fitbit export. Their sleep times are local, the day of a night is Fitbit's own: the day of waking up."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from devices.files.batch import RejectedFor
from devices.files.gathering import Cell, FileGathering, Gathering
from devices.files.reading import Cells, cell_number, json_number, records_of, rows_of
from devices.files.rows import table
from devices.files.values import Unreadable, in_utc, instant, local_day, minutes_from_midnight, utc_instant
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.session import SessionKind

OSLO = "Europe/Oslo"
NIGHT = Source(vendor="fitbit", method="main_sleep")
RESTING_HR = Source(vendor="fitbit", method="daily")
SLEEP_SCORE = Source(vendor="fitbit", method="sleep_score")
EXERCISE = Source(vendor="fitbit", method="exercise_log")

NIGHT_FIELDS = {
    "minutesAsleep": "sleep_min",
    "timeInBed": "time_in_bed_min",
    "minutesAwake": "awake_min",
    "efficiency": "sleep_efficiency_pct",
}
STAGES = {"deep": "deep_sleep_min", "rem": "rem_sleep_min", "light": "light_sleep_min"}
SCORE_COLUMNS = {
    name.replace("_", " "): name for name in ("timestamp", "overall_score", "resting_heart_rate", "duration_score")
}
STRENGTH = frozenset({"weights", "circuit training", "strength training"})
MOBILITY = frozenset({"yoga", "pilates", "stretching"})
MIN_EXERCISE_MIN = 10.0

Record = dict[str, Any]


def read_sleep(data: bytes, file: FileGathering, _: Gathering) -> None:
    """Nights: the main sleep of each day.

    Skipped: naps, since an hour is no night's sleep, and the copies that Fitbit writes where two of its files meet.
    """
    nights: dict[date, list[tuple[int, Record]]] = defaultdict(list)
    seen: set[object] = set()
    for position, record in records_of(data, file):
        on = _day(record.get("dateOfSleep"), file, position, "dateOfSleep")
        if on is None:
            continue
        mark = str(record.get("logId") or position)
        if mark in seen or record.get("mainSleep") is False:
            file.skip()
        else:
            nights[on].append((position, record))
        seen.add(mark)
    for on, found in sorted(nights.items()):
        *shorter, (position, night) = sorted(found, key=lambda item: json_number(item[1].get("minutesAsleep")) or 0)
        for other, _record in shorter:
            file.reject(RejectedFor.DUPLICATE_DAY, Cell(other), on=on)
        _night(on, position, night, file)


def _night(on: date, position: int, night: Record, file: FileGathering) -> None:
    """One night. Without stages Fitbit saw too little of it: its length may be a nap's, so it is suspect."""
    try:
        woke_at = in_utc(instant(str(night.get("endTime"))), ZoneInfo(OSLO))
    except Unreadable:
        woke_at = None
    values = {metric: night.get(name) for name, metric in NIGHT_FIELDS.items()}
    if night.get("type") == "stages":
        values |= {metric: _stage_minutes(night, stage) for stage, metric in STAGES.items()}
    quality: Literal["ok", "suspect"] = "ok" if night.get("type") == "stages" else "suspect"
    for metric, value in values.items():
        cell = Cell(position, metric, str(value))
        file.observe(metric, json_number(value), on, NIGHT, cell, at=woke_at, quality=quality)
    for metric, name in (("asleep_at_min", "startTime"), ("awake_at_min", "endTime")):
        minutes = _minutes_of(night.get(name), on)
        if minutes is not None and METRICS[metric].plausible(minutes):  # an afternoon's sleep is no night
            cell = Cell(position, metric, str(night.get(name)))
            file.observe(metric, minutes, on, NIGHT, cell, at=woke_at, quality=quality)


def _minutes_of(written: object, on: date) -> float | None:
    """A local time as minutes from the midnight that begins the day of waking up; None where it is no time."""
    try:
        return minutes_from_midnight(instant(str(written)), on)
    except Unreadable:
        return None


def _stage_minutes(night: Record, stage: str) -> object:
    levels = night.get("levels")
    summary = levels.get("summary") if isinstance(levels, dict) else None
    found = summary.get(stage) if isinstance(summary, dict) else None
    return found.get("minutes") if isinstance(found, dict) else None


def read_resting_hr(data: bytes, file: FileGathering, _: Gathering) -> None:
    """Resting heart rate of each day; 0 means that Fitbit has none."""
    for position, record in records_of(data, file):
        on = _day(record.get("dateTime"), file, position, "dateTime")
        inner = record.get("value")
        value = inner.get("value") if isinstance(inner, dict) else inner
        if on is not None:
            file.observe("resting_hr_bpm", json_number(value), on, RESTING_HR, Cell(position, "value", str(value)))


def read_sleep_scores(data: bytes, file: FileGathering, _: Gathering) -> None:
    """Fitbit's sleep score, and the resting heart rate of that night, which is not the one of the day.

    The stamp ends in Z, yet equals the local end of the night in `sleep.json`: its date is the day of waking up.
    Of two sleeps on a day the longer one counts.
    """
    nights: dict[date, list[tuple[int, Cells]]] = defaultdict(list)
    for number, cells in rows_of(table(data), file, SCORE_COLUMNS, frozenset({"timestamp", "overall_score"})):
        on = _day(cells["timestamp"], file, number, "timestamp")
        if on is not None:
            nights[on].append((number, cells))
    for on, found in sorted(nights.items()):
        *shorter, (number, cells) = sorted(found, key=_duration_score)
        for other, _cells in shorter:
            file.reject(RejectedFor.DUPLICATE_DAY, Cell(other), on=on)
        for column, metric in (("overall_score", "vendor_sleep_score"), ("resting_heart_rate", "resting_hr_bpm")):
            cell = Cell(number, column, cells.get(column, ""))
            value = cell_number(cells.get(column, ""), file, cell)
            if value is not None:
                file.observe(metric, value, on, SLEEP_SCORE, cell)


def _duration_score(night: tuple[int, Cells]) -> float:
    text = night[1].get("duration_score", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0


def read_exercises(data: bytes, file: FileGathering, gathering: Gathering) -> None:
    """Workouts started on the watch, on days without a rated session: they took place, their load is unknown.

    Skipped: what Fitbit detected by itself, walks, anything under ten minutes, and days with a reported session,
    which is the same workout. Start times are UTC, unlike those of sleep.
    """
    reported = gathering.session_days()
    for position, record in records_of(data, file):
        minutes = (json_number(record.get("duration")) or 0.0) / 60_000
        name = str(record.get("activityName") or "exercise")[:40]
        deliberate = record.get("logType") not in {"auto_detected", None} and name.casefold() != "walk"
        if not deliberate or minutes < MIN_EXERCISE_MIN:
            file.skip()
            continue
        try:
            began_at = utc_instant(str(record.get("startTime")))
            on = local_day(began_at, ZoneInfo(OSLO))
        except Unreadable:
            file.reject(RejectedFor.UNREADABLE_ROW, Cell(position, "startTime", str(record.get("startTime"))))
            continue
        if on in reported:
            file.skip()
        elif file.day_ok(on, Cell(position, "startTime")):
            _exercise(position, record, name, on, began_at, minutes, file)


def _exercise(
    position: int, record: Record, name: str, on: date, began_at: datetime, minutes: float, file: FileGathering
) -> None:
    distance = json_number(record.get("distance")) if record.get("distanceUnit") == "Kilometer" else None
    file.session(
        Cell(position, "duration", str(record.get("duration"))),
        on=on,
        activity=name.casefold(),
        kind=kind_of(name),
        duration_min=minutes,
        distance_km=distance,
        ended_at=began_at + timedelta(minutes=min(minutes, 1440)),
        source=EXERCISE,
    )


def kind_of(name: str) -> SessionKind:
    """What a watch's word for an activity says about the session; most say nothing."""
    word = name.casefold()
    if word in STRENGTH:
        return SessionKind.STRENGTH
    return SessionKind.MOBILITY if word in MOBILITY else SessionKind.OTHER


def _day(text: object, file: FileGathering, position: int, column: str) -> date | None:
    cell = Cell(position, column, str(text))
    try:
        on = instant(str(text)).date()
    except Unreadable:
        file.reject(RejectedFor.UNREADABLE_ROW, cell)
        return None
    return on if file.day_ok(on, cell) else None
