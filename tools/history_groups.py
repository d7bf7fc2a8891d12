"""A metric's days by week or by weekday."""

from datetime import date, timedelta

import numpy as np

from physiology.aggregate import aggregate
from physiology.finding import Fact, InsufficientData, Window
from tools.context import Person, ToolContext
from tools.evidence import EvidenceList, Line, Table, ToolResult
from tools.facts import about, line, value_cell
from tools.insufficient import lacking
from tools.query import Query
from tools.querying import Selection, answered_metric

SPANS = ("week", "weekday")


async def grouped(
    context: ToolContext, who: Person, found: EvidenceList, chosen: Selection, query: Query
) -> ToolResult:
    """One number a week, or a weekday, of the known days."""
    groups: dict[date, list[float]] = {}
    for on, value in chosen.rows[::-1]:
        groups.setdefault(_group_of(on, chosen.days[-1], query.group_by), []).append(value)
    if not groups:
        return await lacking(context, InsufficientData("query", 1, 0), who, found, metric=query.metric)
    how = "mean" if query.aggregate in ("values", "latest") else query.aggregate
    cells = []
    by_weekday = query.group_by == "weekday"
    for on, values in sorted(groups.items(), key=lambda one: one[0].weekday() if by_weekday else one[0].toordinal()):
        try:
            value = aggregate(np.array(values), how)
        except InsufficientData:
            continue
        window = _window_of(on, query.group_by, len(values), chosen.days)
        fact = Fact(metric=answered_metric(query), value=value, window=window)
        label = _label(window, on, query.group_by).isoformat()
        day = Line(code=f"CELL_{query.group_by.upper()}", args={"on": label, "weekday": label})
        cells.append((day, value_cell(fact, found.add(fact, who.alias, aggregate=how), how)))
    table = Table(
        columns=(Line(code="COLUMN_DAY"), Line(code="COLUMN_METRIC", args={"metric": query.metric, "how": how})),
        rows=tuple(cells),
    )
    said = line(f"QUERY_BY_{query.group_by.upper()}", who, metric=query.metric, how=how)
    return ToolResult(tool=found.tool, lines=(*about(who), said), table=table, evidence=found.items)


def _label(window: Window, on: date, by: str) -> date:
    """The first day asked about in a week; the weekday itself."""
    return window.first_on if by == "week" else on


def _group_of(on: date, last_on: date, by: str) -> date:
    """The Monday of a week; for weekdays the newest such day."""
    if by == "week":
        return on - timedelta(days=on.weekday())
    return last_on - timedelta(days=(last_on.weekday() - on.weekday()) % 7)


def _window_of(on: date, by: str, known: int, days: tuple[date, ...]) -> Window:
    if by == "week":
        inside = [day for day in days if on <= day < on + timedelta(days=7)]
        return Window(first_on=inside[0], last_on=inside[-1], days_used=known, days_expected=len(inside))
    same = [day for day in days if day.weekday() == on.weekday()]
    return Window(first_on=same[0], last_on=same[-1], days_used=known, days_expected=len(same))
