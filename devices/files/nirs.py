"""Recordings of muscle oxygen: Moxy, Train.Red and OxySoft exports, as text or as workbooks.

Saturation is kept in per cent. Changes of oxygenated and deoxygenated haemoglobin are another thing: they are kept in
micromoles per litre and never turned into a saturation.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from devices.files.batch import ImportBatch, RejectedFor
from devices.files.bundle import BrokenFile, whole_file
from devices.files.gathering import Cell, FileGathering, Gathering, clean
from devices.files.nirs_cells import SECONDS_A_DAY, text, value
from devices.files.nirs_grid import Row, grid
from devices.files.nirs_layouts import LacksColumn, Layout, Signal, UnknownLayout, layout_of
from devices.files.nirs_marks import Marks, efforts_of_events, efforts_of_laps
from devices.files.options import Options
from devices.files.values import Unreadable
from physiology.history import FloatArray
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.stream import Stream

SUFFIXES = (".csv", ".xlsx")
HALF_A_DAY_S = SECONDS_A_DAY / 2


def read_nirs(path: Path, options: Options) -> ImportBatch:
    """Read one recording, or every one in a folder. A broken file costs only itself."""
    gathering = Gathering(options)
    inside = sorted(one for one in path.iterdir() if one.suffix.casefold() in SUFFIXES) if path.is_dir() else [path]
    for one in inside:
        _read_one(one, gathering.file(one.name), options)
    if not inside:
        gathering.file(path.name).reject(RejectedFor.NO_USABLE_FILE, suggestion="*.csv, *.xlsx")
    return gathering.batch()


def _read_one(path: Path, file: FileGathering, options: Options) -> None:
    try:
        rows = grid(whole_file(path, options.limits.bytes), options.limits.rows, options.limits.bytes)
        layout = layout_of(rows, options.today)
    except BrokenFile as broken:
        file.reject(RejectedFor.BROKEN_FILE, detail=broken.why)
    except UnknownLayout:
        file.reject(RejectedFor.NO_USABLE_FILE, suggestion="Moxy, Train.Red, OxySoft")
    except LacksColumn as lacks:
        file.reject(RejectedFor.MISSING_COLUMN, suggestion=lacks.column)
    except Unreadable as odd:
        file.reject(RejectedFor.UNREADABLE_ROW, Cell(0, "date", str(odd)))
    else:
        _take(rows, layout, file, options)


def _take(rows: Sequence[Row], layout: Layout, file: FileGathering, options: Options) -> None:
    """Every signal of one recording, on one clock from its first sample on."""
    if layout.on is None or layout.began_s is None:
        file.reject(RejectedFor.NO_DATE)
        return
    file.expect(len(rows) - layout.first_row)
    clock, kept = _samples(rows, layout, file)
    if not kept or not file.day_ok(layout.on, Cell(layout.first_row + 1, "date", layout.on.isoformat())):
        return
    moments = np.array(clock)
    seconds = moments - moments[0]
    midnight = datetime.combine(layout.on, time(), ZoneInfo(options.time_zone))
    started_at = (midnight + timedelta(seconds=layout.began_s + clock[0])).astimezone(UTC)
    columns = {signal: _column(kept, signal, file) for signal in layout.signals}
    marks = _marks(kept, layout, seconds, columns)
    for signal, values in columns.items():
        if np.isfinite(values).any():
            source = Source(vendor=layout.vendor, device=clean(signal.device), method=signal.method)
            on, site = layout.on, clean(signal.site)
            file.record(Stream(signal.metric, on, seconds, values, source, started_at, site, marks), len(kept))


def _samples(rows: Sequence[Row], layout: Layout, file: FileGathering) -> tuple[list[float], list[tuple[int, Row]]]:
    """Times and numbered rows of the samples, oldest first; of two at one time the first counts."""
    clock: list[float] = []
    kept: list[tuple[int, Row]] = []
    turned_s = 0.0
    for at in range(layout.first_row, len(rows)):
        row = rows[at]
        if not any(text(cell) for cell in row):
            continue
        if not file.row_read():
            break
        try:
            moment = layout.seconds(row)
        except Unreadable as odd:
            file.reject(RejectedFor.UNREADABLE_VALUE, Cell(at + 1, None, str(odd)))
            continue
        if moment is None:
            file.reject(RejectedFor.UNREADABLE_ROW, Cell(at + 1))
            continue
        turned_s += SECONDS_A_DAY if clock and clock[-1] - moment - turned_s > HALF_A_DAY_S else 0.0
        if clock and moment + turned_s <= clock[-1]:
            file.skip()
            continue
        clock.append(moment + turned_s)
        kept.append((at + 1, row))
    return clock, kept


def _column(kept: Sequence[tuple[int, Row]], signal: Signal, file: FileGathering) -> FloatArray:
    """One signal; NaN where the file has none, or none that can be."""
    values = np.full(len(kept), np.nan)
    for at, (number, row) in enumerate(kept):
        cell = row[signal.column] if len(row) > signal.column else None
        try:
            found = value(cell)
        except Unreadable:
            file.reject(RejectedFor.UNREADABLE_VALUE, Cell(number, signal.metric, text(cell)))
            continue
        if found is None:
            file.missing()
        elif METRICS[signal.metric].plausible(found):
            values[at] = found
        else:
            file.impossible(signal.metric, Cell(number, signal.metric, text(cell)))
    return values


def _marks(
    kept: Sequence[tuple[int, Row]], layout: Layout, seconds: FloatArray, columns: dict[Signal, FloatArray]
) -> Marks:
    """Efforts as the file marks them, on the clock of the recording."""
    if layout.event_column is not None:
        at = layout.event_column
        return efforts_of_events(
            [(float(when), text(row[at])) for when, (_, row) in zip(seconds, kept, strict=True) if len(row) > at]
        )
    oxygen = next((values for signal, values in columns.items() if signal.metric == "smo2_pct"), None)
    if layout.lap_column is None or oxygen is None:
        return ()
    laps = [row[layout.lap_column] if len(row) > layout.lap_column else None for _, row in kept]
    return efforts_of_laps(seconds, oxygen, laps)
