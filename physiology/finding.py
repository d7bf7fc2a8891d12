"""The shape of every result: a value, the facts it rests on, and the reasons that moved it."""

from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Shape(BaseModel):
    """A frozen value that may cross a process: no unknown fields, no change after birth."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(StrEnum):
    """How a number came to be."""

    MEASURED = "measured"
    COMPUTED = "computed"
    PREDICTED = "predicted"
    PLANNED = "planned"
    DEFAULT = "default"


class Status(StrEnum):
    """How much the data behind a finding carry."""

    OK = "ok"
    PROVISIONAL = "provisional"


class Window(Shape):
    """The days a number speaks of, and how many of them anybody knows."""

    first_on: date
    last_on: date
    days_used: int
    days_expected: int


class Fact(Shape):
    """One number with its metric, its days and how it came to be.

    `metric` is a key of `physiology.metrics.METRICS`, which holds its unit and decimals. `low` and `high` bound a
    prediction, or a value whose inputs are partly unknown.
    """

    metric: str
    value: float
    window: Window | None = None
    """None only for what belongs to no days, such as how many days a computation needs."""
    kind: Kind = Kind.COMPUTED
    low: float | None = None
    high: float | None = None
    source: str | None = None


class Reason(Shape):
    """Why a value is what it is. The sentence lives in `prompts/messages` under `code`."""

    code: str
    facts: tuple[Fact, ...] = ()
    contribution: float | None = None
    """Points this reason moved the value by, in the value's own unit; None where it only gates."""
    citation: str | None = None
    """Key of the literature this rests on, or "house_rule"."""


class Finding(Shape, Generic[T]):
    """A computed value that can explain itself."""

    value: T
    status: Status
    facts: tuple[Fact, ...]
    reasons: tuple[Reason, ...]
    caveats: tuple[str, ...] = ()
    """Codes of what limits this finding: missing data, a changed device, an unvalidated formula."""
    method: str
    """`name@revision`: bumped whenever the same input would give another value."""
    as_of: date


class InsufficientData(Exception):
    """A quantity cannot be computed: fewer known values than it needs.

    `known` holds what can be said in its place, for example the days that are logged.
    """

    def __init__(
        self, quantity: str, needed: int, got: int, *, missing: str = "days", known: tuple[Fact, ...] = ()
    ) -> None:
        super().__init__(f"{quantity} needs {needed} {missing}, {got} known")
        self.quantity = quantity
        self.needed = needed
        self.got = got
        self.missing = missing
        self.known = known
