"""What a file gave: observations, sessions, and everything that was left out, with the reason as a code."""

from datetime import date
from enum import StrEnum

from pydantic import Field, InstanceOf

from physiology.finding import Shape
from physiology.observation import Observation
from physiology.session import DoneSession
from physiology.stream import Stream


class RejectedFor(StrEnum):
    """Why something in a file was not taken. The sentence lives in `prompts/messages` under `IMPORT_REJECTED_*`."""

    NO_USABLE_FILE = "no_usable_file"
    BROKEN_FILE = "broken_file"
    AMBIGUOUS_FILE = "ambiguous_file"
    """Two files of one name: perhaps two people."""
    BAD_MAPPING = "bad_mapping"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    TOO_MANY_ROWS = "too_many_rows"
    UNREADABLE_ROW = "unreadable_row"
    UNREADABLE_VALUE = "unreadable_value"
    IMPOSSIBLE_VALUE = "impossible_value"
    WRONG_UNIT = "wrong_unit"
    WRONG_SCALE = "wrong_scale"
    MISSING_VALUE = "missing_value"
    """A value without which the row says nothing, such as a session's duration."""
    NO_DATE = "no_date"
    """A recording that says nowhere on which day it was made."""
    NOT_AN_ACTIVITY = "not_an_activity"
    """A device writes many kinds of file; only some hold training."""
    DUPLICATE_DAY = "duplicate_day"
    DUPLICATE_ROW = "duplicate_row"
    FUTURE_DATE = "future_date"


HARMLESS = frozenset(
    {
        RejectedFor.DUPLICATE_DAY,
        RejectedFor.DUPLICATE_ROW,
        RejectedFor.MISSING_VALUE,
        RejectedFor.NOT_AN_ACTIVITY,
        RejectedFor.UNKNOWN_COLUMN,
    }
)
"""Worth telling, yet nothing is wrong with the file."""


class Note(StrEnum):
    """What is worth knowing about a file beside its counts."""

    NO_ROWS = "no_rows"
    NOT_USED = "not_used"
    """Known, and read for nothing on purpose."""
    GUESSED = "guessed"
    """No mapping: the columns were recognised by their names."""


class Rejected(Shape):
    """One thing that was left out. `row` counts lines from the header, line 1; in JSON, records from 1."""

    file: str
    reason: RejectedFor
    row: int | None = None
    column: str | None = None
    value: str | None = None
    """As written, shortened. Untrusted text."""
    metric: str | None = None
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    suggestion: str | None = None
    """The unit, the column or the metric that would fit."""
    on: date | None = None
    detail: str | None = None
    """A code that narrows `reason`: `empty`, `truncated`, `encrypted`, `too_large`, ..."""
    count: int = 1
    """How many values this entry stands for."""

    @property
    def place(self) -> str:
        """How exactly the place is known: `cell`, `row`, `column` or `file`."""
        if self.row is not None:
            return "row" if self.column is None else "cell"
        return "file" if self.column is None else "column"

    @property
    def is_fault(self) -> bool:
        """Whether something in the file is wrong, rather than twice there or not asked for."""
        return self.reason not in HARMLESS

    @property
    def message(self) -> str:
        """Code of the sentence about this."""
        return f"IMPORT_REJECTED_{self.reason}"

    def slots(self) -> dict[str, str | float]:
        """Every argument a sentence about this may want; nothing is ever missing."""
        return {
            "place": self.place,
            "file": self.file,
            "row": str(self.row or ""),
            "column": self.column or "",
            "value": self.value or "",
            "metric": self.metric or "",
            "unit": self.unit or "",
            "low": _plain(self.low),
            "high": _plain(self.high),
            "suggestion": self.suggestion or "none",
            "on": self.on.isoformat() if self.on else "",
            "detail": self.detail or "none",
            "count": self.count,
        }


class FileSummary(Shape):
    """One file in numbers."""

    file: str
    read: int = 0
    """Rows or records read, the header not among them."""
    kept: int = 0
    """Rows of which at least one value was taken."""
    rejected: int = 0
    """Values, rows or columns left out for a reason; each is in `ImportBatch.rejected`, up to a limit a file."""
    missing: int = 0
    """Values the file does not have: empty cells, and zeros where the source writes 0 for "nothing entered"."""
    skipped: int = 0
    """Rows left out on purpose, such as naps."""
    unlisted: int = 0
    """Rejections beyond the limit: counted in `rejected`, not listed."""
    note: Note | None = None


class ImportBatch(Shape):
    """Everything one import read. Good rows are kept whatever happened to the others."""

    observations: tuple[Observation, ...] = ()
    sessions: tuple[DoneSession, ...] = ()
    rest_days: tuple[date, ...] = ()
    streams: tuple[InstanceOf[Stream], ...] = Field(default=(), exclude=True)
    """Recorded signals; arrays, so no part of the JSON form."""
    rejected: tuple[Rejected, ...] = ()
    files: tuple[FileSummary, ...] = ()

    @property
    def first_on(self) -> date | None:
        """The oldest day that has anything."""
        return min(self._days(), default=None)

    @property
    def last_on(self) -> date | None:
        """The newest day that has anything."""
        return max(self._days(), default=None)

    def _days(self) -> set[date]:
        observed = {item.on for item in self.observations}
        recorded = {item.on for item in self.streams}
        return observed | recorded | {item.on for item in self.sessions} | set(self.rest_days)


def _plain(number: float | None) -> str:
    return "none" if number is None else f"{number:g}"
