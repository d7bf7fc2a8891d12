"""The one typed query over stored and computed days: no SQL and no code ever comes from a model."""

from datetime import date
from typing import Literal

from pydantic import Field

from physiology.finding import Shape

Aggregate = Literal["mean", "min", "max", "sum", "std", "count", "latest", "trend", "correlation", "values"]
Operator = Literal["lt", "le", "gt", "ge", "eq", "beyond", "known", "missing"]


class Condition(Shape):
    """Keep the days (or, on a roster, the people) for which a metric compares so; `beyond` is that far from 0."""

    metric: str
    operator: Operator
    value: float | None = None


class Query(Shape):
    """What to compute, over which days and whom.

    `where` keeps days; `having` keeps people by the aggregated value. Everything not asked for stays out.
    """

    metric: str
    aggregate: Aggregate = "latest"
    first_on: date | None = None
    """None: the last 28 days for an aggregate, the newest known day for `latest`."""
    last_on: date | None = None
    where: tuple[Condition, ...] = ()
    having: tuple[Condition, ...] = ()
    other_metric: str | None = None
    """The second metric of a correlation."""
    group_by: Literal["none", "week", "weekday", "athlete", "group"] = "none"
    order: Literal["ascending", "descending"] | None = None
    limit: int | None = Field(default=None, ge=1, le=100)
    people: tuple[str, ...] = ()
    """Aliases; empty for everybody in scope."""
    group: str | None = None
    """Position or training group, as the roster names it."""
