"""Columns of somebody's own table that hold a metric, judged as a whole before they are taken cell by cell."""

from dataclasses import dataclass

from devices.files.batch import RejectedFor
from devices.files.gathering import Cell, FileGathering, Written
from devices.files.mapping import MetricColumn
from devices.files.table_rows import DatedRow
from devices.files.units import column_unit, conversion
from devices.files.values import Unreadable, clock_minutes
from physiology.metrics import METRICS
from physiology.observation import Source
from physiology.wellness.scales import ITEMS, SCALES, OffScale, Scale, on_scale

BEST = 5.0
OFF_SCALE_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the metric's own unit, and as it stands in the file unless that says its unit itself (`7:30`)."""

    value: float
    written: Written | None


@dataclass(frozen=True, slots=True)
class Found:
    """A value in the catalogue's unit and the row it came from."""

    row: DatedRow
    value: float
    written: Written | None


def read_metric(name: str, column: MetricColumn, rows: list[DatedRow], source: Source, file: FileGathering) -> None:
    """Take a column of a metric, or reject it whole where its unit or its scale is plainly another one."""
    found = _values(name, column, rows, file)
    if rejected_whole(name, column.metric, [item.value for item in found], file, asked=column.scale is not None):
        return
    for item in found:
        row = item.row
        file.observe(column.metric, item.value, row.on, source, _cell(row, name), at=row.at, written=item.written)


def rejected_whole(name: str, metric: str, values: list[float], file: FileGathering, *, asked: bool = False) -> bool:
    """Whether all values of a column are in another unit, or answers on another scale; then that is reported once."""
    if not values:
        return False
    largest = Cell(0, name, f"{max(values):g}")
    unit = column_unit(metric, max(values), len(values))
    if unit is not None:
        own = METRICS[metric].unit
        file.reject(RejectedFor.WRONG_UNIT, largest, len(values), metric=metric, unit=own, suggestion=unit)
        return True
    above = sum(BEST < value <= 2 * BEST for value in values)
    if metric in ITEMS and not asked and above >= max(2, OFF_SCALE_SHARE * len(values)):
        likely = Scale.HOOPER_1TO7 if max(values) <= SCALES[Scale.HOOPER_1TO7].high else Scale.NRS_0TO10
        file.reject(RejectedFor.WRONG_SCALE, largest, len(values), metric=metric, suggestion=likely.value)
        return True
    return False


def read_number(name: str, metric: str, unit: str | None, row: DatedRow, file: FileGathering) -> Number | None:
    """One cell in the metric's own unit; None where it is missing or unreadable, and then it is counted."""
    text = row.text(name)
    if text is None:
        file.missing()
        return None
    minutes = clock_minutes(text) if METRICS[metric].unit == "min" else None
    if minutes is not None:
        return Number(minutes, None)
    try:
        written = row.number(name)
    except Unreadable:
        file.reject(RejectedFor.UNREADABLE_VALUE, _cell(row, name))
        return None
    return None if written is None else Number(conversion(metric, unit)(written), Written(written, unit))


def _values(name: str, column: MetricColumn, rows: list[DatedRow], file: FileGathering) -> list[Found]:
    found = []
    for row in rows:
        number = read_number(name, column.metric, column.unit, row, file)
        if number is None:
            continue
        value: float | None = number.value
        if column.scale is not None:
            value = _answer(column.metric, number.value, column.scale, _cell(row, name), file)
        if value is not None:
            found.append(Found(row, value, number.written))
    return found


def _cell(row: DatedRow, name: str) -> Cell:
    return Cell(row.line, name, row.text(name))


def _answer(item: str, value: float, scale: Scale, cell: Cell, file: FileGathering) -> float | None:
    try:
        answer = on_scale(value, scale, item)
    except OffScale:
        span = SCALES[scale]
        file.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, metric=item, unit=scale.value, low=span.low, high=span.high)
        return None
    if answer is None:
        file.missing()
    return answer
