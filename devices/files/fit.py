"""FIT activity files of watches and bike computers: sessions without a rating, and the signals recorded in them.

The device's own effort scores and thresholds are not taken: they are the vendor's, not measurements.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import numpy as np

from devices.files.batch import ImportBatch, RejectedFor
from devices.files.bundle import BrokenFile, Bundle, open_bundle
from devices.files.fit_frames import Fields, Frames, frames_of
from devices.files.fit_streams import Records, signals_of
from devices.files.gathering import Cell, FileGathering, Gathering, clean
from devices.files.options import Options
from devices.files.values import Unreadable, local_day, on_the_calendar
from physiology.observation import Source
from physiology.session import SessionKind
from physiology.stream import Stream

ACTIVITIES = {"running": "run", "cycling": "ride", "swimming": "swim", "walking": "walk", "generic": "workout"}
KINDS = {
    "strength_training": SessionKind.STRENGTH,
    "yoga": SessionKind.MOBILITY,
    "pilates": SessionKind.MOBILITY,
    "flexibility_training": SessionKind.MOBILITY,
}
CLOCK_SET_S = 60.0
"""A start that disagrees by more with end and length was written before the clock was set: end and length count."""
FURTHEST_ZONE = timedelta(hours=15)


def read_fit(path: Path, options: Options) -> ImportBatch:
    """Read one FIT file, or every one in a folder or zip. A broken file costs only itself."""
    gathering = Gathering(options)
    try:
        bundle = open_bundle(path, options.limits.bytes)
    except BrokenFile as broken:
        gathering.file(path.name).reject(RejectedFor.BROKEN_FILE, detail=broken.why)
        return gathering.batch()
    alone = len(bundle.files) == 1 and not path.is_dir()
    names = sorted(name for name in bundle.files if alone or PurePosixPath(name).suffix == ".fit")
    for name in names:
        _read_one(bundle, name, gathering.file(name), options)
    doubled = sorted(name for name in bundle.ambiguous if PurePosixPath(name).suffix == ".fit")
    for name in doubled:
        gathering.file(name).reject(RejectedFor.AMBIGUOUS_FILE)
    if not names and not doubled:
        gathering.file(path.name).reject(RejectedFor.NO_USABLE_FILE, suggestion="*.fit")
    return gathering.batch()


def _read_one(bundle: Bundle, name: str, file: FileGathering, options: Options) -> None:
    try:
        data = bundle.read(name)
        found = frames_of(data, file.row_read)
    except BrokenFile as broken:
        file.reject(RejectedFor.BROKEN_FILE, detail=broken.why)
        return
    kind = str(found.file_id.get("type", "unknown"))
    if kind != "activity":
        file.reject(RejectedFor.NOT_AN_ACTIVITY, detail=clean(kind))
    elif not found.sessions:
        file.reject(RejectedFor.MISSING_VALUE, detail="duration")
    else:
        _take(found, file, options)


def _take(found: Frames, file: FileGathering, options: Options) -> None:
    """Every session of a file, in order, each with the records up to its end."""
    sessions = sorted((one for one in found.sessions if _ended_at(one)), key=lambda one: one["timestamp"])
    ends = np.array([one["timestamp"].timestamp() for one in sessions])
    owner = np.searchsorted(ends, [at.timestamp() for at, _ in found.records])
    owner = np.minimum(owner, max(len(sessions) - 1, 0))
    rows: list[list[int]] = [[] for _ in sessions]
    for row, index in enumerate(owner.tolist() if sessions else []):
        rows[index].append(row)
    for number, (session, mine) in enumerate(zip(sessions, rows, strict=True), start=1):
        if session.get("sport") == "transition":
            file.skip()
        else:
            _take_session(session, number, [found.records[row] for row in mine], found, file, options)
    for _ in range(len(found.sessions) - len(sessions)):
        file.reject(RejectedFor.MISSING_VALUE, detail="duration")


def _take_session(
    session: Fields, number: int, records: Records, found: Frames, file: FileGathering, options: Options
) -> None:
    source = _source(found.file_id)
    started_at, ended_at = _span(session)
    cell = Cell(number, "duration", f"{_seconds(session, 'total_timer_time') / 60:g}")
    on = _local_day(started_at, found.activity, options)
    if on is None or not file.day_ok(on, Cell(number, "start_time", started_at.isoformat())):
        return
    metres = session.get("total_distance")
    file.row_read()
    file.session(
        cell,
        on=on,
        activity=_activity(session),
        kind=KINDS.get(str(session.get("sub_sport")), SessionKind.OTHER),
        duration_min=_seconds(session, "total_timer_time") / 60,
        distance_km=metres / 1000 if isinstance(metres, int | float) and metres > 0 else None,
        ended_at=ended_at,
        source=source,
    )
    inside = [one for one in records if one[0] >= started_at]
    moments, signals = signals_of(inside, started_at, file)
    for metric, values in signals.items():
        file.record(Stream(metric, on, moments, values, source, started_at), len(inside))


def _span(session: Fields) -> tuple[datetime, datetime]:
    """When it began and ended; where the start cannot be, from end and length."""
    ended_at: datetime = session["timestamp"]
    length = timedelta(seconds=_seconds(session, "total_elapsed_time"))
    started_at = session.get("start_time")
    if not isinstance(started_at, datetime):
        return ended_at - length, ended_at
    early = abs((ended_at - started_at - length).total_seconds()) > CLOCK_SET_S
    return (ended_at - length if early else started_at), ended_at


def _ended_at(session: Fields) -> bool:
    """Whether a session says when it ended and how long it took."""
    return isinstance(session.get("timestamp"), datetime) and _seconds(session, "total_timer_time") > 0


def _seconds(session: Fields, name: str) -> float:
    """A length; the other of elapsed and timed where only one is written."""
    values: Sequence[object] = [session.get(name), session.get("total_timer_time"), session.get("total_elapsed_time")]
    return next((float(value) for value in values if isinstance(value, int | float)), 0.0)


def _local_day(moment: datetime, activity: Fields, options: Options) -> date | None:
    """The day it was where the device was, else where the athlete is."""
    here, there = activity.get("timestamp"), activity.get("local_timestamp")
    try:
        on_the_calendar(moment)
        if isinstance(here, datetime) and isinstance(there, datetime):
            ahead = there.replace(tzinfo=UTC) - here.replace(tzinfo=UTC)
            if abs(ahead) <= FURTHEST_ZONE:
                return (moment + ahead).date()
    except (Unreadable, OverflowError):
        return None
    return local_day(moment, ZoneInfo(options.time_zone))


def _activity(session: Fields) -> str:
    sport, narrower = str(session.get("sport", "generic")), str(session.get("sub_sport", "generic"))
    if sport in ("training", "fitness_equipment") and narrower != "generic":
        sport = narrower.removesuffix("_training")
    return ACTIVITIES.get(sport, clean(sport.replace("_", " ")) or "workout")


def _source(file_id: Fields) -> Source:
    maker = clean(str(file_id.get("manufacturer", "unknown")))
    product = file_id.get("garmin_product", file_id.get("product"))
    return Source(vendor=maker or "unknown", device=None if product is None else clean(str(product)), method="fit")
