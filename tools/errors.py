"""What each expected failure means to whoever called a tool. What is not in this table is a bug and is not caught."""

from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from physiology.finding import InsufficientData
from physiology.metrics import UnknownMetric
from physiology.outlook import ImpossibleSchedule
from store.sessions import DuplicateSession
from tools.context import UnknownPerson

Remedy = Literal["fix_arguments", "ask_athlete", "stop"]


class NotAllowed(Exception):
    """A principal may not do that."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class UnknownTool(Exception):
    """A model asked for a tool that does not exist or is not its to use."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there is no tool {name!r} here")
        self.name = name


@dataclass(frozen=True, slots=True)
class Meaning:
    """How to react to an expected failure."""

    code: str
    remedy: Remedy
    http_status: int


MEANINGS: dict[type[Exception], Meaning] = {
    ValidationError: Meaning("bad_arguments", "fix_arguments", 422),
    OverflowError: Meaning("bad_arguments", "fix_arguments", 422),  # a day that no calendar holds
    UnknownMetric: Meaning("unknown_metric", "fix_arguments", 422),
    UnknownPerson: Meaning("unknown_person", "fix_arguments", 404),
    UnknownTool: Meaning("unknown_tool", "fix_arguments", 404),
    InsufficientData: Meaning("insufficient_data", "ask_athlete", 409),
    DuplicateSession: Meaning("duplicate_session", "stop", 409),
    ImpossibleSchedule: Meaning("impossible_schedule", "fix_arguments", 422),
    NotAllowed: Meaning("not_allowed", "stop", 403),
}
EXPECTED = tuple(MEANINGS)


def meaning(error: Exception) -> Meaning:
    """The table's row for an expected failure."""
    return next(row for kind, row in MEANINGS.items() if isinstance(error, kind))
