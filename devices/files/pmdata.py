"""One person's folder of PMData: a PMSys diary and a Fitbit export.

PMData: Thambawita et al. (2020), doi:10.1145/3339825.3394926. The diary's instants are UTC and the people lived in
Oslo, so a day is a calendar day in Oslo. A session belongs to the day on which it began.
"""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from devices.files.batch import ImportBatch, RejectedFor
from devices.files.fitbit import read_exercises, read_resting_hr, read_sleep, read_sleep_scores
from devices.files.gathering import Cell, FileGathering, Gathering
from devices.files.options import Options
from devices.files.reading import Cells, cell_number, read_export, rows_of
from devices.files.rows import table
from devices.files.values import Unreadable, is_missing, local_day, utc_instant
from physiology.observation import Source
from physiology.session import SessionKind

OSLO = "Europe/Oslo"
WELLNESS = Source(vendor="pmsys", method="pmsys_1to5")
READINESS = Source(vendor="pmsys", method="pmsys_0to10")
SLEEP = Source(vendor="pmsys", method="self_report")
INJURY = Source(vendor="pmsys", method="injury_report")
SRPE = Source(vendor="pmsys", method="session_rpe")

# column -> metric, source, factor. PMSys asks 1-5, 5 = best; a 0, also in the others, is a field left untouched.
WELLNESS_COLUMNS = MappingProxyType(
    {
        "fatigue": ("fatigue_score", WELLNESS, 1),
        "mood": ("mood_score", WELLNESS, 1),
        "sleep_quality": ("sleep_quality_score", WELLNESS, 1),
        "soreness": ("soreness_score", WELLNESS, 1),
        "stress": ("stress_score", WELLNESS, 1),
        "readiness": ("self_readiness_score", READINESS, 1),
        "sleep_duration_h": ("sleep_min", SLEEP, 60),
    }
)
NOT_USED = frozenset({"reporting.csv", "time_in_heart_rate_zones.json"})
WHO_WITH = frozenset({"individual", "team"})
WORD = re.compile(r"[a-z_]{2,30}")
INJURIES = re.compile(r"\{(?:'[a-z_]{1,40}': '[a-z_]{1,20}'(?:, )?)*\}")


def read_pmdata(path: Path, options: Options) -> ImportBatch:
    """Read a person's folder, or a zip of it, whichever of its files are there."""
    readers = {
        "wellness.csv": read_wellness,
        "srpe.csv": read_srpe,
        "injury.csv": read_injuries,
        "sleep.json": read_sleep,
        "resting_heart_rate.json": read_resting_hr,
        "sleep_score.csv": read_sleep_scores,
        "exercise.json": read_exercises,
    }
    return read_export(path, options, readers, NOT_USED)


def read_wellness(data: bytes, file: FileGathering, _: Gathering) -> None:
    """The morning diary. Of two entries on a day the later one counts."""
    for number, cells, at, on in _last_of_each_day(data, file, tuple(WELLNESS_COLUMNS)):
        for column, (metric, source, factor) in WELLNESS_COLUMNS.items():
            cell = Cell(number, column, cells[column])
            value = cell_number(cells[column], file, cell)
            if value is not None:
                file.observe(metric, value * factor, on, source, cell, at=at)


def read_injuries(data: bytes, file: FileGathering, _: Gathering) -> None:
    """The injury diary: 1 on a day with any injury reported, 0 on a day with a report of none."""
    for number, cells, at, on in _last_of_each_day(data, file, ("injuries",)):
        cell = Cell(number, "injuries", cells["injuries"])
        if INJURIES.fullmatch(cells["injuries"]):
            file.observe("injured", float(cells["injuries"] != "{}"), on, INJURY, cell, at=at)
        else:
            file.reject(RejectedFor.UNREADABLE_VALUE, cell)


def read_srpe(data: bytes, file: FileGathering, _: Gathering) -> None:
    """Rated sessions. A rating of 0 is an untouched slider: the session counts, its load is unknown."""
    columns = ("end_date_time", "activity_names", "perceived_exertion", "duration_min")
    zone = ZoneInfo(OSLO)
    for number, cells in rows_of(table(data), file, _named(columns), frozenset(columns)):
        ended_at = _instant(cells, "end_date_time", file, number)
        if ended_at is not None:
            _session(number, cells, ended_at, zone, file)


def _session(number: int, cells: Cells, ended_at: datetime, zone: ZoneInfo, file: FileGathering) -> None:
    length = Cell(number, "duration_min", cells["duration_min"])
    if is_missing(cells["duration_min"]):
        file.reject(RejectedFor.MISSING_VALUE, length)
        return
    duration_min = cell_number(cells["duration_min"], file, length)
    if duration_min is None:
        return
    on = _began_on(ended_at, duration_min, zone)
    if not file.day_ok(on, Cell(number, "end_date_time")):
        return
    activity, kind = activity_of(cells["activity_names"])
    file.session(
        length,
        on=on,
        activity=activity,
        kind=kind,
        duration_min=duration_min,
        session_rpe=_rating(number, cells["perceived_exertion"], file),
        ended_at=ended_at,
        source=SRPE,
    )


def _rating(number: int, text: str, file: FileGathering) -> float | None:
    cell = Cell(number, "perceived_exertion", text)
    rating = cell_number(text, file, cell)
    if rating == 0:
        file.missing()
        return None
    if rating is not None and not 0 < rating <= 10:
        file.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, metric="session_rpe", unit="of 10", low=0.0, high=10.0)
        return None
    return rating


def activity_of(names: str) -> tuple[str, SessionKind]:
    """What was done: `['individual', 'strength', 'running']` -> `strength, running`."""
    words = [word for word in WORD.findall(names.casefold()) if word not in WHO_WITH]
    kind = SessionKind.STRENGTH if words and set(words) == {"strength"} else SessionKind.OTHER
    return ", ".join(words[:5]) or "training", kind


def _began_on(ended_at: datetime, duration_min: float, zone: ZoneInfo) -> date:
    length = timedelta(minutes=duration_min) if 0 < duration_min <= 1440 else timedelta()
    return local_day(ended_at - length, zone)


def _last_of_each_day(
    data: bytes, file: FileGathering, columns: tuple[str, ...]
) -> list[tuple[int, Cells, datetime, date]]:
    stamp, zone = "effective_time_frame", ZoneInfo(OSLO)
    last: dict[date, tuple[int, Cells, datetime, date]] = {}
    for number, cells in rows_of(table(data), file, _named((stamp, *columns)), frozenset((stamp, *columns))):
        at = _instant(cells, stamp, file, number)
        on = None if at is None else local_day(at, zone)
        if at is None or on is None or not file.day_ok(on, Cell(number, stamp, cells[stamp])):
            continue
        entry = (number, cells, at, on)
        if on in last:
            entry, older = (entry, last[on]) if at >= last[on][2] else (last[on], entry)
            file.reject(RejectedFor.DUPLICATE_DAY, Cell(older[0]), on=on)
        last[on] = entry
    return list(last.values())


def _instant(cells: Cells, column: str, file: FileGathering, number: int) -> datetime | None:
    try:
        return utc_instant(cells[column])
    except Unreadable:
        file.reject(RejectedFor.UNREADABLE_ROW, Cell(number, column, cells[column]))
        return None


def _named(columns: tuple[str, ...]) -> dict[str, str]:
    return {column.replace("_", " "): column for column in columns}
