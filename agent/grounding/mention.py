"""What the extractor finds: quantities and days, with their place in the text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Form(StrEnum):
    """How a number is used."""

    QUANTITY = "quantity"
    RANGE = "range"
    EACH = "each"
    """The second half of `6 x 4 min`."""
    PAIR = "pair"
    """`four of the last seven nights`."""
    WINDOW = "window"
    """`the last 7 days`, `28-day`."""
    CLOCK = "clock"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    SETS = "sets"
    ODD = "odd"
    """Digits inside something that is no number anybody writes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text, in the canonical unit of its dimension."""

    start: int
    end: int
    form: Form
    dimension: str
    value: float
    step: float = 1.0
    """One unit of the last printed digit."""
    high: float | None = None
    """The second endpoint of a range, or the total of a pair."""
    signed: bool = False
    from_to: bool = False
    """Written `from a to b`: a range, or a change."""
    lookback: bool = False
    """A pair whose total is a window: `four of the last seven`."""


@dataclass(frozen=True, slots=True)
class DayMention:
    """A date or a weekday in a text."""

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None

    def names(self, on: date) -> bool:
        """Whether this is a way to write a date."""
        return (
            self.weekday in (None, on.weekday())
            and self.day in (None, on.day)
            and self.month in (None, on.month)
            and self.year in (None, on.year)
        )
