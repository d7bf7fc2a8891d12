"""The typed query over one person's days: select, aggregate, and say what was counted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from physiology.aggregate import aggregate, correlation
from physiology.finding import Fact, InsufficientData, Kind, Window
from physiology.history import DailyHistory, FloatArray
from physiology.metrics import OBSERVED_KEYS, Aggregate, metric
from tools.computed_series import series
from tools.query import Condition, Query

DEFAULT_DAYS, LATEST_DAYS = 28, 182

Mask = NDArray[np.bool_]
OPERATORS: Mapping[str, Callable[[FloatArray, float], Mask]] = {
    "lt": lambda x, v: x < v,
    "le": lambda x, v: x <= v,
    "gt": lambda x, v: x > v,
    "ge": lambda x, v: x >= v,
    "eq": lambda x, v: x == v,
    "beyond": lambda x, v: np.abs(x) >= v,
    "known": lambda x, _: np.isfinite(x),
    "missing": lambda x, _: np.isnan(x),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """The days a query speaks of."""

    days: tuple[date, ...]
    values: FloatArray
    """NaN where the day is unknown or a condition left it out."""
    eligible: int
    """Days that met the conditions, known or not."""

    @property
    def window(self) -> Window:
        """First and last day asked about, days used, and days there are."""
        used = int(np.isfinite(self.values).sum())
        return Window(first_on=self.days[0], last_on=self.days[-1], days_used=used, days_expected=len(self.days))

    @property
    def rows(self) -> list[tuple[date, float]]:
        """Known days, newest first."""
        known = [(on, float(value)) for on, value in zip(self.days, self.values, strict=True) if np.isfinite(value)]
        return known[::-1]


def holds(condition: Condition, values: FloatArray) -> Mask:
    """Where a condition is true; unknown values fail every comparison."""
    with np.errstate(invalid="ignore"):
        return OPERATORS[condition.operator](values, condition.value or 0.0)


def select(history: DailyHistory, query: Query, key: str) -> Selection:
    """Cut a metric's days to the query's window and conditions.

    Raises
    ------
    physiology.finding.InsufficientData
        The window lies outside the days there are.
    """
    last_on = min(query.last_on or history.last_on, history.last_on)
    span = LATEST_DAYS if query.aggregate == "latest" else DEFAULT_DAYS
    first_on = max(query.first_on or last_on - timedelta(days=span - 1), history.first_on)
    first, last = (first_on - history.first_on).days, (last_on - history.first_on).days + 1
    if first >= last:
        raise InsufficientData("query", 1, 0)
    keep = np.ones(history.n_days, dtype=np.bool_)
    for condition in query.where:
        keep &= holds(condition, series(history, condition.metric))
    values = np.where(keep, series(history, key), np.nan)[first:last]
    days = tuple(history.first_on + timedelta(days=index) for index in range(first, last))
    return Selection(days, values, int(keep[first:last].sum()))


def is_flag(key: str) -> bool:
    """Whether a metric only says yes or no: illness, an injury, a check-in."""
    return (metric(key).low, metric(key).high, metric(key).unit) == (0, 1, "")


def sensible(query: Query) -> Query:
    """The query with an aggregate that means something: only what adds up is summed, and a yes is counted."""
    single = query.aggregate in ("latest", "correlation") and query.group_by not in ("week", "weekday")
    if is_flag(query.metric) and not single:
        others = tuple(condition for condition in query.where if condition.metric != query.metric)
        return query.model_copy(update={"aggregate": "sum", "where": others})
    if query.aggregate == "sum" and metric(query.metric).aggregate is not Aggregate.SUM:
        return query.model_copy(update={"aggregate": "mean"})
    return query


def fact(history: DailyHistory, query: Query) -> Fact:
    """The query's one number.

    Raises
    ------
    physiology.finding.InsufficientData
        Too few known days.
    """
    chosen = select(history, query, query.metric)
    if query.aggregate == "correlation" and query.other_metric:
        other = select(history, query, query.other_metric)
        value, n_days = correlation(chosen.values, other.values)
        return Fact(metric="correlation", value=value, window=chosen.window.model_copy(update={"days_used": n_days}))
    value = aggregate(chosen.values, query.aggregate)
    if query.aggregate == "count" and not query.where and not value:
        raise InsufficientData("query", 1, 0)
    window = chosen.window
    if query.aggregate == "latest":
        on, value = chosen.rows[0]
        window = Window(first_on=on, last_on=on, days_used=1, days_expected=1)
    kind = Kind.MEASURED if query.metric in OBSERVED_KEYS and query.aggregate == "latest" else Kind.COMPUTED
    return Fact(metric=answered_metric(query), value=value, window=window, kind=kind)


def answered_metric(query: Query) -> str:
    """What the answer is a value of: days for a count, a slope of its own where the metric has no unit."""
    if query.metric == "checked_in" and query.aggregate == "sum":
        return "count"
    if query.aggregate == "count" or (query.aggregate == "sum" and is_flag(query.metric)):
        return "days_known"
    return "trend_per_week" if query.aggregate == "trend" and not metric(query.metric).unit else query.metric
