"""What a reader fills while it reads: it checks every value against the catalogue and keeps count."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from pydantic import ValidationError

from devices.files.batch import FileSummary, ImportBatch, Note, Rejected, RejectedFor
from devices.files.options import Options
from devices.files.units import other_unit
from physiology.metrics import METRICS
from physiology.observation import Observation, Source
from physiology.session import DoneSession
from physiology.stream import Stream

MAX_LISTED = 500
MAX_VALUE_CHARS = 60
OLDEST = date(1990, 1, 1)
REPORT_EVERY_ROWS = 1000
OBSERVATION_FIELDS = set(Observation.model_fields)
"""One set for all observations: everything in them was checked here, and a million own sets weigh a gigabyte."""
ZERO_IS_MISSING = frozenset({"sleep_min", "time_in_bed_min", "sleep_efficiency_pct", "steps", "energy_kcal"})


def zero_is_missing(metric: str) -> bool:
    """Whether 0 can only mean that nothing was measured."""
    return METRICS[metric].low > 0 or metric in ZERO_IS_MISSING


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value came from, for the report."""

    row: int
    column: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a file, and the unit somebody says it is in."""

    number: float
    unit: str | None


class FileGathering:
    """One file being read."""

    def __init__(self, name: str, options: Options) -> None:
        self.name = name
        self.note: Note | None = None
        self.rejected: list[Rejected] = []
        self._options = options
        self._expected = 0
        self._counts: Counter[str] = Counter()
        self._observations: dict[tuple[object, ...], tuple[Observation, int]] = {}
        self._sessions: dict[tuple[object, ...], tuple[DoneSession, int]] = {}
        self._rest_days: dict[date, int] = {}
        self._streams: list[Stream] = []
        self._recorded: dict[datetime | None, int] = {}

    def expect(self, rows: int) -> None:
        """Say how many rows there are to read, for whoever watches."""
        self._expected = rows
        self._report()

    def _report(self) -> None:
        if self._options.progress is not None:
            self._options.progress(self.name, self._counts["read"], self._expected)

    def row_read(self) -> bool:
        """Count a row; False once the limit is passed, and then the file is done with."""
        self._counts["read"] += 1
        read, limit = self._counts["read"], self._options.limits.rows
        if read % REPORT_EVERY_ROWS == 0:
            self._report()
        if read > limit:
            self._counts["read"] = limit
            self.reject(RejectedFor.TOO_MANY_ROWS, detail=str(limit))
            return False
        return True

    def missing(self, values: int = 1) -> None:
        """Count values that the file does not have."""
        self._counts["missing"] += values

    def skip(self) -> None:
        """Count a row that is left out on purpose."""
        self._counts["skipped"] += 1

    def reject(self, reason: RejectedFor, cell: Cell | None = None, count: int = 1, **fields: object) -> None:
        """Leave something out, and say why."""
        self._counts["rejected"] += count
        if len(self.rejected) >= MAX_LISTED:
            self._counts["unlisted"] += count
            return
        entry: dict[str, object] = {"file": self.name, "reason": reason, "count": count}
        if cell is not None:
            entry |= {"row": cell.row or None, "column": clean(cell.column), "value": clean(cell.value)}
        entry |= fields
        self.rejected.append(Rejected.model_validate(entry))

    def day_ok(self, on: date, cell: Cell) -> bool:
        """Whether a day can be: not in the future, not before wearables."""
        if on > self._options.today:
            self.reject(RejectedFor.FUTURE_DATE, cell, on=on)
            return False
        if on < OLDEST:
            self.reject(RejectedFor.IMPOSSIBLE_VALUE, Cell(cell.row, cell.column, on.isoformat()))
            return False
        return True

    def observe(
        self,
        metric: str,
        value: float | None,
        on: date,
        source: Source,
        cell: Cell,
        *,
        at: datetime | None = None,
        quality: Literal["ok", "suspect"] = "ok",
        written: Written | None = None,
    ) -> None:
        """Take one value if the catalogue finds it plausible. Of two alike the later one counts.

        `written` is the number and the unit as they stand in the file, where the unit is somebody's word.
        """
        if value is None or (value == 0 and zero_is_missing(metric)):
            self.missing()
            return
        row = METRICS[metric]
        seems = None if written is None else other_unit(metric, value, written.number, written.unit)
        if seems is not None:
            stated = (written.unit if written else None) or row.unit
            self.reject(RejectedFor.WRONG_UNIT, cell, metric=metric, unit=stated, suggestion=seems)
            return
        if not row.plausible(value):
            self.impossible(metric, cell)
            return
        found = Observation.model_construct(
            OBSERVATION_FIELDS, metric=metric, value=value, on=on, source=source, at=at, quality=quality
        )
        key = (metric, on, source.method, at)
        before = self._observations.pop(key, None)
        if before is not None:
            self.reject(RejectedFor.DUPLICATE_DAY, Cell(before[1], cell.column), metric=metric, on=on)
        self._observations[key] = (found, cell.row)

    def impossible(self, metric: str, cell: Cell) -> None:
        """Leave out a value that the catalogue finds impossible."""
        row = METRICS[metric]
        self.reject(RejectedFor.IMPOSSIBLE_VALUE, cell, metric=metric, unit=row.unit, low=row.low, high=row.high)

    def session(self, cell: Cell, **fields: object) -> None:
        """Take one session; a second one that is equal in everything is the same one. `cell` holds its duration."""
        km = fields.get("distance_km")
        if isinstance(km, float) and not METRICS["distance_km"].plausible(km):
            self.impossible("distance_km", Cell(cell.row, "distance_km", f"{km:g}"))
            fields["distance_km"] = None
        try:
            done = DoneSession.model_validate(fields)
        except ValidationError:
            self.impossible("session_duration_min", cell)
            return
        key = (done.on, done.activity, done.ended_at, done.duration_min, done.session_rpe)
        if key in self._sessions:
            self.reject(RejectedFor.DUPLICATE_ROW, Cell(cell.row), on=done.on)
            return
        self._sessions[key] = (done, cell.row)

    def rest(self, on: date, cell: Cell) -> None:
        """Take a confirmed day off."""
        self._rest_days.setdefault(on, cell.row)

    def record(self, stream: Stream, rows: int) -> None:
        """Take a recorded signal. The signals of one session were read from the same `rows`."""
        self._streams.append(stream)
        self._recorded[stream.started_at] = rows

    @property
    def streams(self) -> tuple[Stream, ...]:
        """What stands so far."""
        return tuple(self._streams)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """What stands so far."""
        return tuple(item for item, _ in self._observations.values())

    @property
    def sessions(self) -> tuple[DoneSession, ...]:
        """What stands so far."""
        return tuple(item for item, _ in self._sessions.values())

    @property
    def rest_days(self) -> tuple[date, ...]:
        """What stands so far."""
        return tuple(self._rest_days)

    def summary(self) -> FileSummary:
        """The counts."""
        rows = {row for _, row in self._observations.values()} | {row for _, row in self._sessions.values()}
        kept = len(rows | set(self._rest_days.values())) + sum(self._recorded.values())
        note = Note.NO_ROWS if not self._counts["read"] and not self.rejected and self.note is None else self.note
        counts = {name: self._counts[name] for name in ("read", "rejected", "missing", "skipped", "unlisted")}
        return FileSummary(file=self.name, kept=kept, note=note, **counts)


class Gathering:
    """All files of one import."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self._files: list[FileGathering] = []

    def file(self, name: str) -> FileGathering:
        """Begin a file."""
        self._files.append(FileGathering(clean(name) or "", self.options))
        return self._files[-1]

    def session_days(self) -> frozenset[date]:
        """Days on which some file so far has a session."""
        return frozenset(item.on for file in self._files for item in file.sessions)

    def observed(self) -> frozenset[tuple[str, date]]:
        """Metrics and days that some file so far has."""
        return frozenset((item.metric, item.on) for file in self._files for item in file.observations)

    def batch(self) -> ImportBatch:
        """Everything gathered, oldest first within a file."""
        return ImportBatch(
            observations=tuple(item for file in self._files for item in file.observations),
            sessions=tuple(item for file in self._files for item in file.sessions),
            rest_days=tuple(sorted({day for file in self._files for day in file.rest_days})),
            streams=tuple(item for file in self._files for item in file.streams),
            rejected=tuple(item for file in self._files for item in file.rejected),
            files=tuple(file.summary() for file in self._files),
        )


def clean(text: str | None) -> str | None:
    """Text of a file as it may be shown: short, and without control characters."""
    if text is None:
        return None
    shown = "".join(letter if letter.isprintable() else "�" for letter in text[: MAX_VALUE_CHARS + 1])
    return shown if len(shown) <= MAX_VALUE_CHARS else shown[: MAX_VALUE_CHARS - 1] + "…"
