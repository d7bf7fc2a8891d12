"""The three layouts muscle oxygen comes in: Moxy, Train.Red, and Artinis' OxySoft."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from devices.files.nirs_cells import clock_s, day, text
from devices.files.nirs_grid import Row

T = TypeVar("T")

HEADER_WITHIN = 80
"""Rows among which a header is sought."""
SLUG = re.compile(r"[^0-9a-z]+")
SESSION_AT = re.compile(r"Session at (\d{4}-\d\d-\d\d) (\d{1,2}):(\d\d) ([ap])\.?m", re.IGNORECASE)
TRACE = re.compile(r"(?i)\b(O2Hb|HHb|TSI)\b(?!.*fit factor)")
TRACES = {"o2hb": "o2hb_um", "hhb": "hhb_um", "tsi": "smo2_pct"}
LIVE = re.compile(r"SmO2 (Live|Averaged)(?:\s*\((\d+)\))?")


@dataclass(frozen=True, slots=True)
class Signal:
    """One column: what it measures, where, with what, and how the device made it."""

    column: int
    metric: str
    site: str | None
    device: str | None
    method: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read the rows below a header."""

    vendor: str
    first_row: int
    signals: tuple[Signal, ...]
    on: date | None
    """None where nothing in the file says on which day it was recorded."""
    began_s: float | None
    """Seconds after midnight, athlete's clock, at which the clock of the rows stood at 0; None where nobody knows."""
    seconds: Callable[[Row], float | None]
    """Time of a row; None for one that holds no sample."""
    lap_column: int | None = None
    event_column: int | None = None


class UnknownLayout(Exception):
    """A table that is no recording of muscle oxygen."""


class LacksColumn(Exception):
    """A known layout without a column it needs."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def layout_of(rows: Sequence[Row], today: date) -> Layout:
    """Recognise a recording by its header.

    Raises
    ------
    UnknownLayout
        None of the three.
    LacksColumn
        One of the three, without a column it needs.
    Unreadable
        Its date or time is none.
    """
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        first = text(row[0]).casefold() if row else ""
        if first == "mm-dd":
            return _moxy(rows, at, today)
        if first == "timestamp (seconds passed)":
            return _train_red(rows, at)
        if first == "legend" and text(rows[0][0]).casefold() == "oxysoft export of":
            return _oxysoft(rows, at)
    raise UnknownLayout


def _moxy(rows: Sequence[Row], at: int, today: date) -> Layout:
    names = [text(cell) for cell in rows[at]]
    if "hh:mm:ss" not in names:
        raise LacksColumn("hh:mm:ss")
    found = [(column, LIVE.fullmatch(name)) for column, name in enumerate(names)]
    live = [(column, name) for column, name in found if name and name[1] == "Live"]
    chosen = live or [(column, name) for column, name in found if name]
    if not chosen:
        raise LacksColumn("SmO2 Live")
    clock = names.index("hh:mm:ss")
    device = next((words[1].strip(" ,") for words in _words(rows[:at], "SensorID:")), None)
    sites = [name[2] and f"sensor_{name[2]}" for _, name in chosen]
    if len(chosen) > 1:
        sites = [site or "sensor_1" for site in sites]
    signals = [
        Signal(column, "smo2_pct", site, device, name[1].casefold())
        for (column, name), site in zip(chosen, sites, strict=True)
    ]
    signals += [Signal(column, "thb_au", None, device, "live") for column, name in enumerate(names) if name == "THb"]
    return Layout(
        vendor="moxy",
        first_row=at + 1,
        signals=tuple(signals),
        on=day(rows[at + 1][0], today) if len(rows) > at + 1 and rows[at + 1] else None,
        began_s=0.0,
        seconds=lambda row: clock_s(row[clock]) if len(row) > clock and text(row[clock]) else None,
        lap_column=names.index("Lap") if "Lap" in names else None,
    )


def _words(rows: Sequence[Row], start: str) -> list[tuple[str, str]]:
    """Cells of a preamble that begin with a word, split after it."""
    cells = [text(cell) for row in rows for cell in row]
    return [(start, cell.removeprefix(start)) for cell in cells if cell.startswith(start)]


def _train_red(rows: Sequence[Row], at: int) -> Layout:
    names = [text(cell) for cell in rows[at]]
    devices = [text(row[1]) for row in rows[:at] if len(row) > 1 and text(row[0]) == "Sensor ID"]
    places = [_slug(text(row[1])) for row in rows[:at] if len(row) > 1 and text(row[0]) == "Sensor Position"]
    meant = {
        "SmO2": ("smo2_pct", "filtered"),
        "O2HB unfiltered": ("o2hb_um", "raw"),
        "HHb unfiltered": ("hhb_um", "raw"),
    }
    signals, sensor = [], -1
    for column, name in enumerate(names):
        sensor += name == "SmO2"
        if name in meant and sensor >= 0:
            metric, method = meant[name]
            site, device = _nth(places, sensor) or f"sensor_{sensor + 1}", _nth(devices, sensor)
            signals.append(Signal(column, metric, site, device, method))
    if not signals:
        raise LacksColumn("SmO2")
    began = SESSION_AT.search(" ".join(text(cell) for cell in rows[0]))
    return Layout(
        vendor="train.red",
        first_row=at + 1,
        signals=tuple(signals),
        on=None if began is None else date.fromisoformat(began[1]),
        began_s=None if began is None else ((int(began[2]) % 12 + 12 * (began[4] in "pP")) * 60 + int(began[3])) * 60.0,
        seconds=lambda row: _plain(row[0]) if row else None,
        lap_column=names.index("Lap/Event") if "Lap/Event" in names else None,
    )


def _oxysoft(rows: Sequence[Row], at: int) -> Layout:
    known = {text(row[0]): row for row in rows[:at] if row}
    rate = _plain(_nth(known.get("Export sample rate", ()), 1))
    if not rate:
        raise LacksColumn("Export sample rate")
    device = text(_nth(known.get("Device id", ()), 1)) or None
    signals, event, row_at = [], None, at + 2
    while row_at < len(rows) and text(_nth(rows[row_at], 0)):
        column, name = int(_plain(rows[row_at][0]) or 0) - 1, text(_nth(rows[row_at], 1))
        trace = TRACE.search(name)
        if trace is not None:
            metric = TRACES[trace[1].casefold()]
            signals.append(Signal(column, metric, _slug(name.replace(trace[1], "")) or None, device, "oxysoft"))
        event = column if name == "(Event)" else event
        row_at += 1
    if not signals:
        raise LacksColumn("O2Hb")
    started = _nth(known.get("Start of measurement", ()), 1)
    began = started if isinstance(started, datetime) else None
    span = _plain(_nth(known.get("Export time span", ()), 1)) or 0.0
    began = None if began is None else began + timedelta(seconds=span)
    # below the legend: an empty row, then the columns' numbers, which look like a sample
    return Layout(
        vendor="artinis",
        first_row=row_at + 2,
        signals=tuple(signals),
        on=None if began is None else began.date(),
        began_s=None if began is None else clock_s(began),
        seconds=lambda row: None if (sample := _plain(_nth(row, 0))) is None else sample / rate,
        event_column=event,
    )


def _plain(cell: object) -> float | None:
    """A number as it stands; None for anything else."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    try:
        return float(text(cell))
    except ValueError:
        return None


def _nth(items: Sequence[T], at: int) -> T | None:
    return items[at] if len(items) > at else None


def _slug(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name)
    return SLUG.sub("_", spaced.casefold()).strip("_")
