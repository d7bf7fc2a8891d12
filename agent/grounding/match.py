"""When a printed number states a value: half of the last printed digit, and never looser than the catalogue."""

import math

from agent.grounding.ledger import EDGE, Row
from agent.grounding.mention import Form, Mention

TIME_OF_DAY, DAY_MIN = "time of day", 1440.0
DECIMAL_HOURS_MIN = 3.0
"""A duration written in tenths of an hour may be off by half a tenth."""


def tolerance(mention: Mention, row: Row) -> float:
    """How far a printed value may lie from the true one."""
    half = mention.step / 2
    if mention.dimension == "duration" and 1 < mention.step < 60:
        return min(half, DECIMAL_HOURS_MIN) + EDGE
    return min(half, row.half) + EDGE


def printed(mention: Mention, row: Row) -> float:
    """The printed value in the row's canonical unit."""
    return mention.value * 1440 if mention.dimension == "days" and row.dimension == "duration" else mention.value


def _gap(mention: Mention, row: Row, true: float) -> float:
    """How far a printed value is from the true one; of times of day around the clock, and only if written as one."""
    if row.dimension != TIME_OF_DAY:
        return abs(printed(mention, row) - true)
    if mention.form is not Form.CLOCK:
        return math.inf
    return abs((mention.value - true + DAY_MIN / 2) % DAY_MIN - DAY_MIN / 2)


def states(mention: Mention, row: Row, value: float | None = None) -> bool:
    """Whether a mention prints a value of a row, sign included."""
    true = row.value if value is None else value
    return _gap(mention, row, true) <= tolerance(mention, row)


def states_size(mention: Mention, row: Row) -> bool:
    """Whether a mention prints the size of a row, whatever its sign."""
    if row.dimension == TIME_OF_DAY:
        return states(mention, row)
    return abs(abs(printed(mention, row)) - abs(row.value)) <= tolerance(mention, row)


def states_range(mention: Mention, row: Row) -> bool:
    """Whether a range prints a row's low and high."""
    if mention.high is None or row.low is None or row.high is None:
        return False
    scale = 1440 if mention.dimension == "days" and row.dimension == "duration" else 1
    width = tolerance(mention, row)
    return abs(mention.value * scale - row.low) <= width and abs(mention.high * scale - row.high) <= width
